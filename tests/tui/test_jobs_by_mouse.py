"""The officer's jobs by mouse alone, from Home to the file on disk; and all around them."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from formkit.core.messages import Message
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import form_of, read_form
from formkit.jobs import write_form
from formkit.jobs.standings import Standing
from formkit.jobs.workspace import find_examples
from formkit.model.form import walk
from formkit.tui.screens.home import folder as home_folder
from formkit.tui.themes import LIGHT
from tests.tui.mouse import Mouse

Sit = Callable[[], AbstractAsyncContextManager[Mouse]]

MISTAKEN = """
| survey |
|  | type | name | label | relevant |
|  | integer | people | How many people live here? | |
|  | text | others | Who else? | ${people} == 3 |
| settings |
|  | form_title | form_id | version |
|  | People | people | 1 |
"""
SEATS = (((80, 24), "fr"), ((120, 40), "en"))


@pytest.fixture(params=SEATS, ids=("80x24-fr", "120x40-en"))
def seat(request: pytest.FixtureRequest) -> tuple[tuple[int, int], str]:
    """A size and a language: the least room with the longest words, and a usual one."""
    return request.param  # type: ignore[no-any-return]  # SEATS


@pytest.fixture(autouse=True)
def no_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody presses a key."""

    async def press(_pilot: object, *keys: str) -> None:
        pytest.fail(f"by mouse alone, and here are keys: {keys}")

    monkeypatch.setattr(Pilot, "press", press)


