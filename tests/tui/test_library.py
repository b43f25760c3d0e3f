"""The screen Library: by keys, by mouse, in pictures, and while one types."""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Label, OptionList, Static, Tab

from formkit.formats.markdown import parse_markdown
from formkit.formats.writing import write_workbook
from formkit.jobs.library import Library
from formkit.jobs.library import read_library as really_read
from formkit.jobs.library.items import Key, Part
from formkit.model.form import Form
from formkit.tui import app as shell
from formkit.tui.screens.compose.wishes import FormWanted
from formkit.tui.screens.library import LibraryScreen
from formkit.tui.screens.library import showing as library_showing
from formkit.tui.widgets.chips import Chips
from formkit.tui.widgets.library_page import LibraryPage
from formkit.tui.widgets.library_tree import LibraryTree
from formkit.tui.widgets.result_list import ResultList
from tests.pace import is_within
from tests.tui.conftest import SIZES, settled
from tests.tui.pictures import Pictures
from tests.tui.plain_screen import PlainScreen

Opened = Callable[..., Any]
EXAMPLES = Path(__file__).parents[2] / "examples/lake-chad"
FORM = """
| survey |
|  | type              | name  | label::English (en) | label::Kanuri (kr) | relevant         |
|  | begin group       | camp  | Camp                |                    |                  |
|  | select_one yes_no | water | Is there water?     | Nji mbeji wa?      |                  |
|  | integer           | hh    | Households          |                    | ${water} = 'yes' |
|  | end group         |       |                     |                    |                  |
|  | begin group       |       | Camp without name   |                    |                  |
|  | text              | loose | Loose end           |                    |                  |
|  | end group         |       |                     |                    |                  |
| choices |
|  | list_name | name | label::English (en) | label::Kanuri (kr) |
|  | yes_no    | yes  | Yes                 |                    |
|  | yes_no    | no   | No                  |                    |
"""
_READ: dict[str, Library] = {}


class OtherScreen(PlainScreen):
    """Whichever screen is not Library."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[FormWanted] = []

    def on_form_wanted(self, event: FormWanted) -> None:
        """Remember what is wished for."""
        self.wishes.append(event)


@pytest.fixture(autouse=True)
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other screens are plain ones; a release is read once for all tests."""
    screens = {
        name: home if name == "library" else (__name__, "OtherScreen", home[2])
        for name, home in shell.SCREENS.items()
    }
    monkeypatch.setattr(shell, "SCREENS", screens)
    monkeypatch.setattr(shell.FormkitApp, "name_of", lambda self, _screen: self.current_mode)
    monkeypatch.setattr(library_showing, "read_library", read_once)


def read_once(name: str, workspace: Path, opened: Form | None = None) -> Library:
    if opened is not None:
        return really_read(name, workspace, opened)
    if name not in _READ:
        _READ[name] = really_read(name, EXAMPLES)
    return _READ[name]


@pytest.fixture
def form(workspace: Path) -> Path:
    path = workspace / "camp.xlsx"
    write_workbook(parse_markdown(FORM), path)
    return path


def page(pilot: Pilot[object]) -> str:
    """All that stands on the page."""
    parts = ("#title", "#phone", "#logic", "#facts")
    found = [pilot.app.screen.query_one(f"LibraryPage {one}", Static) for one in parts]
    texts = [str(one.content) for one in found if one.display and one.parent.display]
    return "\n".join((*texts, *links(pilot)))


def links(pilot: Pilot[object]) -> list[str]:
    listed = pilot.app.screen.query_one("#links", OptionList)
    return [str(one.prompt).strip() for one in listed.options] if listed.display else []


def results(pilot: Pilot[object]) -> list[str]:
    listed = pilot.app.screen.query_one(ResultList)
    lines = [str(one.prompt).partition("\n")[2] for one in listed.options]
    return [one.partition(" · ")[0].strip() for one in lines] if listed.display else []


def told(pilot: Pilot[object]) -> str:
    line = pilot.app.screen.query_one("#told", Static)
    return str(line.content) if line.display else ""


def chips(pilot: Pilot[object], place: str) -> list[str]:
    return [str(one.label) for one in pilot.app.screen.query(f"{place} Tab").results(Tab)]


def tree(pilot: Pilot[object]) -> list[str]:
    shown = pilot.app.screen.query_one(LibraryTree)
    return [
        str(shown.render_label(node, shown.rich_style, shown.rich_style))
        for line in range(shown.last_line + 1)
        if (node := shown.get_node_at_line(line))
    ]


