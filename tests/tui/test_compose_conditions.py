"""Compose: hints, conditions and translations of questions of one's own."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Input, Select, Static

from formkit.jobs.drafting.questions import own_questions
from formkit.jobs.drafting.rows import OwnQuestion
from formkit.tui.screens.compose.translate import TranslateWindow
from formkit.tui.screens.compose.typed import TypedInput
from formkit.tui.widgets.remarks import Remarks
from tests.tui.composing import (
    NARROW,
    OURS,
    Composing,
    choose,
    click,
    click_hint,
    draft_of,
    notices,
    press,
    put,
    screen_of,
    text_in,
    title_of,
    told,
    write,
    wrong_of,
)
from tests.tui.conftest import settled

FR, EN = "Français (fr)", "English (en)"


def own_of(pilot: Pilot[object]) -> OwnQuestion:
    """The only question of its own."""
    (found,) = own_questions(draft_of(pilot))
    return found


def line(pilot: Pilot[object], selector: str) -> Input:
    return pilot.app.screen.query_one(selector, Input)


async def say(pilot: Pilot[object], selector: str, text: str) -> None:
    line(pilot, selector).focus()
    await pilot.pause()
    await write(pilot, text)


async def ok(pilot: Pilot[object]) -> None:
    await click(pilot, pilot.app.screen.query_one("#yes"))


async def test_a_condition_is_put_together_by_keys(composing: Composing, ours: Path) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "q", "enter")
        await choose(pilot, "#relevant-how", "only")
        await press(pilot, "tab", "enter", *"do", "enter")
        window = pilot.app.screen
        assert window.query_one("#relevant-question", Select).value == "consent_given"
        assert not line(pilot, "#relevant-number").display
        await ok(pilot)
        assert "the condition is not complete yet" in wrong_of(pilot)
        await choose(pilot, "#relevant-answer", "yes")
        line_told = await told(pilot, "relevant", "Asked only")
        assert line_told == "Asked only when: “Do you agree?” is “Yes”"
        await ok(pilot)
        assert own_of(pilot).relevant == "${consent_given} = 'yes'"
        # read back as it was put together, and told in other words when it is turned round
        await press(pilot, "e")
        assert pilot.app.screen.query_one("#relevant-answer", Select).value == "yes"
        await choose(pilot, "#relevant-way", "is not answered")
        assert not pilot.app.screen.query_one("#relevant-answer").display
        await ok(pilot)
        assert own_of(pilot).relevant == "${consent_given} = ''"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert draft_of(pilot).text == OURS
        await press(pilot, "ctrl+y", "ctrl+y", "ctrl+s")
        assert "relevant: ${consent_given} = ''" in text_in(ours)


async def test_a_number_decides_whether_a_question_is_asked(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "q", "enter")
        await choose(pilot, "#relevant-how", "only")
        await choose(pilot, "#relevant-question", "how many")
        await say(pilot, "#relevant-number", "many")
        await ok(pilot)
        assert "not complete yet" in wrong_of(pilot)
        await say(pilot, "#relevant-number", "10")
        assert "is more than 10" in await told(pilot, "relevant", "more than 10")
        # the expression can be gone on with by hand
        await choose(pilot, "#relevant-how", "by an")
        assert line(pilot, "#relevant-expression").value == "${people} > 10"
        await ok(pilot)
        assert own_of(pilot).relevant == "${people} > 10"
        await press(pilot, "e")
        assert line(pilot, "#relevant-number").value == "10"
        await choose(pilot, "#relevant-how", "always")
        await ok(pilot)
        assert own_of(pilot).relevant == ""
        assert "relevant" not in draft_of(pilot).text


async def test_an_expression_is_judged_while_it_is_typed(composing: Composing, ours: Path) -> None:
    async with composing(ours, size=NARROW) as pilot:
        await press(pilot, "q", "enter")
        await choose(pilot, "#relevant-how", "by an")
        await say(pilot, "#relevant-expression", "${peopel} > 3")
        assert "no question is called peopel" in await told(pilot, "relevant", "peopel,")
        await say(pilot, "#relevant-expression", "${people} > 3 and (")
        assert "✗" in await told(pilot, "relevant", "✗")
        await say(pilot, "#relevant-expression", "${people} > 3 and ${place} != ''")
        assert "more than 3 and" in await told(pilot, "relevant", "more than 3 and")
        await ok(pilot)
        await press(pilot, "e")
        # what cannot be put together stays as it was written
        assert line(pilot, "#relevant-expression").value == "${people} > 3 and ${place} != ''"
        await say(pilot, "#relevant-expression", "")
        await ok(pilot)
        assert "not complete yet" in wrong_of(pilot)


async def test_answers_within_bounds_and_what_is_said_of_others(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "q", "enter")
        window = pilot.app.screen
        assert not window.query_one("#messages").display
        await choose(pilot, "#type", "whole")
        await choose(pilot, "#constraint-how", "numbers")
        await say(pilot, "#constraint-least", "a few")
        await ok(pilot)
        assert "not complete yet" in wrong_of(pilot)
        await say(pilot, "#constraint-least", "0")
        await say(pilot, "#constraint-most", "2,5")
        assert "is at most 2.5" in await told(pilot, "constraint", "at most 2.5")
        assert line(pilot, "#message-1").placeholder == ""
        await say(pilot, "#message-0", "Trop.")
        await pilot.pause()
        assert line(pilot, "#message-1").placeholder == "still to be translated"
        await say(pilot, "#hint-1", "In all.")
        await ok(pilot)
        own = own_of(pilot)
        assert own.constraint == ". >= 0 and . <= 2.5"
        assert own.constraint_messages.pairs == ((FR, "Trop."),)
        assert own.hints.pairs == ((EN, "In all."),)
        # a text has no bounds, and a note no condition at all
        await press(pilot, "e")
        assert line(pilot, "#constraint-most").value == "2.5"
        await choose(pilot, "#type", "text (")
        assert pilot.app.screen.query_one("#constraint-how", Select).value == "none"
        await choose(pilot, "#type", "text to")
        assert not pilot.app.screen.query_one("#constraint").display
        await ok(pilot)
        assert own_of(pilot).constraint == ""
        assert not own_of(pilot).constraint_messages


async def test_texts_still_missing_are_gone_through_by_keys(
    composing: Composing, ours: Path
) -> None:
    hausa = OURS.replace("[fr, en]", '[fr, en, "Hausa (ha)"]')
    put(ours, hausa.replace(', "label::English (en)": One?', ""))
    async with composing(ours) as pilot:
        await press(pilot, "q", "t")
        # one's own first; the one text of English is the last one, too
        assert title_of(pilot) == f"1 text still missing in {EN} – 1 of 1"
        assert "Un ?" in shown_in(pilot)
        await write(pilot, "One?")
        await press(pilot, "enter")
        assert own_of(pilot).labels.pairs == ((FR, "Un ?"), (EN, "One?"))
        await press(pilot, "t")
        assert "label of td_one" in shown_in(pilot)
        await write(pilot, "Daya?")
        await press(pilot, "down")
        assert "label of td_one" not in shown_in(pilot)
        await press(pilot, "up")
        assert line(pilot, "#translation").value == "Daya?"
        assert pilot.app.screen.query_one("#back", Button).disabled
        # what stands in the line is kept whatever closes the window
        await write(pilot, "Daya ne?")
        await press(pilot, "escape")
        assert own_of(pilot).labels.get("Hausa (ha)") == "Daya ne?"
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert own_of(pilot).labels.pairs == ((FR, "Un ?"),)
        await press(pilot, "ctrl+y", "ctrl+s")
        assert "One?" in text_in(ours)


async def test_texts_still_missing_are_gone_through_by_mouse(
    composing: Composing, ours: Path
) -> None:
    put(ours, OURS.replace("[fr, en]", '[fr, ar, "Hausa (ha)"]'))
    async with composing(ours) as pilot:
        remarks = screen_of(pilot).query_one(Remarks)
        await click(pilot, remarks, (4, 1))
        window = pilot.app.screen
        assert isinstance(window, TranslateWindow)
        await choose(pilot, "#language", "Hausa")
        await click(pilot, window.query_one("#next"))
        await click(pilot, window.query_one("#translation"))
        await write(pilot, "Ina?")
        await click(pilot, window.query_one("#back"))
        await click(pilot, window.query_one("#done"))
        assert list(draft_of(pilot).values["set"].values()) == [{"label::Hausa (ha)": "Ina?"}]
        await click_hint(pilot, "Undo")
        assert "set" not in draft_of(pilot).values


async def test_nothing_to_translate_and_nothing_to_edit_is_said(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        await press(pilot, "q", "t")
        assert "No text is missing" in notices(pilot)
        await press(pilot, "o", "x", "down", "e")
        assert "Only questions of your own" in notices(pilot)
        screen_of(pilot).outline.reveal("td_one")
        await settled(pilot)
        await press(pilot, "e")
        assert line(pilot, "#name").value == "td_one"


async def test_a_form_that_cannot_be_built_has_no_texts_to_go_through(
    composing: Composing, ours: Path
) -> None:
    put(ours, OURS.replace("after: people", "after: nowhere"))
    async with composing(ours) as pilot:
        await press(pilot, "q", "t")
        assert "cannot be built" in notices(pilot)
        # without a form there is nothing to ask for, and conditions are written by hand
        await press(pilot, "enter")
        await choose(pilot, "#relevant-how", "by an")
        await say(pilot, "#relevant-expression", "1 = 1")
        await ok(pilot)
        assert own_of(pilot).relevant == "1 = 1"


def shown_in(pilot: Pilot[object]) -> str:
    texts = pilot.app.screen.query("#what, #said").results(Static)
    return "\n".join(str(one.content) for one in texts)


async def test_letters_typed_while_the_draft_is_behind_stay(
    composing: Composing, ours: Path
) -> None:
    async with composing(ours) as pilot:
        title = screen_of(pilot).query_one("#form_title", TypedInput)
        with title.prevent(Input.Changed):
            for text in ("L", "La", "Lac"):
                title.value = text
                title.send()
        for echo in ("", "L", "La"):
            title.follow(echo)
            assert title.value == "Lac"
        title.follow("Lac")
        title.follow("")
        assert title.value == ""
