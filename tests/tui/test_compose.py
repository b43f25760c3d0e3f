"""Compose: every step by keys and by mouse."""

from dataclasses import replace
from pathlib import Path

from textual.command import CommandList
from textual.widgets import (
    Button,
    Input,
    Select,
    SelectionList,
    Tabs,
    TextArea,
)

from formkit.tui.screens.compose.parameters import ParameterInput
from formkit.tui.screens.compose.question import QuestionWindow
from formkit.tui.widgets.module_list import ModuleList
from formkit.tui.widgets.outline import Outline
from formkit.tui.widgets.remarks import Remarks
from tests.tui.composing import (
    NARROW,
    OURS,
    Composing,
    built,
    choose,
    click,
    click_hint,
    draft_of,
    notices,
    opened_groups,
    press,
    put,
    remarks_of,
    rows_of,
    screen_of,
    text_of,
    title_of,
    width_of,
    write,
    wrong_of,
)
from tests.tui.conftest import settled

# Form


async def test_a_form_is_begun_by_keys(composing: Composing) -> None:
    async with composing() as pilot:
        # nothing can be done before there is a form
        await press(pilot, "escape", "m", "space", "u", "d", "p", "escape", "q", "a", "e", "delete")
        await press(pilot, "ctrl+s", "ctrl+b", "ctrl+z", "ctrl+y", "ctrl+n", "h", "x")
        assert screen_of(pilot).draft is None
        assert pilot.app.screen is screen_of(pilot)
        assert text_of(pilot, "#what") == "A new form"
        await press(pilot, "f", "enter", *"base", "enter")
        assert rows_of(pilot)[0] == "consent_dp"
        await press(pilot, "tab", "enter", *"chad", "enter")
        assert draft_of(pilot).wanted.languages == ("fr", "ar")
        assert text_of(pilot, "#what") == "Baseline – Chad  not saved yet"
        assert "9 rows · 5 questions" in text_of(pilot, "#counts")
        assert "○ 1" in text_of(pilot, "#state")
        # a template that does not fit says why, and the outline stays
        before = rows_of(pilot)
        await press(pilot, "shift+tab", "enter", *"regist", "enter")
        assert "cannot be built: 1 reason" in text_of(pilot, "#state")
        assert "needs the module site before it" in remarks_of(pilot)
        assert screen_of(pilot).query_one(Outline).rows.root.children
        await press(pilot, "ctrl+b")
        assert "cannot be built yet" in notices(pilot)
        await press(pilot, "ctrl+z")
        assert rows_of(pilot) == before
        # another form is for the same country, unless it is for none
        await press(pilot, "ctrl+n")
        assert screen_of(pilot).draft is None
        assert pilot.app.screen.query_one("#country", Select).is_blank()
        await choose(pilot, "#template", "base")
        assert draft_of(pilot).wanted.country == "TCD"
        await choose(pilot, "#country", "none")
        assert draft_of(pilot).wanted.country == ""


async def test_languages_places_and_title(
    composing: Composing, ours: Path, workspace: Path
) -> None:
    places = workspace / "places.csv"
    put(places, "level,pcode,name,parent\n1,TD01,A,TCD\n")
    async with composing(ours) as pilot:
        screen = pilot.app.screen
        languages = screen.query_one("#languages", SelectionList)
        languages.focus()
        languages.highlighted = 2
        await press(pilot, "space")
        assert draft_of(pilot).wanted.languages == ("fr", "en", "ar")
        languages.highlighted = 0
        await press(pilot, "space")
        assert draft_of(pilot).wanted.languages == ("en", "ar")
        assert "# in this order" in draft_of(pilot).text
        await choose(pilot, "#default_language", "eng")
        assert draft_of(pilot).wanted.default_language == "en"
        await click(pilot, screen.query_one("#other"))
        await write(pilot, "Hausa")
        await press(pilot, "enter")
        assert "the code of two or three letters" in wrong_of(pilot)
        await write(pilot, "Hausa (ha)")
        await press(pilot, "enter")
        assert draft_of(pilot).wanted.languages == ("en", "ar", "Hausa (ha)")

        assert not screen.query_one("#none", Button).display
        await click(pilot, screen.query_one("#choose"))
        pilot.app.screen.query_one("#path", Input).focus()
        await write(pilot, str(places))
        await press(pilot, "enter")
        assert text_of(pilot, "#places") == "../places.csv"
        await click(pilot, screen.query_one("#none"))
        assert draft_of(pilot).wanted.gazetteer == ""

        title = screen.query_one("#form_title", Input)
        assert title.placeholder == "Baseline – Chad"
        title.focus()
        await press(pilot, *"Lac")
        await built(pilot)
        assert text_of(pilot, "#what").startswith("Lac")
        await press(pilot, "ctrl+z")
        assert (draft_of(pilot).wanted.form_title, title.value) == ("", "")
        await press(pilot, "ctrl+y")
        assert title.value == "Lac"


# Modules and parameters


