"""Compose: every step by keys and by mouse, and no draft that is ever lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import (
    Button,
    Input,
    Label,
    Select,
    SelectionList,
    Static,
    Tabs,
    TextArea,
)
from textual.widgets._footer import FooterKey

from formkit.formats.adaptations import parse_adaptation
from formkit.formats.markdown import parse_markdown
from formkit.formats.reading import read_form
from formkit.formats.writing import write_workbook
from formkit.jobs.drafting import Draft
from formkit.jobs.workspace import find_examples
from formkit.model.form import walk
from formkit.tui.screens import compose_files
from formkit.tui.screens.compose import ComposeScreen
from formkit.tui.screens.compose_parameters import ParameterInput
from formkit.tui.screens.compose_question import QuestionWindow
from formkit.tui.screens.compose_wishes import FormWanted
from formkit.tui.widgets.module_list import ModuleList
from formkit.tui.widgets.outline import Outline
from formkit.tui.widgets.remarks import Remarks
from tests.tui.conftest import settled
from tests.tui.pictures import Pictures
from tests.tui.small_release import NAME, write_release

Opened = Callable[..., Any]
Composing = Callable[..., Any]
NARROW = (80, 24)
CHAD = find_examples() / "lake-chad" / "chad" / "adaptation.yaml"
OURS = """\
# ours
formkit: adaptation/1
standard: a-small
version: "2026.1"
template: bsa
country: TCD
languages: [fr, en]  # in this order

hide:
  - families

add_questions:
  - after: people
    rows:
      - {type: text, name: td_one, "label::Français (fr)": Un ?, "label::English (en)": One?}
"""


@pytest.fixture
def ours(workspace: Path) -> Path:
    """An adaptation that a person wrote."""
    path = workspace / "tcd" / "adaptation.yaml"
    path.parent.mkdir()
    path.write_text(OURS, encoding="utf-8")
    return path


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace is where the person is."""
    monkeypatch.chdir(workspace)


@pytest.fixture
def composing(opened: Opened, workspace: Path, here: None) -> Composing:
    """Open the screen where a small standard is at hand: ``async with composing(path)``."""
    del here
    write_release(workspace)

    @asynccontextmanager
    async def opening(*paths: Path, **more: object) -> AsyncIterator[Pilot[object]]:
        async with opened("compose", *paths, **more) as pilot:
            yield pilot

    return opening


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def screen_of(pilot: Pilot[object]) -> ComposeScreen:
    return next(one for one in pilot.app.screen_stack if isinstance(one, ComposeScreen))


def draft_of(pilot: Pilot[object]) -> Draft:
    draft = screen_of(pilot).draft
    assert draft is not None
    return draft


def rows_of(pilot: Pilot[object]) -> list[str]:
    preview = screen_of(pilot).preview
    assert preview is not None
    assert preview.form is not None
    return [node.name for node in walk(preview.form.nodes)]


def remarks_of(pilot: Pilot[object]) -> str:
    remarks = screen_of(pilot).query_one(Remarks)
    return "\n".join(str(one.prompt) for one in remarks.options)


def wrong_of(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one("#wrong", Label).content)


def title_of(pilot: Pilot[object]) -> str:
    return str(pilot.app.screen.query_one(".title", Label).content)


def text_of(pilot: Pilot[object], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).content)


def notices(pilot: Pilot[object]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)  # noqa: SLF001 - no other way


async def press(pilot: Pilot[object], *keys: str) -> None:
    """Press keys, and wait until what they did is done."""
    await pilot.press(*keys)
    await settled(pilot)


async def write(pilot: Pilot[object], text: str) -> None:
    """Write over what stands in the line that has the focus."""
    line = pilot.app.focused
    assert isinstance(line, Input)
    line.value = text
    await settled(pilot)


async def built(pilot: Pilot[object]) -> None:
    """Wait until what was typed is built, too."""
    while screen_of(pilot).draft != getattr(screen_of(pilot).preview, "draft", None):
        await pilot.pause(0.05)
    await settled(pilot)


async def click(
    pilot: Pilot[object], target: Widget, offset: tuple[int, int] | None = None
) -> None:
    if offset is None:
        await pilot.click(target)
    else:
        await pilot.click(target, offset=offset)
    await settled(pilot)


async def click_hint(pilot: Pilot[object], words: str) -> None:
    """Click what the bottom line says."""
    found = [one for one in pilot.app.screen.query(FooterKey) if one.description == words]
    assert len(found) == 1, [one.description for one in pilot.app.screen.query(FooterKey)]
    await click(pilot, found[0])


