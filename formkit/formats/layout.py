"""A form as the sheets that say it: what ``layout`` gives reads as the same form."""

from collections.abc import Iterator

from formkit.formats.headers import sheet_kind
from formkit.formats.layout_columns import Table, TextCells, choose_columns, headers_of, in_order
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES, cells_of
from formkit.model.form import (
    ChoiceList,
    Form,
    Group,
    Node,
    Question,
    Repeat,
    Stray,
    TextSheet,
)
from formkit.model.question_types import ParsedType, Role, format_type
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook

_SETTINGS_FIRST = ("form_title", "form_id", "version", "default_language", "style")


def layout(form: Form) -> Workbook:
    """The sheets of a form: survey, choices, external_choices, settings, then the others.

    A sheet that would be empty is left out, but for ``survey``.
    """
    sheets = tuple(_sheet(form, table, keys) for table, keys in form_tables(form))
    others = tuple(_text_sheet(sheet) for sheet in form.sheets)
    if any(sheet_kind(sheet.name) for sheet in others):
        # of two sheets with one name, such as Survey and survey, the last one counts
        return Workbook(sheets=(*others, *sheets))
    return Workbook(sheets=(*sheets, *others))


def form_tables(form: Form) -> tuple[tuple[Table, tuple[str, ...]], ...]:
    """The rows of the sheets that say a form, each with the keys of its columns in order.

    The survey comes first; another sheet that would be empty is left out.
    """
    tables = (
        _survey(form.nodes),
        *_choices("choices", form.lists),
        *_choices("external_choices", form.external_lists),
    )
    columns = choose_columns(tables, form.languages)
    return (*zip(tables, columns, strict=True), *_settings(form))


def type_text(node: Node) -> str:
    """What stands in the ``type`` cell of a node's row.

    >>> type_text(Question(type="select_one", list_name="water", or_other=True))
    'select_one water or_other'
    """
    if isinstance(node, Stray):
        return node.type
    role = Role.QUESTION if isinstance(node, Question) else Role.BEGIN
    or_other = isinstance(node, Question) and node.or_other
    return format_type(
        ParsedType(type=node.type, list_name=node.list_name, or_other=or_other, role=role)
    )


def _survey(nodes: tuple[Node, ...]) -> Table:
    return Table(
        name="survey",
        leading=("type", "name"),
        attributes=SURVEY_ATTRIBUTES,
        rows=tuple(_survey_rows(nodes)),
    )


def _survey_rows(nodes: tuple[Node, ...]) -> Iterator[TextCells]:
    stack = [(node, False) for node in reversed(nodes)]
    while stack:
        node, is_end = stack.pop()
        if isinstance(node, Group | Repeat):
            if is_end:
                yield _end_row(node)
                continue
            if node.closed:
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))
        yield {
            "type": type_text(node),
            "name": node.name,
            **dict(cells_of(node)),
            **dict(node.extra),
        }


def _end_row(span: Group | Repeat) -> TextCells:
    end = format_type(ParsedType(type=span.type, role=Role.END))
    return {"name": span.name, **dict(span.end_cells), "type": end}


def _choices(name: str, lists: tuple[ChoiceList, ...]) -> Iterator[Table]:
    rows = tuple(
        {
            "list_name": one.name,
            "name": choice.code,
            **dict(cells_of(choice)),
            **dict(choice.extra),
        }
        for one in lists
        for choice in one.choices
    )
    if rows:
        yield Table(
            name=name, leading=("list_name", "name"), attributes=CHOICE_ATTRIBUTES, rows=rows
        )


def _settings(form: Form) -> Iterator[tuple[Table, tuple[str, ...]]]:
    settings = form.settings
    if settings.values:
        rows = tuple(dict(row) for row in (settings.values, *settings.further_rows))
        table = Table(name="settings", rows=rows)
        keys = table.filled()
        first = tuple(key for key in _SETTINGS_FIRST if key in keys)
        yield table, (*first, *in_order(key for key in keys if key not in first))


def _text_sheet(sheet: TextSheet) -> Sheet:
    return Sheet(
        name=sheet.name,
        rows=tuple(
            Row(number=number, cells=tuple(map(_cell, texts)))
            for number, texts in enumerate(sheet.rows, start=1)
        ),
    )


def _sheet(form: Form, table: Table, columns: tuple[str, ...]) -> Sheet:
    headers = headers_of(columns, table.name, written_headers(form, table.name))
    rows = (tuple(map(_cell, headers)), *(_row_cells(row, columns) for row in table.rows))
    return Sheet(
        name=table.name,
        rows=tuple(Row(number=number, cells=cells) for number, cells in enumerate(rows, start=1)),
    )


def written_headers(form: Form, sheet: str) -> dict[str, str]:
    """Key -> header as the author wrote it on a sheet; empty for a form that no file held."""
    known = form.columns_of(sheet)
    return {key: known.header(column) for key, column in known.columns} if known else {}


def _row_cells(row: TextCells, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    cells = [_cell(row.get(key, "")) for key in columns]
    while cells and cells[-1] is EMPTY:
        cells.pop()
    return tuple(cells)


def _cell(text: str) -> Cell:
    return Cell(value=text, text=text) if text else EMPTY