def notices(pilot: Pilot[object]) -> list[str]:
    return [one.message for one in pilot.app._notifications]  # noqa: SLF001 - toasts know no more


async def find(pilot: Pilot[object], words: str) -> None:
    await pilot.press("slash")
    pilot.app.screen.query_one("#sought", Input).value = words
    await pilot.pause()
    await pilot.pause()


async def test_it_begins_with_every_part_and_a_sentence(opened: Opened) -> None:
    async with opened("library") as pilot:
        assert [line.split("  ")[0][2:] for line in tree(pilot)] == [
            *("Templates", "Modules", "Variables", "Lists", "Countries")
        ]
        assert "press / and type" in page(pilot)
        assert isinstance(pilot.app.focused, LibraryTree)
        assert chips(pilot, "#parts")[0] == "Everything"


async def test_the_tree_opens_down_to_the_question(opened: Opened) -> None:
    async with opened("library") as pilot:
        # by title: Assisted …, Baseline area …, Baseline sub-area …
        await pilot.press("home", "enter", "down", "down", "down")
        assert "Baseline sub-area assessment\nTemplate · bsa" in page(pilot)
        assert "→ Cover and form metadata  cover_meta  12 questions" in links(pilot)
        await pilot.press("enter", "down")
        assert "Module · cover_meta" in page(pilot)
        await pilot.press("enter", "down", "down", "down", "down", "down", "down")
        assert "Variable · meta_operation · select_one operation" in page(pilot)
        assert "the choices of the list operation are filled in later" in page(pilot)


async def test_variables_stand_below_what_they_are_about(opened: Opened) -> None:
    async with opened("library") as pilot:
        await pilot.press("home", "down", "down", "enter")
        await pilot.pause()
        assert "▶ a household  91" in [line.strip() for line in tree(pilot)]


async def test_what_one_types_is_found_at_once(opened: Opened) -> None:
    async with opened("library") as pilot:
        await pilot.press("slash", *"menages pdi")
        await pilot.pause()
        assert results(pilot)[0] == "loc_num_idp_hh"
        assert "How many IDP households" in page(pilot)
        assert told(pilot) == ""
        assert "Variables 4" in chips(pilot, "#parts")
        await pilot.press("down", "down")
        assert isinstance(pilot.app.focused, ResultList)
        assert "loc_num_return_idp_hh" in page(pilot)
        await pilot.press("escape")
        assert results(pilot) == []
        assert isinstance(pilot.app.focused, LibraryTree)


@pytest.mark.parametrize(
    ("typed", "words", "first"),
    [
        ("deplasement", "Nothing is spelt so; found with “deplacement”:", "prev_displacement"),
        ("gps zzzzzzz", "Nothing has all these words; these have some of them.", "fmp_gps"),
        (
            "zzzzzzz",
            "Nothing is like “zzzzzzz”. Type another word; Escape shows everything again.",
            "",
        ),
    ],
)
async def test_what_is_not_quite_found_is_said(
    opened: Opened, typed: str, words: str, first: str
) -> None:
    async with opened("library") as pilot:
        await find(pilot, typed)
        assert told(pilot) == words
        assert results(pilot)[:1] == ([first] if first else [])


async def test_choices_hang_below_their_words(opened: Opened) -> None:
    async with opened("library", size=(80, 24), language="fr") as pilot:
        await find(pilot, "disp_reason")
        lines = str(pilot.app.screen.query_one("#phone", Static).content).split("\n")
        assert lines[1:4] == [
            "( ) Violence intercommunautaire",
            "    conflict_intercommunal",
            "( ) Affrontement agriculteurs-éleveurs",
        ]


async def test_many_results_are_cut(opened: Opened) -> None:
    async with opened("library") as pilot:
        await find(pilot, "a")
        listed = pilot.app.screen.query_one(ResultList)
        assert listed.option_count == 101
        assert "more: type another word" in str(listed.options[-1].prompt)


async def test_kinds_narrow_tree_and_results(opened: Opened) -> None:
    async with opened("library") as pilot:
        await pilot.press("k", "k")
        await pilot.pause()
        assert "Access to the location  access" in tree(pilot)[0]
        await find(pilot, "water")
        assert results(pilot) == ["wash_water"]
        await pilot.click("#chip-list")
        await pilot.pause()
        assert "water_source" in results(pilot)
        assert pilot.app.screen.query_one(LibraryPage).size.width > 0
        await pilot.press("enter", "k", "k", "k")
        await pilot.pause()
        assert chips(pilot, "#parts")[0].startswith("Everything")


