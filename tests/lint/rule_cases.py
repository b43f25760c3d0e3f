"""The rules' cases, and subjects made from pipe tables.

What no table shows of a file stands in comments above it: ``# file: form.xls``
is its name, ``# format: xlsx`` its kind, and ``# note macros: x`` what the
reader noted, by topic; ``# budget choices_per_list: 2`` sets a budget.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from formkit.core.findings import Finding, Severity
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.odk_validate import validate_xforms
from formkit.formats.reading import form_of
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule
from formkit.lint.subject import Need, Subject
from formkit.model.configuration import HOUSE_BUDGETS, Budgets
from formkit.model.form import Form
from formkit.model.index import FormIndex
from formkit.model.sheets import EMPTY, Row, Sheet, Workbook

HERE = Path(__file__).parent
CLEAN = sorted((HERE / "clean").glob("*.md"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A form, and the cells where its rule finds something."""

    rule: str
    name: str
    form: str
    findings: tuple[str, ...]
    warnings: tuple[str, ...] | None
    """Those that are warnings, where the rule finds both; None: the rule's own severity."""
    says: str
    """A part of the first message."""


@cache
def all_cases() -> tuple[Case, ...]:
    return tuple(case for path in sorted((HERE / "cases").glob("*.yaml")) for case in _cases(path))


def _cases(path: Path) -> Iterator[Case]:
    held = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    for case in held["cases"]:
        yield Case(
            rule=held["rule"],
            name=case["name"],
            form=case["form"],
            findings=tuple(case["findings"]),
            warnings=tuple(case["warnings"]) if "warnings" in case else None,
            says=case.get("says", ""),
        )


def workbook_of(text: str) -> Workbook:
    """The workbook that a case or page shows, with what the comments tell of the file."""
    about = dict(re.findall(r"^\s*# (file|format): (.+?)\s*$", text, re.MULTILINE))
    notes = re.findall(r"^\s*# note ([a-z ]+): (.+?)\s*$", text, re.MULTILINE)
    workbook = parse_markdown(text, about.get("file", ""))
    sheets = tuple(_as_told(sheet, text) for sheet in workbook.sheets)
    return replace(workbook, sheets=sheets, format=about.get("format", "md"), notes=tuple(notes))


def _as_told(sheet: Sheet, text: str) -> Sheet:
    """The sheet with the formulas, numbers and hidden parts that the comments tell."""
    place = rf"{re.escape(sheet.name)}(?:!([A-Z]*)(\d*))?"
    told = rf"^\s*# (formula|number|hidden|blank) {place}(?:: (.+?))?\s*$"
    found = re.findall(told, text, re.MULTILINE)
    rows = {row.number: row for row in sheet.rows}
    for what, letters, number, said in found:
        row = rows.get(int(number or 0))
        if what == "blank":
            rows = _moved_down(rows, int(number))
        elif what == "hidden":
            sheet = _hidden(sheet, letters, number)
            rows = rows if row is None else {**rows, row.number: replace(row, hidden=True)}
        elif row is not None:
            column = ord(letters) - ord("A")
            cells = [*row.cells, *[EMPTY] * (column + 1 - len(row.cells))]
            cell = cells[column]
            cells[column] = (
                replace(cell, formula=said)
                if what == "formula"
                else replace(cell, value=float(cell.text))
            )
            rows[row.number] = replace(row, cells=tuple(cells))
    return replace(sheet, rows=tuple(rows.values()))


def _moved_down(rows: dict[int, Row], first: int) -> dict[int, Row]:
    moved = (replace(row, number=row.number + (row.number >= first)) for row in rows.values())
    return {row.number: row for row in moved}


def _hidden(sheet: Sheet, letters: str, number: str) -> Sheet:
    if letters:
        return replace(sheet, hidden_columns=(*sheet.hidden_columns, ord(letters) - ord("A") + 1))
    return sheet if number else replace(sheet, hidden=True)


def subject_of(workbook: Workbook) -> Subject:
    form = form_of(workbook)
    return Subject(workbook=workbook, form=form, index=FormIndex(form))


def judged(subject: Subject, rule: Rule) -> Subject:
    """The subject with what pyxform and ODK Validate say, where the rule asks for it."""
    if rule.needs not in {Need.COMPILER, Need.VALIDATOR}:
        return subject
    compilation = compile_form(subject.workbook)
    if rule.needs is Need.COMPILER or compilation.errors:
        return replace(subject, compilation=compilation)
    validation = validate_xforms({"form": compilation.xform})["form"]
    return replace(subject, compilation=compilation, validation=validation)


def budgets_of(text: str) -> Budgets:
    """The house's budgets, but for those that the comments set."""
    given = re.findall(r"^\s*# budget ([a-z_]+): (\d+)\s*$", text, re.MULTILINE)
    return replace(HOUSE_BUDGETS, **{name: int(number) for name, number in given})


def findings(rule: Rule, text: str) -> list[Finding]:
    subject = replace(subject_of(workbook_of(text)), budgets=budgets_of(text))
    return list(rule.run(judged(subject, rule)))


def findings_in(rule: Rule, form: Form) -> list[Finding]:
    return list(rule.run(judged(subject_of(layout(form)), rule)))


def cases_of(rule: Rule) -> list[Case]:
    return [case for case in all_cases() if case.rule == rule.id]


def own_rules() -> list[Rule]:
    return [rule for rule in all_rules().values() if rule.needs is None]


def has_expected_severities(case: Case, rule: Rule, found: list[Finding]) -> bool:
    if case.warnings is None:
        return all(one.severity is rule.severity for one in found)
    warned = tuple(one.loc.a1 for one in found if one.severity is Severity.WARNING)
    return warned == case.warnings
