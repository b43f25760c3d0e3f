"""Home: what it shows of a folder, what it offers, and every way to open a file."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Button, Input, Label, OptionList

from formkit.core.messages import Message
from formkit.formats.markdown import parse_markdown
from formkit.formats.writing import write_workbook
from formkit.jobs.standings import Standing
from formkit.jobs.surveying import Entry, survey
from formkit.jobs.workspace import find_examples
from formkit.tui import app as shell
from formkit.tui.screens.home import HomeScreen
from formkit.tui.screens.home import folder as home_folder
from formkit.tui.screens.home import offers as home_offers
from formkit.tui.screens.home.summary import Summary
from formkit.tui.screens.home.ways import ways_of
from formkit.tui.widgets.state_table import StateTable
from formkit.tui.widgets.state_words import Looked
from tests.tui.conftest import settled
from tests.tui.plain_screen import PlainScreen

Opened = Callable[..., Any]
FORM = "| survey |\n| | type | name | label |\n| | text | q | Q? |\n"
ADAPTATION = "formkit: adaptation/1\ntemplate: bsa\n"
STANDINGS = {
    "adaptation.yaml": Standing(
        title="Évaluation de base",
        errors=2,
        warnings=3,
        remarks=1,
        standard="dtm-wca 2026.1",
        changes=14,
        profile="none",
        builds="bsa.xlsx",
    ),
    "old.yaml": Standing(
        standard="own 2025.1", changes=0, profile="identical", builds="built.xlsx"
    ),
    "bsa.xlsx": Standing(title="Évaluation", standard="dtm-wca 2026.1", changes=5, profile="x"),
    "notes.xlsx": Standing(is_form=False),
    "broken.xlsx": Standing(problem=Message("the file is damaged")),
    "copy.xlsx": Standing(remarks=4, is_annotated=True),
}


class OtherScreen(PlainScreen):
    """Whichever screen is not Home."""


@pytest.fixture(autouse=True)
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """All screens but Home are plain ones that show what they were given."""
    screens = {
        name: home if name == "home" else (__name__, "OtherScreen", home[2])
        for name, home in shell.SCREENS.items()
    }
    monkeypatch.setattr(shell, "SCREENS", screens)
    monkeypatch.setattr(shell.FormkitApp, "name_of", screen_name)


def screen_name(app: shell.FormkitApp, screen: object) -> str:
    return "home" if isinstance(screen, HomeScreen) else app.current_mode


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Entries are examined at once, with what the table above says; lists which were."""
    names: list[str] = []

    def examine(entry: Entry, _judgement: object) -> Standing:
        names.append(entry.name)
        return STANDINGS.get(entry.path.name, Standing())

    monkeypatch.setattr(home_folder, "examine", examine)
    return names


@pytest.fixture
def region(workspace: Path, examined: list[str]) -> Path:
    """A folder with one of everything."""
    assert examined == []
    put(workspace, "chad/adaptation.yaml", "niger/old.yaml", text=ADAPTATION)
    put(workspace, "standards/own/2025.1/standard.yaml", "standards/own/2026.1/standard.yaml")
    put(workspace, "niger/built.xlsx", *(name for name in STANDINGS if name.endswith(".xlsx")))
    os.utime(workspace / "niger/built.xlsx", ns=(1, 1))
    return workspace


def put(folder: Path, *names: str, text: str = "x") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def lines(pilot: Pilot[object]) -> list[str]:
    options = pilot.app.screen.query_one(StateTable).options
    return [" ".join(str(one.prompt).split()) for one in options]


def more(pilot: Pilot[object]) -> str:
    return " ".join(str(pilot.app.screen.query_one(Summary).content).split())


def shown_in(pilot: Pilot[object]) -> tuple[str, str]:
    """The screen that is shown, and the files that it was given."""
    assert isinstance(pilot.app, shell.FormkitApp)
    return pilot.app.current_mode, str(pilot.app.screen.query_one("#said", Label).content)


def notices(pilot: Pilot[object]) -> list[str]:
    return [one.message for one in pilot.app._notifications]  # noqa: SLF001 - toasts know no more


def asked(pilot: Pilot[object]) -> list[str]:
    """What a dialog offers."""
    return [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]


