"""The screen Check: by keys, by mouse, in pictures, and when things go wrong."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import Any

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.widgets import Button, Input, Label, OptionList, Static

from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats import replacing
from formkit.formats.xform import Compilation
from formkit.jobs import reviewing
from formkit.jobs.fixing import FixedForm
from formkit.jobs.reviewing import Review, fix_safe, review
from formkit.tui.screens import check
from formkit.tui.screens.check import CheckScreen
from formkit.tui.screens.check import mending as check_mending
from formkit.tui.screens.check import reviewing as check_reviewing
from formkit.tui.widgets.finding_detail import FindingDetail
from formkit.tui.widgets.findings_tree import FindingsTree
from tests.jobs.reviewed import FORM, SOUND, form_at, told, workbook_at
from tests.pace import is_within
from tests.tui.conftest import SIZES, settled

Opened = Callable[..., Any]

RULES = """
formkit: configuration/1
rules:
  FK: "off"
  FK104: error
  FK203: error
  FK207: info
  FK303: error
"""
"""So that new rules do not change what these tests look at."""


@pytest.fixture
def form(workspace: Path) -> Path:
    """A workbook with mistakes, judged by few rules."""
    (workspace / "formkit.yaml").write_text(RULES, encoding="utf-8")
    return workbook_at(workspace / "form.xlsx")


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compilers that say nothing at once; Java takes a second."""
    if "compilers" in request.fixturenames:
        return

    def asked(under: Review, *, tell: object = None) -> Review:
        del tell
        return replace(under, subject=replace(under.subject, compilation=Compilation()))

    monkeypatch.setattr(check_reviewing, "with_compilers", asked)


@pytest.fixture
def compilers() -> None:
    """The compilers themselves."""


def screen_of(pilot: Pilot[object]) -> CheckScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CheckScreen)
    return screen


def summary(pilot: Pilot[object]) -> str:
    return str(screen_of(pilot).query_one("#summary", Static).content)


def detail(pilot: Pilot[object]) -> str:
    pane = screen_of(pilot).query_one(FindingDetail)
    parts = (one for one in pane.query(Static) if not one.has_class("-gone"))
    return "\n".join(str(one.content) for one in parts)


def listed(pilot: Pilot[object]) -> list[str]:
    """The lines of the list, as they are drawn."""
    tree = screen_of(pilot).query_one(FindingsTree)
    return [tree.render_line(at).text.strip() for at in range(tree.last_line + 1)]


def question(pilot: Pilot[object]) -> str:
    """What a dialog says."""
    labels = pilot.app.screen.query(".window Label").results(Label)
    return "\n".join(str(one.content) for one in labels)


def notices(pilot: Pilot[object]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)  # noqa: SLF001 - there is no public way


@asynccontextmanager
async def checked(opened: Opened, form: Path, **more: Any) -> AsyncIterator[Pilot[object]]:
    """The screen with a form, everything found."""
    async with opened("check", form, **more) as pilot:
        while screen_of(pilot).path is None:
            await pilot.pause()
        await settled(pilot)
        yield pilot


def written(path: Path) -> bytes:
    return path.read_bytes()


def names_beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def make_folder(path: Path) -> None:
    path.mkdir()


def protect(path: Path) -> None:
    path.chmod(0o444)


def remove(path: Path) -> None:
    path.unlink()


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


