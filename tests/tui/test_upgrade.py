"""Upgrade: a region, its conflicts one by one, decisions that are never lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from formkit.changes.merging import Decision, OwnText, Take
from formkit.formats.beside_names import conflicts_path
from formkit.formats.conflict_lists import CONFLICTS_SHEET
from formkit.jobs.merging.companion_conflicts import column_of
from formkit.jobs.upgrading.release_pairs import Standards
from formkit.jobs.upgrading.sessions import open_session
from formkit.render.merge_words import vocabulary
from formkit.tui.screens.upgrade import UpgradeScreen
from formkit.tui.screens.upgrade import conflicts as upgrade_conflicts
from formkit.tui.widgets.region_table import RegionTable
from tests.jobs.small_upgrades import CHAD, TO, write_checked_region, write_region
from tests.tui.conftest import SIZES, settled
from tests.tui.pictures import Pictures

Opened = Callable[..., Any]
THANKS, HINT, LABEL = range(3)
"""The conflicts of Chad, in their order."""


@pytest.fixture
def chad(workspace: Path) -> Path:
    """Chad's adaptation, in a folder with both releases and a country that is clean."""
    return write_region(workspace)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = text_of(path)
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when what the one before began is done."""
    for one in keys:
        await pilot.press(one)
        if any(not each.is_finished for each in pilot.app.workers):
            await settled(pilot)


async def click(pilot: Pilot[Any], where: str, **place: Any) -> None:
    assert await pilot.click(where, **place)
    await settled(pilot)


async def click_hint(pilot: Pilot[Any], action: str) -> None:
    """Click what the line at the bottom says."""
    (hint,) = (
        one for one in pilot.app.screen.query("FooterKey") if getattr(one, "action", "") == action
    )
    assert await pilot.click(hint)
    await settled(pilot)


async def click_choice(pilot: Pilot[Any], option: str) -> None:
    """Click a line below the three columns."""
    line = pilot.app.screen.query_one("#choices", OptionList).get_option_index(option)
    await click(pilot, "#choices", offset=(8, line))


def screen(pilot: Pilot[Any]) -> UpgradeScreen:
    found = pilot.app.screen
    assert isinstance(found, UpgradeScreen)
    return found


def words(pilot: Pilot[Any], where: str) -> str:
    return str(pilot.app.screen.query_one(where, Static).content)


def choices(pilot: Pilot[Any]) -> list[str]:
    lines = pilot.app.screen.query_one("#choices", OptionList).options
    return [str(one.prompt) for one in lines]


def titles(pilot: Pilot[Any]) -> list[str]:
    """The lines of all conflicts."""
    lines = pilot.app.screen.query_one("#all", OptionList).options
    return [str(one.prompt) for one in lines]


def at(pilot: Pilot[Any], column: str) -> int:
    """Which conflict is about a column, in whatever language."""
    columns = [column_of(one.conflict).partition("::")[0] for one in screen(pilot).conflicts]
    return columns.index(column)


async def go_to(pilot: Pilot[Any], number: int) -> None:
    while screen(pilot).number != number:
        await press(pilot, "n")


def notices(pilot: Pilot[Any]) -> str:
    return "\n".join(one.message for one in pilot.app._notifications)  # noqa: SLF001 - toasts know no more


def on_disk(source: Path) -> list[Decision | None]:
    """What somebody who opens the adaptation now finds decided."""
    standards = Standards(source.parents[1])
    session = open_session(source, TO, vocabulary=vocabulary(), standards=standards)
    return [one.decision for one in session.decided.conflicts]


def in_excel(path: Path, cell: str, text: str, sheet: str = CONFLICTS_SHEET) -> None:
    book = load_workbook(path)
    book[sheet][cell] = text
    book.save(path)


async def test_a_region_says_who_is_clean_and_who_must_decide(opened: Opened, chad: Path) -> None:
    async with opened("upgrade", chad.parents[1]) as pilot:
        assert screen(pilot).part == "region"
        head = words(pilot, "#region-head")
        assert head == "workspace → small/2026.2: clean 1, decided 0, to decide 1"
        told = "3 conflicts are to be decided: Enter or a second click shows them"
        assert words(pilot, "#told") == told
        await press(pilot, "down")
        assert "nothing is left to be decided" in words(pilot, "#told")
        await press(pilot, "enter")
        assert screen(pilot).part == "region"
        await press(pilot, "up", "enter", "k")
        assert screen(pilot).part == "conflicts"
        await press(pilot, "escape", "down", "up")
        assert words(pilot, "#told").startswith("2 conflicts are")
        cells = screen(pilot).query_one(RegionTable).get_row_at(0)
        assert [str(one) for one in cells[:3]] == ["○ to decide", "TCD", "1/3"]


async def test_conflicts_are_walked_through(opened: Opened, chad: Path) -> None:
    async with opened("upgrade", chad) as pilot:
        assert words(pilot, "#head") == "TCD 2026.1 → 2026.2 · conflict 1 of 3 · 0 of 3 decided"
        at = []
        for one in ("n", "right", "n", "p", "left", "u", "u"):
            await press(pilot, one)
            at.append(screen(pilot).number)
        assert at == [HINT, LABEL, THANKS, LABEL, HINT, LABEL, THANKS]
        assert words(pilot, "#ours .said") == "• question qc_thanks is gone"
        until, cost = words(pilot, "#follows").split("\n")
        assert until == "not decided yet: until then TCD keeps its own"
        assert cost.startswith("of theirs this is lost: label::Français (fr)")
        await press(pilot, "p")
        assert words(pilot, "#base .said") == "Combien de PDI ?"
        assert words(pilot, "#ours .said") == "Combien de familles de PDI ?"
        assert "bold underline" in str(screen(pilot).query_one("#ours .said", Static).content.spans)
        assert words(pilot, "#theirs .said") == "Combien de PDI vivent ici ?"
        assert words(pilot, "#ours .cost").startswith("■ breaks the comparison\n")
        assert words(pilot, "#base .cost") == ""
        assert choices(pilot)[:4] == [
            " ○ k Ours: the text of TCD; that of 2026.2 is not taken  ■ forbidden",
            " ○ t Theirs: the text of 2026.2; that of TCD is lost  ▲ needs a waiver",
            " ○ b Base: the text of 2026.1; both others are lost",
            " ○ w A text of your own in place of both …",
        ]
        *reasons, last = words(pilot, "#follows").split("\n")
        assert [one[0] for one in reasons] == ["?", "▲"]
        assert last == f"{until}, which the region forbids; so the cursor begins on theirs"
        await press(pilot, "up")
        assert words(pilot, "#follows").startswith("■ loc_num_idp_ind asks for something else")
        await press(pilot, "down", "down")
        assert words(pilot, "#follows").startswith("? not judged here")


async def test_what_was_decided_is_told_whatever_the_cursor_is_on(
    opened: Opened, chad: Path
) -> None:
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "t")
        done, cost = words(pilot, "#follows").split("\n")
        assert done == "decided: it was taken as in 2026.2"
        assert cost == "of ours this is lost: question qc_thanks is gone"
        await press(pilot, "up")
        same, cost = words(pilot, "#follows").split("\n")
        assert same == done
        assert cost.startswith("with the choice under the cursor instead: of theirs this is lost")
        await press(pilot, "k")
        assert words(pilot, "#follows").startswith("decided: TCD kept its own\nof theirs")
        await press(pilot, "n")
        told = []
        for one in ("k", "t", "b"):
            await press(pilot, one)
            told.append(words(pilot, "#follows"))
        await press(pilot, "w", "x", "enter", "down")
        assert [*told, words(pilot, "#follows")] == [
            "decided: TCD kept its own; the text of 2026.2 was not taken",
            "decided: the text of 2026.2 was taken; that of TCD was dropped",
            (
                "? not judged here: once it is written, Compare says what it costs\n"
                "decided: it stayed as it was in 2026.1; both sides were dropped"
            ),
            "decided: a text of your own was taken; both others were dropped",
        ]


async def test_decisions_by_keys(opened: Opened, chad: Path) -> None:
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "z", "x", "e")
        assert "there is nothing to undo" in notices(pilot)
        assert "there is no workbook yet" in notices(pilot)
        assert not conflicts_path(chad, TO).exists()
        await press(pilot, "down", "enter")
        assert on_disk(chad)[THANKS] is Take.THEIRS
        await press(pilot, "b", "x")
        assert on_disk(chad)[THANKS] is None
        await press(pilot, "z")
        assert on_disk(chad)[THANKS] is Take.BASE
        # each waits for the one before to be on the disk
        for one in ("k", "n", "t", "n", "b", "p", "k"):
            await pilot.press(one)
        await settled(pilot)
        assert words(pilot, "#head").endswith("conflict 2 of 3 · 3 of 3 decided")
        pilot.app.clear_notifications()
        await press(pilot, "u")
        assert "all is decided: s writes" in notices(pilot)
    assert on_disk(chad) == [Take.OURS, Take.OURS, Take.BASE]


async def test_a_text_of_ones_own_and_a_note(opened: Opened, chad: Path) -> None:
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "w")
        assert "not about one text" in notices(pilot)
        await press(pilot, "n", "w")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "Compter aussi les absents."
        line.value = " "
        await press(pilot, "enter")
        assert words(pilot, "#wrong") == "write a text, or decide for one of the sides"
        line.value = "Tout le monde : absents compris."
        await press(pilot, "enter", "w")
        assert pilot.app.screen.query_one(Input).value == "Tout le monde : absents compris."
        await press(pilot, "escape", "m")
        pilot.app.screen.query_one(Input).value = "as agreed in May"
        await press(pilot, "enter")
        lines = screen(pilot).query_one("#choices", OptionList).options
        assert str(lines[3].prompt) == " ● w Your own text: Tout le monde : absents compris."
        assert str(lines[-1].prompt) == "   m Note: as agreed in May"
        await press(pilot, "n", "w")
        begun = pilot.app.screen.query_one(Input).value
        assert begun == "Combien de PDI vivent ici ?", "the country's own is forbidden"
    assert on_disk(chad)[HINT] == OwnText(text="Tout le monde : absents compris.")


async def test_a_condition_and_its_message_are_decided_alike(
    opened: Opened, workspace: Path
) -> None:
    chad = write_checked_region(workspace)
    async with opened("upgrade", chad, size=(120, 40)) as pilot:
        await press(pilot, "g")
        assert "nothing goes together with this conflict" in notices(pilot)
        condition, message = (at(pilot, one) for one in ("constraint", "constraint_message"))
        await go_to(pilot, condition)
        below = words(pilot, "#follows").split("\n")
        assert below[-1] == "goes together with constraint_message::Français (fr) (to decide)"
        await press(pilot, "g")
        assert "decide this one for a side first" in notices(pilot)
        await press(pilot, "k")
        await go_to(pilot, message)
        assert words(pilot, "#follows").endswith("goes together with constraint (ours)")
        await press(pilot, "t")
        last = words(pilot, "#follows").split("\n")[-1]
        assert last.startswith("▲ decided against each other: this and constraint (ours). ")
        marked = [line[0] for line in titles(pilot)]
        assert [n for n, one in enumerate(marked) if one == "▲"] == sorted((condition, message))
        while any(one.is_open for one in screen(pilot).conflicts):
            await press(pilot, "u", "k")
        pilot.app.clear_notifications()
        await press(pilot, "u")
        assert "all is decided, but these against each other: constraint" in notices(pilot)
        await go_to(pilot, message)
        await click_choice(pilot, "alike")
        assert on_disk(chad)[condition] is on_disk(chad)[message] is Take.THEIRS
        assert "▲" not in "".join(titles(pilot))
        await press(pilot, "z")
        await go_to(pilot, condition)
        await press(pilot, "g")
    assert on_disk(chad)[condition] is on_disk(chad)[message] is Take.OURS


async def test_all_by_mouse(opened: Opened, chad: Path) -> None:
    async with opened("upgrade", size=(120, 40)) as pilot:
        await click(pilot, "#ways", offset=(5, 0))
        await click(pilot, "#lines", offset=(5, 1))
        assert screen(pilot).part == "conflicts"
        await click_choice(pilot, "theirs")
        await click_choice(pilot, "clear")
        assert on_disk(chad)[THANKS] is None
        await click_hint(pilot, "undo")
        assert on_disk(chad)[THANKS] is Take.THEIRS
        await click_hint(pilot, "step(1)")
        await click_hint(pilot, "step(-1)")
        await click_hint(pilot, "next_open")
        assert screen(pilot).number == HINT
        await click(pilot, "#all", offset=(5, 5))
        assert screen(pilot).number == LABEL
        await click_choice(pilot, "own")
        await click(pilot, "#no")
        await click_choice(pilot, "note")
        pilot.app.screen.query_one(Input).value = "why"
        await click(pilot, "#yes")
        await click_choice(pilot, "base")
        await click_hint(pilot, "to_region")
        assert screen(pilot).part == "region"
    assert on_disk(chad) == [Take.THEIRS, None, Take.BASE]


async def test_what_others_do_to_the_files_meanwhile(opened: Opened, chad: Path) -> None:
    workbook = conflicts_path(chad, TO)
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "t")
        in_excel(workbook, "H6", "le nôtre")
        screen(pilot).look_around()
        await settled(pilot)
        assert words(pilot, "#head").endswith("2 of 3 decided")
        lock = workbook.with_name(f"~${workbook.name}")
        lock.touch()
        await press(pilot, "b")
        assert "is not kept" in notices(pilot)
        lock.unlink()
        assert on_disk(chad) == [Take.THEIRS, None, Take.OURS]
        edit(chad, "familles", "personnes")
        screen(pilot).look_around()
        await settled(pilot)
        assert "1 decision is about what is no conflict any more" in notices(pilot)
        assert words(pilot, "#head").endswith("1 of 3 decided")
        edit(chad, "country: TCD", "zzz: 1")
        screen(pilot).look_around()
        await settled(pilot)
        told = notices(pilot)
        screen(pilot).look_around()
        await settled(pilot)
        assert notices(pilot) == told, "told once, and not every two seconds"
        edit(chad, "zzz: 1", "country: TCD")
        edit(chad, CHAD.replace("familles", "personnes"), "")
        await press(pilot, "b")
        assert "is not there any more" in notices(pilot)
        screen(pilot).look_around()
        await settled(pilot)
        assert screen(pilot).part == "region"


async def test_it_is_written_beside_the_old_one(opened: Opened, chad: Path) -> None:
    output = chad.with_name("adaptation_2026.2.yaml")
    before = text_of(chad)
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "t", "n", "k", "n", "b")
        in_excel(conflicts_path(chad, TO), "H6", "theirs")
        await press(pilot, "s", "enter")
        assert "the files changed meanwhile, so nothing was written" in notices(pilot)
        assert screen(pilot).conflict.decision is Take.THEIRS
        await press(pilot, "s", "enter")
        assert "written: chad/adaptation_2026.2.yaml. Next: Home (key 1)" in notices(pilot)
        assert words(pilot, "#head").endswith("· written to adaptation_2026.2.yaml")
        pilot.app.clear_notifications()
        await press(pilot, "u")
        assert "written to adaptation_2026.2.yaml. Next: Home" in notices(pilot)
        await press(pilot, "c")
        assert words(pilot, "#told").startswith("written to adaptation_2026.2.yaml. Next: Home")
        assert str(screen(pilot).query_one(RegionTable).get_row_at(0)[0]) == "✓ written"
        await press(pilot, "enter")
        assert f'version: "{TO}"' in text_of(output)
        assert text_of(chad) == before
        # and goes on: the workbook that was written anew is known
        await press(pilot, "n", "n", "k")
        assert on_disk(chad) == [Take.THEIRS, Take.OURS, Take.OURS]
        assert words(pilot, "#head").endswith("3 of 3 decided"), "it is another one than written"
        kept = text_of(output)
        await press(pilot, "s", "enter")
        assert "would be replaced" in words(pilot, ".title")
        await press(pilot, "enter")
        assert text_of(output) == kept
        await press(pilot, "s", "enter", "tab", "enter")
        assert text_of(output) != kept
        in_excel(conflicts_path(chad, TO), "C2", "By hand", sheet="survey")
        await press(pilot, "s", "enter")
        assert "was edited outside its sheet" in notices(pilot)


async def test_elsewhere_or_over_the_old_one_when_told(opened: Opened, chad: Path) -> None:
    async with opened("upgrade", chad) as pilot:
        await click_hint(pilot, "write")
        assert words(pilot, ".title").startswith("3 conflicts are not decided")
        await press(pilot, "tab", "enter", "down", "enter")
        pilot.app.screen.query_one(Input).value = "new.yaml"
        await press(pilot, "enter")
        assert "written: new.yaml" in notices(pilot)
        assert not conflicts_path(chad, TO).exists()
        await press(pilot, "s", "tab", "enter", "down", "down", "enter")
        assert screen(pilot).part == "region"
        assert words(pilot, "#told").startswith("written to adaptation.yaml. Next: Home")
        await press(pilot, "r")
        assert "there is no later release" in notices(pilot)
        await press(pilot, "s", "enter")
        assert "there is nothing to write here" in notices(pilot)
        assert screen(pilot).part == "region"
    assert f'version: "{TO}"' in text_of(chad)


async def test_where_the_release_would_not_be_found_it_says_so_first(
    opened: Opened, chad: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    far = tmp_path_factory.mktemp("far") / "new.yaml"
    region = tmp_path_factory.mktemp("region")
    for one in ("standards", "templates", "chad"):
        shutil.move(chad.parents[1] / one, region / one)
    async with opened("upgrade", region / "chad" / "adaptation.yaml") as pilot:
        for answer in ("escape", "tab"):
            await press(pilot, "s", "tab", "enter", "down", "enter")
            pilot.app.screen.query_one(Input).value = str(far)
            await press(pilot, "enter")
            assert words(pilot, ".title").startswith("new.yaml would not find the release small")
            await press(pilot, answer)
            assert not far.exists()
        await press(pilot, "enter")
        assert "written: " in notices(pilot)
    assert far.exists()


async def test_a_whole_region_is_written(opened: Opened, chad: Path) -> None:
    workspace = chad.parents[1]
    async with opened("upgrade", workspace) as pilot:
        await press(pilot, "a", "tab", "enter", "enter")
        await press(pilot, "a", "tab", "enter", "down", "enter")
        pilot.app.screen.query_one(Input).value = "out"
        await press(pilot, "enter")
        await press(pilot, "a", "tab", "enter", "down", "down", "enter")
        assert "written: chad/adaptation.yaml, clean/adaptation.yaml" in notices(pilot)
        await press(pilot, "a")
        assert "there is nothing to write here" in notices(pilot)
    for name in ("adaptation_2026.2.yaml", "adaptation.yaml", "../out/{}/adaptation.yaml"):
        for country in ("chad", "clean"):
            text = text_of(workspace / country / name.format(country))
            assert f'version: "{TO}"' in text


async def test_decisions_of_a_colleague(
    opened: Opened, chad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(upgrade_conflicts, "open_outside", seen.append)
    workbook, copy = conflicts_path(chad, TO), chad.parents[1] / "colleague.xlsx"
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "t")
    workbook.rename(copy)
    async with opened("upgrade", chad) as pilot:
        await press(pilot, "n", "k", "e", "i")
        pilot.app.screen.query_one(Input).value = str(copy)
        await press(pilot, "enter")
        assert "1 decision taken over from colleague.xlsx" in notices(pilot)
        assert seen == [workbook]
        assert on_disk(chad) == [Take.THEIRS, Take.OURS, None]
        in_excel(workbook, "H6", "perhaps")
        await press(pilot, "r")
        assert "formkit conflicts!H6: perhaps is none of the decisions" in notices(pilot)


async def test_what_may_be_opened(opened: Opened, chad: Path) -> None:
    async with opened("upgrade") as pilot:
        one = screen(pilot)
        one.open(chad)
        assert one.is_working
        one.action_back()
        await settled(pilot)
        assert one.part == "start"
        await press(pilot, "down", "enter", "escape", "down", "enter")
        pilot.app.screen.query_one(Input).value = str(chad)
        await press(pilot, "enter")
        assert one.part == "conflicts"
        await press(pilot, "f")
        pilot.app.screen.query_one(Input).value = str(chad.parents[1])
        await press(pilot, "enter")
        assert one.part == "region"
        await press(pilot, "o", "escape", "escape")
        assert one.part == "region"


async def test_of_the_later_releases_one_is_chosen(opened: Opened, chad: Path) -> None:
    edit(chad, "2026.1", TO)
    async with opened("upgrade", chad) as pilot:
        assert "there is no later release for chad/adaptation.yaml" in notices(pilot)
        assert screen(pilot).part == "start"
        edit(chad, TO, "2020.1")
        screen(pilot).open(chad)
        await settled(pilot)
        assert words(pilot, ".title") == "To which release?"
        await press(pilot, "enter")
        assert "cannot be carried 1" in words(pilot, "#region-head")
        assert "is called 2020.1" in words(pilot, "#told")
        await press(pilot, "s")
        assert "there is nothing to write here" in notices(pilot)


@pytest.mark.parametrize(
    ("size", "language"), [(SIZES[0], "fr"), (SIZES[0], "en"), (SIZES[1], "en"), (SIZES[2], "fr")]
)
async def test_pictures(
    opened: Opened, chad: Path, pictures: Pictures, size: tuple[int, int], language: str
) -> None:
    async with opened("upgrade", chad.parents[1], size=size, language=language) as pilot:
        if language == "fr":
            await pictures.take(pilot, "upgrade-region")
        await press(pilot, "enter", "t", "p")
        await pictures.take(pilot, "upgrade-conflict")


@pytest.mark.parametrize(("size", "language"), [(SIZES[0], "fr"), (SIZES[1], "en")])
async def test_pictures_of_what_was_decided_against_each_other(
    opened: Opened, workspace: Path, pictures: Pictures, size: tuple[int, int], language: str
) -> None:
    chad = write_checked_region(workspace)
    async with opened("upgrade", chad, size=size, language=language) as pilot:
        await go_to(pilot, at(pilot, "constraint"))
        await press(pilot, "k")
        await go_to(pilot, at(pilot, "constraint_message"))
        await press(pilot, "t")
        await pictures.take(pilot, "upgrade-apart")
