"""Picking a file or folder by keys, by mouse, by typing and by dropping."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Button, Input, Label, OptionList

from formkit.core.messages import Message
from formkit.tui import app as shell
from formkit.tui.dialogs.picker import Picker
from formkit.tui.widgets.folder_list import FolderList
from tests.tui.conftest import settled
from tests.tui.plain_screen import PlainScreen

Opened = Callable[..., Any]
NOON = 1_795_348_800
"""2026-11-22, at noon, so that it is that day nearly everywhere."""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen behind is a plain one."""
    homes = {"home": ("tests.tui.plain_screen", "PlainScreen", Message("Home"))}
    monkeypatch.setattr(shell, "SCREENS", homes)


@pytest.fixture
def region(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files; the user's own folder is the one above."""
    monkeypatch.setenv("HOME", str(workspace.parent))
    put(workspace, "chad/adaptation.yaml", "chad/bsa_tcd.xlsx", "niger/form.xlsx", "form.xlsx")
    put(workspace, "notes.docx", "form_old.xlsx", "../elsewhere/old form.xlsx")
    return workspace


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 3_000)
        os.utime(path, (NOON, NOON))


async def ask(pilot: Pilot[object], **wanted: Any) -> list[Path]:
    """Ask for a file; what was picked comes into the list."""
    picked: list[Path] = []
    assert isinstance(pilot.app.screen, PlainScreen)
    pilot.app.screen.pick_file(Message("Which file?"), picked.append, **wanted)
    await settled(pilot)
    return picked


def lines(pilot: Pilot[object]) -> list[str]:
    return [" ".join(str(one.prompt).split()) for one in files(pilot).options]


def files(pilot: Pilot[object]) -> FolderList:
    return pilot.app.screen.query_one(FolderList)


def typed(pilot: Pilot[object]) -> str:
    return pilot.app.screen.query_one("#path", Input).value


def wrong(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one("#wrong", Label).content)


async def press(pilot: Pilot[object], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def mark(pilot: Pilot[object], name: str, at: str = "#files") -> None:
    """Put the cursor on a line."""
    there = pilot.app.screen.query_one(at, OptionList)
    there.focus()
    there.highlighted = next(
        n for n, one in enumerate(there.options) if str(one.prompt).startswith(name)
    )
    await pilot.pause()


async def test_the_folder_is_shown_with_what_can_be_chosen(region: Path, opened: Opened) -> None:
    async with opened() as pilot:
        await ask(pilot, endings=(".xlsx",))
        assert lines(pilot) == [
            "../ the folder above",
            "chad/",
            "niger/",
            "form.xlsx 2 kB 2026-11-22",
            "form_old.xlsx 2 kB 2026-11-22",
            "notes.docx another kind of file",
        ]
        assert [one.disabled for one in files(pilot).options] == [False] * 5 + [True]
        here = pilot.app.screen.query_one("#here", Label)
        assert str(here.content) == str(Path("~") / region.name)


@pytest.mark.usefixtures("region")
async def test_a_file_is_chosen_by_keys(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot)
        await press(pilot, "down", "enter")
        assert lines(pilot)[1:] == ["bsa_tcd.xlsx 2 kB 2026-11-22", ANOTHER]
        await press(pilot, "enter")
    assert picked == [workspace / "chad" / "bsa_tcd.xlsx"]


ANOTHER = "adaptation.yaml another kind of file"


@pytest.mark.usefixtures("region")
async def test_a_file_is_chosen_by_mouse(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot)
        await pilot.click("#files", offset=(4, 2))
        await settled(pilot)
        assert lines(pilot)[1].startswith("form.xlsx")
        await pilot.click("#files", offset=(4, 0))
        await settled(pilot)
        assert lines(pilot)[1] == "chad/"
        await pilot.click("#files", offset=(4, 3))
        await settled(pilot)
    assert picked == [workspace / "form.xlsx"]


@pytest.mark.usefixtures("region")
async def test_a_path_is_typed_with_tab(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot)
        await press(pilot, "c", "tab")
        assert typed(pilot) == f"chad{os.sep}"
        assert lines(pilot)[-1] == ANOTHER
        await press(pilot, "b", "tab")
        assert typed(pilot) == f"chad{os.sep}bsa_tcd.xlsx"
        await press(pilot, "tab")
        assert pilot.app.focused is files(pilot)
        await press(pilot, "shift+tab", "shift+tab", "enter")
    assert picked == [workspace / "chad" / "bsa_tcd.xlsx"]


@pytest.mark.usefixtures("region")
async def test_part_of_a_name_is_enough_where_it_is_clear(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot)
        await press(pilot, *"form", "enter")
        assert wrong(pilot).startswith("there is no such file")
        assert picked == []
        await press(pilot, "_", "enter")
    assert picked == [workspace / "form_old.xlsx"]


@pytest.mark.usefixtures("region")
async def test_what_cannot_be_chosen_says_why(opened: Opened) -> None:
    async with opened() as pilot:
        picked = await ask(pilot)
        await press(pilot, "enter")
        assert wrong(pilot).startswith("choose a file from the list")
        await press(pilot, *"notes.docx", "enter")
        assert "its name has to end in" in wrong(pilot)
        await press(pilot, "x")
        assert wrong(pilot) == "nothing here is called so"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlainScreen)
        await ask(pilot)
        await pilot.click("#no")
        assert isinstance(pilot.app.screen, PlainScreen)
    assert picked == []


