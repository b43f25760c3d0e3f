"""Align: what it shows of a form, every decision by key and by mouse, and taking it back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets._footer import FooterKey

from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import read_form
from formkit.formats.writing import workbook_bytes, write_workbook
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.alignment_decisions import Decision
from formkit.jobs.alignment_steps import prepare
from formkit.jobs.editing import EditedCopy
from formkit.jobs.remembering import Memory
from formkit.jobs.subjects import Standards, Terms
from formkit.model.dictionary import Dictionary
from formkit.model.form import walk
from formkit.tui.app import FormkitApp
from formkit.tui.screens import align_reading, align_writing
from formkit.tui.screens.align import AlignScreen
from formkit.tui.screens.align_drafts import terms_of_draft
from formkit.tui.widgets.alignment_table import AlignmentTable
from formkit.tui.widgets.coverage_table import CoverageTable
from tests.tui.conftest import SIZES, settled
from tests.tui.pictures import Pictures

Opened = Callable[..., Any]
IDPS = "How many IDPs (individuals) live in this location today?"
FORM = f"""
| survey |
|  | type | name | label::English (en) | label::العربية (ar) | relevant | formkit_variable |
|  | integer | nb_idp | {IDPS} | كم عدد النازحين؟ | | |
|  | integer | loc_num_idp_hh | How many returnee households live in this location today? | | | |
|  | select_one sex | chief_sex | Sex of the chief | | ${{nb_idp}} > 0 | enum_sex |
|  | text | market | Write the name of the location, as people use it. | | | loc_site_name |
|  | text | zzz | Qqq? | | | |
|  | text | td_well | Which well? | | | |
|  | note | thanks | Thank you | | | |
| choices |
|  | list_name | name | label::English (en) | label::العربية (ar) |
|  | sex | female | Woman | |
|  | sex | boss | The boss | |
| settings |
|  | form_id | version | formkit_standard | formkit_component | formkit_country |
|  | test | 1 | dtm-wca 2026.1 | BSA | TCD |
"""
EXPORT = """
| myWorkSheet |
|  | FieldName | QuestionText(en) | FieldUniqueId | QuestionComponent |
|  | loc_num_idp_hh | How many households? | m0309 | Baseline Sub-Area Assessment: Core |
|  | loc_camp | Which camp? | m0001 | Baseline Sub-Area Assessment: Core |
|  | markets | Markets | m0002 | Baseline Sub-Area Assessment: Optional |
"""

_STANDARDS = Standards()


@pytest.fixture(autouse=True)
def one_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard is read once for all tests; the file is watched only where a test says so."""
    monkeypatch.setattr(align_reading, "Standards", lambda: _STANDARDS)
    monkeypatch.setattr(align_reading, "_SECONDS_BETWEEN_LOOKS", 3600)


@pytest.fixture
def form(workspace: Path) -> Path:
    return made(workspace / "form.xlsx")


def made(path: Path, text: str = FORM) -> Path:
    write_workbook(parse_markdown(text), path, overwrite=True)
    return path


def content(path: Path) -> bytes:
    return path.read_bytes()


def remove(path: Path) -> None:
    path.unlink()


def screen_of(pilot: Pilot[object]) -> AlignScreen:
    assert isinstance(pilot.app, FormkitApp)
    (screen,) = (one for one in pilot.app.screen_stack if isinstance(one, AlignScreen))
    return screen


def lines(pilot: Pilot[object]) -> list[str]:
    """What the table shows, cells apart by bars."""
    table = screen_of(pilot).table
    rows = (table.get_row_at(place) for place in range(table.row_count))
    return [" | ".join(str(cell) for cell in row) for row in rows]


def questions(pilot: Pilot[object]) -> list[str]:
    table = screen_of(pilot).table
    return [line.split(" | ")[-2] for line in lines(pilot) if table.row_count]


def said(pilot: Pilot[object], name: str) -> str:
    return str(screen_of(pilot).query_one(f"#{name}", Static).content)


def notices(pilot: Pilot[object]) -> list[str]:
    return [one.message for one in pilot.app._notifications]  # noqa: SLF001 - toasts know no more


