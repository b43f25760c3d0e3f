"""Compose: what is saved and built, and no draft that is ever lost."""

from pathlib import Path
from shutil import rmtree

import pytest
from textual.widgets import (
    Input,
)

from formkit.formats.adaptations import parse_adaptation
from formkit.formats.reading import read_form
from formkit.model.form import walk
from formkit.tui.screens.compose import building as compose_building
from formkit.tui.screens.compose import files as compose_files
from formkit.tui.screens.compose.wishes import FormWanted
from tests.tui.composing import (
    NARROW,
    OURS,
    Composing,
    Opened,
    choose,
    click,
    draft_of,
    notices,
    press,
    put,
    rows_of,
    screen_of,
    text_in,
    text_of,
    title_of,
    write,
    wrong_of,
)
from tests.tui.conftest import settled
from tests.tui.small_release import NAME, write_release

# Files


async def test_a_new_form_is_saved_and_built(
    composing: Composing, workspace: Path, ours: Path
) -> None:
    workbook = workspace / "bsa" / "bsa.xlsx"
    workbook.parent.mkdir()
    put(workbook, "of others")
    async with composing() as pilot:
        await choose(pilot, "#template", "base")
        # what is there already is replaced only when told
        await press(pilot, "ctrl+b", "enter")
        assert "bsa.xlsx would be replaced" in title_of(pilot)
        await press(pilot, "escape")
        assert workbook.stat().st_size == len("of others")
        await press(pilot, "ctrl+b", "enter")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert workbook.stat().st_size > len("of others")
        assert (workbook.parent / "adaptation.yaml").exists()
        await press(pilot, "escape", "ctrl+n")
        assert screen_of(pilot).draft is None

        await choose(pilot, "#template", "base")
        await press(pilot, "ctrl+s")
        line = pilot.app.screen.query_one("#text", Input)
        assert line.value == str(Path("bsa") / "adaptation.yaml")
        await write(pilot, "mine.txt")
        await press(pilot, "enter")
        assert "has to end in .yaml" in wrong_of(pilot)
        await write(pilot, "mine.yaml")
        await press(pilot, "enter")
        assert "saved: mine.yaml" in notices(pilot)
        path = workspace / "mine.yaml"
        assert parse_adaptation(text_in(path)).template == "bsa"
        assert text_of(pilot, "#what").endswith("mine.yaml")
        await press(pilot, "m", "end", "space")
        assert text_of(pilot, "#what").endswith("mine.yaml, changed")
        await press(pilot, "ctrl+s")
        assert draft_of(pilot).is_saved
        assert "in: [more]" in text_in(path)

        await press(pilot, "ctrl+o")
        pilot.app.screen.query_one("#path", Input).focus()
        await write(pilot, str(ours))
        await press(pilot, "enter")
        assert draft_of(pilot).path == ours