@pytest.fixture(autouse=True)
def unexamined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Home need not find out how the files stand: its own tests do, and it costs the most."""
    monkeypatch.setattr(home_folder, "examine", lambda _entry, _judgement: Standing())


@pytest.fixture
def sit(
    opened: Callable[..., Any],
    seat: tuple[tuple[int, int], str],
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Sit:
    """Sit down before Home with a mouse, in the workspace."""
    monkeypatch.chdir(workspace)
    size, language = seat

    @asynccontextmanager
    async def sitting() -> AsyncIterator[Mouse]:
        async with opened(size=size, language=language) as pilot:
            mouse = Mouse(pilot)
            await mouse.see(Message("What do you want to do?"))
            yield mouse

    return sitting


async def test_a_form_is_checked_and_mended(sit: Sit, workspace: Path) -> None:
    path = workspace / "people.xlsx"
    write_form(form_of(parse_markdown(MISTAKEN)), path)
    async with sit() as mouse:
        await mouse.click(Message("Check a form and fix it"))
        await mouse.see(Message("Which form is to be checked?"))
        await mouse.click("people.xlsx")
        await mouse.click("D3")
        await mouse.do(Message("Fix"))
        await mouse.see_no_more("D3")
    (_, others) = read_form(path).nodes
    assert others.relevant == "${people} = 3"


async def test_a_form_is_composed_and_built(sit: Sit, workspace: Path) -> None:
    async with sit() as mouse:
        await mouse.click(Message("Compose a form from the standard"))
        await mouse.click(Message("Choose a template to begin with"))
        await mouse.scroll_to("(BSA)", below=Message("Choose a template to begin with"))
        await mouse.click("(BSA)")
        await mouse.click(Message("None: the whole region"))
        await mouse.scroll_to("(TCD)", below=Message("None: the whole region"))
        await mouse.click("(TCD)")
        await mouse.see("bsa_tcd")
        await mouse.do(Message("Build"))
        await mouse.see(Message("Write the workbook as"))
        await mouse.click(Message("OK"))
        await mouse.click(Message("Go on here"))
        await mouse.see_no_more(Message("Go on here"))
    assert read_form(workspace / "bsa_tcd" / "bsa_tcd.xlsx").settings.get("form_id") == "bsa_tcd"
    assert "country: TCD" in (workspace / "bsa_tcd" / "adaptation.yaml").read_text("utf-8")


async def test_an_adaptation_is_judged_and_a_waiver_asked_for(sit: Sit, workspace: Path) -> None:
    shutil.copytree(find_examples() / "lake-chad" / "chad", workspace / "chad")
    async with sit() as mouse:
        await mouse.click(Message("See what an adaptation changes and costs"))
        await mouse.see(Message("Which one is to be held against its standard?"))
        await mouse.click("chad/bsa_tcd_edited.xlsx")
        await mouse.scroll_to("loc_access_constraint", below=Message("devices"))
        await mouse.click("loc_access_constraint")
        await mouse.do(Message("Ask for a waiver"))
        await mouse.see(Message("Why does the country need this?"))
        # a reason is what only the country knows: no list can offer it, so letters are typed
        await mouse.type_letters("Only roads are known")
        await mouse.click(Message("OK"))
        await mouse.see(Message("Who is to allow it?"))
        await mouse.click(Message("OK"))
        await mouse.see(Message("Until which day?"))
        await mouse.click(Message("OK"))
        await mouse.see_no_more(Message("Until which day?"))
    written = (workspace / "chad" / "waiver_requests.yaml").read_text("utf-8")
    assert "reason: Only roads are known" in written


async def test_adaptations_are_upgraded(sit: Sit, workspace: Path) -> None:
    others = shutil.ignore_patterns("chad", "niger")  # two are a region, and cost half as much
    shutil.copytree(find_examples() / "lake-chad", workspace, dirs_exist_ok=True, ignore=others)
    async with sit() as mouse:
        await mouse.click(Message("Upgrade adaptations to the next standard"))
        await mouse.see("CMR", "NGA")
        await mouse.click("CMR", times=2)
        await mouse.click(" t ")
        await mouse.do(Message("Write"))
        await mouse.see(Message("Where is the upgraded adaptation to be written?"))
        await mouse.click("adaptation_2026.2.yaml")
        await mouse.see_no_more(Message("Where is the upgraded adaptation to be written?"))
    written = (workspace / "cameroon" / "adaptation_2026.2.yaml").read_text("utf-8")
    assert 'version: "2026.2"' in written
    assert (workspace / "cameroon" / "adaptation_2026.2_conflicts.xlsx").is_file()
    assert 'version: "2026.1"' in (workspace / "cameroon" / "adaptation.yaml").read_text("utf-8")


async def test_a_form_is_aligned(sit: Sit, workspace: Path) -> None:
    path = workspace / "edited.xlsx"
    shutil.copy(find_examples() / "lake-chad" / "chad" / "bsa_tcd_edited.xlsx", path)
    async with sit() as mouse:
        await mouse.click(Message("Align a form with the dictionary"))
        await mouse.see(Message("Which form is to be aligned?"))
        await mouse.click("edited.xlsx")
        await mouse.scroll_to("qui_attaque", below=Message("Question"))
        await mouse.click("qui_attaque")
        await mouse.do(Message("Another"))
        await mouse.see(Message("Which variable is {name}?", name="qui_attaque"))
        await mouse.click("✕")
        await mouse.do(Message("Our own"))
        await mouse.see("td_qui_attaque")
        await mouse.click("td_qui_attaque")
    assert "td_qui_attaque" in [node.name for node in walk(read_form(path).nodes)]


@pytest.mark.parametrize("seat", SEATS[:1])
async def test_every_window_is_left_by_mouse(sit: Sit, workspace: Path) -> None:
    write_form(form_of(parse_markdown(MISTAKEN)), workspace / "people.xlsx")
    async with sit() as mouse:
        await mouse.do(Message("Help"))
        await mouse.scroll_to(Message("Change folder"), below=Message("Home"))
        await mouse.click("✕")
        await mouse.see_no_more("✕")
        await mouse.click(Message("Check a form and fix it"))
        await mouse.see(Message("Which form is to be checked?"))
        await mouse.click("✕")
        await mouse.see_no_more("✕")
        await mouse.do(Message("Open a file"))
        await mouse.see(Message("Which file?"))
        await mouse.click(Message("Cancel"))
        await mouse.see_no_more(Message("Which file?"))
        await mouse.click("≡")
        await mouse.see(Message("Search what you want to do …"))
        await mouse.click_at(0, mouse.app.size.height - 1)
        await mouse.see_no_more(Message("Search what you want to do …"))
        await mouse.see(Message("What do you want to do?"))


@pytest.mark.parametrize("seat", SEATS[1:])
async def test_help_menu_theme_and_the_end_by_mouse(sit: Sit) -> None:
    async with sit() as mouse:
        await mouse.do(Message("Help"))
        await mouse.click(Message("Home"))  # anywhere on the page
        await mouse.see_no_more("✕")
        await mouse.do_by_menu(Message("Light theme"))
        assert mouse.app.theme == LIGHT
        await mouse.do_by_menu(Message("Go to {screen}", screen=Message("Library")))
        await mouse.see(Message("Modules"))
        await mouse.click(Message("Home"))
        await mouse.see(Message("What do you want to do?"))
        await mouse.do_by_menu(Message("Quit"))
    assert mouse.app.return_code == 0
    assert mouse.app.return_value is None
    assert mouse.app.memory.setting("theme") == LIGHT


async def test_the_language_is_chosen_by_mouse(sit: Sit) -> None:
    async with sit() as mouse:
        spoken = mouse.app.language
        own, other = ("English", "en") if spoken == "fr" else ("Français", "fr")
        await mouse.do_by_menu(Message("Language: {name}", name=own))
    following = mouse.app.return_value
    assert following is not None
    assert following.language == other