def offered(pilot: Pilot[object]) -> list[str]:
    return [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]


def title(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one(".title", Label).content)


async def press(pilot: Pilot[object], *keys: str) -> None:
    for one in keys:
        await pilot.press(one)
        await settled(pilot)


async def mark(pilot: Pilot[object], question: str) -> None:
    """Go to a question; all are shown."""
    screen = screen_of(pilot)
    screen.show_module("")
    place = questions(pilot).index(question)
    screen.table.move_cursor(row=place)
    await settled(pilot)


async def choose(pilot: Pilot[object], words: str) -> None:
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = next(n for n, one in enumerate(offered(pilot)) if words in one)
    await press(pilot, "enter")


async def click(pilot: Pilot[object], key: str) -> None:
    """Click a hint at the bottom."""
    (hint,) = (one for one in screen_of(pilot).query(FooterKey) if one.key == key)
    await pilot.click(hint)
    await settled(pilot)


def cell(path: Path, name: str, column: str) -> str:
    (row,) = (one for one in walk(read_form(path).nodes) if one.name == name)
    return row.extra_cell(column)


# What is shown


async def test_without_a_form_it_says_what_to_do(opened: Opened, form: Path) -> None:
    async with opened("align", size=(80, 24)) as pilot:
        assert said(pilot, "why").startswith("Open a form to hold its questions")
        assert not screen_of(pilot).check_action("accept", ())
        await press(pilot, "enter")
        assert title(pilot) == "Which form is to be aligned?"
        await press(pilot, "escape", "o")
        field = pilot.app.screen.query(Input).first()
        field.value = str(form)
        await press(pilot, "enter")
        assert len(lines(pilot)) == 76


async def test_what_is_to_be_decided_stands_first(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=(80, 24)) as pilot:
        assert lines(pilot)[:5] == [
            "→ suggested | nb_idp | 100% loc_num_idp_ind",
            "≠ meaning | loc_num_idp_hh | loc_num_idp_hh",
            "≠ list, wording | chief_sex | enum_sex",
            "? unknown | zzz | ",
            "✗ not asked | — | meta_start",
        ]
        assert said(pilot, "summary").splitlines() == [
            "form.xlsx  dtm-wca 2026.1 · BSA",
            "2 of 6 questions settled, 33 % · 3 of 75 core variables asked, 4 %",
        ]
        card = said(pilot, "card")
        assert card.startswith("nb_idp  row 2 · integer\n" + IDPS)
        assert "ﺔﺣﺯﺎﻨﻟﺍ" not in card
        assert "النازحين" not in card
        assert "100% loc_num_idp_ind  IDP individuals" in card
        assert "+ the same words in English (en)" in card
        assert "+ the same type, integer" in card
        await press(pilot, "enter")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "side"
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, AlignmentTable)


async def test_a_question_that_drifts_stands_beside_its_variable(
    opened: Opened, form: Path
) -> None:
    async with opened("align", form, size=(120, 40)) as pilot:
        await press(pilot, "down")
        card = said(pilot, "card")
        assert "≠ drifting  It stands for the variable and does not ask the same:" in card
        assert "= type  integer" in card
        assert "≠ meaning  " in card
        assert "≈ wording  English (en)" in card
        await press(pilot, "down")
        card = said(pilot, "card")
        assert "≠ list  sex" in card
        assert "  only in the form:\n  + boss  The boss\n" in card
        assert "  only in the standard:\n  - male  " in card
        assert "in other words, here / in the standard:\n  ≈ female  Woman / Female" in card
        assert "≠ wording  English (en)" in card
        await mark(pilot, "market")
        assert "✓ by its column" in said(pilot, "card")
        await mark(pilot, "td_well")
        assert "⌂ country's own  It is the country's own" in said(pilot, "card")
        await mark(pilot, "thanks")
        assert "· nothing to do" in said(pilot, "card")


