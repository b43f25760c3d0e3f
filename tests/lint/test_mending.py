"""Fixes of many findings: each removes its finding, adds none, and twice is once."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from formkit.changes.addresses import Address, NodeKind
from formkit.changes.kinds.rows import NodeRenamed
from formkit.core.findings import Finding, Report, Severity
from formkit.core.messages import Message
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.files import read_workbook
from formkit.formats.layout import layout
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of
from formkit.lint import mending
from formkit.lint.configuration import choose_rules
from formkit.lint.fix import Fix
from formkit.lint.judging import judge
from formkit.lint.mending import Examined, Mended, mend
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.rule import Check, Rule, rule
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet, ColumnAdded, Edit, RowDeleted, RowInserted, SheetsOrdered
from formkit.model.form import Form
from formkit.model.sheets import Workbook
from tests.lint.rule_cases import CLEAN, all_cases, own_rules, subject_of, workbook_of

MENDABLE = [one for one in own_rules() if one.mend]
FORM = """
| survey |
|  | type | name | label |
|  | text | a    | A     |
|  | text | b    | B     |
|  | text | c    | C     |
"""


def examine(workbook: Workbook) -> Examined:
    subject = subject_of(workbook)
    return Examined(subject=subject, report=judge(subject, choose_rules()))


def mistakes() -> Iterator[tuple[str, Workbook]]:
    """Cases of the rules that can mend, and their mistakes planted in forms without any."""
    names = {one.id for one in MENDABLE}
    for case in all_cases():
        if case.rule in names and case.findings:
            yield f"{case.rule} {case.name}", workbook_of(case.form)
    for one in MENDABLE:
        for path in CLEAN:
            form = form_of(parse_markdown(path.read_text(encoding="utf-8")))
            if one.plant and (planted := one.plant(form)):
                yield f"{one.id} in {path.stem}", layout(planted)


MISTAKES = [pytest.param(workbook, id=name) for name, workbook in mistakes()]


@pytest.mark.parametrize("workbook", MISTAKES)
def test_laws_of_mending(workbook: Workbook) -> None:
    obeys_the_laws(workbook)


def obeys_the_laws(workbook: Workbook) -> Mended:
    before = examine(workbook).report
    mended = mend(workbook, examine, unsafe=True)
    assert edit_workbook(workbook, mended.edits) == mended.workbook
    assert errors(mended.report) <= errors(before)
    again = mend(mended.workbook, examine, unsafe=True)
    assert (again.edits, again.made) == ((), ())
    was, left = (Counter(one.rule for one in each.findings) for each in (before, mended.report))
    fixed = {one.finding.rule for one in mended.made} & set(was)
    assert all(left[one] < was[one] for one in fixed)
    assert bool(mended.edits) == bool(mended.made)
    return mended


def errors(report: Report) -> Counter[str]:
    return Counter(one.rule for one in report.findings if one.severity is Severity.ERROR)


@pytest.mark.corpus
def test_laws_of_mending_on_real_forms(shared: Path) -> None:
    paths = sorted((shared / "forms").glob("*.xls*"))[::6]
    assert sum(len(obeys_the_laws(read_workbook(path)).made) for path in paths) > len(paths) // 2


# what no rule does, made up: fixes that get in each other's way, or do harm

Mend = Callable[[Subject, Finding], Fix | None]


@pytest.fixture
def with_rules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Callable[[Workbook], Examined]]:
    def chosen(*rules: Rule) -> Callable[[Workbook], Examined]:
        monkeypatch.setattr(mending, "all_rules", lambda: {one.id: one for one in rules})
        return lambda workbook: Examined(
            subject=(subject := subject_of(workbook)), report=run_rules(subject, rules)
        )

    return chosen


def cell(text: str, row: int = 2, column: int = 3) -> CellSet:
    return CellSet(sheet="survey", row=row, column=column, text=text)


def fixed_by(*edits: Edit, is_safe: bool = True, title: str = "mend") -> Mend:
    return lambda _subject, _finding: Fix(
        title=Message("{what}", what=title), edits=edits, is_safe=is_safe
    )


def labels(form: Form) -> list[str]:
    return [node.labels.first for node in form.nodes if hasattr(node, "labels")]


def finds(number: int, unwanted: str, mend_one: Mend | None, severity: str = "warning") -> Rule:
    """A rule that finds labels with a text in them."""

    def check(subject: Subject, this: Rule) -> Iterator[Finding]:
        for node in subject.form.nodes:
            if unwanted in node.labels.first:
                loc = subject.form.cell(node.loc, "label")
                yield this.finding(
                    loc, Message("{text}", text=unwanted), name=node.name, fixable=True
                )

    made: Check = check
    return rule(f"FK99{number}", f"no-{number}", Severity(severity), mend=mend_one)(made)


def test_of_two_fixes_of_one_cell_the_later_waits(with_rules: Callable[..., object]) -> None:
    one = finds(1, "A", fixed_by(cell("x")))
    other = finds(2, "A", fixed_by(cell("y")))
    mended = mend(parse_markdown(FORM), with_rules(one, other))
    assert [made.finding.rule for made in mended.made] == ["FK991"]
    assert mended.edits == (cell("x"),)


def test_two_fixes_that_want_the_same_are_both_made(with_rules: Callable[..., object]) -> None:
    rules = finds(1, "A", fixed_by(cell("x"))), finds(2, "A", fixed_by(cell("x")))
    mended = mend(parse_markdown(FORM), with_rules(*rules))
    assert [made.finding.rule for made in mended.made] == ["FK991", "FK992"]
    assert mended.edits == (cell("x"),)


def test_a_fix_that_brings_an_error_is_taken_back_and_others_are_made(
    with_rules: Callable[..., object],
) -> None:
    bad, good = finds(1, "A", fixed_by(cell("bad"))), finds(2, "B", fixed_by(cell("x", row=3)))
    mended = mend(parse_markdown(FORM), with_rules(bad, good, finds(3, "bad", None, "error")))
    assert mended.edits == (cell("x", row=3),)
    assert [str(one.why_not) for one in mended.refused] == [
        "it would bring an error, FK993 at survey!C2: bad"
    ]


def test_a_fix_that_leaves_its_finding_is_taken_back(with_rules: Callable[..., object]) -> None:
    mended = mend(parse_markdown(FORM), with_rules(finds(1, "A", fixed_by(cell("AA")))))
    assert mended.edits == ()
    assert [str(one.why_not) for one in mended.refused] == ["the finding would still be there"]


def test_fixes_that_undo_each_other_come_to_an_end(with_rules: Callable[..., object]) -> None:
    rules = finds(1, "A", fixed_by(cell("B"))), finds(2, "B", fixed_by(cell("A")))
    mended = mend(parse_markdown(FORM), with_rules(*rules))
    assert len(mended.made) <= 200


def test_what_is_only_likely_is_counted_and_not_done(with_rules: Callable[..., object]) -> None:
    rules = with_rules(finds(1, "A", fixed_by(cell("x"), is_safe=False)))
    mended = mend(parse_markdown(FORM), rules)
    assert (mended.edits, mended.unsafe_left) == ((), 1)
    mended = mend(parse_markdown(FORM), rules, unsafe=True)
    assert (mended.edits, mended.unsafe_left) == ((cell("x"),), 0)


def test_rows_and_cells_in_them_wait_for_each_other(with_rules: Callable[..., object]) -> None:
    gone = finds(1, "B", fixed_by(RowDeleted(sheet="survey", row=3)))
    set_there = finds(2, "B", fixed_by(cell("x", row=3)))
    below = finds(
        3, "C", fixed_by(RowInserted(sheet="survey", after=4, texts=("note",)), cell("z", row=4))
    )
    mended = mend(parse_markdown(FORM), with_rules(gone, set_there, below))
    assert [made.finding.rule for made in mended.made] == ["FK991", "FK993"]
    assert labels(form_of(mended.workbook)) == ["A", "z", ""]


def test_what_moves_sheets_is_done_by_itself(with_rules: Callable[..., object]) -> None:
    column = ColumnAdded(sheet="survey", row=1, column=4, header="hint")
    first = finds(1, "A", fixed_by(column, cell("x")))
    whole = finds(2, "A", fixed_by(SheetsOrdered(sheets=("survey",)), cell("y")))
    mended = mend(parse_markdown(FORM), with_rules(first, whole))
    assert [made.finding.rule for made in mended.made] == ["FK991"]


def test_fixes_that_are_changes_become_edits(with_rules: Callable[..., object]) -> None:
    at = Address().child(NodeKind.QUESTION, "a")

    def rename(_subject: Subject, _finding: Finding) -> Fix:
        return Fix(title=Message("rename"), changes=(NodeRenamed(at=at, old="a", new="aa"),))

    def check(subject: Subject, this: Rule) -> Iterator[Finding]:
        if subject.form.nodes[0].name == "a":
            loc = subject.form.cell(subject.form.nodes[0].loc, "name")
            yield this.finding(loc, Message("short"), name="a", fixable=True)

    short = rule("FK990", "short", Severity.INFO, mend=rename)(check)
    mended = mend(parse_markdown(FORM), with_rules(short, finds(1, "A", fixed_by(cell("x")))))
    assert set(mended.edits) == {cell("x"), cell("aa", column=2)}


def test_a_fix_that_cannot_be_carried_out_is_told(with_rules: Callable[..., object]) -> None:
    twice = RowDeleted(sheet="survey", row=2), RowDeleted(sheet="survey", row=2)
    impossible = fixed_by(*twice, CellSet(sheet="survey", row=9, column=9, text=""))

    def nowhere(_subject: Subject, _finding: Finding) -> Fix:
        at = Address().child(NodeKind.QUESTION, "nobody")
        return Fix(title=Message("rename"), changes=(NodeRenamed(at=at, old="nobody", new="b"),))

    mended = mend(
        parse_markdown(FORM), with_rules(finds(1, "A", nowhere), finds(2, "B", impossible))
    )
    assert "FK991" in {one.finding.rule for one in mended.refused}


def test_every_rule_that_mends_says_so_of_a_finding() -> None:
    rules = {
        one.rule
        for param in MISTAKES
        for one in examine(param.values[0]).report.findings
        if one.fixable
    }
    assert {one.id for one in MENDABLE} <= rules
    assert all(all_rules()[name].mend for name in rules)