async def test_modules_and_parameters_by_keys(composing: Composing, ours: Path) -> None:
    async with composing(ours, size=NARROW) as pilot:
        await press(pilot, "m", "down")
        modules = screen_of(pilot).query_one(ModuleList)
        assert modules.marked is not None
        assert modules.marked.name == "site"
        assert "Why place is asked. Its labels" in text_of(pilot, "#purpose")
        await press(pilot, "d", "shift+down")
        assert rows_of(pilot)[-2:] == ["site", "place"]
        assert modules.marked.name == "site"
        await press(pilot, "u", "u")
        assert rows_of(pilot)[2] == "site"
        await press(pilot, "space")
        assert "which the adaptation leaves out" in remarks_of(pilot)
        assert "cannot be built" in text_of(pilot, "#state")
        await press(pilot, "ctrl+z", "end", "space")
        assert draft_of(pilot).wanted.modules_in == ("more",)
        assert "extra" in rows_of(pilot)
        await press(pilot, "home", "enter")
        assert draft_of(pilot).wanted.modules_out == ("consent_dp",)

        await press(pilot, "p")
        value = pilot.app.screen.query_one(ParameterInput)
        assert pilot.app.focused is value
        assert value.placeholder == "20"
        await press(pilot, "7", "x", "5")
        assert draft_of(pilot).wanted.parameters == (("figures", (("most", "75"),)),)
        await press(pilot, "ctrl+z")
        assert value.value == ""
        await press(pilot, "escape", "m", "home", "down", "space", "p")
        assert "figures" in draft_of(pilot).wanted.modules_out
        assert "nothing is to be done here" in text_of(pilot, "#no-parameters")


