"""Align: every decision by key and by mouse, written down, and taken back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Label, OptionList

from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.reading import read_form
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.decisions import Decision
from formkit.jobs.aligning.steps import prepare
from formkit.jobs.editing import EditedCopy
from formkit.jobs.remembering import Memory
from formkit.jobs.subjects import Standards, Terms
from formkit.model.dictionary import Dictionary
from formkit.model.form import walk
from formkit.tui import file_screen
from formkit.tui.screens.align import reading as align_reading
from formkit.tui.screens.align import writing as align_writing
from formkit.tui.screens.align.drafts import terms_of_draft
from formkit.tui.widgets.alignment_table import AlignmentTable
from formkit.tui.widgets.variable_card import VariableCard
from tests.tui.aligning import (
    FORM,
    STANDARDS,
    Opened,
    cell,
    choose,
    click,
    content,
    lines,
    made,
    mark,
    notices,
    offered,
    press,
    questions,
    remove,
    said,
    screen_of,
    title,
)
from tests.tui.conftest import SIZES, settled


@pytest.fixture(autouse=True)
def one_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard is read once for all tests; the file is watched only where a test says so."""
    monkeypatch.setattr(align_reading, "Standards", lambda: STANDARDS)
    monkeypatch.setattr(file_screen, "_SECONDS_BETWEEN_LOOKS", 3600)


@pytest.fixture
def form(workspace: Path) -> Path:
    return made(workspace / "form.xlsx")


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
        assert notices(pilot)[-1].startswith("nothing differs here")
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
            "Keep the name zzz, with the reason under formkit_ignore",
            "Rename zzz to td_zzz",
        ]
        await choose(pilot, "Keep the name")
        assert title(pilot) == "Why is zzz as it is?"
        await press(pilot, "enter")
        assert str(pilot.app.screen.query_one("#wrong", Label).content).startswith("without a")
        pilot.app.screen.query_one("#text", Input).value = "the ministry asks it"
        await press(pilot, "enter")
        assert cell(form, "zzz", "formkit_ignore") == "FK501, FK607: the ministry asks it"
        await mark(pilot, "nb_idp")
        await press(pilot, "l", "down", "enter")
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
        assert offered(pilot)[0].startswith("Keep the name zzz")
        assert offered(pilot)[1].startswith("Rename zzz to ne_zzz")
        await press(pilot, "escape", "l")
        assert offered(pilot)[1].startswith("Rename zzz to ne_zzz")
    async with opened("align", form, size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "l")
        assert offered(pilot)[1].startswith("Rename zzz to ne_zzz")
    other = made(workspace / "other.xlsx", FORM.replace("| TCD |", "|  |"))
    async with opened("align", other, size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "l")
        assert title(pilot) == "The form names no country. Whose form is it?"
        found = pilot.app.screen.query_one(OptionList)
        assert offered(pilot)[found.highlighted or 0].startswith("Niger")


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
        found = pilot.app.screen.query_one(OptionList)
        await press(pilot, "down")
        assert (pilot.app.focused, found.highlighted) == (found, 1)
        await press(pilot, "x", "up", "up")
        assert field.value == "menages deplaces"
        assert (pilot.app.focused, found.highlighted) == (field, 0)
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
    variables = STANDARDS.of(read_form(made(workspace / "form.xlsx")), Terms())
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
        assert marked_variable(pilot) == "enum_sex"
        await press(pilot, "n", "a")
        assert title(pilot) == "zzz is enum_org. How is that to be written down?"
        await press(pilot, "escape", "n", "a")
        assert title(pilot) == "zzz is enum_sex. How is that to be written down?"
        await press(pilot, "escape", "x")
        assert notices(pilot)[-1].startswith("the name zzz says so")


def marked_variable(pilot: Pilot[object]) -> str:
    """What stands behind the mark on the card."""
    line = next(one for one in said(pilot, "card").splitlines() if one.startswith("► "))
    return next(word for word in line.split() if "_" in word)


async def test_the_variable_that_keys_mean_is_marked_and_in_view(
    opened: Opened, form: Path
) -> None:
    async with opened("align", form, size=(80, 24)) as pilot:
        assert "a and x mean the one marked ►; n marks the next one." in said(pilot, "card")
        assert marked_variable(pilot) == "loc_num_idp_ind"
        await press(pilot, "n")
        second = marked_variable(pilot)
        assert second == "loc_num_return_idp_ind"
        assert screen_of(pilot).query_one(VariableCard).scroll_y > 0
        await press(pilot, "a")
        assert title(pilot) == f"nb_idp is {second}. How is that to be written down?"
        await press(pilot, "escape", "x")
        assert notices(pilot)[-1] == f"{second} is not suggested for nb_idp again"
        assert second not in said(pilot, "card")
        await press(pilot, "n", "n", "n", "down", "up")
        assert marked_variable(pilot) == "loc_num_idp_ind"
        await mark(pilot, "chief_sex")
        assert screen_of(pilot).check_action("next_variable", ()) is False
        assert screen_of(pilot).check_action("accept", ()) is False


async def test_a_way_that_is_barred_says_why(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=SIZES[0]) as pilot:
        await mark(pilot, "zzz")
        await press(pilot, "v")
        pilot.app.screen.query_one("#typed", Input).value = "loc_num_idp_hh"
        await press(pilot, "enter")
        assert "✗ row 3 is called loc_num_idp_hh already" in offered(pilot)[1]
        await choose(pilot, "Rename")
        assert notices(pilot)[-1].startswith("row 3 is called loc_num_idp_hh already")


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
        await press(pilot, "l", "down", "enter")
        assert any(one.name == "td_zzz" for one in walk(read_form(form).nodes))


async def test_an_old_workbook_goes_on_in_a_new_one(
    opened: Opened, workspace: Path, shared: Path
) -> None:
    form = workspace / "old.xls"
    form.write_bytes((shared / "forms" / "epfl_city__abidjan_2022.xls").read_bytes())
    async with opened("align", form, size=SIZES[0]) as pilot:
        await press(pilot, "l")
        await choose(pilot, "Côte d")
        await choose(pilot, "Rename")
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
