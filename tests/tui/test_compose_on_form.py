"""Compose: adaptations that begin with a form."""

from pathlib import Path

from textual.widgets import (
    Input,
    Select,
    SelectionList,
    Static,
    TextArea,
)

from formkit.formats.reading import read_form
from formkit.model.form import walk
from tests.tui.composing import (
    NARROW,
    ON_CAMP,
    Composing,
    built,
    choose,
    click,
    draft_of,
    hints,
    notices,
    press,
    remarks_of,
    rows_of,
    screen_of,
    text_in,
    text_of,
    write,
)
from tests.tui.conftest import settled


async def test_a_form_is_adapted_by_keys(composing: Composing, on_form: Path) -> None:
    async with composing(on_form) as pilot:
        screen = screen_of(pilot)
        assert text_of(pilot, "#base") == "camp.xlsx"
        assert text_of(pilot, "#what") == "Camps  adaptation.yaml"
        assert not screen.query_one("#template").parent.display
        assert not screen.query_one("#places").parent.display
        await press(pilot, "f")
        assert pilot.app.focused is screen.query_one("#country")
        await choose(pilot, "#country", "chad")
        languages = screen.query_one("#languages", SelectionList)
        languages.focus()
        languages.highlighted = 1
        await press(pilot, "space")
        assert draft_of(pilot).values["changes"][-1] == {"language-removed": "Français (fr)"}
        await press(pilot, "ctrl+z")
        await click(pilot, screen.query_one("#other"))
        await write(pilot, "Hausa (ha)")
        await press(pilot, "enter")
        await choose(pilot, "#default_language", "hau")
        line = screen.query_one("#form_title", Input)
        assert line.placeholder == "Camps"
        line.focus()
        await press(pilot, *"Lac")
        await built(pilot)
        assert text_of(pilot, "#what").startswith("Lac")
        # what there is not is not offered, and one sentence says why
        await press(pilot, "escape", "m", "space", "d", "enter")
        assert "not made of modules" in text_of(pilot, "#purpose")
        assert "In or out" not in hints(pilot)
        await press(pilot, "p")
        assert "asks for no values" in text_of(pilot, "#no-parameters")
        assert remarks_of(pilot)
        # nothing that was there is touched
        assert draft_of(pilot).text.replace("country: TCD\n", "").startswith(ON_CAMP)


async def test_questions_of_a_form_by_keys(composing: Composing, on_form: Path) -> None:
    async with composing(on_form) as pilot:
        screen = screen_of(pilot)
        await press(pilot, "q")
        lines = screen.query_one("#own")
        assert "label" in str(lines.get_option_at_index(0).prompt)
        assert "the other changes of the form" in text_of(pilot, "#no-questions")
        await press(pilot, "o", "x", "down", "down", "q", "a")
        assert pilot.app.screen.query_one("#place", Select).value == "after:camp/hh"
        await write(pilot, "By boat?")
        await choose(pilot, "#type", "one answer")
        area = pilot.app.screen.query_one("#answers", TextArea)
        area.text = "Yes\nNo"
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert rows_of(pilot) == ["camp", "water", "hh", "boat", "last"]
        await press(pilot, "o")
        await press(pilot, "q", "home", "e")
        await choose(pilot, "#place", "after last")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert rows_of(pilot)[-1] == "boat"
        # a question is left out, a group is not
        screen.outline.rows.focus()
        await press(pilot, "home", "h")
        assert "Only a single question" in notices(pilot)
        await press(pilot, "down", "h")
        assert rows_of(pilot) == ["camp", "hh", "last", "boat"]
        await press(pilot, "q", "end")
        assert "water" in str(lines.get_option_at_index(lines.highlighted).prompt)
        await press(pilot, "delete")
        assert "water" in rows_of(pilot)
        await press(pilot, "home", "delete")
        assert "boat" not in rows_of(pilot)
        assert draft_of(pilot).text.startswith(ON_CAMP)


async def test_a_form_is_built_and_saved(
    composing: Composing, on_form: Path, workspace: Path
) -> None:
    async with composing(on_form, size=NARROW) as pilot:
        await choose(pilot, "#country", "chad")
        await press(pilot, "ctrl+b")
        line = pilot.app.screen.query_one("#text", Input)
        assert line.value == "camp_adapted.xlsx"
        await write(pilot, "camp.xlsx")
        await press(pilot, "enter")
        assert "name another file" in notices(pilot)
        await press(pilot, "ctrl+b", "enter")
        form = read_form(workspace / "camp_adapted.xlsx")
        assert [node.labels.first for node in walk(form.nodes)][2] == "How many households?"
        assert text_in(on_form) == ON_CAMP.replace("# as it was\n", "# as it was\ncountry: TCD\n")
        (workspace / "camp.xlsx").unlink()
        await press(pilot, "escape")
        screen_of(pilot).open(on_form)
        await settled(pilot)
        assert "cannot be built" in text_of(pilot, "#state")
        await press(pilot, "q", "a")
        place = pilot.app.screen.query_one("#place", Select)
        assert str(place.query_one("#label", Static).content) == "at the end of the form"
