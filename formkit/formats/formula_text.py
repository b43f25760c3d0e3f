"""References to cells in the text of a formula, and the same formula with others.

openpyxl's tokenizer is not used: it refuses ``A1#`` and ``A1:#REF!``, and a line
break between two terms stands elsewhere after it (3.1.5).  Here all that is no
reference is left as it is written, byte for byte.
"""

import re
from collections.abc import Callable

from formkit.core.location import column_letters
from formkit.core.values import dataclass, replace
from formkit.formats.sheet_marks import column_number

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

BROKEN = "#REF!"
"""What stands in the place of a reference to what is no more."""

_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
_OPERAND = re.compile(
    rf"""
      "(?:[^"]|"")*"                                                    # text
    | \#[\w/]+[!?][\w$:]*                                               # an error, #REF!A1
    | (?P<operand>(?:[\w.$\\?!:]|'(?:[^']|'')*'|(?P<book>{_BRACKETS}))+)(?P<call>\(?)
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_CORNER = re.compile(r"(?:(\$?)([A-Za-z]{1,3}))?(?:(\$?)([1-9][0-9]{0,6}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """A cell of a reference, or the row or column in one that speaks of whole ones."""

    row: int = 0
    """0 in a reference to whole columns."""
    column: int = 0
    """0 in a reference to whole rows."""
    row_is_fixed: bool = False
    """Whether a ``$`` stands before the row."""
    column_is_fixed: bool = False

    def __str__(self) -> str:
        column = "$" * self.column_is_fixed + column_letters(self.column)
        return column + ("$" * self.row_is_fixed + str(self.row) if self.row else "")


Reference = tuple[Corner, ...]
"""One corner, or both ends of a range as they are written."""

Turn = Callable[[str | None, Reference], Reference | None]
"""Name of the sheet (None where it is not said) and reference -> the new one, None for none."""


def rewrite_formula(formula: str, turn: Turn) -> str:
    """The formula with other references; the very same text where none changes.

    Left alone are texts, names, functions, tables (``Table1[age]``), other
    files (``[1]survey!A1``) and references through several sheets (``a:b!A1``).
    """

    def turned(found: re.Match[str]) -> str:
        operand = found["operand"]
        if operand is None or found["book"]:
            return found[0]
        return _turned_operand(operand, turn, is_call=bool(found["call"])) + found["call"]

    return _OPERAND.sub(turned, formula)


def spans_sheets(formula: str) -> bool:
    """Tell whether a formula reads the same cells of several sheets, ``SUM(a:b!A1)``."""
    operands = (found["operand"] or "" for found in _OPERAND.finditer(formula))
    return any(_is_through_sheets(operand) for operand in operands if "[" not in operand)


def with_rows(reference: Reference, rows: tuple[int, int]) -> Reference:
    """The same reference to other rows; ends that were written upside down stay so."""
    if len(reference) == 1:
        return (replace(reference[0], row=rows[0]),)
    first, last = rows if reference[0].row <= reference[1].row else rows[::-1]
    return replace(reference[0], row=first), replace(reference[1], row=last)


def sheet_of(prefix: str) -> str:
    """The name of a sheet as a formula writes it.

    >>> sheet_of("'Children''s list'!"), sheet_of("survey!")
    ("Children's list", 'survey')
    """
    name = prefix.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _turned_operand(operand: str, turn: Turn, *, is_call: bool) -> str:
    if "[" in operand or _is_through_sheets(operand):
        return operand
    sides = [side.rpartition("!") for side in operand.split(":")]
    places = [place for _, _, place in sides]
    prefixes = [name + mark for name, mark, _ in sides]
    corners = [_corner(place) for place in (places[:-1] if is_call else places)]
    if len(corners) == len(sides) == 2 and prefixes[1] in {"", prefixes[0]}:  # noqa: PLR2004 - a range
        first, last = corners
        if first and last and _are_of_a_kind(first, last):
            return _turned_range(operand, (first, last), prefixes, turn)
    for number, corner in enumerate(corners):
        if corner and corner.row and corner.column:
            new = turn(_sheet(prefixes[number] or prefixes[0]), (corner,))
            if new != (corner,):
                places[number] = str(new[0]) if new else BROKEN
    return ":".join(prefix + place for prefix, place in zip(prefixes, places, strict=True))


def _turned_range(operand: str, ends: Reference, prefixes: list[str], turn: Turn) -> str:
    new = turn(_sheet(prefixes[0]), ends)
    if new == ends:
        return operand
    if new is None:
        return prefixes[0] + BROKEN
    return f"{prefixes[0]}{new[0]}:{prefixes[1]}{new[1]}"


def _sheet(prefix: str) -> str | None:
    return sheet_of(prefix) if prefix else None


def _is_through_sheets(operand: str) -> bool:
    """``a:b!A1`` and ``'a b:c'!A1``; a range says its sheet before its first cell, if at all."""
    if any(":" in name for name in _QUOTED.findall(operand)):
        return True
    first, *others = operand.split(":")
    return "!" not in first and any("!" in side for side in others)


def _corner(place: str) -> Corner | None:
    found = _CORNER.fullmatch(place)
    if not found or not place:
        return None
    column = column_number(found[2].upper()) if found[2] else 0
    row = int(found[4] or 0)
    if column > LAST_COLUMN or row > LAST_ROW or (found[3] and not row):
        return None
    return Corner(
        row=row, column=column, row_is_fixed=bool(found[3]), column_is_fixed=bool(found[1])
    )


def _are_of_a_kind(first: Corner, last: Corner) -> bool:
    """Tell whether both are cells, both whole rows or both whole columns."""
    return bool(first.row) == bool(last.row) and bool(first.column) == bool(last.column)