async def test_what_the_standard_requires_is_told_before_it_is_built_without(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        modules = screen_of(pilot).query_one(ModuleList)
        lines = [str(one.prompt) for one in modules.options]
        assert [line.split()[1] for line in lines if "required" in line] == [
            "Consent",
            "Place",
            "Figures",
        ]
        assert "all modules that the standard has for BSA" in text_of(pilot, "#only")
        await press(pilot, "m", "home")
        assert "Required: it asks 1 core question," in text_of(pilot, "#purpose")
        await press(pilot, "down")
        assert "Required: Figures needs it." in text_of(pilot, "#purpose")
        await press(pilot, "home", "space")
        assert "Consent – Required: it asks 1 core question," in notices(pilot)
        await press(pilot, "ctrl+b")
        assert "in this form, which the outline tells" in title_of(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen_of(pilot)
        await press(pilot, "ctrl+b")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert title_of(pilot) == "Write the workbook as"
        await press(pilot, "escape", "ctrl+z")
        screen = screen_of(pilot)
        assert screen.preview is not None
        screen.preview = replace(screen.preview, findings=None)
        await press(pilot, "ctrl+b")
        assert title_of(pilot) == "Write the workbook as"


async def test_own_questions_of_a_module_that_leaves_stand_elsewhere_and_that_is_said(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "m", "home", "down", "down", "space")
        assert draft_of(pilot).wanted.modules_out == ("figures",)
        assert "td_one stood in it, and stands at the end of Place now." in notices(pilot)
        assert "td_one" in rows_of(pilot)
        assert draft_of(pilot).wanted.hidden == ()
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).text == OURS


async def test_what_waits_for_a_translation_is_told_before_and_after_building(
    composing: Composing, ours: Path
) -> None:
    put(ours, OURS.replace("[fr, en]", '[fr, "Hausa (ha)"]'))
    async with composing(ours) as pilot:
        assert "have no wording in Hausa (ha)" in remarks_of(pilot).splitlines()[0]
        assert "▲ 1" in text_of(pilot, "#state")
        await press(pilot, "ctrl+b", "enter")
        assert "Still to do: " in title_of(pilot)


async def test_modules_by_mouse(composing: Composing, ours: Path) -> None:
    async with composing(ours) as pilot:
        await click(pilot, pilot.app.screen.query_one("#tabs #modules"))
        modules = screen_of(pilot).query_one(ModuleList)
        await click(pilot, modules, (10, 3))
        assert modules.marked is not None
        assert modules.marked.name == "figures"
        assert draft_of(pilot).wanted.modules_out == ()
        await click_hint(pilot, "Up")
        assert rows_of(pilot)[2] == "figures"
        await click_hint(pilot, "Undo")
        await click_hint(pilot, "Redo")
        await click_hint(pilot, "Down")
        assert draft_of(pilot).wanted.changes == ()
        await click(pilot, modules, (1, 4))
        assert draft_of(pilot).wanted.modules_out == ("quality",)
        await click(pilot, modules, (1, 0))  # a heading
        await click_hint(pilot, "In or out")
        assert draft_of(pilot).wanted.modules_out == ("quality", "figures")


# Questions


async def test_questions_of_ones_own(composing: Composing, ours: Path) -> None:
    async with composing(ours) as pilot:
        # behind the row that is marked, named after its wording
        await press(pilot, "o", "x", "down", "down", "down", "a")
        window = pilot.app.screen
        assert isinstance(window, QuestionWindow)
        await press(pilot, "enter")
        assert "give the question a name" in wrong_of(pilot)
        await write(pilot, "Où ça ?")
        assert window.query_one("#name", Input).value == "td_ca"
        await choose(pilot, "#required", "has")
        window.query_one("#name", Input).focus()
        await press(pilot, "enter")
        (*_, block) = draft_of(pilot).wanted.questions
        assert [getattr(one, "required", "") for one in block.nodes] == ["yes"]
        assert rows_of(pilot)[rows_of(pilot).index("td_ca") - 1] == "place"
        node = screen_of(pilot).query_one(Outline).marked
        assert node is not None
        assert node.name == "td_ca"
        # with answers of its own
        await press(pilot, "q", "a")
        await write(pilot, "Comment ?")
        pilot.app.screen.query_one("#name", Input).focus()
        await pilot.pause()
        await write(pilot, "td_how")
        await choose(pilot, "#type", "one answer")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert "write the answers" in wrong_of(pilot)
        pilot.app.screen.query_one("#answers", TextArea).text = "À pied | On foot\nEn bus | By bus"
        pilot.app.screen.query_one("#name", Input).focus()
        await pilot.pause()
        await press(pilot, "enter")
        codes = [(one.list_name, one.code) for one in draft_of(pilot).wanted.choices]
        assert codes == [("td_how", "a_pied"), ("td_how", "en_bus")]
        assert "td_how" in rows_of(pilot)


async def test_a_question_for_which_nobody_chose_a_place_stands_before_the_closing(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "a")
        place = str(pilot.app.screen.query_one("#place", Select).value)
        assert place.startswith("module:")
        assert place != "module:quality"
        words = pilot.app.screen.query_one("#label-0", Input).placeholder
        assert words == "what the enumerator asks"


async def test_questions_are_edited_and_removed_and_left_out(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "q", "enter")
        await choose(pilot, "#type", "one answer")
        await choose(pilot, "#list", "yes")
        await choose(pilot, "#place", "at the end of q")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        (block,) = draft_of(pilot).wanted.questions
        assert block.module == "quality"
        assert [getattr(one, "list_name", "") for one in block.nodes] == ["yes_no"]
        await press(pilot, "ctrl+z")
        await click_hint(pilot, "Edit")
        await write(pilot, "Deux ?")
        await press(pilot, "enter")
        assert "Deux ?" in draft_of(pilot).text
        await press(pilot, "e")
        await click(pilot, pilot.app.screen.query_one("#no"))
        await press(pilot, "delete")
        assert draft_of(pilot).wanted.questions == ()
        assert "families" not in rows_of(pilot)
        await click_hint(pilot, "Remove")
        assert "families" in rows_of(pilot)
        await press(pilot, "e", "delete")
        assert "No question of your own yet" in text_of(pilot, "#no-questions")
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert draft_of(pilot).text == OURS

        outline = screen_of(pilot).query_one(Outline)
        outline.reveal("place")
        await settled(pilot)
        await press(pilot, "o", "h")
        assert draft_of(pilot).wanted.hidden == ("families", "place")
        outline.reveal("td_one")
        await settled(pilot)
        await press(pilot, "h")
        assert "is your own" in notices(pilot)


# The outline


async def test_the_outline(composing: Composing, ours: Path) -> None:
    put(ours, OURS.replace("  - families\n", "  - place\n"))
    async with composing(ours, size=NARROW) as pilot:
        screen = screen_of(pilot)
        outline, steps = screen.query_one(Outline), screen.query_one("#steps")
        assert not width_of(outline)
        await press(pilot, "o")
        assert width_of(outline) == NARROW[0]
        assert not width_of(steps)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert width_of(outline)
        assert width_of(steps)
        assert screen.query_one(Tabs).active != "outline"

        assert opened_groups(outline) == []
        await press(pilot, "o", "home", "enter")
        assert opened_groups(outline) == ["consent_dp"]
        (first, *_) = outline.rows.root.children
        assert str(first.children[0].label).startswith("Êtes-vous d'accord ?")
        await press(pilot, "m", "end", "space")
        assert opened_groups(outline) == ["consent_dp"]
        await press(pilot, "o", "home", "enter")
        assert opened_groups(outline) == []
        await press(pilot, "x")
        assert len(opened_groups(outline)) == len(outline.rows.root.children)
        await press(pilot, "x")
        assert opened_groups(outline) == []

        remarks = screen.query_one(Remarks)
        assert "FK320" in remarks_of(pilot)
        remarks.focus()
        await press(pilot, "home", "down", "enter")
        assert outline.marked is not None
        assert outline.marked.name == "families"

        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert width_of(steps) == NARROW[0]


# Words


async def test_the_menu_and_the_keys_speak_the_readers_language(composing: Composing) -> None:
    async with composing(language="fr") as pilot:
        shown = [
            pilot.app.get_key_display(one.binding)
            for one in pilot.app.screen.active_bindings.values()
        ]
        assert {"échap", "^b"} <= set(shown)
        await pilot.press("ctrl+p", "z", "z", "z")
        commands = pilot.app.screen.query_one(CommandList)
        while commands.option_count != 1:
            await pilot.pause(0.05)
        (nothing,) = commands.options
        assert "Rien ne porte ce nom." in str(nothing.prompt.renderable)