async def test_languages_change_by_key_and_by_mouse(opened: Opened) -> None:
    async with opened("library") as pilot:
        await find(pilot, "loc_reason_disp_idp")
        assert chips(pilot, "#languages")[:2] == ["English", "Français"]
        await pilot.press("enter", "l")
        await pilot.pause()
        assert "Conflit armé" in page(pilot)
        await pilot.click("#languages #chip-4")
        await pilot.pause()
        assert "( )" in page(pilot)
        assert "\ufe8e" in page(pilot), "Arabic letters are joined"
        assert "not in this language: hint; another one is shown" in page(pilot)
        await find(pilot, "hh_head_age")
        assert "\ufe8e" in page(pilot), "the language stays"
        await pilot.press("enter", "l", "l")
        await pilot.pause()
        assert "Quel âge a le chef" in page(pilot)


async def test_a_list_shows_its_codes_and_leads_to_its_questions(opened: Opened) -> None:
    async with opened("library") as pilot:
        await find(pilot, "disp_reason")
        assert "( ) Floods  climate_floods" in page(pilot)
        assert "Always asked" not in page(pilot)
        await pilot.press("enter", "l", "l", "l", "l")
        await pilot.pause()
        assert "climate_floods" in page(pilot)


async def test_links_lead_on_and_back(opened: Opened) -> None:
    async with opened("library") as pilot:
        await find(pilot, "loc_reason_disp_idp")
        listed = pilot.app.screen.query_one("#links", OptionList)
        listed.focus()
        listed.highlighted = links(pilot).index(
            "→ Reason and period of displacement  disp_reason_period"
        )
        await pilot.press("enter")
        assert "Module · disp_reason_period" in page(pilot)
        listed.highlighted = 1
        await pilot.press("enter")
        assert "Variable · loc_reason_disp_idp" not in page(pilot).splitlines()[0]
        await pilot.press("b")
        assert "Module · disp_reason_period" in page(pilot)
        await pilot.press("escape")
        assert "Variable · loc_reason_disp_idp" in page(pilot)
        assert not pilot.app.screen.has_before
        await pilot.press("b")
        assert results(pilot)


async def test_links_are_followed_by_mouse(opened: Opened) -> None:
    async with opened("library", size=(120, 60)) as pilot:
        await find(pilot, "nutrition")
        links_at = pilot.app.screen.query_one("#links", OptionList)
        await pilot.click(links_at, offset=(4, 1))
        await pilot.pause()
        assert "Module · nutrition" not in page(pilot)
        assert pilot.app.screen.has_before
        await pilot.click(links_at, offset=(4, 0))
        await pilot.pause()


async def test_names_are_copied(opened: Opened) -> None:
    async with opened("library") as pilot:
        await pilot.press("y")
        assert notices(pilot) == []
        await find(pilot, "disp_reason")
        await pilot.press("enter", "y")
        assert pilot.app.clipboard == "disp_reason"
        assert notices(pilot) == ["disp_reason is copied"]


async def test_a_template_leads_to_compose(opened: Opened) -> None:
    async with opened("library") as pilot:
        await find(pilot, "water")
        await pilot.press("enter", "c")
        assert pilot.app.current_mode == "library"
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        assert screen.library is not None
        release = screen.library.name
        await find(pilot, "msla")
        await pilot.press("enter", "c")
        await settled(pilot)
        assert isinstance(pilot.app.screen, OtherScreen)
        (wish,) = pilot.app.screen.wishes
        assert (wish.template, wish.release) == ("msla", release)


async def test_the_questions_of_a_form_are_found_too(opened: Opened, form: Path) -> None:
    async with opened("library", form) as pilot:
        await settled(pilot)
        assert "Form" in chips(pilot, "#parts")
        await find(pilot, "water mbeji")
        assert results(pilot) == ["water"]
        assert "Question of the form · water · select_one yes_no" in page(pilot)
        assert chips(pilot, "#languages") == ["English", "Kanuri"]
        await pilot.press("enter", "l")
        await pilot.pause()
        assert "Nji mbeji wa?" in page(pilot)
        await find(pilot, "")
        await pilot.press("escape", "end", "enter", "down", "enter", "down", "down")
        assert "Households" in page(pilot)
        assert "  – “Nji mbeji wa?” is “Yes”" in page(pilot)
        await pilot.press("down", "enter", "down")
        assert "Loose end" in page(pilot)
        await pilot.press("h")
        await settled(pilot)
        assert said(pilot) == ("check", "camp.xlsx")
        await pilot.app.switch_mode("library")
        await pilot.press("a")
        await settled(pilot)
        assert said(pilot) == ("align", "camp.xlsx")


