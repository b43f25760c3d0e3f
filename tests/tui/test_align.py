"""Align: what it shows of a form, which lines, and against what it is held."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from textual.widgets import Button, Input, Label

from formkit.formats.markdown import parse_markdown
from formkit.formats.writing import workbook_bytes
from formkit.tui import file_screen
from formkit.tui.app import FormkitApp
from formkit.tui.screens.align import reading as align_reading
from formkit.tui.widgets.alignment_table import AlignmentTable
from formkit.tui.widgets.coverage_table import CoverageTable
from tests.pace import is_within
from tests.tui.aligning import (
    EXPORT,
    FORM,
    IDPS,
    STANDARDS,
    Opened,
    choose,
    lines,
    made,
    mark,
    notices,
    offered,
    press,
    questions,
    said,
    screen_of,
    title,
)
from tests.tui.conftest import SIZES, settled
from tests.tui.pictures import Pictures


@pytest.fixture(autouse=True)
def one_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard is read once for all tests; the file is watched only where a test says so."""
    monkeypatch.setattr(align_reading, "Standards", lambda: STANDARDS)
    monkeypatch.setattr(file_screen, "_SECONDS_BETWEEN_LOOKS", 3600)


@pytest.fixture
def form(workspace: Path) -> Path:
    return made(workspace / "form.xlsx")


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
            "2 of 6 questions settled, 33% · 3 of 75 core variables asked, 4%",
        ]
        card = said(pilot, "card")
        assert card.startswith("nb_idp  row 2 · integer\n" + IDPS)
        assert "ﺔﺣﺯﺎﻨﻟﺍ" not in card
        assert "النازحين" not in card
        assert "\n► 100% loc_num_idp_ind  IDP individuals" in card
        assert "  + in both names: nb = num, idp\n" in card
        assert "  + the same words in English (en)\n  + the same type, integer\n" in card
        assert "\n  75% loc_num_return_idp_ind" in card
        assert "in both texts, English (en): many, idps, individuals, live, location" in card
        assert "  - unit: individuals here, households in the dictionary" in card
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
        assert "≠ drifting  It stands for loc_num_idp_hh and does not ask the same:" in card
        assert card.index("≠ meaning  people: ") < card.index("≈ wording  English (en)")
        assert card.index("≈ wording  English (en)") < card.index("\n\n  loc_num_idp_hh  ")
        assert card.index("\n\n  loc_num_idp_hh  ") < card.index("= type  integer")
        await press(pilot, "down")
        card = said(pilot, "card")
        assert "≠ list  sex\n  only in the form:\n  + boss  The boss\n" in card
        assert "  only in the standard:\n  - male  " in card
        assert "in other words, here / in the standard:\n  ≈ female  Woman / Female\n" in card
        assert "≠ wording  English (en)  - dictionary, + form\n  - " in card
        assert card.index("≠ wording") < card.index("≠ list") < card.index("= type  select_one")
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
        assert rows[0][0] == " All modules"
        assert [column.label.plain for column in table.ordered_columns] == [
            *(" Module", " %", " core CDW", " core", " recommended", " optional"),
        ]
        module = rows[1][0].strip()
        assert rows[0][1] == " 2%"
        assert table.max_scroll_x == 0
        screen = screen_of(pilot)
        assert screen.check_action("accept", ()) is False
        assert screen.check_action("coverage", ()) is False
        assert screen.check_action("questions", ()) is True
        assert said(pilot, "coverage-hint").startswith("Enter shows the questions of a module")
        await press(pilot, "down", "enter")
        assert screen_of(pilot).query_one("#sought", Input).value == module
        assert lines(pilot)
        await press(pilot, "c", "escape", "c", "c")
        assert isinstance(pilot.app.focused, AlignmentTable)
        await press(pilot, "c", "home", "enter")
        assert screen_of(pilot).query_one("#sought", Input).value in {"", module}


async def test_wide_screens_have_bars_in_the_coverage(opened: Opened, form: Path) -> None:
    async with opened("align", form, size=(80, 24), language="fr") as pilot:
        await press(pilot, "c")
        table = screen_of(pilot).query_one(CoverageTable)
        assert str(table.get_row_at(0)[1]) == " 2\N{NO-BREAK SPACE}%"
        assert table.max_scroll_x == 0
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert str(table.get_row_at(0)[1]) == "░░░░░░░░   2\N{NO-BREAK SPACE}%"
        assert table.max_scroll_x == 0


HAUSA = """
| survey |
|  | type | name | label::English (en) | label::Hausa (ha) | formkit_variable |
|  | select_one sex | chief_sex | Record your sex (enumerator). | | enum_sex |
|  | text | org | | Nawa? | enum_org |
|  | integer | idp_count | | Nawa? | |
| choices |
|  | list_name | name | label::English (en) | label::Hausa (ha) |
|  | sex | female | Woman | |
|  | sex | male | | Namiji |
| settings |
|  | form_id | version | formkit_standard | formkit_component |
|  | test | 1 | dtm-wca 2026.1 | BSA |
"""


async def test_texts_are_compared_in_one_language_only(opened: Opened, workspace: Path) -> None:
    form = made(workspace / "form.xlsx", HAUSA)
    async with opened("align", form, size=(120, 40), language="fr") as pilot:
        await press(pilot, "f")
        await choose(pilot, "  Tou")
        await mark(pilot, "chief_sex")
        card = said(pilot, "card")
        assert "≈ female  Woman / Female  English (en)" in card
        assert "sans langue commune, ici / dans le standard\N{NO-BREAK SPACE}:\n  ? male  " in card
        assert "Namiji / Homme" in card
        await mark(pilot, "org")
        assert "? libellé  aucune langue commune\N{NO-BREAK SPACE}: les mots" in said(pilot, "card")


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


def long_form() -> Iterator[str]:
    yield "| survey |\n|  | type | name | label |\n"
    for number in range(700):
        yield f"|  | integer | q{number}_idp | How many IDPs of kind {number} live here? |\n"


async def test_a_long_form_is_put_in_slice_by_slice(opened: Opened, workspace: Path) -> None:
    form = made(workspace / "long.xlsx", "".join(long_form()))
    async with opened("align", form, size=(200, 60)) as pilot:
        table = screen_of(pilot).table
        for _ in range(500):
            if table.row_count == 700:
                break
            await pilot.pause(0.02)
        assert table.row_count == 700
        table.move_cursor(row=650)
        await settled(pilot)
        began = perf_counter()
        screen_of(pilot).list_lines()
        assert is_within(perf_counter() - began, 1)
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
        if size == SIZES[2]:
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
