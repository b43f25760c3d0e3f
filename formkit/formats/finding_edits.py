"""The fewest edits after which a workbook reads as another form.

Rows and columns that stay keep their cells, whatever way these are written: a
cell is set only where it would read as something else.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.formats.cleaning import CleanTexts
from formkit.formats.column_plans import plan_columns
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.header_texts import header_texts
from formkit.formats.headers import CHOICES, EXTERNAL_CHOICES, FORM_SHEETS, SETTINGS, SURVEY
from formkit.formats.language_columns import wording_keys
from formkit.formats.layout import form_tables, layout, written_headers
from formkit.formats.layout_columns import Table
from formkit.formats.lines import new_lines, old_lines
from formkit.formats.reading import cleaning, form_of, form_sheets
from formkit.formats.row_alignment import Line, Partners, align
from formkit.formats.row_places import order_of_lists
from formkit.formats.sheet_columns import HeaderRow, find_header_row
from formkit.formats.sheet_edits import SheetGoal, edits_of_sheet
from formkit.formats.sheet_pairs import SheetPair
from formkit.formats.text_sheet_edits import edits_of_texts, order_of_sheets
from formkit.model.edits import Edit, SheetDeleted, SheetReplaced, SheetsOrdered
from formkit.model.form import Form
from formkit.model.sheets import Sheet, Workbook


def find_edits(workbook: Workbook, new_form: Form) -> tuple[Edit, ...]:
    """The edits that make a workbook read as a form, and leave all else as it is.

    Args:
        workbook: as read.
        new_form: one that ``layout`` can say.

    Returns:
        Edits in the order of sheets and rows; none when the workbook says the form already.
        Where its format cannot say the form, the edits that come closest.

    Raises:
        FormkitError: two sheets have one name, so that an edit cannot tell them apart.
    """
    _check_names(workbook)
    old_form = form_of(workbook)
    if old_form == new_form:
        return ()
    ways = (_editing, _replacing_form, _replacing_all)
    found = (tuple(way(workbook, old_form, new_form)) for way in ways)
    finest = next(found)
    fitting = (
        edits
        for edits in chain([finest], found)
        if form_of(edit_workbook(workbook, edits)) == new_form
    )
    return next(fitting, finest)


def _check_names(workbook: Workbook) -> None:
    seen: set[str] = set()
    for sheet in workbook.sheets:
        if sheet.name in seen:
            message = Message("two sheets are called {name}: rename one", name=sheet.name)
            raise FormkitError(message, loc=workbook.loc(sheet.name))
        seen.add(sheet.name)


def _editing(workbook: Workbook, old_form: Form, new_form: Form) -> Iterator[Edit]:
    """Row by row and cell by cell; a sheet as a whole only where it comes or goes."""
    edits = [*_form_edits(workbook, new_form), *edits_of_texts(old_form.sheets, new_form.sheets)]
    yield from edits
    yield from order_of_sheets(_names_after(workbook, edits), old_form.sheets, new_form.sheets)


def _replacing_form(workbook: Workbook, old_form: Form, new_form: Form) -> Iterator[Edit]:
    """The sheets of the form as a whole, the others as above."""
    sheets, _ = form_sheets(workbook)
    laid_out = {sheet.name: sheet for sheet in layout(new_form).sheets}
    edits: list[Edit] = []
    for kind in FORM_SHEETS:
        name = sheets[kind].name if kind in sheets else kind
        if kind in laid_out:
            edits.append(_replaced(name, laid_out[kind]))
        elif kind in sheets:
            edits.append(SheetDeleted(sheet=name))
    edits += edits_of_texts(old_form.sheets, new_form.sheets)
    yield from edits
    yield from order_of_sheets(_names_after(workbook, edits), old_form.sheets, new_form.sheets)


def _replacing_all(workbook: Workbook, _old_form: Form, new_form: Form) -> Iterator[Edit]:
    """Every sheet as a whole: for sheets whose names clash."""
    laid_out = layout(new_form).sheets
    names = tuple(sheet.name for sheet in laid_out)
    yield from (_replaced(sheet.name, sheet) for sheet in laid_out)
    yield from (
        SheetDeleted(sheet=sheet.name) for sheet in workbook.sheets if sheet.name not in names
    )
    yield SheetsOrdered(sheets=names)


def _replaced(name: str, sheet: Sheet) -> SheetReplaced:
    rows = {row.number: tuple(cell.text for cell in row.cells) for row in sheet.rows}
    last = max(rows, default=0)
    return SheetReplaced(
        sheet=name, rows=tuple(rows.get(number, ()) for number in range(1, last + 1))
    )


def _names_after(workbook: Workbook, edits: Sequence[Edit]) -> tuple[str, ...]:
    """The sheets that there are after edits, in their order."""
    deleted = {edit.sheet for edit in edits if isinstance(edit, SheetDeleted)}
    old = [sheet.name for sheet in workbook.sheets if sheet.name not in deleted]
    new = [edit.sheet for edit in edits if isinstance(edit, SheetReplaced)]
    return tuple(dict.fromkeys((*old, *new)))


def _form_edits(workbook: Workbook, new_form: Form) -> Iterator[Edit]:
    sheets, _ = form_sheets(workbook)
    tables = {table.name: (table, keys) for table, keys in form_tables(new_form)}
    pairs = []
    for kind in FORM_SHEETS:
        header = find_header_row(sheets.get(kind, Sheet(name=kind)), kind)
        table, keys = tables.get(kind, (Table(name=kind), ()))
        new = new_lines(kind, table.rows, keeps_returns=workbook.format == "csv")
        pair = _pair(header, kind, new, keys, clean=cleaning(kind, new_form.settings))
        if pair.old and not pair.new and kind != SURVEY:
            yield SheetDeleted(sheet=header.sheet.name)
        elif header.number or pair.new:
            pairs.append(pair)
    pairs = plan_columns(pairs, new_form.languages)
    end_keys = _end_keys(pairs, new_form)
    for pair in pairs:
        headers = header_texts(pair, written_headers(new_form, pair.kind))
        goal = _goal(pair, headers, end_keys)
        if pair.header.number:
            yield from edits_of_sheet(goal)
        else:
            yield _new_sheet(goal)


def _pair(
    header: HeaderRow, kind: str, new: Sequence[Line], keys: Sequence[str], *, clean: CleanTexts
) -> SheetPair:
    filled = {key for line in new for key in line.texts}
    old = old_lines(header, kind, clean)
    return SheetPair(
        kind=kind,
        header=header,
        old=old,
        new=new,
        partners=_partners(kind, old, new),
        wanted=tuple(key for key in keys if key in filled or not header.number),
        laid_out=tuple(keys),
    )


def _partners(kind: str, old: Sequence[Line], new: Sequence[Line]) -> Partners:
    if kind == SETTINGS:
        return {place: place for place in range(min(len(old), len(new)))}
    return align(old, new, name="name")


def _end_keys(pairs: Sequence[SheetPair], new_form: Form) -> frozenset[str]:
    """Bare columns of end rows, where these alone decide whether the bare language is there."""
    bare = frozenset(
        key for pair in pairs for key in wording_keys(pair.kind, ()) if pair.kind == SURVEY
    )
    if "" not in new_form.languages:
        return bare
    lines = (line for pair in pairs for line in pair.new if not line.is_end)
    return frozenset() if any(not bare.isdisjoint(line.texts) for line in lines) else bare


def _goal(pair: SheetPair, headers: dict[int, str], end_keys: frozenset[str]) -> SheetGoal:
    lists = pair.kind in {CHOICES, EXTERNAL_CHOICES}
    return SheetGoal(
        name=pair.header.sheet.name,
        header_row=pair.header.number,
        old=pair.old,
        new=pair.new,
        partners=pair.partners,
        order=(
            order_of_lists(pair.old, pair.new, pair.partners) if lists else range(len(pair.new))
        ),
        columns=pair.columns,
        headers=headers,
        end_keys=end_keys,
    )


def _new_sheet(goal: SheetGoal) -> SheetReplaced:
    headers = tuple(goal.headers[column.number] for column in goal.columns)
    rows = (
        tuple(goal.new[position].texts.get(column.key, "") for column in goal.columns)
        for position in goal.order
    )
    return SheetReplaced(sheet=goal.name, rows=(headers, *rows))