def said(pilot: Pilot[object]) -> tuple[str, str]:
    """The screen that is shown, and the files that it was given."""
    assert isinstance(pilot.app, shell.FormkitApp)
    return pilot.app.current_mode, str(pilot.app.screen.query_one("#said", Label).content)


async def test_a_form_is_chosen_by_key(opened: Opened, form: Path) -> None:
    async with opened("library") as pilot:
        await pilot.press("h", "a")
        assert pilot.app.current_mode == "library"
        await pilot.press("o")
        await settled(pilot)
        pilot.app.screen.dismiss(form)
        await settled(pilot)
        assert pilot.app.current_mode == "library"
        await find(pilot, "loose end")
        assert results(pilot)[0] == "loose"


async def test_another_release_is_chosen(opened: Opened, workspace: Path) -> None:
    shutil.copytree(EXAMPLES / "standards", workspace / "standards")
    shutil.copytree(EXAMPLES / "templates", workspace / "templates")
    async with opened("library") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        await find(pilot, "loc_num_idp_hh")
        await pilot.press("enter", "r")
        await settled(pilot)
        options = pilot.app.screen.query_one(OptionList)
        assert [str(one.prompt) for one in options.options] == [
            "dtm-wca/2026.2",
            "dtm-wca/2026.1",
        ]
        options.highlighted = 1
        await pilot.press("enter")
        await settled(pilot)
        assert screen.library is not None
        assert screen.library.name == "dtm-wca/2026.1"
        assert screen.shown_key == Key(part=Part.VARIABLE, name="loc_num_idp_hh")


async def test_a_thing_that_the_other_release_lacks_is_left(opened: Opened) -> None:
    async with opened("library") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        new = _READ[""].standard.dictionary.by_name.keys()
        old = really_read("dtm-wca/2026.1", EXAMPLES).standard.dictionary.by_name.keys()
        screen.show_key(Key(part=Part.VARIABLE, name=min(new - old)))
        screen.read("dtm-wca/2026.1")
        await settled(pilot)
        assert screen.shown_key is None
        assert "press / and type" in page(pilot)


async def test_a_key_is_answered_soon(opened: Opened) -> None:
    async with opened("library") as pilot:
        await find(pilot, "water")
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        for words in ("w", "wa", "wat", "watr", "watre sourc", "a", "de"):
            screen.sought.value = words
            before = process_time()
            screen._search()  # noqa: SLF001 - what a key sets off
            assert is_within(process_time() - before, 0.05)
            await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_pictures(
    opened: Opened, pictures: Pictures, size: tuple[int, int], language: str
) -> None:
    async with opened("library", size=size, language=language) as pilot:
        await find(pilot, "loc_reason_disp_idp")
        await pilot.press("enter")
        await pictures.take(pilot, "library")


async def test_picture_of_the_tree(opened: Opened, pictures: Pictures) -> None:
    async with opened("library", size=(80, 24), language="fr") as pilot:
        await pilot.press("home", "enter", "down", "down", "enter", "down")
        await pictures.take(pilot, "library-tree")


async def test_picture_of_a_list_in_arabic(opened: Opened, pictures: Pictures) -> None:
    async with opened("library", size=(120, 40)) as pilot:
        await find(pilot, "disp_reason")
        await pilot.press("enter", "l", "l", "l", "l")
        await pictures.take(pilot, "library-arabic")


async def test_languages_that_change_twice_at_once(opened: Opened) -> None:
    async with opened("library") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        screen.show_language = lambda _language: None  # type: ignore[method-assign]
        both = ("A (aa)", "B (bb)")
        screen.offer_languages(both[:1], both[0])
        screen.offer_languages(both, both[0])
        screen.offer_languages(both, both[1])
        await settled(pilot)
        shown = screen.query_one("#languages Chips", Chips)
        assert shown.chosen == "1"
        shown.choose("0")
        assert shown.chosen == "0"