def hints(pilot: Pilot[object]) -> list[str]:
    return [one.description for one in pilot.app.screen.query(FooterKey)]


async def choose(pilot: Pilot[object], select: str, words: str) -> None:
    """Choose from a list that drops down, by keys."""
    pilot.app.screen.query_one(select, Select).focus()
    await press(pilot, "enter", *words, "enter")


def width_of(widget: Widget) -> int:
    return widget.region.width


def opened_groups(outline: Outline) -> list[str]:
    groups = outline.rows.root.children
    return [one.data.name for one in groups if one.is_expanded and one.data is not None]


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
        assert text_of(pilot, "#what") == "Base – Tchad  not saved yet"
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
        assert window.query_one("#name", Input).value == "td_ou_ca"
        await press(pilot, "enter")
        assert rows_of(pilot)[rows_of(pilot).index("td_ou_ca") - 1] == "place"
        node = screen_of(pilot).query_one(Outline).marked
        assert node is not None
        assert node.name == "td_ou_ca"
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


# Files


async def test_a_new_form_is_saved_and_built(
    composing: Composing, workspace: Path, ours: Path
) -> None:
    workbook = workspace / "bsa" / "bsa.xlsx"
    workbook.parent.mkdir()
    put(workbook, "of others")
    async with composing() as pilot:
        await choose(pilot, "#template", "base")
        # what is there already is replaced only when told
        await press(pilot, "ctrl+b", "enter")
        assert "bsa.xlsx would be replaced" in title_of(pilot)
        await press(pilot, "escape")
        assert workbook.stat().st_size == len("of others")
        await press(pilot, "ctrl+b", "enter")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert workbook.stat().st_size > len("of others")
        assert (workbook.parent / "adaptation.yaml").exists()
        await press(pilot, "escape", "ctrl+n")
        assert screen_of(pilot).draft is None

        await choose(pilot, "#template", "base")
        await press(pilot, "ctrl+s")
        line = pilot.app.screen.query_one("#text", Input)
        assert line.value == str(Path("bsa") / "adaptation.yaml")
        await write(pilot, "mine.txt")
        await press(pilot, "enter")
        assert "has to end in .yaml" in wrong_of(pilot)
        await write(pilot, "mine.yaml")
        await press(pilot, "enter")
        assert "saved: mine.yaml" in notices(pilot)
        path = workspace / "mine.yaml"
        assert parse_adaptation(text_in(path)).template == "bsa"
        assert text_of(pilot, "#what").endswith("mine.yaml")
        await press(pilot, "m", "end", "space")
        assert text_of(pilot, "#what").endswith("mine.yaml, changed")
        await press(pilot, "ctrl+s")
        assert draft_of(pilot).is_saved
        assert "in: [more]" in text_in(path)

        await press(pilot, "ctrl+o")
        pilot.app.screen.query_one("#path", Input).focus()
        await write(pilot, str(ours))
        await press(pilot, "enter")
        assert draft_of(pilot).path == ours


