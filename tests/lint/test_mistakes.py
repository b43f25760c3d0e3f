"""Small forms with one mistake of the field each: found at its cell, and nothing once it is right.

Each table of ``mistakes/`` lists them by family.  ``right`` says what belongs
into the cells; where that is not all, ``clean`` shows the whole form again.
``also`` names rules that rightly tell what follows from the mistake.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from formkit.core.findings import Finding, Severity
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.subject import Need
from formkit.model.sheets import EMPTY, Cell, Row, Workbook
from tests.lint.rule_cases import budgets_of, subject_of, workbook_of

MISTAKES = Path(__file__).parent / "mistakes"
FEWEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake in a small form."""

    mistake: str
    rule: str
    cell: str
    form: str
    also: tuple[str, ...] = ()
    right: dict[str, str] = field(default_factory=dict)
    clean: str = ""

    @property
    def mended(self) -> Workbook:
        """The form without the mistake."""
        workbook = workbook_of(self.clean or self.form)
        for place, text in self.right.items():
            workbook = with_text(workbook, place, text)
        return workbook


@cache
def all_mistakes() -> tuple[Mistake, ...]:
    tables = (YAML(typ="safe").load(path.read_text("utf-8")) for path in sorted(MISTAKES.iterdir()))
    return tuple(Mistake(**one) for table in tables for one in table)


def with_text(workbook: Workbook, place: str, text: str) -> Workbook:
    """The workbook with another text in one cell; rows are added where they lack."""
    match = re.fullmatch(r"(\w+)!([A-Z])(\d+)", place)
    assert match, place
    sheet = workbook.sheet(match[1])
    assert sheet, place
    number, column = int(match[3]), ord(match[2]) - ord("A")
    row = sheet.row(number) or Row(number=number)
    cells = [*row.cells, *[EMPTY] * (column + 1 - len(row.cells))]
    cells[column] = Cell(value=text, text=text) if text else EMPTY
    others = [one for one in sheet.rows if one.number != number]
    rows = sorted((*others, replace(row, cells=tuple(cells))), key=lambda one: one.number)
    changed = replace(sheet, rows=tuple(rows))
    sheets = tuple(changed if one is sheet else one for one in workbook.sheets)
    return replace(workbook, sheets=sheets)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder where the form lies alone, without the files that it names."""
    (tmp_path / "form.md").touch()
    return tmp_path


def found_in(workbook: Workbook, form: str, folder: Path) -> list[Finding]:
    """What all rules find that look at a form alone."""
    workbook = replace(workbook, path=str(folder / "form.md"))
    rules = [one for one in all_rules().values() if one.needs in {None, Need.OUTCOME}]
    subject = replace(subject_of(workbook), budgets=budgets_of(form))
    return list(run_rules(subject, rules).findings)


def shown(findings: list[Finding]) -> list[str]:
    return [f"{one.rule} {one.loc.a1} {one.severity}: {one.message}" for one in findings]


@pytest.mark.parametrize("one", all_mistakes(), ids=lambda one: one.mistake)
def test_mistake_is_found_at_its_cell_and_nothing_else_is(one: Mistake, folder: Path) -> None:
    found = found_in(workbook_of(one.form), one.form, folder)
    assert (one.rule, one.cell) in {(it.rule, it.loc.a1) for it in found}, shown(found)
    expected = {one.rule, *one.also}
    others = [it for it in found if it.rule not in expected and it.severity is not Severity.INFO]
    assert shown(others) == []
    assert expected <= {it.rule for it in found}


@pytest.mark.parametrize("one", all_mistakes(), ids=lambda one: one.mistake)
def test_form_without_the_mistake_has_nothing_but_remarks(one: Mistake, folder: Path) -> None:
    found = found_in(one.mended, one.form, folder)
    wrong = [it for it in found if it.severity is not Severity.INFO or it.rule == one.rule]
    assert shown(wrong) == []
    assert compile_form(one.mended).errors == ()


def test_there_are_enough_mistakes_and_none_twice() -> None:
    names = [one.mistake for one in all_mistakes()]
    assert len(names) == len(set(names)) >= FEWEST