def focused(pilot: Pilot[object]) -> str | None:
    return pilot.app.screen.focused.id if pilot.app.screen.focused else None


def title(pilot: Pilot[object]) -> str:
    """What a dialog asks."""
    return str(pilot.app.screen.query_one(".title", Label).content)


async def go_home(pilot: Pilot[object]) -> None:
    await pilot.press("escape", "1")
    await settled(pilot)


async def mark(pilot: Pilot[object], name: str) -> None:
    table = pilot.app.screen.query_one(StateTable)
    table.focus()
    table.highlighted = next(n for n, one in enumerate(lines(pilot)) if one.startswith(name))
    await pilot.pause()


async def choose(pilot: Pilot[object], words: str) -> None:
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = next(n for n, one in enumerate(asked(pilot)) if words in one)
    await pilot.press("enter")
    await settled(pilot)


@pytest.mark.usefixtures("region")
async def test_entries_stand_under_headings_with_what_is_known(opened: Opened) -> None:
    async with opened(size=(200, 60)) as pilot:
        assert lines(pilot) == [
            "Adaptations Findings Changes Next step",
            "chad/adaptation.yaml Évaluation de base ■ 2 ▲ 3 ○ 1 14, not deployable build",
            "niger/old.yaml none identical build again",
            "Forms",
            "broken.xlsx × not usable",
            "bsa.xlsx Évaluation none 5, effect not known",
            "copy.xlsx ○ 4",
            "notes.xlsx no form",
            "niger/built.xlsx none",
            "Standards",
            "dtm-wca 2026.1 none",
            "own 2025.1 none",
            "own 2026.1 none",
        ]


TOLD = {
    "chad/adaptation.yaml": "Évaluation de base · chad/bsa.xlsx is not built yet · 14 changes"
    " from dtm-wca 2026.1: not deployable · 2 errors, 3 warnings, 1 for information",
    "niger/old.yaml": "niger/built.xlsx is older than this · the standard has a newer release:"
    " 2026.1 · 0 changes from own 2025.1: identical · nothing found by formkit's rules alone",
    "broken.xlsx": "the file is damaged",
    "notes.xlsx": "a workbook without a sheet survey: no form",
    "copy.xlsx": "a copy that formkit annotated · built from no standard that is here ·"
    " 4 for information",
    "own 2026.1": "no findings",
}


@pytest.mark.usefixtures("region")
async def test_the_marked_entry_is_told_in_words(opened: Opened) -> None:
    async with opened(size=(200, 60)) as pilot:
        for name, words in TOLD.items():
            await mark(pilot, name)
            assert more(pilot) == words


@pytest.mark.usefixtures("region")
async def test_an_entry_is_not_looked_at_yet_until_it_is(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HomeScreen, "_examine_next", lambda _self: None)
    async with opened() as pilot:
        assert lines(pilot)[1] == "chad/adaptation.yaml not looked at yet"
        assert more(pilot) == "not looked at yet"


async def test_the_second_start_knows_at_once(
    region: Path, opened: Opened, examined: list[str]
) -> None:
    async with opened() as pilot:
        before = lines(pilot)
    assert sorted(set(examined)) == sorted(examined)
    examined.clear()
    async with opened() as pilot:
        assert lines(pilot) == before
    assert examined == ["broken.xlsx"]
    examined.clear()
    os.utime(region / "bsa.xlsx", ns=(9, 9))
    async with opened() as pilot:
        await settled(pilot)
    assert examined == ["broken.xlsx", "bsa.xlsx"]


async def test_what_others_write_meanwhile_is_seen(
    region: Path, opened: Opened, examined: list[str]
) -> None:
    async with opened() as pilot:
        await mark(pilot, "copy.xlsx")
        put(region, "a_new.xlsx")
        pilot.app.screen._look_if_shown()  # noqa: SLF001 - what the clock does
        await settled(pilot)
        assert "a_new.xlsx none" in lines(pilot)
        assert pilot.app.screen.marked.entry.name == "copy.xlsx"
        examined.clear()
        await pilot.press("r")
        await settled(pilot)
        assert len(examined) == len([one for one in lines(pilot) if " " in one]) - 1


