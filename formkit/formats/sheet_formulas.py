"""What becomes of a sheet's formulas when cells are overwritten and rows go elsewhere."""

from collections.abc import Callable, Iterable, Iterator

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.anchors import Area, parse_area
from formkit.formats.edit_words import few
from formkit.formats.formula_references import (
    Place,
    formula_losses,
    shifted_span,
    translated_formula,
)
from formkit.formats.row_map import RowMap
from formkit.formats.sheet_rows import (
    CellXml,
    RowXml,
    Tagged,
    find_tagged,
    row_cells,
    tags_named,
)
from formkit.formats.xml_tags import escaped, tag_attributes, unescaped

_FORMULA = tags_named(b"f")
_SHARED = "shared"
_BLOCKS = frozenset({"array", "dataTable"})
_INPUTS = ("r1", "r2")
"""The cells that a data table puts its values in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What formulas of one sheet are to follow."""

    sheet: str
    rows: RowMap
    overwritten: frozenset[Place]
    """Places as read."""
    shift: Callable[[str], str]
    """A formula of this sheet -> the formula once rows are elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as a cell holds it."""

    place: Place
    piece: Tagged
    """Its element, without what follows."""
    text: str
    attributes: dict[str, str]

    @property
    def kind(self) -> str:
        """``shared``, ``array``, ``dataTable``, ``normal``."""
        return self.attributes.get("t", "normal")

    def written(self, text: str, values: dict[str, str | None]) -> bytes:
        """Its element with another text and other attributes."""
        return self.piece.saying(values).holding(escaped(text).encode()).xml


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaPlan:
    """What becomes of the formulas of one sheet."""

    elements: dict[Place, bytes]
    """Place as read -> the formula's element as it will be, empty where it goes."""
    losses: tuple[Message, ...] = ()
    has_formulas: bool = False
    is_stirred: bool = False
    """Whether a formula went, or stands elsewhere."""


_Outcome = tuple[Place, bytes] | Message


def plan_formulas(rows: Iterable[RowXml], ground: Ground) -> FormulaPlan:
    """Say what becomes of all formulas of a sheet."""
    formulas = find_formulas(rows)
    alive = [one for one in formulas if _lives(one, ground)]
    shared: dict[str, list[Formula]] = {}
    outcomes: list[_Outcome] = [*_overwritten(formulas, ground)]
    for one in formulas:
        if one.kind == _SHARED:
            shared.setdefault(one.attributes.get("si", ""), []).append(one)
        elif one.kind in _BLOCKS:
            outcomes += _block(one, ground)
        elif _lives(one, ground):
            outcomes += _followed(one, one.text, {}, ground)
    for members in shared.values():
        outcomes += _group(members, ground)
    stays = all(ground.rows.new_row(one.place[0]) == one.place[0] for one in alive)
    return FormulaPlan(
        elements=dict(one for one in outcomes if not isinstance(one, Message)),
        losses=tuple(one for one in outcomes if isinstance(one, Message)),
        has_formulas=bool(formulas),
        is_stirred=len(alive) < len(formulas) or not stays,
    )


def find_formulas(rows: Iterable[RowXml]) -> tuple[Formula, ...]:
    """All formulas of a sheet, in sheet order."""
    found: list[Formula] = []
    for row in rows:
        if b"<f" in row.piece.body or b":f" in row.piece.body:
            for cell in row_cells(row)[1]:
                if parts := split_formula(cell):
                    piece = parts[1]
                    formula = Formula(
                        place=(row.number, cell.column),
                        piece=piece,
                        text=unescaped(piece.body),
                        attributes=tag_attributes(piece.tag),
                    )
                    found.append(formula)
    return tuple(found)


def split_formula(cell: CellXml) -> tuple[bytes, Tagged, bytes] | None:
    """What stands in a cell before its formula, the formula, and what stands behind."""
    body = cell.piece.body
    for start, piece in find_tagged(body, _FORMULA):
        length = piece.rest.find(b">") + 1 if not piece.tag.endswith(b"/>") else 0
        formula = Tagged(piece.tag, piece.body, piece.rest[:length])
        return body[:start], formula, piece.rest[length:]
    return None


def _lives(formula: Formula, ground: Ground) -> bool:
    return _is_kept(formula, ground) and formula.place not in ground.overwritten


def _is_kept(formula: Formula, ground: Ground) -> bool:
    """Tell whether the row of a formula is still there."""
    return bool(ground.rows.new_row(formula.place[0]))


def _overwritten(formulas: Iterable[Formula], ground: Ground) -> Iterator[Message]:
    cells = tuple(
        _a1(one.place, ground)
        for one in formulas
        if one.place in ground.overwritten and _is_kept(one, ground)
    )
    if cells:
        text = "formulas give way to the texts that are put in their cells: {cells}"
        yield Message(text, cells=few(cells))


def _followed(
    formula: Formula, text: str, values: dict[str, str | None], ground: Ground
) -> Iterator[_Outcome]:
    """The formula with what it speaks of, where that is elsewhere."""
    new = ground.shift(text)
    yield from formula_losses(text, new, _a1(formula.place, ground))
    if new != formula.text or any(
        formula.attributes.get(name) != value for name, value in values.items()
    ):
        yield formula.place, formula.written(new, values)


def _group(members: list[Formula], ground: Ground) -> Iterator[_Outcome]:
    """Cells that share a formula go on doing so only where nothing of it changes."""
    origin = next((one for one in members if one.text), None)
    if origin is None:
        return
    alive = [one for one in members if _lives(one, ground)]
    texts = [
        one.text or translated_formula(origin.text, origin=origin.place, place=one.place)
        for one in alive
    ]
    stays = _lives(origin, ground) and all(
        ground.rows.new_row(one.place[0]) == one.place[0] and ground.shift(text) == text
        for one, text in zip(alive, texts, strict=True)
    )
    if not stays:
        for one, text in zip(alive, texts, strict=True):
            yield from _followed(one, text, {"t": None, "ref": None, "si": None}, ground)


def _block(formula: Formula, ground: Ground) -> Iterator[_Outcome]:
    """A formula for several cells at once goes when one of them is torn out."""
    area = _area(formula)
    (top, bottom), (left, right) = area.rows, area.columns
    is_wide = top != bottom or left != right
    is_torn = is_wide and (
        any(top <= row <= bottom for row in ground.rows.moved)
        or any(top <= row <= bottom and left <= at <= right for row, at in ground.overwritten)
    )
    span = shifted_span(area.rows, ground.rows)
    if span is None or not (is_wide or _lives(formula, ground)):
        return
    if is_torn or not _lives(formula, ground):
        text = (
            "the formula at {cell} is for all of {cells} at once, and some of these go or are "
            "written anew; the others keep its last results, and the formula goes"
        )
        yield Message(text, cell=_a1(formula.place, ground), cells=str(area))
        yield formula.place, b""
        return
    values: dict[str, str | None] = {}
    if span != area.rows:
        values["ref"] = str(area.over(span))
    for name in _INPUTS:
        if name in formula.attributes:
            values[name] = ground.shift(formula.attributes[name])
    yield from _followed(formula, formula.text, values, ground)


def _area(formula: Formula) -> Area:
    """The cells that a formula is for."""
    row, column = formula.place
    alone = Area(rows=(row, row), columns=(column, column), is_cell=True)
    return parse_area(formula.attributes.get("ref", "")) or alone


def _a1(place: Place, ground: Ground) -> str:
    return Loc(sheet=ground.sheet, row=place[0], column=place[1]).a1
