"""The comments of one sheet in a package, with formkit's own in place of those it had."""

from collections.abc import Iterable, Iterator, Mapping

from formkit.core.values import dataclass
from formkit.formats.added_parts import BOXES, COMMENTS, add_part
from formkit.formats.anchors import parse_area
from formkit.formats.annotations import SIGN, CellNote
from formkit.formats.comment_boxes import EMPTY_BOXES, Box, last_block, with_boxes, without_boxes
from formkit.formats.comment_parts import EMPTY_COMMENTS, with_ours, without_ours
from formkit.formats.formula_references import Place
from formkit.formats.marked_sheets import boxes_named, name_boxes
from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import relations
from formkit.formats.xml_splicing import XmlPart

_THREADS = "threadedComment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespaces:
    """How a package calls things; strict files have names of their own."""

    main: str
    relations: str


def comment_sheet(
    package: EditedPackage, sheet: str, notes: Iterable[CellNote], names: Namespaces
) -> None:
    """Put notes below what people wrote, and take the old notes out.

    A cell on which people talk in threads keeps them as they are: Excel shows nothing
    that is not part of the thread.

    Args:
        package: is changed.
        sheet: the worksheet's part.
        notes: one a cell.
        names: of the package.

    Raises:
        ExpatError: a part is not well formed.
        ValueError: the boxes of comments are not what they should be.
    """
    known = {one.type: one.target for one in relations(package, sheet)}
    part = known.get(COMMENTS, "")
    before = package.content(part) if part else EMPTY_COMMENTS.format(namespace=names.main).encode()
    wanted = {cell: note for note in notes if (cell := note.cell)}
    if not wanted and SIGN.encode() not in before:
        return
    if _THREADS in known:
        wanted = dict(_without_threads(wanted, package.content(known[_THREADS])))
    taken, gone = without_ours(before)
    after, new = with_ours(taken, {cell: note.text for cell, note in wanted.items()})
    boxes = [
        Box(place=(note.row, note.column), text=note.text)
        for cell, note in wanted.items()
        if cell in new
    ]
    _put_boxes(package, sheet, frozenset(_places(gone)), boxes, names)
    if part:
        package.put(part, after)
    elif new:
        add_part(package, sheet, COMMENTS, after, names.relations)


def _without_threads(
    notes: Mapping[str, CellNote], threads: bytes
) -> Iterator[tuple[str, CellNote]]:
    talked = {one.attributes.get("ref") for one in XmlPart(threads).elements(_THREADS)}
    return ((cell, note) for cell, note in notes.items() if cell not in talked)


def _put_boxes(
    package: EditedPackage,
    sheet: str,
    gone: frozenset[Place],
    boxes: list[Box],
    names: Namespaces,
) -> None:
    xml = package.content(sheet)
    named = boxes_named(xml)
    targets = (one.target for one in relations(package, sheet) if one.id == named)
    part = next(targets, "") if named else ""
    if part:
        package.put(part, with_boxes(without_boxes(package.content(part), gone), boxes))
    elif boxes:
        block = _last_block(package) + 1
        content = with_boxes(EMPTY_BOXES.format(block=block).encode(), boxes)
        _, relation = add_part(package, sheet, BOXES, content, names.relations)
        package.put(sheet, name_boxes(xml, relation, names.relations))


def _last_block(package: EditedPackage) -> int:
    boxes = (part for part in package.parts() if part.endswith(".vml"))
    return max((last_block(package.content(part)) for part in boxes), default=0)


def _places(cells: frozenset[str]) -> Iterator[Place]:
    for area in map(parse_area, cells):
        if area:
            yield area.rows[0], area.columns[0]
