"""What holds for every form and workbook that is written."""

from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formkit.formats.files import parse_workbook
from formkit.formats.layout import layout
from formkit.formats.losses import find_losses
from formkit.formats.reading import form_of
from formkit.formats.writing import workbook_bytes
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    AttributeKind,
    texts_of,
)
from formkit.model.form import Choice, Form, Node, walk
from formkit.model.sheets import CellValue
from tests.formats.workbooks import book, sheet
from tests.strategies import forms


def languages_of(rows: Iterable[Node | Choice]) -> set[str]:
    return {
        language
        for row in rows
        for attribute in (CHOICE_ATTRIBUTES if isinstance(row, Choice) else SURVEY_ATTRIBUTES)
        if attribute.kind is AttributeKind.TEXTS
        for language in texts_of(row, attribute).languages
    }


def is_readable(form: Form) -> bool:
    """Whether sheets could name the form's languages in their order.

    The bare language counts from the first sheet that has bare text, after all
    languages of the sheets before it.
    """
    before: set[str] = set()
    for rows in (
        walk(form.nodes),
        (choice for one in form.lists for choice in one.choices),
        (choice for one in form.external_lists for choice in one.choices),
    ):
        used = languages_of(rows)
        if "" in used:
            return before <= set(form.languages[: form.languages.index("")])
        before |= used
    return True


FORMS = forms().filter(is_readable)
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SLOW_LAW = settings(LAW, max_examples=20)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\uffff\ufffe"), max_size=20),
)


@LAW
@given(FORMS)
def test_a_form_laid_out_reads_as_the_same_form(form: Form) -> None:
    assert form_of(layout(form)) == form


@LAW
@given(FORMS)
def test_layout_depends_on_nothing_but_the_form(form: Form) -> None:
    assert layout(form_of(layout(form))) == layout(form)


@SLOW_LAW
@given(FORMS)
def test_a_form_written_to_a_file_reads_as_the_same_form(form: Form) -> None:
    workbook = layout(form)
    for file_format in ("xlsx", "csv", "md"):
        if not find_losses(workbook, file_format):
            content = workbook_bytes(workbook, file_format)
            assert form_of(parse_workbook(content, f"form.{file_format}")) == form


@SLOW_LAW
@given(st.lists(st.lists(VALUES, max_size=4), max_size=4))
def test_excel_gives_every_value_back(rows: list[list[CellValue]]) -> None:
    workbook = book(sheet("survey", *(tuple(row) for row in rows)))
    [again] = parse_workbook(workbook_bytes(workbook, "xlsx")).sheets
    found = {row.number: row for row in again.rows}
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            given_back = found[number].cell(column).value if number in found else None
            assert given_back == (None if value == "" else value)
            assert isinstance(given_back, str) == (isinstance(value, str) and value != "")