async def test_an_adaptation_is_built_again(
    composing: Composing, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(compose_files, "open_outside", asked.append)
    async with composing(ours) as pilot:
        await press(pilot, "m", "end", "space", "ctrl+b")
        line = pilot.app.screen.query_one("#text", Input)
        assert line.value == str(Path("tcd") / "bsa_tcd.xlsx")
        await write(pilot, "form.csv")
        await press(pilot, "enter")
        assert "has to end in .xlsx" in wrong_of(pilot)
        await write(pilot, "tcd/bsa_tcd.xlsx")
        await press(pilot, "enter")
        workbook = ours.parent / "bsa_tcd.xlsx"
        assert "extra" in [node.name for node in walk(read_form(workbook).nodes)]
        assert draft_of(pilot).is_saved
        await press(pilot, "enter")
        assert asked == [workbook]
        await press(pilot, "ctrl+b", "enter")
        await press(pilot, "down", "enter")
        assert asked == [workbook, ours.parent]
        await press(pilot, "ctrl+b", "enter")
        await press(pilot, "end", "enter")
        assert pilot.app.screen is screen_of(pilot)
        went: list[tuple[object, ...]] = []
        monkeypatch.setattr(type(pilot.app), "go", lambda _self, *to: went.append(to))
        await press(pilot, "ctrl+b", "enter")
        await press(pilot, "down", "down", "enter")
        assert went == [("check", workbook)]


async def test_what_others_wrote_is_not_lost_unasked(
    composing: Composing, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(ours))

    async with composing(ours, size=NARROW) as pilot:
        await press(pilot, "m", "end", "space")
        put(ours, f"# by somebody else\n{OURS}")
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        assert text_in(ours).startswith("# by somebody else")
        await press(pilot, "ctrl+s")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert text_in(ours).startswith("# ours")
        await press(pilot, "space")
        monkeypatch.setattr(compose_files, "save_draft", full)
        await press(pilot, "ctrl+s")
        assert "No space left on device" in notices(pilot)
        assert not draft_of(pilot).is_saved


# Nothing is lost


async def test_a_draft_is_there_again_after_a_crash(composing: Composing, tmp_path: Path) -> None:
    async with composing(size=NARROW) as pilot:
        await choose(pilot, "#template", "base")
        await press(pilot, "m", "end", "space")
        text = draft_of(pilot).text
    async with composing(size=NARROW) as pilot:
        assert draft_of(pilot).text == text
        assert not draft_of(pilot).is_saved
        assert "extra" in rows_of(pilot)
    for one in (tmp_path / "memory" / "drafts").iterdir():
        if "compose-last" not in one.name:
            put(one, '{"text": "x"}')
    async with composing(size=NARROW) as pilot:
        assert screen_of(pilot).draft is None


async def test_changes_that_were_not_saved_are_offered_again(
    composing: Composing, ours: Path, workspace: Path
) -> None:
    async with composing(ours, size=NARROW) as pilot:
        await press(pilot, "m", "end", "space")
    async with composing(ours, size=NARROW) as pilot:
        assert "changes that were not saved" in title_of(pilot)
        await press(pilot, "enter")
        assert draft_of(pilot).wanted.modules_in == ("more",)
        screen_of(pilot).open(ours)
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert draft_of(pilot).wanted.modules_in == ()
        broken = workspace / "broken.yaml"
        put(broken, "formkit: adaptation/1\ntemplate: [\n")
        screen_of(pilot).open(broken)
        await settled(pilot)
        assert "cannot be read as YAML" in notices(pilot)
        assert draft_of(pilot).path == ours


async def test_another_form_is_begun_for_other_screens_and_undone(
    composing: Composing, ours: Path
) -> None:
    async with composing(size=NARROW) as pilot:
        go = screen_of(pilot).shell.go
        go("compose", wish=FormWanted("bsa", "a-small/2026.1"))
        await settled(pilot)
        assert draft_of(pilot).wanted.template == "bsa"
        # nothing was decided yet, so nobody is asked
        go("compose", wish=FormWanted("fmr", "a-small/2026.1"))
        await settled(pilot)
        assert draft_of(pilot).wanted.template == "fmr"
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).wanted.template == "bsa"
        await press(pilot, "m", "end", "space")
        text = draft_of(pilot).text
        go("compose", wish=FormWanted("fmr"))
        await settled(pilot)
        assert "Undo brings this back" in title_of(pilot)
        await press(pilot, "escape")
        assert draft_of(pilot).text == text
        # the standard is another one, too
        go("compose", wish=FormWanted("hhs", "dtm-wca/2026.1"))
        await settled(pilot)
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert screen_of(pilot).view.standard.id == "dtm-wca"
        assert draft_of(pilot).wanted.template == "hhs"
        await press(pilot, "ctrl+z")
        assert screen_of(pilot).view.standard.id == "a-small"
        assert draft_of(pilot).text == text
        await press(pilot, "ctrl+y")
        assert draft_of(pilot).wanted.template == "hhs"
        go("compose", wish=FormWanted("nothing"))
        await settled(pilot)
        assert "nothing" in notices(pilot)
        go("compose", ours)
        await settled(pilot)
        assert draft_of(pilot).path == ours
        await press(pilot, "ctrl+n")
        assert screen_of(pilot).draft is None
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).path == ours
    # what was put aside is kept, too
    async with composing(size=NARROW) as pilot:
        assert draft_of(pilot).path == ours
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).wanted.template == "hhs"
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).text == text


async def test_a_wish_is_heard_whatever_was_kept(
    opened: Opened, workspace: Path, here: None
) -> None:
    del here
    write_release(workspace)
    wish = FormWanted("bsa", "a-small/2026.1")
    async with opened("library", size=NARROW) as pilot:
        pilot.app.go("compose", wish=wish)
        await settled(pilot)
        assert draft_of(pilot).wanted.template == "bsa"
        await press(pilot, "m", "end", "space")
    async with opened("library", size=NARROW) as pilot:
        pilot.app.go("compose", wish=FormWanted("fmr", "a-small/2026.1"))
        await settled(pilot)
        assert "Undo brings this back" in title_of(pilot)
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert draft_of(pilot).wanted.template == "fmr"
        await press(pilot, "ctrl+z", "end", "space")
    # the standard of what was kept is gone
    rmtree(workspace / "standards" / NAME)
    async with opened("library", size=NARROW) as pilot:
        pilot.app.go("compose", wish=FormWanted("hhs", "dtm-wca/2026.1"))
        await settled(pilot)
        assert NAME in notices(pilot)
        assert draft_of(pilot).wanted.template == "hhs"
        await press(pilot, "ctrl+z")
        assert draft_of(pilot).wanted.template == "hhs"


