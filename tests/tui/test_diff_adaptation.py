"""Comparing an adaptation by itself with what it begins with, and deciding about it there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList
from textual.widgets._toast import Toast

from formkit.formats.adaptations import read_adaptation
from formkit.jobs.judging.waiver_requests import find_requests
from formkit.jobs.workspace import find_examples
from tests.tui.comparing import go_to, names, notices, screen, text, tree, type_in
from tests.tui.conftest import SIZES
from tests.tui.pictures import Pictures

Opened = Callable[..., object]
Settle = Callable[..., object]
HOUSEHOLDS = "loc_num_idp_hh"
"""What Cameroon asks otherwise, which is forbidden."""
WARD = "meta_adm3_pcode"
"""What Nigeria calls otherwise."""


@pytest.fixture
def chad(workspace: Path) -> Path:
    """The careful example: its adaptation."""
    return _copied("chad", workspace)


@pytest.fixture
def cameroon(workspace: Path) -> Path:
    """Good and bad practice side by side."""
    return _copied("cameroon", workspace)


@pytest.fixture
def nigeria(workspace: Path) -> Path:
    """Changes that it lists; here it has not declared them yet."""
    path = _copied("nigeria", workspace)
    text = path.read_text(encoding="utf-8").replace("    declared: true", "    declared: false")
    path.write_bytes(text.encode())
    return path


def _copied(country: str, workspace: Path) -> Path:
    folder = workspace / country
    shutil.copytree(find_examples() / "lake-chad" / country, folder)
    return folder / "adaptation.yaml"


def append(path: Path, text: str) -> None:
    path.write_bytes(f"{content(path)}{text}".encode())


def content(path: Path) -> str:
    return path.read_bytes().decode()


async def test_an_adaptation_alone_shows_what_it_does_and_why(
    opened: Opened, settle: Settle, chad: Path
) -> None:
    async with opened("diff", chad) as pilot:
        await settle(pilot)
        assert text(pilot, "#summary").startswith(
            "Chad · adaptation.yaml  compared with the template bsa of dtm-wca/2026.1\n○ Mappable"
        )
        assert "version" not in text(pilot, "#summary")
        assert {"td_radio", "loc_access_season", "climate_lake_level"} < set(names(pilot))
        assert "meta_operation" not in names(pilot)  # the country's own list to fill
        await go_to(pilot, "meta_adm3_pcode")
        await pilot.press("enter", "down")
        assert "declared: so is level 3 called in Chad" in text(pilot, "#why")
        await go_to(pilot, "td_radio")
        assert "declared in adaptation.yaml" in text(pilot, "#why")


async def test_a_change_is_declared_where_the_adaptation_lists_it(
    opened: Opened, settle: Settle, nigeria: Path
) -> None:
    before = content(nigeria)
    async with opened("diff", nigeria) as pilot:
        await settle(pilot)
        await go_to(pilot, WARD)
        await pilot.press("enter", "down", "d")
        await pilot.pause()
        await type_in(pilot, "level 3: the ward")
        await settle(pilot)
        first, second = read_adaptation(nigeria).changes
        assert (first.declared, first.reason) == (True, "level 3: the ward")
        assert second.declared is False
        assert content(nigeria) == before.replace(
            "    declared: false\n    reason: level 3 is the ward in Nigeria\n",
            '    declared: true\n    reason: "level 3: the ward"\n',
            1,
        )
        await pilot.press("u")
        await settle(pilot)
        assert content(nigeria) == before


async def test_what_another_key_does_is_declared_by_it_and_taken_out_there(
    opened: Opened, settle: Settle, cameroon: Path
) -> None:
    before = content(cameroon)
    async with opened("diff", cameroon) as pilot:
        await settle(pilot)
        await go_to(pilot, "loc_return_any")
        await pilot.press("d", "b")
        await settle(pilot)
        assert "needs a waiver all the same" in notices(pilot)
        assert "take it out in Compose" in notices(pilot)
        await go_to(pilot, "conflict_gold")
        await pilot.press("d", "d")
        assert notices(pilot).endswith("nothing is left to be declared")
        assert notices(pilot).count("nothing is left to be declared") == 1
        assert content(cameroon) == before


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_notice_lies_over_the_tree_never_over_what_is_read_next(
    opened: Opened, settle: Settle, cameroon: Path, size: tuple[int, int]
) -> None:
    more = {"size": size, "language": "fr", "notifications": True}
    async with opened("diff", cameroon, **more) as pilot:
        await settle(pilot)
        await go_to(pilot, "loc_return_any")
        await pilot.press("d")
        await settle(pilot)
        await pilot.pause()
        (notice,) = screen(pilot).query(Toast)
        assert tree(pilot).region.contains_region(notice.region), (
            tree(pilot).region,
            notice.region,
        )


async def test_what_it_neither_lists_nor_declares_is_declared_in_the_edited_form(
    opened: Opened, settle: Settle, chad: Path
) -> None:
    entry = """\
  - choice-attribute-set: disp_reason/climate_lake_level
    column: label::English (en)
    to: Another lake
    declared: false
    reason: ""