async def press(pilot: Pilot[object], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def click(pilot: Pilot[object], what: Any, **more: Any) -> None:
    await pilot.click(what, **more)
    await settled(pilot)


async def test_a_form_opens_with_its_first_finding_in_view(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        assert summary(pilot).startswith("form.xlsx · 4 errors, 1 for information · ")
        lines = listed(pilot)
        assert lines[0].startswith("▼ ■ FK104 A name has a space")
        assert "survey!B3  q 2  the name q 2 cannot" in lines[1]
        seen = detail(pilot)
        assert "■ error  survey!B3  FK104  q 2" in seen
        assert "Why:" in seen
        assert "invalid-name" not in seen, "a code is no word"
        assert seen.count("error") == 1, "the rule's page does not say how severe it is elsewhere"


async def test_before_a_form_is_open_the_screen_says_what_to_do(opened: Opened, form: Path) -> None:
    async with opened("check") as pilot:
        assert screen_of(pilot).has_class("-unread")
        await press(pilot, "f", "g", "i", "e", "w", "r")
        await click(pilot, "#open")
        assert pilot.app.screen is not screen_of_mode(pilot)
        pilot.app.screen.dismiss(form)
        await settled(pilot)
        assert "form.xlsx" in summary(pilot)
        assert pilot.app.memory.recent() == (form,)


def screen_of_mode(pilot: Pilot[object]) -> object:
    return pilot.app.screen_stack[0]


async def test_another_form_is_opened_by_key(opened: Opened, form: Path) -> None:
    other = form_at(form.with_name("other.md"), SOUND)
    async with checked(opened, form) as pilot:
        await press(pilot, "o")
        pilot.app.screen.dismiss(other)
        await settled(pilot)
        assert "other.md · nothing found" in summary(pilot)
        assert "Nothing is wrong with this form." in detail(pilot)


async def test_the_arrows_go_from_finding_to_finding(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "down")
        seen = detail(pilot)
        assert seen.startswith("■ FK203 Two choices of one list have the same code\n1 finding: 1 ")
        assert "formkit can fix none of them" in seen
        assert seen.count("Two choices of one list have the same code") == 1
        assert "Which answer keeps the code" in seen, "the rule's page"
        await press(pilot, "down", "down")
        seen = detail(pilot)
        assert "2 findings: 2 errors" in seen
        assert "formkit can fix 2 of them, marked +" in seen
        await press(pilot, "down")
        seen = detail(pilot)
        assert "survey!E3  relevant\n{age} == 5" in seen
        assert "write ${age} = 5 in place of {age} == 5\n- {age} == 5\n+ ${age} = 5" in seen
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, FindingDetail)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, FindingsTree)


async def test_the_number_of_a_rules_findings_is_never_cut(opened: Opened, form: Path) -> None:
    async with checked(opened, form, language="fr", size=(80, 24)) as pilot:
        tree = screen_of(pilot).listing
        node = tree.root.children[0]
        label = tree.render_label(node, Style.null(), Style.null()).plain
        assert label.endswith("…  1")
        assert label.startswith("▼ ■ FK104 Un nom contient")
        assert len(label) == tree.scrollable_content_region.width


async def test_the_row_is_walked_along_cell_by_cell(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "down", "down", "down", "down", "tab", "tab")
        await press(pilot, "left", "left")
        assert "survey!C3  label::English (en)\nWhat, at {age}?" in detail(pilot)
        await press(pilot, "up", "up")
        assert "survey!C1  \nlabel::English (en)" in detail(pilot)


async def test_groups_change_by_key_and_by_mouse(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "g")
        assert listed(pilot)[0] == "▼ ■ survey  3"
        assert "+ E3  q 2" in listed(pilot)[2]
        await click(pilot, "#grouping")
        assert [one for one in listed(pilot) if one[0] in "▼▶"][:2] == [
            "▼ ■ Errors  4",
            "▼ ○ For information  1",
        ]
        assert "survey!B3" in detail(pilot), "what was marked stays so"


async def test_what_is_listed_is_chosen_by_key_and_by_mouse(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "s", "s")
        assert not any("FK207" in one for one in listed(pilot))
        await click(pilot, "#least")
        assert any("FK207" in one for one in listed(pilot))
        await press(pilot, "x")
        assert len(listed(pilot)) == 3
        await click(pilot, "#fixable")
        assert len(listed(pilot)) > 3


async def test_findings_are_found_as_one_types(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "slash", *"water")
        assert len(listed(pilot)) == 4
        await press(pilot, *"!!")
        assert "Nothing is like that" in detail(pilot)
        await press(pilot, "escape")
        assert screen_of(pilot).query_one("#sought", Input).value == ""
        assert any("FK104" in one for one in listed(pilot))
        await press(pilot, "slash", *"fk303", "enter", "down")
        assert isinstance(pilot.app.focused, FindingsTree)
        assert "survey!E4" in detail(pilot)


async def test_groups_that_stay_the_same_stay_closed(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "down", "space")
        assert [one[:9] for one in listed(pilot) if one.startswith("▶")] == ["▶ ■ FK203"]
        await press(pilot, "r")
        assert [one[:9] for one in listed(pilot) if one.startswith("▶")] == ["▶ ■ FK203"]


