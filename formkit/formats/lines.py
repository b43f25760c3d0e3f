"""The rows of a file's sheet, and those that it is to hold, in the same terms."""

from collections.abc import Iterable, Iterator

from formkit.formats.cleaning import CleanTexts
from formkit.formats.headers import CHOICES, EXTERNAL_CHOICES, SURVEY
from formkit.formats.layout_columns import TextCells
from formkit.formats.row_alignment import Line
from formkit.formats.sheet_columns import HeaderRow
from formkit.model.question_types import (
    QUESTION_TYPES,
    ParsedType,
    Role,
    TypeKind,
    format_type,
    parse_type,
)


def old_lines(header: HeaderRow, kind: str, clean: CleanTexts) -> tuple[Line, ...]:
    """The rows of a file's sheet that a reader sees; blank ones and remarks are none.

    Args:
        header: the sheet, its headers read.
        kind: one of ``headers.FORM_SHEETS``.
        clean: how texts are read.
    """
    plan = header.plan(())
    rows = [(row.number, dict(plan.cells(plan.texts(row, clean)))) for row in header.rows]
    rows = [(number, texts) for number, texts in rows if texts]
    return _lines(kind, rows)


def new_lines(
    kind: str, rows: Iterable[TextCells], *, keeps_returns: bool = False
) -> tuple[Line, ...]:
    """The rows that a form asks for.

    Args:
        kind: one of ``headers.FORM_SHEETS``.
        rows: as ``layout.form_tables`` gives them.
        keeps_returns: whether carriage returns stay; else a line break stands for each, since
            pyxform shows those of an Excel file to the enumerator.
    """
    filled = ({key: text for key, text in row.items() if text} for row in rows)
    if not keeps_returns:
        filled = ({key: _with_breaks(text) for key, text in row.items()} for row in filled)
    return _lines(kind, [(0, texts) for texts in filled if texts])


def _with_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def text_lines(rows: Iterable[tuple[str, ...]], *, first: int = 0) -> tuple[Line, ...]:
    """The rows of a sheet that is kept as text; the number of its column is the key of a cell.

    Args:
        rows: as in ``TextSheet.rows``.
        first: the number of the first row; 0 for new rows, which have none.
    """
    return tuple(
        Line(
            texts={str(column): text for column, text in enumerate(texts, start=1) if text},
            number=place + first if first else 0,
        )
        for place, texts in enumerate(rows)
    )


def _lines(kind: str, rows: list[tuple[int, TextCells]]) -> tuple[Line, ...]:
    if kind == SURVEY:
        return tuple(_survey_lines(rows))
    group = "list_name" if kind in {CHOICES, EXTERNAL_CHOICES} else ""
    return tuple(
        Line(texts=texts, group=texts.get(group, ""), number=number) for number, texts in rows
    )


def _survey_lines(rows: list[tuple[int, TextCells]]) -> Iterator[Line]:
    types = [parse_type(texts.get("type", "")) for _, texts in rows]
    for (number, texts), parsed, begin in zip(rows, types, _begins(types), strict=True):
        spelt = {"type": format_type(parsed)} if "type" in texts else {}
        yield Line(
            texts={**texts, **spelt},
            kind=_kind(parsed),
            is_end=parsed.role is Role.END,
            begin=begin,
            number=number,
        )


def _kind(parsed: ParsedType) -> str:
    if parsed.role is not Role.QUESTION:
        return f"{parsed.role} {parsed.type}"
    known = QUESTION_TYPES.get(parsed.type)
    return str(known.kind if known else TypeKind.ASKS) if parsed.type else ""


def _begins(types: list[ParsedType]) -> Iterator[int | None]:
    """For each row of a survey, the row that it ends, as ``tree`` closes groups and repeats."""
    open_rows: list[int] = []
    for position, parsed in enumerate(types):
        begin = None
        if parsed.role is Role.BEGIN:
            open_rows.append(position)
        elif parsed.role is Role.END and any(types[one].type == parsed.type for one in open_rows):
            begin = open_rows.pop()
            while types[begin].type != parsed.type:
                begin = open_rows.pop()
        yield begin
