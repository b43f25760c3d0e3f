"""One form under review: what is found, what is mended, what is let stand."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.core.errors import FormkitError, UnreadableFormError
from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.formats.xform import Compilation, Remark
from formkit.jobs import diff, reviewing
from formkit.jobs.fixing import why_refused
from formkit.jobs.outputs import WouldOverwriteError
from formkit.jobs.reviewing import (
    FileChangedError,
    ProtectedError,
    fix_one,
    fix_safe,
    free_name_beside,
    proposing,
    review,
    save_elsewhere,
    save_reviewed,
    with_compilers,
)
from formkit.jobs.reviewing.excepting import let_stand, let_stand_together, take_back
from formkit.jobs.reviewing.finding_groups import Grouping, Wanted, grouped, matching, searchable
from formkit.jobs.reviewing.proposing import propose
from formkit.jobs.reviewing.sheet_rows import shown_rows
from formkit.lint.fix import Fix
from formkit.lint.registry import all_rules
from tests.jobs.reviewed import FORM, SOUND, finding_at, form_at, only, told, workbook_at

RULES = only("FK104", "FK203", "FK303")


def test_a_review_says_what_a_check_without_the_compilers_says(tmp_path: Path) -> None:
    said: list[Message] = []
    found = review(form_at(tmp_path / "form.md"), RULES, tell=said.append)
    assert told(found) == [
        ("FK104", "survey!B3"),
        ("FK303", "survey!E3"),
        ("FK303", "survey!E4"),
        ("FK203", "choices!B3"),
    ]
    assert not found.is_compiled
    assert [str(one) for one in said] == ["reading …", "checking …"]


def test_what_is_no_form_is_said_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"")
    with pytest.raises(UnreadableFormError):
        review(path)


def test_what_the_compilers_say_joins(tmp_path: Path) -> None:
    rules = only("FK104", "FK700", "FK701")
    quick = review(form_at(tmp_path / "form.md"), rules)
    assert {str(one.reason) for one in quick.report.skipped} == {
        "pyxform was not asked",
        "ODK Validate was not asked",
    }
    sure = with_compilers(quick)
    assert sure.is_compiled
    assert ("FK700", "choices!B3") in told(sure)
    assert {str(one.reason) for one in sure.report.skipped} == {"pyxform did not accept the form"}


def test_without_java_the_validator_did_not_run_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    rules = only("FK701")
    found = with_compilers(review(form_at(tmp_path / "form.md", SOUND), rules))
    assert [str(one.reason) for one in found.report.skipped] == ["Java not found"]


def test_one_fix_is_made_and_no_other(tmp_path: Path) -> None:
    path = workbook_at(tmp_path / "form.xlsx")
    before = review(path, RULES)
    fixed = fix_one(before, finding_at(before, "FK303", "survey!E4"))
    assert [one.finding.loc.a1 for one in fixed.made] == ["survey!E4"]
    assert fixed.copy
    assert save_reviewed(before, fixed.copy, backup=False) is None
    after = review(path, RULES)
    assert set(told(before)) - set(told(after)) == {("FK303", "survey!E4")}


def test_a_fix_of_what_no_longer_stands_in_the_report_does_nothing(tmp_path: Path) -> None:
    path = form_at(tmp_path / "form.md")
    old, new = review(path, RULES), review(path, RULES)
    assert fix_one(new, finding_at(old, "FK303", "survey!E4")).copy is None


def test_all_safe_fixes_are_made_at_once_and_the_old_file_is_kept(tmp_path: Path) -> None:
    path = workbook_at(tmp_path / "form.xlsx")
    content = path.read_bytes()
    before = review(path, RULES)
    fixed = fix_safe(before)
    assert [one.finding.loc.a1 for one in fixed.made] == ["survey!E3", "survey!E4"]
    assert fixed.copy
    kept = save_reviewed(before, fixed.copy, backup=True)
    assert kept == tmp_path / "form.bak.xlsx"
    assert kept.read_bytes() == content
    assert fix_safe(review(path, RULES)).copy is None


def test_a_fix_that_pyxform_would_refuse_is_not_made(tmp_path: Path) -> None:
    before = with_compilers(review(form_at(tmp_path / "form.md"), RULES))
    fixed = fix_one(before, finding_at(before, "FK303", "survey!E3"))
    assert fixed.copy, "pyxform took the form neither before nor after"


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = form_at(tmp_path / "form.md")
    before = review(path, RULES)
    copy = fix_safe(before).copy
    assert copy
    form_at(path, SOUND)
    with pytest.raises(FileChangedError, match="try again"):
        save_reviewed(before, copy, backup=True)
    assert path.read_text(encoding="utf-8") == SOUND.lstrip()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_in_excel_is_left_alone(tmp_path: Path) -> None:
    path = form_at(tmp_path / "form.md")
    before = review(path, RULES)
    copy = fix_safe(before).copy
    assert copy
    (tmp_path / "~$form.md").write_bytes(b"")
    with pytest.raises(FormkitError, match="open in Excel"):
        save_reviewed(before, copy, backup=False)
    assert read_form(path) == before.subject.form


def test_a_form_that_is_protected_is_mended_in_a_copy(tmp_path: Path) -> None:
    path = workbook_at(tmp_path / "form.xlsx")
    before = review(path, RULES)
    copy = fix_safe(before).copy
    assert copy
    content = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(ProtectedError, match="write-protected"):
        save_reviewed(before, copy, backup=True)
    beside = free_name_beside(path)
    assert save_elsewhere(copy, beside) == tmp_path / "form-2.xlsx"
    assert path.read_bytes() == content
    assert len(told(review(beside, RULES))) == len(told(before)) - 2
    assert free_name_beside(path) == tmp_path / "form-3.xlsx"
    form_at(beside)
    with pytest.raises(WouldOverwriteError):
        save_elsewhere(copy, beside)
    save_elsewhere(copy, beside, overwrite=True)
    assert beside.read_bytes() == copy.output.content


def test_a_folder_that_takes_no_files_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = review(workbook_at(tmp_path / "form.xlsx"), RULES)
    copy = fix_safe(before).copy
    assert copy
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ProtectedError, match="may not write into the folder"):
        save_reviewed(before, copy, backup=True)


MENDABLE = """
| survey |
|  | type    | name | label | relevant   |
|  | integer | age  | Age   |            |
|  | text    | q    | What? | {age} == 5 |
"""


def test_pyxform_is_asked_in_another_process_and_only_of_the_mended_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, bytes, str]] = []

    def elsewhere(
        work: object, content: bytes, name: str, *, look: Callable[[], object]
    ) -> Message:
        look()
        asked.append((work, content, name))
        return Message("pyxform would refuse the fixed form")

    path = form_at(tmp_path / "form.md", MENDABLE)
    rules = only("FK303", compiles=False)
    quick = review(path, rules)
    sound, unsound = (
        replace(quick, subject=replace(quick.subject, compilation=one))
        for one in (Compilation(xform="<h/>"), Compilation(errors=(Remark(text="no"),)))
    )
    monkeypatch.setattr(reviewing, "apart", elsewhere)
    said: list[Message] = []
    refused = fix_safe(sound, tell=said.append)
    assert refused.copy is None
    assert str(refused.why_not) == "pyxform would refuse the fixed form"
    ((work, content, name),) = asked
    assert (work, name) == (why_refused, str(path))
    assert b"${age} = 5" in content
    assert {str(one) for one in said} == {"asking pyxform about the fixed form …"}
    assert fix_safe(unsound).copy, "pyxform took the form neither before nor after"
    assert fix_safe(quick).copy, "nobody was asked"
    assert len(asked) == 1


def test_a_mended_form_goes_to_pyxform_and_back(tmp_path: Path) -> None:
    before = review(form_at(tmp_path / "form.md", MENDABLE), only("FK303"))
    sound = replace(before, subject=replace(before.subject, compilation=Compilation(xform="<h/>")))
    assert fix_safe(sound).copy


def test_a_proposal_shows_cells_before_and_after(tmp_path: Path) -> None:
    found = review(form_at(tmp_path / "form.md"), RULES)
    proposal = propose(found, finding_at(found, "FK303", "survey!E3"))
    assert proposal
    assert proposal.is_safe
    (cell,) = proposal.cells
    assert (cell.loc.a1, cell.header) == ("survey!E3", "relevant")
    assert (cell.before, cell.after) == ("{age} == 5", "${age} = 5")
    assert propose(found, finding_at(found, "FK203", "choices!B3")) is None


BLANK = """
| survey |
|  | type    | name | label | label:: French |
|  | integer | age  | Age   | Âge            |
|  |         |      |       |                |
|  | text    | q    | What? | Quoi ?         |
"""
"""FK123 for row 3, and FK404 for the header."""


def test_a_proposal_tells_of_rows_that_come_and_go(tmp_path: Path) -> None:
    found = review(workbook_at(tmp_path / "form.xlsx", BLANK), only("FK123"))
    proposal = propose(found, found.report.findings[0])
    assert proposal
    assert not proposal.is_safe
    assert [str(one) for one in proposal.others] == ["survey: the blank row 3 is deleted"]


def test_a_proposal_that_changes_the_form_is_shown_as_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = review(form_at(tmp_path / "form.md"), RULES)
    finding = finding_at(found, "FK303", "survey!E3")
    new = review(form_at(tmp_path / "new.md", FORM.replace("{age} == 5", "${age} = 5")), RULES)
    changes = diff(found.subject.form, new.subject.form)
    fixing = replace(
        all_rules()["FK303"], mend=lambda *_: Fix(title=Message("mend"), changes=changes)
    )
    monkeypatch.setattr(proposing, "all_rules", lambda: {"FK303": fixing})
    proposal = propose(found, finding)
    assert proposal
    assert [(one.loc.a1, one.after) for one in proposal.cells] == [("survey!E3", "${age} = 5")]


def test_a_proposal_that_cannot_be_shown_has_its_title_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = review(form_at(tmp_path / "form.md"), RULES)
    forms = (
        form_of(parse_markdown(text.lstrip())) for text in (SOUND.replace("age ", "years"), SOUND)
    )
    fixing = replace(
        all_rules()["FK303"], mend=lambda *_: Fix(title=Message("mend"), changes=diff(*forms))
    )
    monkeypatch.setattr(proposing, "all_rules", lambda: {"FK303": fixing})
    proposal = propose(found, finding_at(found, "FK303", "survey!E3"))
    assert proposal
    assert not proposal.cells


def test_the_row_stands_below_its_headers_between_its_neighbours(tmp_path: Path) -> None:
    found = review(form_at(tmp_path / "form.md"), RULES)
    shown = shown_rows(found, finding_at(found, "FK303", "survey!E3"))
    assert shown
    assert [one.number for one in shown.rows] == [1, 2, 3, 4]
    assert [one.is_header for one in shown.rows] == [True, False, False, False]
    assert shown.letters == ("A", "B", "C", "D", "E")
    assert (shown.row, shown.column, shown.cell) == (3, 5, "E3")
    assert shown.text[slice(*(shown.span or (0, 0)))] == "{age}"
    assert shown.rows[2].texts[4] == "{age} == 5"
    last = shown_rows(found, finding_at(found, "FK203", "choices!B3"))
    assert last
    assert [one.number for one in last.rows] == [1, 2, 3]


def test_of_a_column_or_sheet_the_first_rows_are_shown(tmp_path: Path) -> None:
    found = review(form_at(tmp_path / "form.md", BLANK), only("FK404"))
    (finding,) = found.report.findings
    header = shown_rows(found, finding)
    assert header
    assert (header.cell, header.header) == ("D1", "label:: French")
    assert [one.number for one in header.rows] == [1, 2]
    column = shown_rows(found, replace(finding, loc=replace(finding.loc, row=0)))
    assert column
    assert column.cell == "D"


def test_of_the_form_as_a_whole_no_row_is_shown(tmp_path: Path) -> None:
    renamed = workbook_at(tmp_path / "form.xlsx").rename(tmp_path / "form.xls")
    found = review(renamed, only("FK112"))
    (finding,) = found.report.findings
    assert shown_rows(found, finding) is None


@pytest.mark.parametrize("rule", ["FK203", "FK303"])
def test_an_exception_lets_its_finding_stand_and_no_other(tmp_path: Path, rule: str) -> None:
    path = workbook_at(tmp_path / "form.xlsx")
    before = review(path, RULES)
    finding = next(one for one in before.report.findings if one.rule == rule)
    copy = let_stand(before, (finding,), "  agreed; with the\nhub ")
    save_reviewed(before, copy, backup=False)
    after = review(path, RULES)
    assert [(one.finding.loc.a1, one.reason) for one in after.report.ignored] == [
        (finding.loc.a1, "agreed, with the hub")
    ]
    assert len(after.report.findings) == len(before.report.findings) - 1


def test_a_second_exception_joins_the_first_and_replaces_one_without_reason(
    tmp_path: Path,
) -> None:
    path = tmp_path / "form.md"
    text = FORM.replace("relevant    |", "relevant    | formkit_ignore |")
    text = text.replace("{age} == 5  |", "{age} == 5  | FK104: later; fk303 |")
    before = review(form_at(path, text), RULES)
    assert told(before)[0] == ("FK303", "survey!E3")
    copy = let_stand(before, (finding_at(before, "FK303", "survey!E3"),), "draft")
    (edit,) = copy.edits
    assert getattr(edit, "text", "") == "FK104: later; FK303: draft"
    save_reviewed(before, copy, backup=False)
    assert len(review(path, RULES).report.ignored) == 2


SETTINGS = "| settings |\n|  | form_title |\n|  | Water |\n"
HEADERS_ONLY = "| settings |\n|  | form_title |\n"


@pytest.mark.parametrize("settings", ["", "| settings |\n", HEADERS_ONLY, SETTINGS])
def test_an_exception_of_the_whole_form_stands_on_the_settings_sheet(
    tmp_path: Path, settings: str
) -> None:
    path = form_at(tmp_path / "form.md", BLANK + settings)
    before = review(path, only("FK404"))
    (finding,) = before.report.findings
    save_reviewed(before, let_stand(before, (finding,), "a draft"), backup=False)
    ignored = review(path, only("FK404")).report.ignored
    assert [(one.finding.rule, one.loc.sheet) for one in ignored] == [("FK404", "settings")]


def test_an_exception_of_a_blank_row_leaves_the_row_blank(tmp_path: Path) -> None:
    gap = "|  " * 6 + "|"
    text = FORM.replace("|  | select_one water", f"{gap}\n|  | select_one water")
    path = workbook_at(tmp_path / "form.xlsx", text)
    before = review(path, only("FK123"))
    assert told(before) == [("FK123", "survey!4")]
    copy = let_stand(before, before.report.findings, "for the eye")
    save_reviewed(before, copy, backup=False)
    after = review(path, only("FK123"))
    assert after.report.findings == ()
    assert [one.loc.sheet for one in after.report.ignored] == ["settings"]


def test_exceptions_of_many_findings_are_set_at_once(tmp_path: Path) -> None:
    path = workbook_at(tmp_path / "form.xlsx")
    before = review(path, only("FK104", "FK303", "FK404"))
    copy = let_stand(before, before.report.findings, "a draft")
    assert sum(type(one).__name__ == "ColumnAdded" for one in copy.edits) == 1
    save_reviewed(before, copy, backup=False)
    after = review(path, only("FK104", "FK303", "FK404"))
    assert after.report.findings == ()
    assert [(one.finding.rule, one.loc.a1) for one in after.report.ignored] == [
        ("FK104", "survey!F3"),
        ("FK303", "survey!F3"),
        ("FK303", "survey!F4"),
    ]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("FK303: a draft", ""),
        ("FK104: old; and known; expression-syntax: a draft", "FK104: old; and known"),
        ("fk104, FK303: a draft; FK305", "fk104: a draft; FK305"),
        ("said the hub; FK303: a draft", "said the hub"),
    ],
)
def test_an_exception_is_taken_back_and_no_other(tmp_path: Path, written: str, left: str) -> None:
    path = tmp_path / "form.md"
    text = FORM.replace("relevant    |", "relevant    | formkit_ignore |")
    text = text.replace("{age} == 5  |", f"{{age}} == 5  | {written} |")
    before = review(form_at(path, text), only("FK303"))
    (ignored,) = before.report.ignored
    copy = take_back(before, ignored)
    assert [getattr(one, "text", None) for one in copy.edits] == [left]
    save_reviewed(before, copy, backup=False)
    assert told(review(path, only("FK303"))) == [("FK303", "survey!E3"), ("FK303", "survey!E4")]


def test_one_exception_may_let_several_findings_stand(tmp_path: Path) -> None:
    text = BLANK.replace("| label | label", "| label:: German | label", 1)
    path = form_at(tmp_path / "form.md", text + SETTINGS)
    before = review(path, only("FK404"))
    assert len(before.report.findings) == 2
    save_reviewed(before, let_stand(before, before.report.findings, "a draft"), backup=False)
    after = review(path, only("FK404"))
    assert [let_stand_together(after, one) for one in after.report.ignored] == [2, 2]


def test_an_exception_has_a_reason(tmp_path: Path) -> None:
    found = review(form_at(tmp_path / "form.md"), RULES)
    with pytest.raises(FormkitError, match="say why"):
        let_stand(found, found.report.findings, " ; ")


def test_findings_are_grouped_with_the_gravest_first(tmp_path: Path) -> None:
    found = review(form_at(tmp_path / "form.md"), only("FK104", "FK203", "FK207", "FK303"))
    findings = found.report.findings

    def keys(by: Grouping) -> list[tuple[str, int]]:
        return [(one.key, len(one.findings)) for one in grouped(findings, by)]

    assert keys(Grouping.RULE) == [("FK104", 1), ("FK203", 1), ("FK303", 2), ("FK207", 1)]
    assert keys(Grouping.SHEET) == [("survey", 3), ("choices", 2)]
    assert keys(Grouping.SEVERITY) == [("error", 4), ("info", 1)]
    assert Grouping.RULE.next.next.next is Grouping.RULE


def test_findings_are_filtered(tmp_path: Path) -> None:
    found = review(form_at(tmp_path / "form.md"), only("FK104", "FK203", "FK207", "FK303"))
    all_words = searchable(found.report.findings, str)

    def cells(wanted: Wanted) -> list[str]:
        return [one.loc.a1 for one in matching(all_words, wanted)]

    assert len(cells(Wanted())) == 5
    assert cells(Wanted(fixable_only=True)) == ["survey!E3", "survey!E4"]
    assert "choices!B2" not in cells(Wanted(least=Severity.WARNING))
    assert cells(Wanted(text="RÈLEVANT >=")) == ["survey!E4"]
    assert cells(Wanted(text="water again")) == []