async def test_an_adaptation_is_built_again(
    composing: Composing, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(compose_building, "open_outside", asked.append)
    async with composing(ours) as pilot:
        await press(pilot, "m", "end", "space", "ctrl+b")
        line = pilot.app.screen.query_one("#text", Input)
        assert line.value == str(Path("tcd") / "bsa_tcd.xlsx")
        await write(pilot, "form.csv")
        await press(pilot, "enter")
        assert "has to end in .xlsx" in wrong_of(pilot)
        await write(pilot, "tcd/bsa_tcd.xlsx")
        await press(pilot, "enter")
        workbook = ours.parent / "bsa_tcd.xlsx"
        assert "extra" in [node.name for node in walk(read_form(workbook).nodes)]
        assert draft_of(pilot).is_saved
        await press(pilot, "enter")
        assert asked == [workbook]
        await press(pilot, "ctrl+b", "enter")
        await press(pilot, "down", "enter")
        assert asked == [workbook, ours.parent]
        await press(pilot, "ctrl+b", "enter")
        await press(pilot, "end", "enter")
        assert pilot.app.screen is screen_of(pilot)
        went: list[tuple[object, ...]] = []
        monkeypatch.setattr(type(pilot.app), "go", lambda _self, *to: went.append(to))
        await press(pilot, "ctrl+b", "enter")
        await press(pilot, "down", "down", "enter")
        assert went == [("check", workbook)]


async def test_what_others_wrote_is_not_lost_unasked(
    composing: Composing, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(ours))

    async with composing(ours, size=NARROW) as pilot:
        await press(pilot, "m", "end", "space")
        put(ours, f"# by somebody else\n{OURS}")
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        assert text_in(ours).startswith("# by somebody else")
        await press(pilot, "ctrl+s")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert text_in(ours).startswith("# ours")
        await press(pilot, "space")
        monkeypatch.setattr(compose_files, "save_draft", full)
        await press(pilot, "ctrl+s")
        assert "No space left on device" in notices(pilot)
        assert not draft_of(pilot).is_saved


async def test_a_standard_that_changed_meanwhile_is_told_so(
    composing: Composing, ours: Path, workspace: Path
) -> None:
    async with composing(ours) as pilot:
        put(workspace / "standards" / NAME / "2026.1" / "standard.yaml", "formkit: standard/1\n")
        await press(pilot, "ctrl+b", "enter")
        assert "a-small/2026.1 was changed since it was read here" in notices(pilot)
        assert "standard.yaml" in notices(pilot)


# Nothing is lost


async def test_a_draft_is_there_again_after_a_crash(composing: Composing, tmp_path: Path) -> None:
    async with composing(size=NARROW) as pilot:
        await choose(pilot, "#template", "base")
        await press(pilot, "m", "end", "space")
        text = draft_of(pilot).text
    async with composing(size=NARROW) as pilot:
        assert draft_of(pilot).text == text
        assert not draft_of(pilot).is_saved
        assert "extra" in rows_of(pilot)
    for one in (tmp_path / "memory" / "drafts").iterdir():
        if "compose-last" not in one.name:
            put(one, '{"text": "x"}')
    async with composing(size=NARROW) as pilot:
        assert screen_of(pilot).draft is None


async def test_changes_that_were_not_saved_are_offered_again(
    composing: Composing, ours: Path, workspace: Path
) -> None:
    async with composing(ours, size=NARROW) as pilot:
        await press(pilot, "m", "end", "space")
    async with composing(ours, size=NARROW) as pilot:
        assert "changes that were not saved" in title_of(pilot)
        await press(pilot, "enter")
        assert draft_of(pilot).wanted.modules_in == ("more",)
        screen_of(pilot).open(ours)
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert draft_of(pilot).wanted.modules_in == ()
        broken = workspace / "broken.yaml"
        put(broken, "formkit: adaptation/1\ntemplate: [\n")
        screen_of(pilot).open(broken)
        await settled(pilot)
        assert "cannot be read as YAML" in notices(pilot)
        assert draft_of(pilot).path == ours


async def test_another_form_is_begun_for_other_screens_and_undone(
    composing: Composing, ours: Path
) -> None:
    async with composing(size=NARROW) as pilot:
        go = screen_of(pilot).shell.go
        go("compose", wish=FormWanted("bsa", "a-small/2026.1"))
        await settled(pilot)
        assert draft_of(pilot).wanted.template == "bsa"
        # nothing was decided yet, so nobody is asked
        go("compose", wish=FormWanted("fmr", "a-small/2026.1"))
        await settled(pilot)
        assert draft_of(pilot).wanted.template == "fmr"
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).wanted.template == "bsa"
        await press(pilot, "m", "end", "space")
        text = draft_of(pilot).text
        go("compose", wish=FormWanted("fmr"))
        await settled(pilot)
        assert "Undo brings this back" in title_of(pilot)
        await press(pilot, "escape")
        assert draft_of(pilot).text == text
        # the standard is another one, too
        go("compose", wish=FormWanted("hhs", "dtm-wca/2026.1"))
        await settled(pilot)
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert screen_of(pilot).view.standard.id == "dtm-wca"
        assert draft_of(pilot).wanted.template == "hhs"
        await press(pilot, "ctrl+z")
        assert screen_of(pilot).view.standard.id == "a-small"
        assert draft_of(pilot).text == text
        await press(pilot, "ctrl+y")
        assert draft_of(pilot).wanted.template == "hhs"
        go("compose", wish=FormWanted("nothing"))
        await settled(pilot)
        assert "nothing" in notices(pilot)
        go("compose", ours)
        await settled(pilot)
        assert draft_of(pilot).path == ours
        await press(pilot, "ctrl+n")
        assert screen_of(pilot).draft is None
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).path == ours
    # what was put aside is kept, too
    async with composing(size=NARROW) as pilot:
        assert draft_of(pilot).path == ours
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).wanted.template == "hhs"
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).text == text


async def test_a_wish_is_heard_whatever_was_kept(
    opened: Opened, workspace: Path, here: None
) -> None:
    del here
    write_release(workspace)
    wish = FormWanted("bsa", "a-small/2026.1")
    async with opened("library", size=NARROW) as pilot:
        pilot.app.go("compose", wish=wish)
        await settled(pilot)
        assert draft_of(pilot).wanted.template == "bsa"
        await press(pilot, "m", "end", "space")
    async with opened("library", size=NARROW) as pilot:
        pilot.app.go("compose", wish=FormWanted("fmr", "a-small/2026.1"))
        await settled(pilot)
        assert "Undo brings this back" in title_of(pilot)
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert draft_of(pilot).wanted.template == "fmr"
        await press(pilot, "ctrl+z", "end", "space")
    # the standard of what was kept is gone
    rmtree(workspace / "standards" / NAME)
    async with opened("library", size=NARROW) as pilot:
        pilot.app.go("compose", wish=FormWanted("hhs", "dtm-wca/2026.1"))
        await settled(pilot)
        assert NAME in notices(pilot)
        assert draft_of(pilot).wanted.template == "hhs"
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).wanted.template == "hhs"