"""
    append(chad, entry)
    async with opened("diff", chad) as pilot:
        await settle(pilot)
        await go_to(pilot, "climate_lake_level")
        await pilot.press("d")
        assert "open the edited form and declare it there" in notices(pilot)


async def test_a_listed_change_is_taken_out_and_put_in_again(
    opened: Opened, settle: Settle, chad: Path
) -> None:
    before = content(chad)
    async with opened("diff", chad) as pilot:
        await settle(pilot)
        await go_to(pilot, "meta_adm3_pcode")
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("escape")
        assert content(chad) == before
        await pilot.press("b")
        await pilot.pause()
        await pilot.click("#yes")
        await settle(pilot)
        assert read_adaptation(chad).changes == ()
        assert "meta_adm3_pcode" not in names(pilot)
        assert "taken out of adaptation.yaml" in notices(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert content(chad) == before
        await go_to(pilot, "meta_adm3_pcode")
        await pilot.press("enter", "down", "b")
        await settle(pilot)
        assert len(read_adaptation(chad).changes) == 1


async def test_a_waiver_is_asked_for_beside_the_adaptation(
    opened: Opened, settle: Settle, cameroon: Path
) -> None:
    async with opened("diff", cameroon) as pilot:
        await settle(pilot)
        await go_to(pilot, "conflict_water")
        await pilot.press("w")
        await pilot.pause()
        await type_in(pilot, "wells are few")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        (request,) = find_requests(cameroon)
        assert request.reason == "wells are few"


async def test_an_edited_form_is_laid_beside_the_adaptation_afterwards(
    opened: Opened, settle: Settle, chad: Path
) -> None:
    async with opened("diff", chad) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await pilot.pause()
        await type_in(pilot, str(chad.with_name("bsa_tcd_edited.xlsx")))
        await settle(pilot)
        assert "Chad · bsa_tcd_edited.xlsx  compared with adaptation.yaml" in text(
            pilot, "#summary"
        )
        await pilot.press("o")  # and back to the adaptation
        await pilot.pause()
        await type_in(pilot, str(chad))
        await settle(pilot)
        assert "compared with the template bsa of dtm-wca/2026.1" in text(pilot, "#summary")
    async with opened("diff") as pilot:
        await settle(pilot)
        assert "compared with the template bsa of dtm-wca/2026.1" in text(pilot, "#summary")
    shutil.rmtree(chad.parent)
    async with opened("diff") as pilot:
        await settle(pilot)
        assert screen(pilot).has_class("-unread")


async def test_it_is_reported_but_no_form_is_copied(
    opened: Opened, settle: Settle, chad: Path
) -> None:
    async with opened("diff", chad) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert len(pilot.app.screen.query_one(OptionList).options) == 2
        await pilot.press("enter")
        await settle(pilot)
        assert "td_radio" in chad.with_name("adaptation-changes.html").read_text("utf-8")


async def test_an_adaptation_that_cannot_be_built_says_why(
    opened: Opened, settle: Settle, workspace: Path
) -> None:
    path = workspace / "adaptation.yaml"
    path.write_text("formkit: adaptation/1\nbase: nowhere.xlsx\n", encoding="utf-8")
    async with opened("diff", path) as pilot:
        await settle(pilot)
        assert screen(pilot).has_class("-unread")
        assert "nowhere.xlsx" in notices(pilot)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_pictures(
    *,
    opened: Opened,
    settle: Settle,
    cameroon: Path,
    pictures: Pictures,
    size: tuple[int, int],
    language: str,
) -> None:
    async with opened("diff", cameroon, size=size, language=language) as pilot:
        await settle(pilot)
        await go_to(pilot, HOUSEHOLDS)
        await pictures.take(pilot, "diff-adaptation")
