"""However broken a form is, rules give findings and never a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formkit.formats.xform import Compilation, Remark
from formkit.lint.defaults import is_dynamic
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rows import becomes_data
from formkit.lint.subject import Subject
from formkit.model.form import Stray
from formkit.model.question_types import Holds
from formkit.model.sheets import Cell, Row, Sheet, Workbook
from tests.lint.rule_cases import subject_of

HEADERS = (
    "type",
    "name",
    "label",
    "label::fr",
    "caption",
    "hint::en",
    "relevant",
    "relevence",
    "calculation",
    "default",
    "trigger",
    "repeat_count",
    "choice_filter",
    "list_name",
    "disabled",
    "name [2]",
    "",
)
TEXTS = (
    "",
    "",
    "text",
    "select_one l or_other",
    "select_one",
    "select_one ${a}",
    "begin_group",
    "begin repeat",
    "begin loop over l",
    "end_group",
    "end repeat",
    "calculate",
    "audit",
    "form_title",
    "nonsense",
    "a",
    "A",
    "1 b",
    "meta",
    "l",
    "${a}",
    "${a",
    "(1",
    "yes",
    "1 +",
)
SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "Choices", "other")


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    names = draw(st.lists(st.sampled_from(SHEETS), min_size=1, max_size=4))
    return Workbook(sheets=tuple(draw(sheets(name)) for name in names))


@st.composite
def sheets(draw: st.DrawFn, name: str) -> Sheet:
    headers = draw(st.lists(st.sampled_from(HEADERS), max_size=7))
    row = st.lists(st.sampled_from(TEXTS), min_size=len(headers), max_size=len(headers))
    rows = [headers, *draw(st.lists(row, max_size=6))]
    cells = (tuple(Cell(value=text, text=text) for text in texts) for texts in rows)
    numbered = enumerate(cells, start=1)
    return Sheet(name=name, rows=tuple(Row(number=number, cells=one) for number, one in numbered))


def judged(workbook: Workbook) -> Subject:
    subject = subject_of(workbook)
    remarks = (Remark(text="so", sheet="choices", row=9, column="name"), Remark(text="no"))
    return Subject(
        workbook=workbook,
        form=subject.form,
        index=subject.index,
        compilation=Compilation(errors=remarks, warnings=remarks),
    )


@given(workbooks())
@settings(max_examples=80, deadline=None)
def test_rules_always_give_findings_with_whole_sentences(workbook: Workbook) -> None:
    report = run_rules(judged(workbook), all_rules().values())
    sheets = {sheet.name for sheet in workbook.sheets}
    for finding in report.findings:
        assert str(finding.message)
        assert finding.loc.sheet in {*sheets, ""}
    assert run_rules(judged(workbook), all_rules().values()) == report


@pytest.mark.parametrize(
    ("default", "holds", "dynamic"),
    [
        ("", Holds.STRING, False),
        ("N/A", Holds.STRING, False),
        ("a-b", Holds.STRING, False),
        ("-5", Holds.INT, False),
        ("1309-", Holds.STRING, True),
        ("A+ grade", Holds.STRING, True),
        ("'a+b'", Holds.STRING, False),
        ("5 mod 2", Holds.INT, True),
        ("${a}", Holds.STRING, True),
        ("concat('a')", Holds.STRING, True),
        ("2026-01-31", Holds.DATE, False),
        ("31 - 01 - 2026", Holds.DATE, False),
        ("today() - 1", Holds.DATE, True),
        ("10:30:00", Holds.TIME, False),
    ],
)
def test_defaults_that_pyxform_works_out(default: str, holds: Holds, *, dynamic: bool) -> None:
    assert is_dynamic(default, holds) is dynamic


def test_a_stray_is_no_data() -> None:
    assert not becomes_data(Stray(type="end_group", name="g"))
