"""What tests of the screen that compares do again and again."""

from textual.pilot import Pilot
from textual.widgets import Input, Static

from formkit.tui.screens.diff import DiffScreen
from formkit.tui.widgets.changes_tree import ChangesTree


def screen(pilot: Pilot[object]) -> DiffScreen:
    found = pilot.app.screen
    assert isinstance(found, DiffScreen)
    return found


def tree(pilot: Pilot[object]) -> ChangesTree:
    return pilot.app.screen.query_one(ChangesTree)


def names(pilot: Pilot[object]) -> list[str]:
    """The rows, choices and parts whose changes are shown."""
    view = screen(pilot).view
    assert view is not None
    return list(dict.fromkeys(view.items[number].name for number in tree(pilot).all_numbers))


def text(pilot: Pilot[object], name: str) -> str:
    return str(pilot.app.screen.query_one(name, Static).content)


def notices(pilot: Pilot[object]) -> str:
    shown = pilot.app._notifications  # noqa: SLF001 - nothing public tells them
    return "\n".join(one.message for one in shown)


async def go_to(pilot: Pilot[object], name: str) -> None:
    """Put the cursor on a row."""
    view = screen(pilot).view
    assert view is not None
    tree(pilot).come_to(next(n for n, one in enumerate(view.items) if one.name == name))
    tree(pilot).focus()
    await pilot.pause()


async def type_in(pilot: Pilot[object], words: str) -> None:
    pilot.app.screen.query_one(Input).value = words
    await pilot.press("enter")