async def test_a_line_is_clicked(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await click(pilot, FindingsTree, offset=(20, 3))
        assert "choices!B3" in detail(pilot)
        await click(pilot, FindingsTree, offset=(1, 0))
        assert listed(pilot)[1].startswith("▼ ■ FK203"), "a group closes"


async def test_one_fix_is_made_and_the_old_file_is_kept_once(opened: Opened, form: Path) -> None:
    before = written(form)
    async with checked(opened, form) as pilot:
        await press(pilot, "down", "down", "down", "down", "f")
        assert told(review(form)) == [
            ("FK104", "survey!B3"),
            ("FK303", "survey!E4"),
            ("FK207", "choices!B2"),
            ("FK203", "choices!B3"),
        ]
        told_now = (
            "(cells set: 1, in form.xlsx); the file as it was before is beside it: form.bak.xlsx"
        )
        assert told_now in notices(pilot)
        assert written(form.with_name("form.bak.xlsx")) == before
        assert "survey!E4" in detail(pilot), "the next one is marked"
        await press(pilot, "f")
        assert notices(pilot).count(told_now) == 2, "the copy is of before the first time"
        assert not [one for one in review(form).report.findings if one.fixable]
        assert names_beside(form) == ["form.bak.xlsx", "form.xlsx", "formkit.yaml"]


async def test_what_only_a_person_can_mend_is_faded_out_and_says_so(
    opened: Opened, form: Path
) -> None:
    before = written(form)
    async with checked(opened, form) as pilot:
        assert screen_of(pilot).check_action("fix", ()) is None
        await press(pilot, "f")
        await settled(pilot)
        assert "only a person can fix this" in notices(pilot)
        assert written(form) == before


async def test_all_safe_fixes_are_named_before_they_are_made(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "a")
        assert len(pilot.app.screen_stack) == 2
        await click(pilot, "#no")
        assert notices(pilot) == ""
        await press(pilot, "a")
        yes = pilot.app.screen.query_one("#yes", Button)
        assert (pilot.app.focused, yes.variant) == (yes, "primary"), "Enter does what it looks like"
        await press(pilot, "enter")
        assert "2 fixes made (cells set: 2, in form.xlsx); " in notices(pilot)
        assert not [one for one in review(form).report.findings if one.fixable]
        await press(pilot, "a")
        assert "nothing here can be fixed without you" in notices(pilot)


UNSAFE = """
| survey |
|  | type    | name | label |
|  | integer | age  | Age   |
|  |         |      |       |
|  | text    | q    | What? |
"""


async def test_a_fix_that_is_only_likely_is_asked_about(opened: Opened, workspace: Path) -> None:
    write(workspace / "formkit.yaml", "{formkit: configuration/1, rules: {FK: 'off', FK123: info}}")
    form = workbook_at(workspace / "form.xlsx", UNSAFE)
    async with checked(opened, form) as pilot:
        assert "it is likely, not certain" in detail(pilot)
        assert "• survey: the blank row 3 is deleted" in detail(pilot)
        await press(pilot, "a")
        assert "no fix is certain; 1 is likely" in notices(pilot)
        await press(pilot, "f")
        await click(pilot, "#yes")
        assert review(form).report.findings == ()


MANY = "| survey |\n|  | type | name | label | relevant |\n" + "".join(
    f"|  | text | q{number} | Q | ${{q0}} == {number} |\n" for number in range(7)
)


async def test_of_many_fixes_the_first_are_named(opened: Opened, form: Path) -> None:
    async with checked(opened, form_at(form.with_name("many.md"), MANY)) as pilot:
        await press(pilot, "a")
        asked = question(pilot)
        assert asked.startswith("7 fixes will be made in many.md:\n• survey!D2 FK303: write ")
        assert "\n• and 2 more\n\nIn all: cells set: 7 (survey!D2, survey!D3, " in asked
        assert asked.endswith("survey!D7, 1 more). The file as it was before is kept beside it.")


async def test_what_cannot_be_mended_or_kept_is_said(
    opened: Opened, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with checked(opened, form) as pilot:
        under = screen_of(pilot).review
        assert under
        fixed = fix_safe(under)
        assert fixed.copy
        why = Message("it would bring an error")
        loss = Message("its pictures")
        copy = replace(fixed.copy, output=replace(fixed.copy.output, losses=(loss,)))
        refused = FixedForm(path=form, refused=(replace(fixed.made[0], why_not=why),))
        for answer in (replace(fixed, copy=None, why_not=why), refused):
            monkeypatch.setattr(
                check_mending, "fix_safe", lambda *_, answer=answer, **_named: answer
            )
            await press(pilot, "a")
            assert notices(pilot).count("nothing was fixed: it would bring an error") == 1
            pilot.app.clear_notifications()
        monkeypatch.setattr(
            check_mending, "fix_safe", lambda *_, **_named: replace(fixed, copy=copy)
        )
        await press(pilot, "a")
        await click(pilot, "#yes")
        assert "• its pictures" in question(pilot)
        no = pilot.app.screen.query_one("#no", Button)
        assert (pilot.app.focused, no.variant) == (no, "primary"), "Enter loses nothing"
        await click(pilot, "#yes")
        assert not [one for one in review(form).report.findings if one.fixable]


async def test_an_exception_is_set_with_its_reason(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "i", "enter")
        assert len(pilot.app.screen_stack) == 2, "without a reason nothing goes on"
        await press(pilot, *"old", "enter")
        (ignored,) = review(form).report.ignored
        assert (ignored.finding.rule, ignored.reason) == ("FK104", "old")
        assert "FK104 is accepted at survey!B3 and stands at the end" in notices(pilot)
        assert "form.xlsx · 3 errors, 1 for information, 1 accepted with a reason" in summary(pilot)
        await press(pilot, "end")
        assert listed(pilot)[-2].startswith("▼ Accepted, with a reason  1")
        assert "✓ accepted: old\ni takes this back: survey!F3 says it" in detail(pilot)
        await press(pilot, "up")
        assert "Somebody looked at these and accepted them" in detail(pilot)
        await press(pilot, "i")
        assert "mark one finding, or the title of a rule" in notices(pilot)


async def test_an_exception_is_taken_back(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "i", *"old", "enter")
        await press(pilot, "end", "i")
        asked = question(pilot)
        assert "1 finding counts again. Its reason was: old" in asked
        await press(pilot, "enter")
        assert "the exception of FK104 is taken back" in notices(pilot)
        assert review(form).report.ignored == ()
        assert "survey!B3  FK104" in detail(pilot), "it is marked where it is listed again"
        await press(pilot, "i", "enter")
        assert [one.reason for one in review(form).report.ignored] == ["old"], "it was remembered"


async def test_all_findings_of_a_rule_are_accepted_at_its_title(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "down", "down", "down", "i")
        asked = question(pilot).splitlines()[0]
        assert asked == "Why is FK303 acceptable in all the 2 places that are listed?"
        await press(pilot, *"draft", "enter")
        assert "FK303 is accepted in 2 places" in notices(pilot)
        ignored = review(form).report.ignored
        assert [one.finding.loc.a1 for one in ignored] == ["survey!E3", "survey!E4"]


async def test_a_group_of_many_rules_says_what_to_do(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "g", "home", "i", "f")
        assert "mark one finding, or the title of a rule, to accept it" in notices(pilot)
        assert "mark a finding to fix it alone" in notices(pilot)
        seen = detail(pilot)
        assert seen.startswith("■ survey\n3 findings: 3 errors\nformkit can fix 2 of them")
        assert "Why:" not in seen


async def test_a_protected_form_is_written_beside_or_elsewhere(opened: Opened, form: Path) -> None:
    before = written(form)
    protect(form)
    async with checked(opened, form) as pilot:
        await press(pilot, "i", *"old", "enter")
        asked = question(pilot)
        assert asked.startswith("form.xlsx: the file is write-protected")
        await press(pilot, "escape")
        await press(pilot, "i", "enter", "enter")
        assert "form.xlsx stays as it is" in notices(pilot)
        beside = form.with_name("form-2.xlsx")
        assert summary(pilot).startswith("form-2.xlsx")
        assert [one.reason for one in review(beside).report.ignored] == ["old"]
        assert pilot.app.memory.recent()[0] == beside
        screen_of(pilot).open(form)
        await settled(pilot)
        await press(pilot, "a", "enter", "down", "enter")
        pilot.app.screen.dismiss(beside)
        await settled(pilot)
        await click(pilot, "#yes")
        assert not [one for one in review(beside).report.findings if one.fixable]
        assert written(form) == before


async def test_where_a_copy_cannot_be_written_it_is_told(opened: Opened, form: Path) -> None:
    protect(form)
    folder = form.with_name("other.xlsx")
    make_folder(folder)
    async with checked(opened, form) as pilot:
        await press(pilot, "a", "enter", "down", "enter")
        pilot.app.screen.dismiss(folder)
        await settled(pilot)
        assert "other.xlsx" in notices(pilot)


async def test_a_file_that_is_open_in_excel_is_left_alone_and_the_reason_is_kept(
    opened: Opened, form: Path
) -> None:
    lock = form.with_name("~$form.xlsx")
    write(lock, "")
    before = written(form)
    async with checked(opened, form) as pilot:
        await press(pilot, "i", *"old", "enter")
        assert "the file is open in Excel" in notices(pilot)
        assert written(form) == before
        remove(lock)
        await press(pilot, "i", "enter")
        assert [one.reason for one in review(form).report.ignored] == ["old"]


async def test_a_file_that_excel_changed_meanwhile_is_checked_again(
    opened: Opened, form: Path
) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "down", "down", "down", "down")
        workbook_at(form, FORM.replace("q 2", "q_2"))
        changed = written(form)
        await press(pilot, "f")
        assert "another program changed the file after it was checked" in notices(pilot)
        assert written(form) == changed
        assert not any("FK104" in one for one in listed(pilot))


async def test_a_full_disk_loses_nothing(
    opened: Opened, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(form)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with checked(opened, form) as pilot:
        await press(pilot, "down", "down", "down", "down")
        with monkeypatch.context() as patched:
            patched.setattr(replacing.os, "fsync", full)
            await press(pilot, "f")
        assert "there is no room for the file on the disk" in notices(pilot)
        assert names_beside(form) == ["form.xlsx", "formkit.yaml"]
        assert written(form) == before


async def test_a_changed_file_is_checked_again_by_itself(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        form_at(form.with_name("new.md"), SOUND)
        workbook_at(form, FORM.replace("q 2", "q_2"))
        for _ in range(2):
            screen_of(pilot).look()
            await settled(pilot)
        assert "another program changed the file, so it is read again" in notices(pilot)
        assert not any("FK104" in one for one in listed(pilot))


async def test_a_file_that_goes_away_is_told_once(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        remove(form)
        for _ in range(4):
            screen_of(pilot).look()
            await settled(pilot)
        assert notices(pilot).count("is no longer there") == 1
        assert "form.xlsx" in summary(pilot), "what was found stays"
        await press(pilot, "r")
        assert "form.xlsx" in summary(pilot)


async def test_only_what_is_in_view_is_watched(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        screen = screen_of(pilot)
        screen.on_screen_suspend()
        assert screen.watch_timer is not None
        assert not screen.watch_timer._active.is_set()  # noqa: SLF001 - there is no public way
        screen.on_screen_resume()
        assert screen.watch_timer._active.is_set()  # noqa: SLF001 - as above


async def test_what_is_no_form_says_why_and_is_read_once_it_is_one(
    opened: Opened, workspace: Path
) -> None:
    path = workspace / "form.md"
    write(path, "")
    async with checked(opened, path) as pilot:
        assert screen_of(pilot).has_class("-unread")
        why = str(screen_of(pilot).query_one("#why", Static).content)
        assert "form.md" in why
        form_at(path, SOUND)
        for _ in range(2):
            screen_of(pilot).look()
            await settled(pilot)
        assert "form.md · " in summary(pilot)


async def test_what_the_compilers_say_joins(
    opened: Opened, workspace: Path, compilers: None
) -> None:
    del compilers
    form = form_at(workspace / "form.md")
    async with checked(opened, form) as pilot:
        assert any("FK700" in one for one in listed(pilot))
        assert "▲ ODK Validate did not run: pyxform did not accept the form" in summary(pilot)


async def test_without_java_it_is_said_that_odk_validate_did_not_run(
    opened: Opened, workspace: Path, compilers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del compilers
    monkeypatch.setenv("PATH", str(workspace))
    async with checked(opened, form_at(workspace / "form.md", SOUND)) as pilot:
        assert "▲ ODK Validate did not run: Java not found" in summary(pilot)
        tree = screen_of(pilot).query_one(FindingsTree)
        assert any("Rules not run" in one for one in listed(pilot))
        tree.reveal(tree.entries[-1])
        await settled(pilot)
        assert "not run: " in detail(pilot)


async def test_the_compilers_can_be_stopped(
    opened: Opened, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Event()

    def asked(under: Review, *, tell: Callable[[object], None]) -> Review:
        waiting.wait(5)
        tell("still there?")
        return under

    monkeypatch.setattr(check_reviewing, "with_compilers", asked)
    async with opened("check") as pilot:
        screen = screen_of(pilot)
        screen.open(form)
        while screen.review is None:
            await pilot.pause()
        await pilot.pause()
        assert "are being asked" in summary(pilot)
        await pilot.press("escape")
        waiting.set()
        await settled(pilot)
        assert "▲ pyxform and ODK Validate were not asked" in summary(pilot)


def endless(*_given: object) -> None:
    """Compilers that never answer, in the process that is asked."""
    Event().wait()


async def test_whoever_leaves_does_not_wait_for_the_compilers(
    opened: Opened, form: Path, compilers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del compilers
    monkeypatch.setattr(reviewing, "_asked", endless)
    async with opened("check") as pilot:
        screen = screen_of(pilot)
        screen.open(form)
        while not screen.is_compiling:
            await pilot.pause()
        before = perf_counter()
        await pilot.press("ctrl+q")
    await asyncio.get_running_loop().shutdown_default_executor()  # as the end of a program does
    assert is_within(perf_counter() - before, 0.5)


async def test_the_workbook_opens_in_its_own_program(
    opened: Opened, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(check, "open_outside", asked.append)
    async with checked(opened, form) as pilot:
        await press(pilot, "w")
        assert asked == [form]
        assert "what you save there is checked again here" in notices(pilot)


async def test_a_report_is_written_beside_the_form(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        await press(pilot, "e", "enter")
        page = form.with_name("form-check.html")
        assert b"FK303" in written(page)
        await press(pilot, "e")
        await click(pilot, OptionList, offset=(4, 1))
        copy = form.with_name("form-check.xlsx")
        assert copy.name in names_beside(form)
        write(page, "mine")
        await press(pilot, "e", "enter")
        await click(pilot, "#no")
        assert written(page) == b"mine"
        await press(pilot, "e", "enter")
        await click(pilot, "#yes")
        assert b"FK303" in written(page)


async def test_a_report_that_cannot_be_written_is_a_notice(opened: Opened, form: Path) -> None:
    async with checked(opened, form) as pilot:
        make_folder(form.with_name("form-check.html"))
        await press(pilot, "e", "enter")
        assert notices(pilot)


async def test_thousands_of_findings_are_listed_by_and_by(opened: Opened, workspace: Path) -> None:
    rows = "".join(f"|  | text | q {number} | Q |\n" for number in range(400))
    text = f"| survey |\n|  | type | name | label |\n{rows}"
    write(
        workspace / "formkit.yaml", "{formkit: configuration/1, rules: {FK: 'off', FK104: error}}"
    )
    async with checked(opened, form_at(workspace / "form.md", text)) as pilot:
        tree = screen_of(pilot).query_one(FindingsTree)
        assert len(tree.entries) == 400
        assert tree.last_line == 151
        assert listed_line(tree, 151) == "… 250 more"
        await press(pilot, "end")
        assert tree.last_line == 301
        assert "survey!B152" in detail(pilot)
        tree.reveal(tree.entries[-1])
        await settled(pilot)
        assert tree.last_line == 400
        assert "survey!B401" in detail(pilot)


def listed_line(tree: FindingsTree, at: int) -> str:
    node = tree.get_node_at_line(at)
    assert node
    return tree.render_label(node, Style(), Style()).plain


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_check_in_pictures(
    opened: Opened, form: Path, pictures: Any, size: tuple[int, int], language: str
) -> None:
    async with checked(opened, form, size=size, language=language) as pilot:
        await press(pilot, "down", "down", "down", "down")
        await pictures.take(pilot, "check")


async def test_check_on_a_group_in_pictures(opened: Opened, form: Path, pictures: Any) -> None:
    async with checked(opened, form, size=(80, 24), language="fr") as pilot:
        await press(pilot, "down", "down", "down")
        await pictures.take(pilot, "check-group")


async def test_check_before_all_is_mended_in_pictures(
    opened: Opened, form: Path, pictures: Any
) -> None:
    many = form_at(form.with_name("many.md"), MANY)
    async with checked(opened, many, size=(80, 24), language="fr") as pilot:
        await press(pilot, "a")
        await pictures.take(pilot, "check-mend-all")


async def test_check_with_accepted_findings_in_pictures(
    opened: Opened, form: Path, pictures: Any
) -> None:
    async with checked(opened, form, size=(120, 40), language="fr") as pilot:
        await press(pilot, "i", *"convenu avec le bureau", "enter")
        pilot.app.clear_notifications()
        await press(pilot, "end")
        await pictures.take(pilot, "check-accepted")


async def test_check_of_a_protected_form_in_pictures(
    opened: Opened, form: Path, pictures: Any
) -> None:
    protect(form)
    async with checked(opened, form, size=(80, 24), language="fr") as pilot:
        await press(pilot, "i", *"convenu", "enter")
        await pictures.take(pilot, "check-protected")


async def test_check_without_a_form_in_pictures(opened: Opened, pictures: Any) -> None:
    async with opened("check", size=(80, 24), language="fr") as pilot:
        await pictures.take(pilot, "check-empty")
