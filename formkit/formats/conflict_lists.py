"""The sheet of conflicts as plain values: what it says, and what people decided in it.

A hidden row under the guide tells which column is which, and a hidden column
which row is which, so that people may sort, filter and move columns about.
"""

from collections.abc import Iterator
from enum import StrEnum

from formkit.core.location import Loc
from formkit.core.values import dataclass, field
from formkit.model.sheets import EMPTY, Cell, Sheet, Workbook

CONFLICTS_SHEET = "formkit conflicts"
"""The sheet's name, in every language: it has to be found again."""
GUIDE_ROW, IDS_ROW, HEADER_ROW = 1, 2, 3


class ConflictColumn(StrEnum):
    """The columns, from the left; people see the values in the hidden row only."""

    NUMBER = "formkit_number"
    PLACE = "formkit_place"
    WHAT = "formkit_what"
    BASE = "formkit_base"
    OURS = "formkit_ours"
    THEIRS = "formkit_theirs"
    COSTS = "formkit_costs"
    DECISION = "formkit_decision"
    OWN = "formkit_own_text"
    NOTE = "formkit_note"
    """Why somebody decided so; workbooks of older releases lack it."""
    KEY = "formkit_key"
    """Hidden: which conflict it is."""
    TAKEN = "formkit_taken"
    """Hidden: what the form beside it holds."""


HIDDEN_COLUMNS = (ConflictColumn.KEY, ConflictColumn.TAKEN)
_SEEN = tuple(one for one in ConflictColumn if one not in HIDDEN_COLUMNS)
_FORM = "formkit_form:"
"""Stands in the hidden row, behind the ids of the columns, before the sign of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """One conflict as people see it."""

    key: str
    """Of the conflict, with a sign behind it that tells which side is called ours."""
    place: str
    what: str
    base: str
    ours: str
    theirs: str
    costs: str
    decision: str = ""
    """In the reader's words; empty while nobody has decided."""
    own: str = ""
    note: str = ""
    takes_own: bool = False
    """Whether a text of one's own is on offer."""
    taken: str = ""
    sheet: str = ""
    """Where the link leads; empty for no link."""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictList:
    """All that the sheet says, in the reader's words already."""

    guide: str
    headers: tuple[str, ...]
    """Of the columns in view."""
    offers: tuple[str, ...]
    """The decisions on offer for every conflict; none holds a comma."""
    own_offer: str
    """The one that asks for a text of one's own."""
    refusal: str
    """What Excel says of any other word."""
    lines: tuple[ConflictLine, ...]
    form_sign: str = ""
    """Stands for the form beside the sheet as formkit wrote it; empty: none is kept."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts of all rows, hidden ones too."""
        hidden = tuple(str(one) for one in HIDDEN_COLUMNS)
        sign = (f"{_FORM}{self.form_sign}",) if self.form_sign else ()
        ids = (*map(str, ConflictColumn), *sign)
        first = ((self.guide,), ids, (*self.headers, *hidden))
        lines = (_texts(number, one) for number, one in enumerate(self.lines, start=1))
        return (*first, *lines)


def _texts(number: int, line: ConflictLine) -> tuple[str, ...]:
    before = (str(number), line.place, line.what, line.base, line.ours, line.theirs, line.costs)
    return (*before, line.decision, line.own, line.note, line.key, line.taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """What stands in one row of the sheet after people worked in it."""

    key: str
    sign: str
    """Tells which side was called ours when the sheet was written."""
    decision: Cell = field(default=EMPTY)
    decision_loc: Loc
    own: Cell = field(default=EMPTY)
    own_loc: Loc
    taken: str = ""
    note: str = ""
    seen: tuple[str, ...] = ()
    """The texts of the columns in view, in the order of ``ConflictColumn``."""

    @property
    def what(self) -> str:
        """What the conflict is about, in the words of the sheet."""
        return self._seen(ConflictColumn.WHAT)

    @property
    def as_listed(self) -> ConflictLine:
        """The row as it stands, for a conflict that is not there any more."""
        return ConflictLine(
            key=self.key + self.sign,
            place=self._seen(ConflictColumn.PLACE),
            what=self.what,
            base=self._seen(ConflictColumn.BASE),
            ours=self._seen(ConflictColumn.OURS),
            theirs=self._seen(ConflictColumn.THEIRS),
            costs=self._seen(ConflictColumn.COSTS),
            decision=self.decision.text,
            own=self.own.text,
            note=self.note,
            taken=self.taken,
        )

    def _seen(self, column: ConflictColumn) -> str:
        return dict(zip(_SEEN, self.seen, strict=False)).get(column, "")


def read_decisions(workbook: Workbook) -> tuple[DecidedLine, ...] | None:
    """What people decided, from the top; None where the workbook has no sheet of conflicts.

    A row without a key is none of a conflict and passed over.
    """
    sheet = workbook.sheet(CONFLICTS_SHEET)
    columns = _columns(sheet) if sheet else None
    if sheet is None or columns is None:
        return None
    return tuple(_decided(workbook, sheet, *columns))


def read_form_sign(workbook: Workbook) -> str:
    """What stands for the form beside the sheet as formkit wrote it; empty where nothing does."""
    sheet = workbook.sheet(CONFLICTS_SHEET)
    cells = (cell.text for row in (sheet.rows if sheet else ()) for cell in row.cells)
    return next((text.removeprefix(_FORM) for text in cells if text.startswith(_FORM)), "")


def _columns(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of ids, and the column of each; None where one was deleted."""
    needed = {*HIDDEN_COLUMNS, ConflictColumn.DECISION, ConflictColumn.OWN}
    for row in sheet.rows:
        found = {cell.text: number for number, cell in enumerate(row.cells, start=1) if cell.text}
        if needed <= found.keys():
            return row.number, found
    return None


def _decided(
    workbook: Workbook, sheet: Sheet, ids_row: int, columns: dict[str, int]
) -> Iterator[DecidedLine]:
    decision, own = columns[ConflictColumn.DECISION], columns[ConflictColumn.OWN]
    seen = [columns.get(one, 0) for one in _SEEN]
    for row in sheet.rows:
        key = row.cell(columns[ConflictColumn.KEY]).text
        if row.number > ids_row and key and key != ConflictColumn.KEY:
            yield DecidedLine(
                key=key[:-1],
                sign=key[-1],
                decision=row.cell(decision),
                decision_loc=workbook.loc(sheet.name, row.number, decision),
                own=row.cell(own),
                own_loc=workbook.loc(sheet.name, row.number, own),
                taken=row.cell(columns[ConflictColumn.TAKEN]).text,
                note=row.cell(columns.get(ConflictColumn.NOTE, 0)).text,
                seen=tuple(row.cell(one).text for one in seen),
            )