async def test_a_variable_that_the_form_lacks_names_what_may_be_it(
    opened: Opened, form: Path
) -> None:
    async with opened("align", form, size=(200, 60)) as pilot:
        table = screen_of(pilot).table
        place = next(n for n, one in enumerate(lines(pilot)) if "loc_num_idp_ind" in one and n > 3)
        table.move_cursor(row=place)
        await settled(pilot)
        card = said(pilot, "card")
        assert "Questions that may be it: nb_idp. Press a to say which one it is." in card
        assert table.ordered_columns[1].label.plain == "Question"
        assert len(table.ordered_columns) == 4
        await press(pilot, "a")
        assert title(pilot) == "Which question is loc_num_idp_ind?"
        await press(pilot, "enter")
        assert title(pilot).startswith("nb_idp is loc_num_idp_ind. How is that")
        await press(pilot, "escape")
        table.move_cursor(row=4)
        await settled(pilot)
        assert "No question comes near it." in said(pilot, "card")
        await press(pilot, "a")
        assert notices(pilot)[-1].startswith("no question comes near meta_start")
        for key in "xvlwi":
            await press(pilot, key)
        assert len(pilot.app.screen_stack) == 1


# Decisions


async def test_accepting_by_the_column_and_taking_it_back(opened: Opened, form: Path) -> None:
    before = content(form)
    async with opened("align", form, size=(120, 40)) as pilot:
        await press(pilot, "a")
        ways = offered(pilot)
        assert ways[0].startswith("Write loc_num_idp_ind under formkit_variable\n  · the question")
        assert ways[1].startswith("Rename nb_idp to loc_num_idp_ind\n  · answers collected so far")
        await press(pilot, "enter")
        assert cell(form, "nb_idp", "formkit_variable") == "loc_num_idp_ind"
        assert content(form.with_name("form.bak.xlsx")) == before
        assert notices(pilot)[-1] == (
            "nb_idp stands for loc_num_idp_ind, by its column formkit_variable; what was there is"
            " kept as form.bak.xlsx"
        )
        assert lines(pilot)[0] == "≠ wording | nb_idp | loc_num_idp_ind"
        await press(pilot, "u")
        assert content(form) == before
        assert notices(pilot)[-1].startswith("taken back: nb_idp stands for")
        assert questions(pilot)[0] == "nb_idp"
        await press(pilot, "u")
        screen_of(pilot).action_undo()
        await settled(pilot)
        assert notices(pilot)[-1] == "there is nothing to take back"


async def test_accepting_by_the_name_with_the_mouse_alone(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=(120, 40)) as pilot:
        await click(pilot, "a")
        await pilot.click(OptionList, offset=(4, 5))
        await settled(pilot)
        assert any(one.name == "loc_num_idp_ind" for one in walk(read_form(form).nodes))
        assert [one.name for one in form.parent.iterdir() if "bak" in one.name] == ["form.bak.xlsx"]
        await click(pilot, "u")
        await pilot.click(AlignmentTable, offset=(20, 3))
        await settled(pilot)
        marked = screen_of(pilot).marked
        assert marked is not None
        assert marked.question is not None
        assert marked.question.name == "chief_sex"


async def test_what_is_settled_is_not_asked_again(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await mark(pilot, "market")
        screen_of(pilot).action_accept()
        await settled(pilot)
        assert notices(pilot)[-1] == "market stands for loc_site_name already"
        screen_of(pilot).action_let_stand()
        await settled(pilot)
        assert notices(pilot)[-1].startswith("nothing drifts here")
        await mark(pilot, "thanks")
        screen_of(pilot).action_own()
        await settled(pilot)
        assert notices(pilot)[-1].startswith("it asks nobody anything")
        screen_of(pilot).action_reject()
        assert len(pilot.app.screen_stack) == 1


async def test_what_was_rejected_is_remembered(opened: Opened, form: Path, tmp_path: Path) -> None:
    before = content(form)
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "x")
        assert notices(pilot)[-1] == "loc_num_idp_ind is not suggested for nb_idp again"
        assert "loc_num_idp_ind" not in lines(pilot)[0]
        draft = Memory(tmp_path / "memory").draft("align", form)
        assert terms_of_draft(draft).rejected == {("nb_idp", "loc_num_idp_ind")}
        assert content(form) == before
    async with opened("align", form, size=SIZES[0]) as pilot:
        assert "loc_num_idp_ind" not in lines(pilot)[0]
        await mark(pilot, "market")
        await press(pilot, "x")
        assert cell(form, "market", "formkit_variable") == ""
        await press(pilot, "u")
        assert content(form) == before
        rejected = terms_of_draft(Memory(tmp_path / "memory").draft("align", form)).rejected
        assert rejected == {("nb_idp", "loc_num_idp_ind")}
        await mark(pilot, "loc_num_idp_hh")
        await press(pilot, "x")
        assert notices(pilot)[-1].startswith("the name loc_num_idp_hh says so")


