"""The shell: bar, hints, help, menu, dialogs, work, themes, language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.command import CommandList
from textual.constants import DIM_FACTOR
from textual.theme import Theme
from textual.widgets import Input, Label
from textual.widgets._footer import FooterKey

from formkit.tui import app as shell
from formkit.tui.app import FormkitApp
from formkit.tui.themes import LIGHT, THEMES
from formkit.tui.widgets.bar import BarItem
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


async def opened_menu(pilot: Any, *typed: str) -> list[str]:
    """What the menu offers, once something is typed."""
    await pilot.press("escape", "ctrl+p", *typed)
    await settled(pilot)
    return [str(one.prompt) for one in pilot.app.screen.query_one(CommandList).options]


async def test_the_menu_offers_each_thing_once_with_its_key(opened: Callable[..., Any]) -> None:
    async with opened() as pilot:
        assert await opened_menu(pilot) == [
            "Check  w",
            "Align  x",
            "Help  ?",
            "Go to Home  1",
            "Go to Library  2",
            "Dark theme",
            "Light theme",
            "Theme for a projector",
            "Language: Français",
            "Quit  Ctrl+q  Nothing is lost.",
        ]


async def test_the_menu_is_searched_without_accents(opened: Callable[..., Any]) -> None:
    async with opened(language="fr") as pilot:
        found = await opened_menu(pilot, *"theme")
        assert found == ["Thème sombre", "Thème clair", "Thème pour vidéoprojecteur"]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert pilot.app.theme == LIGHT


async def test_the_menu_takes_over_another_theme(opened: Callable[..., Any]) -> None:
    async with opened() as pilot:
        await opened_menu(pilot)
        menu = pilot.app.screen
        dark = menu.query_one(CommandList).background_colors[1]
        pilot.app.theme = LIGHT
        await pilot.pause()
        assert pilot.app.screen is menu
        light = menu.query_one(CommandList).background_colors[1]
        assert dark.brightness < 0.5 < light.brightness


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (80, ["w", "x", "question_mark", "ctrl+q"]),
        (31, ["w", "x", "question_mark"]),
        (22, ["w", "question_mark"]),
    ],
)
async def test_hints_end_with_help_and_the_way_out(
    opened: Callable[..., Any], width: int, told: list[str]
) -> None:
    async with opened(size=(width, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert [one.key for one in pilot.app.screen.query(FooterKey)] == told


async def test_the_menu_has_its_name_where_there_is_room(opened: Callable[..., Any]) -> None:
    async with opened(size=(120, 40)) as pilot:
        item = pilot.app.screen.query_one("#to-menu", BarItem)
        assert str(item.content) == "≡ Menu "
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert str(item.content) == "≡"


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
async def test_what_stands_in_an_empty_line_can_be_read(
    opened: Callable[..., Any], theme: Theme
) -> None:
    async with opened() as pilot:
        pilot.app.theme = theme.name
        await pilot.pause()
        style = pilot.app.screen.query_one(Input).get_component_rich_style("input--placeholder")
        assert style.color
        assert style.bgcolor
        ink, paper = (Color.from_rich_color(one) for one in (style.color, style.bgcolor))
        assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_what_is_faint_on_a_marked_row_can_be_read(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    ink = Color.parse(colours["block-cursor-foreground"])
    paper = Color.parse(colours["block-cursor-background"])
    assert contrast(paper.blend(ink, DIM_FACTOR), paper) >= 4.5


def contrast(one: Color, other: Color) -> float:
    """As WCAG 2.2 reckons it, from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


async def test_the_shell_in_pictures(opened: Callable[..., Any], pictures: Any) -> None:
    async with opened(size=(80, 24), language="fr") as pilot:
        await pictures.take(pilot, "shell")
        await pilot.press("escape", "question_mark")
        await pictures.take(pilot, "shell-help")
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.5)
        await pictures.take(pilot, "shell-menu")