@pytest.mark.usefixtures("region")
async def test_shortcuts_lead_to_folders_and_recent_files(opened: Opened, tmp_path: Path) -> None:
    old = tmp_path / "elsewhere" / "old form.xlsx"
    async with opened() as pilot:
        pilot.app.memory.remember(old)
        picked = await ask(pilot)
        await mark(pilot, "Home", at="#shortcuts")
        await press(pilot, "enter")
        assert "elsewhere/" in lines(pilot)
        await mark(pilot, "elsewhere/old", at="#shortcuts")
        await press(pilot, "enter")
    assert picked == [old]


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("focus", ["#path", "#files"])
async def test_a_file_is_dropped_on_the_window(focus: str, opened: Opened, tmp_path: Path) -> None:
    old = tmp_path / "elsewhere" / "old form.xlsx"
    async with opened() as pilot:
        picked = await ask(pilot)
        pilot.app.screen.query_one(focus).focus()
        pilot.app.post_message(events.Paste(f"'{old}' "))
        await settled(pilot)
        if focus == "#path":
            assert typed(pilot) == str(old)
            pilot.app.post_message(events.Paste("  \n"))
            await press(pilot, "enter")
    assert picked == [old]


@pytest.mark.usefixtures("region")
async def test_a_folder_is_chosen(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot, is_folder=True)
        assert [one.disabled for one in files(pilot).options][3:] == [True] * 3
        await press(pilot, *"chad", "enter")
        assert (typed(pilot), picked) == ("", [])
        await press(pilot, "enter")
        picked += await ask(pilot, is_folder=True)
        await press(pilot, *"form.xlsx", "enter")
        assert wrong(pilot) == "form.xlsx is no folder"
        await press(pilot, "escape")
        picked += (more := await ask(pilot, is_folder=True))
        await press(pilot, *"niger")
        await pilot.click("#yes")
        await settled(pilot)
    assert [*picked, *more] == [workspace / "chad", workspace / "niger"]


@pytest.mark.usefixtures("region")
async def test_the_marked_file_is_taken_by_the_button(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot)
        await mark(pilot, "form_old")
        await pilot.click("#yes")
        await settled(pilot)
        await ask(pilot)
        await mark(pilot, "../")
        await pilot.click("#yes")
        await settled(pilot)
        assert wrong(pilot).startswith("choose a file")
    assert picked == [workspace / "form_old.xlsx"]


@pytest.mark.usefixtures("region")
async def test_a_new_file_is_named(opened: Opened, workspace: Path) -> None:
    async with opened() as pilot:
        picked = await ask(pilot, is_new=True, endings=(".xlsx",))
        await press(pilot, *"niger/new", "enter")
        more = await ask(pilot, is_new=True, endings=(".xlsx",))
        await mark(pilot, "form_old")
        await press(pilot, "enter")
        assert typed(pilot) == "form_old.xlsx"
        await press(pilot, *["backspace"] * 5, "2", "enter")
    assert [*picked, *more] == [workspace / "niger" / "new.xlsx", workspace / "form_old2.xlsx"]


async def test_a_folder_that_cannot_be_read_says_so(
    region: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def closed(path: Path) -> object:
        if path == region / "chad":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("formkit.jobs.folders.listing.os.scandir", closed)
    async with opened() as pilot:
        await ask(pilot)
        await press(pilot, *"chad/")
        assert wrong(pilot) == "this folder cannot be looked into: Permission denied"
        await press(pilot, *["backspace"] * 5)
        assert wrong(pilot) == ""
        pilot.app.screen.query_one("#path", Input).value = f"{'x' * 300}/"
        await settled(pilot)
        assert "cannot be looked into" in wrong(pilot)


async def test_a_large_folder_is_listed_in_part(workspace: Path, opened: Opened) -> None:
    for number in range(2_001):
        (workspace / f"{number:04}.xlsx").touch()
    async with opened() as pilot:
        await ask(pilot)
        assert wrong(pilot).startswith("this folder holds more")
        assert len(lines(pilot)) == 2_001


@pytest.mark.usefixtures("region")
async def test_the_button_says_what_it_does(opened: Opened) -> None:
    def button() -> str:
        return str(pilot.app.screen.query_one("#yes", Button).label)

    async with opened() as pilot:
        await ask(pilot)
        assert button() == "Open"
        await press(pilot, "escape")
        await ask(pilot, is_new=True)
        assert button() == "Write here"
        await press(pilot, "escape")
        await ask(pilot, is_folder=True)
        assert button() == "Choose workspace"
        assert "form.xlsx a file, not a folder" in lines(pilot)
        await press(pilot, *"chad")
        assert button() == "Choose chad"


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_picker_in_pictures(language: str, opened: Opened, pictures: Any) -> None:
    for size in ((80, 24), (120, 40), (200, 60)):
        async with opened(size=size, language=language) as pilot:
            await ask(pilot)
            assert isinstance(pilot.app.screen, Picker)
            await pictures.take(pilot, "picker")