async def test_a_rejection_alone_is_taken_back(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        first = lines(pilot)[0]
        await press(pilot, "x", "u")
        assert lines(pilot)[0] == first


async def test_a_question_becomes_the_countrys_own(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "l")
        assert [one.splitlines()[0] for one in offered(pilot)] == [
            "Rename zzz to td_zzz",
            "Keep the name zzz, with the reason under formkit_ignore",
        ]
        await choose(pilot, "Keep the name")
        assert title(pilot) == "Why is zzz as it is?"
        await press(pilot, "enter")
        assert str(pilot.app.screen.query_one("#wrong", Label).content).startswith("without a")
        pilot.app.screen.query_one("#text", Input).value = "the ministry asks it"
        await press(pilot, "enter")
        assert cell(form, "zzz", "formkit_ignore") == "FK501, FK607: the ministry asks it"
        await mark(pilot, "nb_idp")
        await press(pilot, "l", "enter")
        assert any(one.name == "td_nb_idp" for one in walk(read_form(form).nodes))


async def test_a_form_without_a_country_is_asked_whose_it_is(
    opened: Opened, workspace: Path
) -> None:
    form = made(workspace / "form.xlsx", FORM.replace("| TCD |", "|  |"))
    async with opened("align", form, size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "l")
        assert title(pilot) == "The form names no country. Whose form is it?"
        await choose(pilot, "Niger")
        assert offered(pilot)[0].startswith("Rename zzz to ne_zzz")
        await press(pilot, "escape", "l")
        assert offered(pilot)[0].startswith("Rename zzz to ne_zzz")


async def test_wording_is_taken_and_differences_are_let_stand(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "down", "w", "enter")
        (row,) = (one for one in walk(read_form(form).nodes) if one.name == "loc_num_idp_hh")
        assert row.labels.first.startswith("How many IDP households")
        await press(pilot, "i")
        assert title(pilot) == "Why is chief_sex as it is?"
        pilot.app.screen.query_one("#text", Input).value = "agreed with the hub"
        await press(pilot, "enter")
        assert cell(form, "chief_sex", "formkit_ignore") == "FK508: agreed with the hub"
        await press(pilot, "i")
        assert notices(pilot)[-1].startswith("what differs is the list")


async def test_a_variable_is_looked_for(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=(80, 24)) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "a")
        assert title(pilot) == "Which variable is zzz?"
        assert offered(pilot)[0].startswith("meta_start  ")
        field = pilot.app.screen.query_one("#typed", Input)
        field.value = "xqxqxq"
        await settled(pilot)
        assert offered(pilot) == []
        assert "no variable like that" in str(pilot.app.screen.query_one("#none", Label).content)
        await press(pilot, "enter", "down")
        field.value = "menages deplaces"
        await settled(pilot)
        assert any(one.startswith("loc_num_idp_hh") for one in offered(pilot))
        await press(pilot, "down", "up")
        found = pilot.app.screen.query_one(OptionList)
        assert found.highlighted == 0
        name = offered(pilot)[0].split()[0]
        await pilot.click(OptionList, offset=(4, 0))
        await settled(pilot)
        assert title(pilot) == f"zzz is {name}. How is that to be written down?"
        await press(pilot, "escape", "v")
        await press(pilot, "enter")
        assert title(pilot).startswith("zzz is meta_start")
        await press(pilot, "escape")
        await mark(pilot, "chief_sex")
        await press(pilot, "v", "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_of_several_variables_of_one_name_one_is_chosen(
    opened: Opened, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variables = _STANDARDS.of(read_form(made(workspace / "form.xlsx")), Terms())
    assert variables is not None
    shared = tuple(
        replace(one, aliases=("zzz",)) if one.name in {"enum_sex", "enum_org"} else one
        for one in variables.dictionary.variables
    )
    dictionary = Dictionary(shared, variables.dictionary.lists)
    standard = replace(variables, dictionary=dictionary)
    monkeypatch.setattr(Standards, "of", lambda *_args: standard)
    async with opened("align", workspace / "form.xlsx", size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        assert lines(pilot)[4].startswith("± ambiguous | zzz | enum_")
        await press(pilot, "a")
        assert title(pilot) == "Which variable is zzz?"
        assert offered(pilot)[-1] == "another variable …"
        await choose(pilot, "enum_org")
        assert title(pilot) == "zzz is enum_org. How is that to be written down?"
        await press(pilot, "escape", "a")
        await choose(pilot, "another variable")
        assert pilot.app.screen.query("#typed")
        await press(pilot, "escape", "x")
        assert notices(pilot)[-1].startswith("the name zzz says so")


async def test_a_way_that_is_barred_says_why(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "v")
        pilot.app.screen.query_one("#typed", Input).value = "loc_num_idp_hh"
        await press(pilot, "enter")
        assert "✗ row 3 is called loc_num_idp_hh already" in offered(pilot)[1]
        await choose(pilot, "Rename")
        assert notices(pilot)[-1].startswith("row 3 is called loc_num_idp_hh already")


# Which lines


async def test_lines_are_filtered_by_state_and_by_words(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "f")
        assert offered(pilot)[:4] == [
            "   76  To decide",
            "   79  All",
            "    2  ≠ drifting",
            "    1  → suggested",
        ]
        await choose(pilot, "drifting")
        assert questions(pilot) == ["loc_num_idp_hh", "chief_sex"]
        assert "≠ drifting · 2" in str(screen_of(pilot).query_one("#shown", Button).label)
        await press(pilot, "escape", "slash", *"chief")
        assert questions(pilot) == ["chief_sex"]
        await press(pilot, *"xyz")
        assert said(pilot, "card").startswith("Nothing is like that.")
        for action in ("accept", "reject", "find_variable", "own", "reword", "let_stand"):
            getattr(screen_of(pilot), f"action_{action}")()
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "enter", "escape")
        assert len(lines(pilot)) == 76
        await pilot.click("#shown")
        await settled(pilot)
        await choose(pilot, "country's own")
        assert questions(pilot) == ["td_well"]
        await press(pilot, "escape")
        assert len(lines(pilot)) == 76


async def test_coverage_by_module_leads_to_its_questions(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=(80, 24)) as pilot:
        await press(pilot, "c")
        table = screen_of(pilot).query_one(CoverageTable)
        rows = [[str(one) for one in table.get_row_at(n)] for n in range(table.row_count)]
        assert rows[0][0] == "All modules"
        assert [column.label.plain for column in table.ordered_columns] == [
            *("Module", "Asked", "core CDW", "core", "recommended", "optional"),
        ]
        module = rows[1][0]
        assert screen_of(pilot).check_action("accept", ()) is False
        await press(pilot, "down", "enter")
        assert screen_of(pilot).query_one("#sought", Input).value == module
        assert lines(pilot)
        await press(pilot, "c", "escape", "c", "c")
        assert isinstance(pilot.app.focused, AlignmentTable)
        await press(pilot, "c", "home", "enter")
        assert screen_of(pilot).query_one("#sought", Input).value in {"", module}


async def test_nothing_is_left_to_decide(opened: Opened, workspace: Path) -> None:
    text = "| survey |\n|  | type | name | label |\n|  | note | thanks | Thank you |"
    form = made(workspace / "form.xlsx", text)
    async with opened("align", form, size=SIZES[0]) as pilot:
        assert said(pilot, "card").startswith("Everything is settled.")
        assert "no activity named: press s" in said(pilot, "summary")
        await press(pilot, "c")
        assert notices(pilot)[-1].startswith("no activity named, so nothing has to be asked")


# Against what


async def test_the_activity_says_what_is_missing(
    opened: Opened, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("dtm-wca/2026.1", "own/1")
    monkeypatch.setattr(align_reading, "standard_names", lambda: names)
    form = made(workspace / "form.xlsx", FORM.replace("| BSA |", "|  |"))
    async with opened("align", form, size=SIZES[0]) as pilot:
        assert not any("✗ not asked" in one for one in lines(pilot))
        await press(pilot, "s")
        await choose(pilot, "ETT")
        assert any("✗ not asked" in one for one in lines(pilot))
        assert "dtm-wca 2026.1 · ETT" in said(pilot, "summary")
        await press(pilot, "s")
        await choose(pilot, "Another standard")
        assert offered(pilot) == list(names)
        await press(pilot, "enter")
        assert "ETT" not in said(pilot, "summary")
        await press(pilot, "s")
        await choose(pilot, "Another standard")
        await choose(pilot, "own/1")
        assert "no standard is called" in notices(pilot)[-1]
        assert lines(pilot)


async def test_the_datakits_statuses_stand_in_a_column(
    opened: Opened, form: Path, workspace: Path
) -> None:
    export = workspace / "export.xlsx"
    export.write_bytes(workbook_bytes(parse_markdown(EXPORT), "xlsx"))
    async with opened("align", form, size=(120, 40)) as pilot:
        await press(pilot, "e")
        assert notices(pilot)[-1].startswith("the table needs the Datakit's export")
        await press(pilot, "d")
        pilot.app.screen.query(Input).first().value = str(export)
        await press(pilot, "enter")
        assert lines(pilot)[1].startswith("≠ meaning | ✓ likely aligned | loc_num_idp_hh")
        assert lines(pilot)[-1] == "✗ Datakit only | ✗ core, missing | — | loc_camp"
        await press(pilot, "down")
        assert "Datakit  ✓ likely aligned  LikelyAligned" in said(pilot, "card")
        assert "m0309 loc_num_idp_hh" in said(pilot, "card")
        await mark(pilot, "market")
        assert "≈ to be verified" in said(pilot, "card")
        assert "% alike" in said(pilot, "card")
        await press(pilot, "f")
        await choose(pilot, "for the focal point")
        assert "nb_idp" in questions(pilot)
        await press(pilot, "f")
        await choose(pilot, "Datakit only")
        assert "Which camp?" in said(pilot, "card")
        await press(pilot, "e")
        written = workspace / "form_alignment.xlsx"
        assert notices(pilot)[-1] == f"written: {written}"
        await press(pilot, "e")
        assert "would be replaced" in title(pilot)
        await pilot.click("#yes")
        await settled(pilot)
        assert written.is_file()
        await press(pilot, "d")
        await choose(pilot, "another export")
        await press(pilot, "escape", "d")
        await choose(pilot, "without the Datakit")
        assert not any("Datakit" in one for one in lines(pilot))


async def test_other_screens_get_the_form(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "r")
        await press(pilot, "k")
        assert isinstance(pilot.app, FormkitApp)
        assert pilot.app.current_mode == "check"


# Files that go their own way


async def test_a_file_that_another_program_changed_is_read_again(
    opened: Opened, form: Path
) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        screen = screen_of(pilot)
        screen.look()
        await settled(pilot)
        made(form, FORM.replace("zzz", "yyy"))
        theirs = content(form)
        await press(pilot, "a", "enter")
        assert any(one.startswith(f"{form}: another program changed") for one in notices(pilot))
        assert content(form) == theirs
        assert "yyy" in questions(pilot)
        made(form)
        for _ in range(2):
            screen.look()
            await settled(pilot)
        assert notices(pilot)[-1] == "another program changed the file, so it is read again"
        assert "zzz" in questions(pilot)
        remove(form)
        for _ in range(3):
            screen.look()
            await settled(pilot)
        assert notices(pilot)[-1].endswith("what is shown was read before it went")
        await press(pilot, "r")
        assert "zzz" in questions(pilot)


async def test_a_file_that_is_no_form_is_told(opened: Opened, workspace: Path) -> None:
    broken = workspace / "broken.xlsx"
    broken.write_bytes(b"nothing")
    async with opened("align", broken, size=SIZES[0]) as pilot:
        assert said(pilot, "why").startswith(str(broken))
        screen_of(pilot).open(made(workspace / "form.xlsx"))
        await settled(pilot)
        assert lines(pilot)


async def test_losses_are_asked_about_once(
    opened: Opened, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(of: AlignedForm, way: Decision) -> EditedCopy:
        copy = prepare(of, way)
        output = replace(copy.output, losses=(Message("(nothing)"),))
        return replace(copy, output=output)

    monkeypatch.setattr(align_writing, "prepare", lossy)
    before = content(form)
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "a", "enter")
        assert title(pilot).startswith("not all of form.xlsx can be kept:")
        await press(pilot, "escape")
        assert content(form) == before
        await press(pilot, "a", "enter")
        await pilot.click("#yes")
        await settled(pilot)
        assert cell(form, "nb_idp", "formkit_variable") == "loc_num_idp_ind"
        await mark(pilot, "zzz")
        await press(pilot, "l", "enter")
        assert any(one.name == "td_zzz" for one in walk(read_form(form).nodes))


async def test_an_old_workbook_goes_on_in_a_new_one(
    opened: Opened, workspace: Path, shared: Path
) -> None:
    form = workspace / "old.xls"
    form.write_bytes((shared / "forms" / "epfl_city__abidjan_2022.xls").read_bytes())
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "l")
        await choose(pilot, "Côte d")
        await press(pilot, "enter")
        assert notices(pilot)[-1].endswith(
            "it goes on in old.xlsx, since an .xls file cannot be edited"
        )
        assert said(pilot, "summary").startswith("old.xlsx")
        await press(pilot, "u")
        assert said(pilot, "summary").startswith("old.xls ")
        assert not form.with_suffix(".xlsx").exists()


async def test_while_it_writes_nothing_else_is_decided(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        screen = screen_of(pilot)
        screen.is_writing = True
        for action in ("accept", "reject", "own", "reword", "undo", "read", "activity", "datakit"):
            getattr(screen, f"action_{action}")()
        screen.open(form)
        await settled(pilot)
        assert notices(pilot) == ["a decision is being written; open the form again in a moment"]
        assert len(pilot.app.screen_stack) == 1
        screen.is_writing = False


def long_form() -> Iterator[str]:
    yield "| survey |\n|  | type | name | label |\n"
    for number in range(700):
        yield f"|  | integer | q{number}_idp | How many IDPs of kind {number} live here? |\n"


async def test_a_long_form_is_put_in_slice_by_slice(opened: Opened, workspace: Path) -> None:
    form = made(workspace / "long.xlsx", "".join(long_form()))
    async with opened("align", form, size=(200, 60)) as pilot:
        table = screen_of(pilot).table
        for _ in range(50):
            if table.row_count == 700:
                break
            await pilot.pause(0.02)
        assert table.row_count == 700
        table.move_cursor(row=650)
        await settled(pilot)
        began = perf_counter()
        screen_of(pilot).list_lines()
        assert perf_counter() - began < 1
        assert table.cursor_row == 650
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert table.cursor_row == 650
        assert len(table.ordered_columns) == 3


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
async def test_pictures(
    opened: Opened, form: Path, pictures: Pictures, size: tuple[int, int], language: str
) -> None:
    async with opened("align", form, size=size, language=language) as pilot:
        await press(pilot, "down", "down")
        await pictures.take(pilot, "align-drifting")
        if size != SIZES[1]:
            return
        await press(pilot, "up", "up")
        await pictures.take(pilot, "align-suggested")
        await press(pilot, "a")
        await pictures.take(pilot, "align-ways")
        await press(pilot, "escape", "c")
        await pictures.take(pilot, "align-coverage")


async def test_picture_without_a_form(opened: Opened, pictures: Pictures) -> None:
    async with opened("align", size=SIZES[0]) as pilot:
        await pictures.take(pilot, "align-empty")


async def test_the_keys_are_told(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        words = " ".join(str(one.content) for one in pilot.app.screen.query(Label))
        for key in ("It is this", "Coverage", "Datakit", "Read again"):
            assert key in words