@pytest.mark.usefixtures("region")
async def test_nothing_is_examined_behind_another_screen(
    opened: Opened, examined: list[str]
) -> None:
    async with opened("library") as pilot:
        assert examined == []
        await pilot.press("escape", "1")
        await settled(pilot)
        assert len(examined) == 10


@pytest.mark.usefixtures("region")
async def test_a_file_that_makes_formkit_stumble_keeps_nobody_out(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_entry: Entry, _judgement: object) -> Standing:
        raise ZeroDivisionError

    monkeypatch.setattr(home_folder, "examine", stumble)
    async with opened() as pilot:
        assert "ZeroDivisionError" in more(pilot)


async def test_a_real_form_is_examined(workspace: Path, opened: Opened) -> None:
    write_workbook(parse_markdown(FORM), workspace / "form.xlsx")
    async with opened() as pilot:
        assert lines(pilot)[1].startswith("form.xlsx")
        await mark(pilot, "form.xlsx")
        assert "built from no standard" in more(pilot)


@pytest.mark.usefixtures("examined")
async def test_an_empty_folder_says_what_to_do(opened: Opened) -> None:
    async with opened() as pilot:
        nothing = pilot.app.screen.query_one("#nothing", Label)
        assert nothing.display
        assert "Press c to compose one" in str(nothing.content)


JOBS = [
    ("c", "", "", ("compose", "")),
    ("k", "Which form", "copy.xlsx", ("check", "copy.xlsx")),
    ("d", "Which one", "old.yaml", ("diff", "old.yaml")),
    ("u", "", "", ("upgrade", "workspace")),
    ("a", "Which form", "bsa.xlsx", ("align", "bsa.xlsx")),
]


@pytest.mark.usefixtures("region")
async def test_each_job_begins_on_home(opened: Opened) -> None:
    async with opened() as pilot:
        for letter, question, answer, there in JOBS:
            await pilot.press(letter)
            await settled(pilot)
            if question:
                assert title(pilot).startswith(question)
                await choose(pilot, answer)
            assert shown_in(pilot) == there
            await go_home(pilot)


