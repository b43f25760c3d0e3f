"""What holds for whatever is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.formats.csv_writing import csv_text
from formkit.formats.delimited import parse_csv
from formkit.formats.headers import FORM_SHEETS
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.model.form import Form, Group, Repeat, SheetColumns, walk
from formkit.model.sheets import Cell, Row, Sheet, Workbook
from tests.strategies import forms

WORDS = (
    *("type", "name", "label", "label::English (en)", "label:fr", "Relevance", "list_name", "::"),
    *("begin group", "end group", "begin_repeat", "end_repeat", "select_one a or_other", "text"),
    *("jr", "bind:jr", "media::", "disabled", "yes", " ", "", "form_id", "clean_text_values", "no"),
)
TABLES = st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=6), max_size=9)


OTHERS = {*FORM_SHEETS[1:], "Choices"}


def book(tables: dict[str, list[list[str]]]) -> Workbook:
    return Workbook(
        sheets=tuple(
            Sheet(
                name=name,
                rows=tuple(
                    Row(
                        number=number,
                        cells=tuple(Cell(value=text, text=text.strip()) for text in texts),
                    )
                    for number, texts in enumerate(table, start=1)
                ),
            )
            for name, table in tables.items()
        )
    )


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from((*FORM_SHEETS, "Choices", "notes")), TABLES))
def test_whatever_stands_in_a_workbook_is_read(tables: dict[str, list[list[str]]]) -> None:
    form = form_of(book(tables))
    survey = form.columns[0] if form.columns and form.columns[0].sheet not in OTHERS else None
    rows = [node.loc.row for node in walk(form.nodes)]
    rows += [
        node.end_loc.row
        for node in walk(form.nodes)
        if isinstance(node, Group | Repeat) and node.closed
    ]
    assert sorted(rows) == (filled_rows(tables[survey.sheet], survey) if survey else [])


def filled_rows(table: list[list[str]], columns: SheetColumns) -> list[int]:
    """The rows below the header that have text under some header."""
    return [
        number
        for number, texts in enumerate(table, start=1)
        if number > columns.header_row
        and any(texts[one - 1].strip() for _, one in columns.columns if one <= len(texts))
    ]


@settings(max_examples=60, deadline=None)
@given(forms())
def test_a_form_laid_out_reads_as_the_same_form(form: Form) -> None:
    assert form_of(layout(form)) == form


@settings(max_examples=60, deadline=None)
@given(forms())
def test_a_form_written_as_csv_reads_as_the_same_form(form: Form) -> None:
    if form.nodes:
        assert form_of(parse_csv(csv_text(layout(form)))) == form
