"""Validations, conditional formats and the like follow rows, those of x14 extensions, too.

Their formulas are told from the first cell of their areas.  Excel writes areas
as an attribute (``sqref``), in extensions as an element (``xm:sqref``).
"""

from formkit.formats.anchors import Anchors, Found
from formkit.formats.xml_splicing import Element

RULE_NAMES = (
    "dataValidation",
    "formula1",
    "formula2",
    "conditionalFormatting",
    "ignoredError",
    "protectedRange",
    "formula",
    "cfvo",
    "sparklineGroup",
    "sparkline",
    "f",
    "sqref",
)
"""Elements that this module looks at."""

_FORMULAS = ("formula1", "formula2", "formula", "f")


def shift_rules(found: Found, anchors: Anchors) -> None:
    """Say of every validation, conditional format and sparkline where it goes."""
    for rule in found.named("dataValidation", "conditionalFormatting", "sparkline"):
        _shift_rule(found, anchors, rule)
    for rule in found.named("ignoredError", "protectedRange"):
        _shift_areas(found, anchors, rule)
    for group in found.named("sparklineGroup"):
        for formula in found.inside(group, "f"):
            if formula.parent == "sparklineGroup":
                found.set_text(formula, anchors.formula(formula.text))


def _shift_rule(found: Found, anchors: Anchors, rule: Element) -> None:
    old, new = _shift_areas(found, anchors, rule)
    if not new:
        return
    for formula in found.inside(rule, *_FORMULAS):
        if formula.text.strip():
            shifted = anchors.mark_formula(formula.text, old, new)
            found.losses += anchors.losses(formula.text, shifted, old)
            found.set_text(formula, shifted)
    for value in found.inside(rule, "cfvo"):
        if formula_text := value.attributes.get("val", ""):
            found.set(value, "val", anchors.mark_formula(formula_text, old, new))


def _shift_areas(found: Found, anchors: Anchors, rule: Element) -> tuple[str, str]:
    """The old and the new areas of a rule; without any it is taken out."""
    written = found.inside(rule, "sqref")
    old = written[0].text if written else rule.attributes.get("sqref", "")
    new = anchors.areas(old)
    if old and not new:
        found.remove(rule)
    elif written:
        found.set_text(written[0], new)
    elif old:
        found.set(rule, "sqref", new)
    return old, new
