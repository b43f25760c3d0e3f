"""Elements that hold marks of a worksheet say how many, and go when none is left."""

from formkit.formats.anchors import Found
from formkit.formats.xml_splicing import Element

_HOLDERS = {
    "mergeCells": ("mergeCell",),
    "hyperlinks": ("hyperlink",),
    "dataValidations": ("dataValidation",),
    "conditionalFormattings": ("conditionalFormatting",),
    "protectedRanges": ("protectedRange",),
    "ignoredErrors": ("ignoredError",),
    "rowBreaks": ("brk",),
    "cellWatches": ("cellWatch",),
    "tableParts": ("tablePart",),
    "scenario": ("inputCells",),
    "scenarios": ("scenario",),
    "sparklines": ("sparkline",),
    "sparklineGroup": ("sparklines",),
    "sparklineGroups": ("sparklineGroup",),
    "ext": (
        "conditionalFormattings",
        "dataValidations",
        "ignoredErrors",
        "protectedRanges",
        "sparklineGroups",
    ),
    "extLst": ("ext",),
}
"""Holder -> what it holds, inner holders first."""

HOLDER_NAMES = tuple(_HOLDERS)
"""Elements that this module looks at, besides those that they hold."""

_TRUE = frozenset({"1", "true"})


def close_holders(found: Found) -> None:
    """Mend the counts of holders from which something was removed."""
    for holder, held in _HOLDERS.items():
        for one in found.named(holder):
            mine = [inner for inner in found.inside(one, *held) if inner.parent == holder]
            kept = [inner for inner in mine if inner.start not in found.removed]
            if len(kept) == len(mine):
                continue
            if kept:
                _count(found, one, kept)
            else:
                found.remove(one)


def _count(found: Found, holder: Element, kept: list[Element]) -> None:
    if "count" in holder.attributes:
        found.set(holder, "count", str(len(kept)))
    if "manualBreakCount" in holder.attributes:
        manual = sum(one.attributes.get("man") in _TRUE for one in kept)
        found.set(holder, "manualBreakCount", str(manual))
