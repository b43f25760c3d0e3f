"""Running many rules: order, what is skipped, and which rules there are."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.markdown import parse_markdown
from formkit.formats.odk_validate import Validation
from formkit.formats.xform import Compilation, Remark, compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from tests.lint.rule_cases import subject_of

WRONG = """
| settings |
|  | instance_name |
|  | ${nowhere}    |
| entities |
|  | list_name | label      |
|  | trees     | ${nowhere} |
| choices |
|  | list_name | name | label      |
|  | l         | 1    | ${nowhere} |
| Survey |
|  | type         | name | label      |
|  | select_one l | a    | ${nowhere} |
|  | text         | a    | ${nowhere} |
"""


def test_findings_come_in_the_order_of_sheets_rows_and_columns() -> None:
    rules = [all_rules()[name] for name in ("FK103", "FK301")]
    report = run_rules(subject_of(parse_markdown(WRONG)), rules)
    assert [(one.loc.a1, one.rule) for one in report.findings] == [
        ("Survey!C2", "FK301"),
        ("Survey!B3", "FK103"),
        ("Survey!C3", "FK301"),
        ("choices!C2", "FK301"),
        ("settings!A2", "FK301"),
        ("entities!B2", "FK301"),
    ]
    assert report.count(Severity.ERROR) == len(report.findings)


def test_rules_that_cannot_run_are_listed_with_the_reason() -> None:
    report = run_rules(subject_of(parse_markdown(WRONG)), all_rules().values())
    skipped = {one.rule: str(one.reason) for one in report.skipped}
    assert skipped["FK700"] == "pyxform was not asked"
    assert skipped["FK701"] == "ODK Validate was not asked"
    needing = {one.id for one in all_rules().values() if one.needs not in {None, Need.OUTCOME}}
    assert set(skipped) == needing


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        ({"validation": Validation()}, None),
        ({"validation": Validation(not_run=Message("Java not found"))}, "Java not found"),
        (
            {"compilation": Compilation(errors=(Remark(text="no"),))},
            "pyxform did not accept the form",
        ),
        ({"compilation": Compilation(xform="<a/>")}, "ODK Validate was not asked"),
    ],
)
def test_odk_validate_that_did_not_run_is_not_an_acceptance(
    subject: dict[str, object], reason: str | None
) -> None:
    made: Subject = replace(subject_of(parse_markdown(WRONG)), **subject)
    lacking = made.lacks(Need.VALIDATOR)
    assert (str(lacking) if lacking else None) == reason


def test_there_is_a_reason_for_every_need() -> None:
    subject = subject_of(parse_markdown(WRONG))
    assert all(str(subject.lacks(need)) for need in Need)


def test_a_rule_is_an_ordinary_value() -> None:
    @rule("FK999", "always", Severity.INFO)
    def always(subject: Subject, this: Rule) -> Iterator[Finding]:
        """Say it.

        More.
        """
        yield this.finding(subject.form.cell(subject.form.settings.loc, "title"), Message("yes"))

    assert (always.title, always.plant, always.needs) == ("Say it.", None, None)
    report = run_rules(subject_of(parse_markdown(WRONG)), [always])
    assert [str(one.message) for one in report.findings] == ["yes"]


def test_listing_rules_loads_none_before_it_is_asked() -> None:
    code = (
        "import sys, formkit.lint.registry;"
        "print([name for name in sys.modules if name.startswith('formkit.lint.rules.')],"
        " 'pyxform' in sys.modules, 'rapidfuzz' in sys.modules);"
        "formkit.lint.registry.all_rules(); print('pyxform' in sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    assert printed[:2] == ["[] False False", "False"]


def test_pyxform_is_no_judge_of_kobos_own_types() -> None:
    form = """
        | survey |
        |  | type             | name | label |
        |  | begin_kobomatrix | m    | M     |
        |  | text             | a    | A     |
        |  | end_kobomatrix   |      |       |
        |  | begin_score      | s    | S     |
        |  | score__row       | r    | R     |
        |  | end_score        |      |       |
    """
    subject = subject_of(parse_markdown(form))
    compiled = replace(subject, compilation=compile_form(subject.workbook))
    reason = "pyxform alone does not know KoboToolbox's own types kobomatrix, score, score__row"
    assert [str(compiled.lacks(need)) for need in (Need.COMPILER, Need.VALIDATOR)] == [reason] * 2
    report = run_rules(compiled, all_rules().values())
    assert report.findings == ()
