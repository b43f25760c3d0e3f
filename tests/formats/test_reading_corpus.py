"""Every real form at hand is read, and as pyxform reads it."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from pyxform.errors import PyXFormError
from pyxform.xls2json import parse_file_to_json
from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

from formkit.formats.files import read_workbook
from formkit.formats.reading import form_of
from formkit.model.form import Form, Group, Node, Question, Repeat, Stray, walk
from formkit.model.index import is_yes
from formkit.model.question_types import parse_type
from formkit.model.sheets import Workbook

FORMS = Path(__file__).parents[3] / "shared" / "forms"
FILES = sorted((*FORMS.glob("*.xlsx"), *FORMS.glob("*.xls")))
TABLE_LIST_ROWS = ("generated_table_list_label_", "reserved_name_for_field_list_labels_")
CUT_BY_DIMENSION = {"unhcr_kobocruncher__sample_xlsform_with_plan.xlsx"}
"""Files that say they end at A1: pyxform believes it and reads an empty form."""
OWN_NAME = ("select one external", "select_one_external")
"""What pyxform calls it once it is read; written so, it would be a list called external."""
TRIMMED_RUNS = [("onadata_fixtures__grains.xlsx", "survey", 205)]
"""Rows where a run of rich text begins with a space that Excel and calamine do not show."""
SHEETS = ("survey", "choices", "settings", "external_choices")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="../shared/forms is not here"),
    pytest.mark.filterwarnings("ignore"),  # openpyxl's remarks on other people's files
]


def as_pyxform_reads(path: Path) -> dict[str, Any]:
    try:
        return (xls_to_dict if path.suffix == ".xls" else xlsx_to_dict)(str(path))
    except PyXFormError as error:
        pytest.skip(f"pyxform does not read it: {error}")


def texts_of(workbook: Workbook, kind: str, headers: list[str]) -> list[dict[str, str]]:
    """Our rows below row 1 as pyxform holds them: header -> text, a dict for a blank row."""
    sheet = next(one for one in workbook.sheets if one.name.lower() == kind)
    header_row = sheet.row(1)
    assert header_row is not None
    written = [" ".join(cell.text.split(" ")) for cell in header_row.cells]
    columns = {text: column for column, text in enumerate(written, start=1) if text in headers}
    found: dict[int, dict[str, str]] = {}
    for row in sheet.rows[1:]:
        texts = {text: row.cell(column).text for text, column in columns.items()}
        found[row.number] = {text: cell for text, cell in texts.items() if cell}
    return [found.get(number, {}) for number in range(2, max(found, default=1) + 1)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_cells_are_those_of_pyxform(path: Path) -> None:
    expected = as_pyxform_reads(path)
    workbook = read_workbook(path)
    for kind in SHEETS:
        rows = expected.get(kind)
        if rows:
            headers = list(expected[f"{kind}_header"][0])
            differing = [
                number
                for number, (ours, theirs) in enumerate(
                    zip_longest(texts_of(workbook, kind, headers)[: len(rows)], rows), start=2
                )
                if (ours or {}) != theirs
            ]
            assert [(path.name, kind, number) for number in differing] == [
                place for place in TRIMMED_RUNS if place[:2] == (path.name, kind)
            ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_is_in_the_form_once(path: Path) -> None:
    workbook = read_workbook(path)
    form = form_of(workbook)
    rows = list(survey_rows(form))
    survey = next(one for one in workbook.sheets if one.name.lower() == "survey")
    columns = form.columns_of("survey")
    assert columns is not None
    filled = [
        row.number
        for row in survey.rows
        if row.number > columns.header_row
        and any(row.cell(column).text for _, column in columns.columns)
    ]
    assert sorted(rows) == filled


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_choice_is_in_the_form_once(path: Path) -> None:
    workbook = read_workbook(path)
    form = form_of(workbook)
    columns = form.columns_of("choices")
    if columns is None:
        pytest.skip("the form has no choices")
    sheet = workbook.sheet(columns.sheet)
    assert sheet is not None
    filled = [
        row.number
        for row in sheet.rows
        if row.number > columns.header_row
        and any(row.cell(column).text for _, column in columns.columns)
    ]
    assert sorted(one.loc.row for each in form.lists for one in each.choices) == filled


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_names_and_types_are_those_of_pyxform(path: Path) -> None:
    try:
        expected = parse_file_to_json(str(path))
    except Exception as error:  # noqa: BLE001 - pyxform raises bare TypeError and the like, too
        pytest.skip(f"pyxform refuses the form: {str(error)[:80]}")
    if path.name in CUT_BY_DIMENSION:
        assert list(named_by_pyxform(expected["children"])) == []
        return
    form = form_of(read_workbook(path))
    assert list(named(form.nodes)) == list(named_by_pyxform(expected["children"]))


def survey_rows(form: Form) -> Iterator[int]:
    for node in walk(form.nodes):
        yield node.loc.row
        if isinstance(node, Group | Repeat) and node.closed:
            yield node.end_loc.row


def named(nodes: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    """Name and type of what pyxform makes of a form, a span before what is in it."""
    for node in nodes:
        if isinstance(node, Stray) or is_yes(node.disabled):
            continue
        if isinstance(node, Question) and node.type in {"audit", "form_title", "form_id"}:
            continue
        if isinstance(node, Repeat) and not node.repeat_count.startswith("${"):
            yield from [(f"{node.name}_count", "calculate")] if node.repeat_count else []
        yield node.name, node.type.replace("_from_file", "")
        if isinstance(node, Question) and node.or_other:
            yield f"{node.name}_other", "text"
        if isinstance(node, Group | Repeat):
            yield from named(node.children)


def named_by_pyxform(children: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The same of pyxform's tree, without what it adds for tables and metadata."""
    for child in children:
        name = child["name"]
        if name == "meta" or name.startswith(TABLE_LIST_ROWS):
            continue
        is_unnamed = name.startswith("generated_note_name_")
        yield "" if is_unnamed else name, parse_type(child["type"].replace(*OWN_NAME)).type
        yield from named_by_pyxform(child.get("children", []))