# Adaptations that begin with a form


CAMP = """
| survey |
|  | type              | name  | label::English (en) | label::Français (fr) |
|  | begin group       | camp  | Camp                | Camp                 |
|  | select_one yes_no | water | Is there water?     | Y a-t-il de l’eau ?  |
|  | integer           | hh    | Households          | Ménages              |
|  | end group         |       |                     |                      |
|  | text              | last  | Anything else?      | Autre chose ?        |
| choices |
|  | list_name | name | label::English (en) | label::Français (fr) |
|  | yes_no    | yes  | Yes                 | Oui                  |
|  | yes_no    | no   | No                  | Non                  |
| settings |
|  | form_title | form_id | version |
|  | Camps      | camps   | 1       |
"""
ON_CAMP = """\
# ours
formkit: adaptation/1
base: camp.xlsx  # as it was

changes:
  # in short
  - question-attribute-set: camp/hh
    column: label::English (en)
    to: How many households?
    declared: true
    reason: "asked so"
"""


@pytest.fixture
def on_form(workspace: Path) -> Path:
    """An adaptation that begins with a form."""
    write_workbook(parse_markdown(CAMP), workspace / "camp.xlsx")
    path = workspace / "adaptation.yaml"
    put(path, ON_CAMP)
    return path


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
        assert rows_of(pilot) == ["camp", "water", "hh", "by_boat", "last"]
        await press(pilot, "o")
        await press(pilot, "q", "home", "e")
        await choose(pilot, "#place", "after last")
        await click(pilot, pilot.app.screen.query_one("#yes"))
        assert rows_of(pilot)[-1] == "by_boat"
        # a question is left out, a group is not
        screen.outline.rows.focus()
        await press(pilot, "home", "h")
        assert "Only a single question" in notices(pilot)
        await press(pilot, "down", "h")
        assert rows_of(pilot) == ["camp", "hh", "last", "by_boat"]
        await press(pilot, "q", "end")
        assert "water" in str(lines.get_option_at_index(lines.highlighted).prompt)
        await press(pilot, "delete")
        assert "water" in rows_of(pilot)
        await press(pilot, "home", "delete")
        assert "by_boat" not in rows_of(pilot)
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


# Pictures, with the standard of the package


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("size", "language"), [(NARROW, "fr"), ((120, 40), "en")])
async def test_pictures_of_a_form(
    opened: Opened, pictures: Pictures, on_form: Path, size: tuple[int, int], language: str
) -> None:
    async with opened("compose", on_form, size=size, language=language) as pilot:
        await pictures.take(pilot, "compose-on-form")
        await press(pilot, "q")
        await pictures.take(pilot, "compose-changes")


@pytest.mark.usefixtures("here")
async def test_pictures_of_a_small_screen(opened: Opened, pictures: Pictures) -> None:
    async with opened("compose", size=NARROW, language="fr") as pilot:
        await pictures.take(pilot, "compose-empty")
        await choose(pilot, "#template", "enquête ménage")
        await choose(pilot, "#country", "tchad")
        await press(pilot, "escape")
        await pictures.take(pilot, "compose-form")
        await press(pilot, "m", *(12 * ["down"]), "space", "d")
        await pictures.take(pilot, "compose-modules")
        await press(pilot, "o", "home", "enter")
        await pictures.take(pilot, "compose-outline")
        await press(pilot, "down", "a")
        await write(pilot, "Comment êtes-vous venus ?")
        await choose(pilot, "#type", "une réponse")
        await pictures.take(pilot, "compose-question")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("size", "language"), [((120, 40), "en"), ((200, 60), "fr")])
async def test_pictures_of_larger_screens(
    opened: Opened, pictures: Pictures, workspace: Path, size: tuple[int, int], language: str
) -> None:
    put(workspace / "adaptation.yaml", text_in(CHAD))
    put(workspace / "gazetteer.csv", text_in(CHAD.parent / "gazetteer.csv"))
    async with opened(
        "compose", workspace / "adaptation.yaml", size=size, language=language
    ) as pilot:
        await press(pilot, "q")
        await pictures.take(pilot, "compose")
