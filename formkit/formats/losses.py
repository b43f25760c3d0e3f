"""What a file format cannot keep of a workbook, said in sentences."""

from collections.abc import Iterator

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.file_notes import ENCODING, SEPARATOR, facts
from formkit.formats.markdown import lines_with_more
from formkit.formats.markdown_writing import LINE_BREAK
from formkit.formats.xlsx_limits import loses_returns
from formkit.model.sheets import Cell, Sheet, Workbook


def find_losses(workbook: Workbook, file_format: str) -> tuple[Message, ...]:
    """What of a workbook is not in a file of this format.

    Args:
        workbook: as read or laid out.
        file_format: ``xlsx``, ``csv`` or ``md``.

    Returns:
        One sentence for each kind of loss, with the first place where it occurs.
    """
    losses = [*_formulas(workbook)]
    if file_format == "xlsx":
        losses += _returns(workbook)
    else:
        losses += [*_numbers(workbook), *_hidden(workbook)]
    if file_format == "md":
        losses += [*_line_breaks(workbook), *_blank_rows(workbook)]
    return tuple(losses)


def find_rewriting_losses(workbook: Workbook, file: bytes) -> tuple[Message, ...]:
    """What of a text file is not in the one that formkit writes in its place.

    Args:
        workbook: as read, CSV or pipe tables.
        file: what it was read from.
    """
    losses: list[Message] = []
    for encoding in facts(workbook, ENCODING):
        text = "the encoding of the file ({encoding}): it is written in UTF-8"
        losses.append(Message(text, encoding=encoding))
    for separator in facts(workbook, SEPARATOR):
        text = "the {separator} between the cells: commas are written"
        losses.append(Message(text, separator=separator))
    if workbook.format == "md":
        losses += _more_than_tables(workbook, file)
    return tuple(losses)


def _more_than_tables(workbook: Workbook, file: bytes) -> Iterator[Message]:
    encoding = next(iter(facts(workbook, ENCODING)), "utf-8")
    lines = list(lines_with_more(file.decode(encoding)))
    if lines:
        text = (
            "comments, and text outside the tables: {count} {count:line|lines}, first line {line}"
        )
        yield Message(text, count=len(lines), line=lines[0])


def _formulas(workbook: Workbook) -> Iterator[Message]:
    places = [loc for loc, cell in _cells(workbook) if cell.formula]
    if places:
        text = "cells with formulas: {count}, first {cell}; their last results are written instead"
        yield Message(text, count=len(places), cell=places[0].a1)


def _numbers(workbook: Workbook) -> Iterator[Message]:
    places = [loc for loc, cell in _cells(workbook) if isinstance(cell.value, bool | int | float)]
    if places:
        text = "cells with numbers or truth values: {count}, first {cell}; they are written as text"
        yield Message(text, count=len(places), cell=places[0].a1)


def _returns(workbook: Workbook) -> Iterator[Message]:
    places = [loc for loc, cell in _cells(workbook) if loses_returns(cell)]
    if places:
        text = (
            "cells with carriage returns: {count}, first {cell}; a line break is written for each"
        )
        yield Message(text, count=len(places), cell=places[0].a1)


def _hidden(workbook: Workbook) -> Iterator[Message]:
    sheets = tuple(sheet.name for sheet in workbook.sheets if _hides(sheet))
    if sheets:
        yield Message("hidden sheets, rows and columns are shown: {sheets}", sheets=sheets)


def _hides(sheet: Sheet) -> bool:
    return sheet.hidden or bool(sheet.hidden_columns) or any(row.hidden for row in sheet.rows)


def _line_breaks(workbook: Workbook) -> Iterator[Message]:
    places = [loc for loc, cell in _cells(workbook) if LINE_BREAK.search(cell.text)]
    if places:
        text = "cells with line breaks: {count}, first {cell}; a space is written for each"
        yield Message(text, count=len(places), cell=places[0].a1)


def _blank_rows(workbook: Workbook) -> Iterator[Message]:
    for sheet in workbook.sheets:
        kept = [row.number for row in sheet.rows if not row.is_blank]
        moved = next((number for place, number in enumerate(kept, start=1) if place != number), 0)
        if moved:
            text = "blank rows are left out, so that rows move up, first {row}"
            yield Message(text, row=workbook.loc(sheet.name, moved).a1)


def _cells(workbook: Workbook) -> Iterator[tuple[Loc, Cell]]:
    for sheet in workbook.sheets:
        for row in sheet.rows:
            for column, cell in enumerate(row.cells, start=1):
                if cell.value is not None:
                    yield workbook.loc(sheet.name, row.number, column), cell