@pytest.mark.usefixtures("region")
async def test_the_lines_of_the_jobs_are_chosen_and_clicked(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    names = ("compose", "check", "compare", "upgrade", "align")
    for name in names:
        monkeypatch.setattr(HomeScreen, f"action_{name}", lambda _self, one=name: begun.append(one))
    async with opened() as pilot:
        for line in range(5):
            await pilot.press("home", *["down"] * line, "enter")
            await pilot.click("#jobs", offset=(5, line))
            await pilot.pause()
    assert begun == [name for name in names for _ in range(2)]


@pytest.mark.usefixtures("region")
async def test_the_marked_entry_is_proposed_first(opened: Opened) -> None:
    async with opened() as pilot:
        await mark(pilot, "copy.xlsx")
        await pilot.press("k", "enter")
        await settled(pilot)
        assert shown_in(pilot) == ("check", "copy.xlsx")


@pytest.mark.usefixtures("region")
async def test_the_adaptation_under_the_cursor_is_judged_with_one_key(opened: Opened) -> None:
    async with opened() as pilot:
        await mark(pilot, "niger/old.yaml")
        await pilot.press("d")
        await settled(pilot)
        assert shown_in(pilot) == ("diff", "old.yaml")
        await go_home(pilot)
        await mark(pilot, "bsa.xlsx")
        await pilot.press("d")
        await settled(pilot)
        assert title(pilot).startswith("Which one")


@pytest.mark.usefixtures("region")
async def test_a_job_takes_a_file_from_elsewhere(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path, "else.xlsx")
    monkeypatch.setattr(HomeScreen, "pick_file", picking(tmp_path / "else.xlsx"))
    async with opened() as pilot:
        for key in "kad":
            await pilot.press(key)
            await choose(pilot, "elsewhere")
            assert shown_in(pilot)[1] == "else.xlsx"
            await go_home(pilot)


def picking(path: Path) -> Callable[..., None]:
    """A picker in which somebody chooses this."""

    def pick(_self: HomeScreen, _title: Message, then: Callable[[Path], None], **_: object) -> None:
        then(path)

    return pick


@pytest.mark.usefixtures("examined")
async def test_without_forms_a_job_asks_for_a_file(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path, "else.xlsx")
    monkeypatch.setattr(HomeScreen, "pick_file", picking(tmp_path / "else.xlsx"))
    async with opened() as pilot:
        await pilot.press("u")
        assert "there is no adaptation in this folder" in notices(pilot)[0]
        await pilot.press("k")
        await settled(pilot)
        assert shown_in(pilot) == ("check", "else.xlsx")


WAYS = {
    "bsa.xlsx": ["check bsa.xlsx", "diff bsa.xlsx", "align bsa.xlsx", "outside bsa.xlsx"],
    "niger/old.yaml": [
        *("compose old.yaml", "diff old.yaml", "build old.yaml", "check built.xlsx"),
        *("outside built.xlsx", "upgrade old.yaml"),
    ],
    "chad/adaptation.yaml": [
        *("compose adaptation.yaml", "diff adaptation.yaml", "build adaptation.yaml"),
        "upgrade adaptation.yaml",
    ],
    "own 2026.1": ["library", "upgrade workspace"],
}


def test_an_entry_offers_what_can_be_done_with_it(region: Path) -> None:
    found = survey(region)
    entries = {one.name: one for one in found.entries}
    for name, wanted in WAYS.items():
        entry = entries[name]
        looked = Looked(entry=entry, survey=found, standing=STANDINGS.get(entry.path.name))
        *ways, folder = ways_of(looked)
        told = [f"{one.does} {one.path.name if one.path else ''}".strip() for one in ways]
        assert told == wanted
        assert str(folder.words) == "Open its folder"


def test_the_release_to_go_to_is_named(region: Path) -> None:
    found = survey(region)
    for name, words in (("old.yaml", "the release 2026.1"), ("adaptation.yaml", "another")):
        entry = next(one for one in found.entries if one.path.name == name)
        ways = ways_of(Looked(entry=entry, survey=found, standing=STANDINGS[name]))
        (upgrade,) = (str(one.words) for one in ways if one.does == "upgrade")
        assert words in upgrade


@pytest.mark.usefixtures("region")
async def test_an_entry_is_opened_by_mouse(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.click("#entries", offset=(6, 5))
        await pilot.pause()
        assert "bsa.xlsx" in title(pilot)
        await pilot.click(OptionList, offset=(6, 2))
        await settled(pilot)
        assert shown_in(pilot)[1] == "bsa.xlsx"


OUTSIDE = [
    ("niger/old.yaml", "in Excel", "built.xlsx"),
    ("bsa.xlsx", "folder", "workspace"),
]


@pytest.mark.usefixtures("region")
async def test_files_and_folders_are_opened_outside(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path] = []
    monkeypatch.setattr(home_offers, "open_outside", given.append)
    async with opened() as pilot:
        for name, words, _ in OUTSIDE:
            await mark(pilot, name)
            await pilot.press("enter")
            await choose(pilot, words)
    assert [one.name for one in given] == [what for _, _, what in OUTSIDE]


async def paste(pilot: Pilot[object], text: str) -> None:
    """What a terminal sends when a file is dropped on it."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


DROPPED = [
    ("'{folder}/my form.xlsx' ", "Check it", "my form.xlsx"),
    ("file://{folder}/my%20form.xlsx\r\n", "Check it", "my form.xlsx"),
    ("bsa.xlsx copy.xlsx", "from bsa.xlsx to copy.xlsx", "bsa.xlsx copy.xlsx"),
    ("bsa.xlsx copy.xlsx", "from copy.xlsx", "copy.xlsx bsa.xlsx"),
]


@pytest.mark.usefixtures("region")
async def test_what_is_dropped_is_offered(opened: Opened, tmp_path: Path) -> None:
    put(tmp_path, "my form.xlsx")
    async with opened() as pilot:
        for text, words, given in DROPPED:
            await paste(pilot, text.format(folder=tmp_path))
            await choose(pilot, words)
            assert shown_in(pilot)[1] == given
            await go_home(pilot)
        await paste(pilot, "bsa.xlsx copy.xlsx")
        await choose(pilot, "Only open")
        await choose(pilot, "Check it")
        assert shown_in(pilot) == ("check", "bsa.xlsx")


UNOPENED = [
    ("gone.xlsx", "there is no such file or folder"),
    ("any other text that was copied", "there is no such file or folder"),
    ("x" * 5_000, "there is no such file or folder"),
    ("report.docx", "report.docx ends otherwise"),
]


async def test_what_cannot_be_opened_is_told(region: Path, opened: Opened) -> None:
    put(region, "report.docx")
    async with opened() as pilot:
        for number, (text, words) in enumerate(UNOPENED):
            await paste(pilot, text)
            assert words in notices(pilot)[number]
            assert isinstance(pilot.app.screen, HomeScreen)
        await paste(pilot, " \n")
        assert len(notices(pilot)) == len(UNOPENED)


@pytest.mark.usefixtures("region")
async def test_a_path_is_typed(opened: Opened) -> None:
    async with opened() as pilot:
        line = pilot.app.screen.query_one("#path", Input)
        await pilot.click("#path")
        await pilot.press(*"gone", "enter")
        assert line.value == "gone"
        assert "no such file" in notices(pilot)[0]
        line.clear()
        await pilot.press(*"niger/old.yaml", "enter")
        await settled(pilot)
        assert line.value == ""
        await choose(pilot, "Change it")
        assert shown_in(pilot) == ("compose", "old.yaml")


@pytest.mark.usefixtures("region")
async def test_an_old_console_types_what_is_dropped_on_it(opened: Opened) -> None:
    async with opened() as pilot:
        line = pilot.app.screen.query_one("#path", Input)
        for text in ('"bsa.xlsx"', "'bsa.xlsx'", "/bsa.xlsx", "Bsa.xlsx"):
            line.clear()
            pilot.app.screen.query_one("#entries").focus()
            await pilot.press(*(KEYS.get(one, one) for one in text))
            assert line.value == text


KEYS = {'"': "quotation_mark", "'": "apostrophe", ".": "full_stop", "/": "slash"}


@pytest.mark.usefixtures("region")
async def test_a_recent_file_is_opened_again(opened: Opened) -> None:
    async with opened() as pilot:
        assert not pilot.app.screen.query_one("#recent-side").display
        await paste(pilot, "bsa.xlsx")
        await choose(pilot, "Check it")
        await pilot.press("escape", "1")
        await settled(pilot)
        assert pilot.app.screen.query_one("#recent-side").display
        await pilot.click("#recent", offset=(3, 0))
        await settled(pilot)
        await choose(pilot, "Align")
        assert shown_in(pilot) == ("align", "bsa.xlsx")


@pytest.mark.usefixtures("region")
async def test_a_folder_becomes_the_one_to_work_in(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await paste(pilot, str(tmp_path))
    assert pilot.app.return_value.workspace == tmp_path
    assert pilot.app.return_value.screen == "home"
    monkeypatch.setattr(HomeScreen, "pick_file", picking(tmp_path / "workspace"))
    async with opened() as pilot:
        await pilot.press("f")
    assert pilot.app.return_value.workspace == tmp_path / "workspace"


@pytest.mark.usefixtures("region")
async def test_a_file_is_picked(
    opened: Opened, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HomeScreen, "pick_file", picking(workspace / "copy.xlsx"))
    async with opened() as pilot:
        await pilot.press("o")
        await choose(pilot, "Check it")
        assert shown_in(pilot) == ("check", "copy.xlsx")


@pytest.fixture
def chad(workspace: Path, examined: list[str]) -> Path:
    """A country's adaptation that builds."""
    assert examined == []
    shutil.copytree(find_examples() / "lake-chad" / "chad", workspace, dirs_exist_ok=True)
    return workspace


async def test_a_workbook_is_built_and_replaced_only_when_told(chad: Path, opened: Opened) -> None:
    async with opened() as pilot:
        await mark(pilot, "adaptation.yaml")
        await pilot.press("enter")
        await choose(pilot, "Build")
        built = (chad / "bsa_tcd.xlsx").read_bytes()
        assert "bsa_tcd.xlsx" in notices(pilot)[0]
        assert any(one.startswith("bsa_tcd.xlsx") for one in lines(pilot))
        (chad / "bsa_tcd.xlsx").write_bytes(b"somebody's work")
        for button, content in (("#no", b"somebody's work"), ("#yes", built)):
            await mark(pilot, "adaptation.yaml")
            await pilot.press("enter")
            await choose(pilot, "Build")
            assert pilot.app.screen.query_one(button, Button)
            await pilot.click(button)
            await settled(pilot)
            assert (chad / "bsa_tcd.xlsx").read_bytes() == content


async def test_what_cannot_be_built_says_why(region: Path, opened: Opened) -> None:
    async with opened() as pilot:
        await mark(pilot, "niger/old.yaml")
        put(region, "niger/old.yaml", text="formkit: adaptation/1\ntemplate: nowhere\n")
        await pilot.press("enter")
        await choose(pilot, "Build")
        assert "nowhere" in notices(pilot)[0]


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_home_in_pictures(language: str, opened: Opened, pictures: Any) -> None:
    for size in ((80, 24), (120, 40), (200, 60)):
        async with opened(size=size, language=language) as pilot:
            await mark(pilot, "chad/adaptation.yaml")
            await pictures.take(pilot, "home")
            if size == (80, 24):
                await pilot.press("enter")
                await pilot.pause()
                await pictures.take(pilot, "home-ways")


@pytest.mark.usefixtures("examined")
async def test_an_empty_home_in_a_picture(opened: Opened, pictures: Any) -> None:
    async with opened(size=(80, 24), language="fr") as pilot:
        await pictures.take(pilot, "home-empty")


async def test_there_may_be_more_than_is_looked_at(
    workspace: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, *(f"form{number:04}.xlsx" for number in range(1_001)))
    monkeypatch.setattr(HomeScreen, "_examine_next", lambda _self: None)
    async with opened() as pilot:
        assert len([one for one in lines(pilot) if "not looked at yet" in one]) == 1_001
        assert "there is more in this folder than is looked at" in more(pilot)


@pytest.mark.usefixtures("examined")
async def test_arrows_lead_from_each_list_to_the_next_and_back(
    opened: Opened, workspace: Path
) -> None:
    put(workspace, "form.xlsx")
    async with opened() as pilot:
        await pilot.press(*["down"] * 5)
        assert focused(pilot) == "entries"
        await pilot.press("up")
        assert focused(pilot) == "jobs"
        await pilot.press("up", "down", "down")
        assert focused(pilot) == "entries"
        await pilot.press(*["down"] * len(lines(pilot)))
        assert focused(pilot) == "path"
        await pilot.press("up")
        assert focused(pilot) == "entries"
        pilot.app.screen.query_one("#recent", OptionList).action_cursor_down()
        assert focused(pilot) == "path", "an empty list is passed by"


class OnlySummary(App[None]):
    """A screen with nothing else."""

    def compose(self) -> ComposeResult:
        """Put it on the screen."""
        yield Summary(id="more")


async def test_a_long_summary_ends_with_an_ellipsis() -> None:
    async with OnlySummary().run_test(size=(80, 24)) as pilot:
        summary = pilot.app.query_one(Summary)
        summary.tell("a few words")
        await pilot.pause()
        assert str(summary.content) == "a few words"
        summary.tell("word " * 100)
        await pilot.pause()
        assert str(summary.content).endswith("word …")
        assert summary.content_size.height == 3
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert len(str(summary.content).splitlines()[0]) > 150


async def test_long_paths_are_cut_between_folders(opened: Opened, workspace: Path) -> None:
    put(workspace, f"{'a' * 20}/{'b' * 20}/form.xlsx")
    put(workspace, f"{'c' * 60}.xlsx")
    async with opened(size=(80, 24)) as pilot:
        names = [str(one.prompt).split()[0] for one in state_table(pilot).options]
        assert f"…/{'b' * 20}/form.xlsx" in names
        assert any(one.startswith("…ccc") and one.endswith("c.xlsx") for one in names)


def state_table(pilot: Pilot[object]) -> StateTable:
    return pilot.app.screen.query_one(StateTable)
