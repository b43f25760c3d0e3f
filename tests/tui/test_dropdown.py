"""A list that drops down: what typing finds in it."""

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import Select

from formkit.tui.widgets.dropdown import Dropdown

pytestmark = pytest.mark.screens

CHOICES = ((Text("une réponse d’une liste"), "one"), (Text("Éclairage"), "light"), ("Tchad", "TCD"))


class DropdownApp(App[None]):
    """One list."""

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield Dropdown(CHOICES)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("eclair", "light"),
        ("ÉCL", "light"),
        ("reponse", "one"),
        ("tch", "TCD"),
        ("choix", Select.NULL),
    ],
)
async def test_a_choice_is_found_without_accents_and_nothing_by_half(
    typed: str, chosen: object
) -> None:
    async with DropdownApp().run_test() as pilot:
        dropdown = pilot.app.query_one(Dropdown)
        dropdown.focus()
        await pilot.press("enter", *typed, "enter")
        assert dropdown.value == chosen
