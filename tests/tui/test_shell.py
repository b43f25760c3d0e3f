"""The shell: bar, hints, help, menu, dialogs, work, themes, language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Label

from formkit.tui import app as shell
from formkit.tui.app import FormkitApp
from tests.tui.conftest import settled
from tests.tui.plain_screen import PlainScreen


class OtherScreen(PlainScreen):
    """Another one."""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """All screens are plain ones."""
    names = list(shell.SCREENS)
    classes = {one: "PlainScreen" if one == "home" else "OtherScreen" for one in names}
    files = {"PlainScreen": "tests.tui.plain_screen", "OtherScreen": __name__}
    homes = {
        one: (files[classes[one]], classes[one], words)
        for one, (_, _, words) in shell.SCREENS.items()
        if one in {"home", "library"}
    }
    monkeypatch.setattr(shell, "SCREENS", homes)


def said(app: FormkitApp) -> str:
    return str(app.screen.query_one("#said", Label).content)


async def test_numbers_lead_to_the_screens_and_keep_what_was_left(
    opened: Callable[..., Any],
) -> None:
    async with opened() as pilot:
        await pilot.press("escape", "w")
        await settled(pilot)
        assert said(pilot.app) == "done"
        await pilot.press("2")
        await pilot.pause()
        assert pilot.app.current_mode == "library"
        await pilot.press("escape", "1")
        await pilot.pause()
        assert pilot.app.current_mode == "home"
        assert said(pilot.app) == "done"


async def test_the_bar_is_clicked(opened: Callable[..., Any]) -> None:
    async with opened() as pilot:
        await pilot.click("#to-library")
        await pilot.pause()
        assert pilot.app.current_mode == "library"


async def test_letters_are_typed_where_one_types(opened: Callable[..., Any]) -> None:
    async with opened() as pilot:
        pilot.app.screen.query_one(Input).focus()
        await pilot.press("2", "w")
        assert pilot.app.screen.query_one(Input).value == "2w"
        assert pilot.app.current_mode == "home"


async def test_an_error_is_a_notice(opened: Callable[..., Any]) -> None:
    async with opened() as pilot:
        await pilot.press("escape", "x")
        await settled(pilot)
        (notice,) = pilot.app._notifications  # noqa: SLF001 - toasts know no more
        assert notice.message == "there is no such file: a.xlsx"


async def test_files_are_handed_over(opened: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.touch()
    async with opened("library", path) as pilot:
        await pilot.pause()
        assert said(pilot.app) == "form.xlsx"
        assert pilot.app.memory.recent() == (path,)


async def test_the_shell_in_pictures(opened: Callable[..., Any], pictures: Any) -> None:
    async with opened(size=(80, 24), language="fr") as pilot:
        await pictures.take(pilot, "shell")
        await pilot.press("escape", "question_mark")
        await pictures.take(pilot, "shell-help")
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.5)
        await pictures.take(pilot, "shell-menu")
