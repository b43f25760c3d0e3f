"""How the parts of a package refer to each other, and which parts the sheets are."""

from posixpath import basename, dirname, join, normpath, relpath
from typing import Protocol

from formkit.core.values import dataclass
from formkit.formats.package_editing import EditedPackage
from formkit.formats.xml_splicing import XmlPart

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE = ""
"""Stands for the package itself where a part is asked for."""
_DRAWING = "drawing"


class Parts(Protocol):
    """The parts of a package, for reading."""

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""

    def content(self, part: str) -> bytes:
        """What a part holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One reference of a part."""

    id: str
    address: str
    """What it is, as written; strict files have addresses of their own."""
    target: str
    """The part referred to; the address as written where it is outside the file."""
    is_external: bool = False

    @property
    def type(self) -> str:
        """The last word of its address: ``worksheet``, ``sharedStrings``."""
        return self.address.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    """Empty where the reference leads nowhere."""
    is_grid: bool
    """Whether it has rows; a chart or a dialog has none."""


def relations_part(part: str) -> str:
    """The part that holds a part's relations.

    >>> relations_part("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def relations(package: Parts, part: str) -> tuple[Relation, ...]:
    """What a part refers to, in the order written; or what ``PACKAGE`` does."""
    holder = relations_part(part)
    if not package.has(holder):
        return ()
    return tuple(
        Relation(
            id=one.attributes.get("Id", ""),
            address=one.attributes.get("Type", ""),
            target=_target(part, one.attributes),
            is_external=one.attributes.get("TargetMode") == "External",
        )
        for one in XmlPart(package.content(holder)).elements("Relationship")
    )


def workbook_part(package: Parts) -> str:
    """The part that lists the sheets.

    Raises:
        KeyError: the package has none.
    """
    found = (one.target for one in relations(package, PACKAGE) if one.type == "officeDocument")
    part = next(found, PACKAGE)
    if not package.has(part):
        raise KeyError(part)
    return part


def sheet_parts(package: Parts, workbook: str) -> tuple[SheetPart, ...]:
    """The sheets in their order."""
    targets = {one.id: one for one in relations(package, workbook)}
    found: list[SheetPart] = []
    for sheet in XmlPart(package.content(workbook)).elements("sheet"):
        keys = [key for key in sheet.attributes if key.endswith(" id")]
        relation = targets.get(sheet.attributes[keys[0]]) if keys else None
        has_part = relation is not None and package.has(relation.target)
        found.append(
            SheetPart(
                name=sheet.attributes.get("name", ""),
                part=relation.target if relation and has_part else "",
                is_grid=relation is not None and relation.type == "worksheet" and has_part,
            )
        )
    return tuple(found)


def reached_parts(package: EditedPackage) -> frozenset[str]:
    """All parts that the package refers to, straight or through others, with their relations."""
    found = {CONTENT_TYPES, relations_part(PACKAGE)}
    waiting = [PACKAGE]
    while waiting:
        for relation in relations(package, waiting.pop()):
            target = relation.target
            if not relation.is_external and target not in found and package.has(target):
                found |= {target, relations_part(target)}
                waiting.append(target)
    return frozenset(found)


def related_parts(package: EditedPackage, sheet: str) -> tuple[tuple[str, Relation], ...]:
    """What a sheet refers to, straight or through a drawing.

    Returns:
        The part that refers, and its relation, in the order written.
    """
    found: list[tuple[str, Relation]] = []
    waiting = [sheet]
    seen = {sheet}
    while waiting:
        holder = waiting.pop(0)
        for relation in relations(package, holder):
            target = relation.target
            if relation.is_external or target in seen or not package.has(target):
                continue
            seen.add(target)
            found.append((holder, relation))
            waiting += [target] if relation.type == _DRAWING else []
    return tuple(found)


def add_relation(package: EditedPackage, part: str, address: str, target: str) -> str:
    """Let a part refer to another one.

    Args:
        package: is changed.
        part: has relations already.
        address: what the relation is.
        target: the part referred to.

    Returns:
        The id of the relation.
    """
    holder = XmlPart(package.content(relations_part(part)))
    root, *others = holder.elements("Relationships", "Relationship")
    known = {one.attributes.get("Id") for one in others}
    new = next(name for number in range(1, len(known) + 2) if (name := f"rId{number}") not in known)
    path = relpath(target, dirname(part) or ".")
    tag = f'<{root.prefix}Relationship Id="{new}" Type="{address}" Target="{path}"/>'
    holder.insert(root.inner_end, tag.encode())
    package.put(relations_part(part), holder.written())
    return new


def remove_relations(package: EditedPackage, part: str, targets: frozenset[str]) -> None:
    """Let a part that has relations no longer refer to some others."""
    holder = XmlPart(package.content(relations_part(part)))
    for one in holder.elements("Relationship"):
        is_external = one.attributes.get("TargetMode") == "External"
        if not is_external and _target(part, one.attributes) in targets:
            holder.remove(one)
    package.put(relations_part(part), holder.written())


def add_content_type(package: EditedPackage, part: str, content_type: str) -> None:
    """Say what a new part is."""
    types = XmlPart(package.content(CONTENT_TYPES))
    root = types.elements("Types")[0]
    tag = f'<{root.prefix}Override PartName="/{part}" ContentType="{content_type}"/>'
    types.insert(root.inner_end, tag.encode())
    package.put(CONTENT_TYPES, types.written())


def remove_parts(package: EditedPackage, parts: frozenset[str]) -> None:
    """Take parts out, and what the package says of what they are."""
    types = XmlPart(package.content(CONTENT_TYPES))
    for one in types.elements("Override"):
        if one.attributes.get("PartName", "").lstrip("/") in parts:
            types.remove(one)
    package.put(CONTENT_TYPES, types.written())
    for part in sorted(parts):
        if package.has(part):
            package.remove(part)


def _target(part: str, attributes: dict[str, str]) -> str:
    address = attributes.get("Target", "")
    if attributes.get("TargetMode") == "External":
        return address
    return normpath(join("/", dirname(part), address)).lstrip("/")
