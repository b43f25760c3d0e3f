"""Comparing: the tree, both sides, verdicts, and what is decided about changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Button, Input, OptionList, Static

from formkit.formats.adaptations import read_adaptation
from formkit.formats.reading import read_form
from formkit.jobs.judging.waiver_requests import find_requests
from formkit.tui.screens.diff import opening
from formkit.tui.widgets.sides import Sides
from formkit.tui.widgets.wording import compared, plain, written
from tests.tui.comparing import go_to, names, notices, screen, text, tree, type_in
from tests.tui.conftest import SIZES
from tests.tui.pictures import Pictures

HEAD = """\
| survey |
|  | type             | name   | label::English (en)      | label::العربية (ar) | relevant    |
|  | begin_group      | home   | Home                     | البيت               |             |
|  | integer          | age    | How old are you?         | كم عمرك             |             |
"""
OLD = (
    HEAD
    + """\
|  | select_one water | source | Where do you get water?  | من أين              | ${age} > 17 |
|  | text             | why    | Why there                | لماذا               |             |
|  | end_group        |        |                          |                     |             |
|  | note             | thanks | Thank you                | شكرا                |             |
| choices |
|  | list_name | name | label::English (en) |
|  | water     | 1    | Well                |
|  | water     | 2    | River               |
| settings |
|  | form_title | version |
|  | Trial      | 1       |
"""
)
NEW = (
    HEAD.replace("integer", "text   ").replace("كم عمرك", "كم سنة عمرك")
    + """\
|  | select_one water | source | Where do you buy water?  | من أين              | ${age}>17   |
|  | end_group        |        |                          |                     |             |
|  | note             | thanks | Thank you                | شكرا                |             |
|  | text             | radio  | Which radio              |                     |             |
| choices |
|  | list_name | name | label::English (en) |
|  | water     | 1    | Well                |
|  | water     | 3    | Tap                 |
|  | water     | 2    | River               |
| settings |
|  | form_title | version |
|  | Trial      | 1       |
"""
)
Opened = Callable[..., object]


@pytest.fixture
def files(workspace: Path) -> tuple[Path, Path]:
    """The form as it was, and as somebody edited it."""
    old, new = workspace / "old.md", workspace / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


# Opening


async def test_it_says_what_to_do_first_and_opens_two_forms(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff") as pilot:
        assert screen(pilot).has_class("-unread")
        await pilot.press("r", "n", "v", "d", "w", "b", "u", "e", "j")
        await settle(pilot)
        await pilot.click("#open")
        await pilot.pause()
        await type_in(pilot, str(files[1]))
        await settle(pilot)
        await pilot.press("enter")  # another form
        await pilot.pause()
        await type_in(pilot, str(files[0]))
        await settle(pilot)
        assert not screen(pilot).has_class("-unread")
        assert names(pilot) == ["age", "source", "why", "radio", "3"]


async def test_an_adaptation_is_found_asked_for_or_taken_with_the_form(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    adaptation = files[0].with_name("country.yaml")
    adaptation.write_text("formkit: adaptation/1\nbase: old.md\n", encoding="utf-8")
    async with opened("diff", adaptation) as pilot:
        await settle(pilot)
        assert names(pilot) == []
        await pilot.press("l")  # an edited form
        await pilot.pause()
        await type_in(pilot, str(files[1]))
        await settle(pilot)
        assert "radio" in names(pilot)
        assert "country.yaml" in text(pilot, "#summary")
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("down", "enter")  # an adaptation
        await pilot.pause()
        await type_in(pilot, str(adaptation))
        await settle(pilot)
        assert "country.yaml" in text(pilot, "#summary")


async def test_a_form_that_names_its_adaptation_is_laid_beside_it(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    files[0].with_name("country.yaml").write_text(
        "formkit: adaptation/1\nbase: old.md\n", encoding="utf-8"
    )
    named = NEW.replace("| version |", "| version | formkit_adaptation |").replace(
        "| Trial      | 1       |", "| Trial | 1 | country.yaml |"
    )
    files[1].write_text(named, encoding="utf-8")
    async with opened("diff", files[1]) as pilot:
        await settle(pilot)
        assert "country.yaml" in text(pilot, "#summary")


async def test_a_template_of_the_standard_is_laid_beside_the_form(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", files[1]) as pilot:
        await settle(pilot)
        options = pilot.app.screen.query_one(OptionList).options
        assert "the template bsa: Baseline sub-area assessment" in [
            str(one.prompt) for one in options
        ]
        await pilot.press("end", "enter")
        await settle(pilot)
        assert screen(pilot).pair is not None or notices(pilot)


async def test_what_was_compared_is_there_again_at_the_next_start(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
    async with opened("diff") as pilot:
        await settle(pilot)
        assert names(pilot)
    files[0].unlink()
    async with opened("diff") as pilot:
        await settle(pilot)
        assert screen(pilot).has_class("-unread")
        assert not notices(pilot)


async def test_a_file_that_is_no_form_is_a_notice(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    files[0].with_suffix(".xlsx").write_bytes(b"nothing")
    async with opened("diff", files[0].with_suffix(".xlsx"), files[1]) as pilot:
        await settle(pilot)
        assert screen(pilot).has_class("-unread")
        assert notices(pilot)


# Looking


async def test_both_sides_and_the_reasons_of_the_marked_change_are_shown(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "source")
        sides = [str(one.content) for one in screen(pilot).query_one(Sides).query(".side Side")]
        assert sides == ["Where do you get water?", "Where do you buy water?"]
        assert "source · label::English (en)" in text(pilot, "#told")
        assert "survey!C4 · in home" in text(pilot, "#told")
        told = "○ to be looked at   · collected data stay   ○ to be declared"
        assert text(pilot, "#verdict") == told
        assert "Comparing with before" in text(pilot, "#why")
        assert "Not deployable: " in text(pilot, "#summary")
        assert "new.md  compared with old.md" in text(pilot, "#summary")
        assert "the version is the same as before" in text(pilot, "#summary")
        await go_to(pilot, "age")
        assert "2 changes" in text(pilot, "#told")
        assert "integer" in text(pilot, "#why")
        await pilot.press("enter", "down", "down")
        assert "العربية" not in text(pilot, "#told")  # in the order in which it is read
        await go_to(pilot, "radio")
        assert "Which radio" in str(screen(pilot).query(".side Side").last(Static).content)
        await pilot.press("home")
        assert "the version was not raised" in text(pilot, "#why")


async def test_changes_are_found_and_sorted_out(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"RÁDIO", "enter")
        assert names(pilot) == ["radio"]
        await pilot.press("escape")
        assert len(names(pilot)) == 5
        await pilot.press("slash", *"zzz")
        assert names(pilot) == []
        assert "Escape" in text(pilot, "#told")
        await pilot.press("escape", "v")
        await pilot.pause()
        options = pilot.app.screen.query_one(OptionList)
        assert "all changes: 6" in str(options.get_option_at_index(0).prompt)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "to be decided" in str(screen(pilot).query_one("#by-verdict", Button).label)
        await pilot.press("escape")
        assert str(screen(pilot).query_one("#by-verdict", Button).label) == "[ ] filter"


async def test_spelling_and_devices_by_mouse(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        before = len(tree(pilot).all_numbers)
        await pilot.click("#by-spelling")
        assert len(tree(pilot).all_numbers) == before + 1
        await pilot.click("#by-devices")
        assert "can go to devices: " in text(pilot, "#summary")
        await go_to(pilot, "radio")
        assert "On devices" in text(pilot, "#why")
        await pilot.press("v")
        await pilot.pause()
        prompts = [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]
        moment = next(n for n, one in enumerate(prompts) if "next round" in one)
        pilot.app.screen.query_one(OptionList).highlighted = moment
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("p")
        assert "can go to devices: " not in text(pilot, "#summary")
        assert screen(pilot).sought.value is None
        await pilot.press("s")
        assert len(tree(pilot).all_numbers) == before


async def test_the_arrows_lead_through_the_changes_after_escape_and_every_dialog(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        for keys in (
            ("escape",),
            ("v", "escape"),
            ("w", "escape"),
            ("e", "escape"),
            ("o", "escape"),
        ):
            await pilot.press("tab", "tab")
            assert pilot.app.focused is not tree(pilot)
            for one in keys:
                await pilot.press(one)
                await pilot.pause()
            assert pilot.app.focused is tree(pilot)
            before = tree(pilot).cursor_line
            await pilot.press("down")
            assert tree(pilot).cursor_line == before + 1
        await pilot.press("slash", "escape", "up")
        assert tree(pilot).cursor_line == before
        await pilot.click("#by-verdict")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert pilot.app.focused is tree(pilot)


async def test_two_forms_that_are_alike_say_so(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    files[1].write_text(OLD, encoding="utf-8")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        assert "the same" in text(pilot, "#told")
        assert "Identical: nothing differs" in text(pilot, "#summary")
        files[1].write_text(OLD.replace("${age} > 17", "${age}>17  "), encoding="utf-8")
        await pilot.press("r")
        await settle(pilot)
        assert "S" in text(pilot, "#told")


async def test_another_standard_judges(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        assert "judged without a standard" in text(pilot, "#summary")
        await pilot.press("j")
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert "judged without a standard" not in text(pilot, "#summary")


async def test_where_no_standard_is_at_hand_it_says_so(
    opened: Opened,
    settle: Callable[..., object],
    files: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "standard_names", tuple)
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await pilot.press("j")
        assert "there is no standard here" in notices(pilot)


# Deciding


async def test_a_change_is_declared_and_the_declaration_taken_back(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    adaptation = files[1].with_name("adaptation.yaml")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("n")
        marked = screen(pilot).marked
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")  # a reason is asked for
        await type_in(pilot, "as we say")
        await settle(pilot)
        reasons = [one.reason for one in read_adaptation(adaptation).changes if one.declared]
        assert reasons == ["as we say"] * len(marked)
        assert screen(pilot).marked[0].name == marked[0].name
        await pilot.press("d")
        await pilot.pause()
        await type_in(pilot, "")
        await settle(pilot)
        assert not [one for one in read_adaptation(adaptation).changes if one.declared]
        await pilot.press("u")
        await settle(pilot)
        assert [one for one in read_adaptation(adaptation).changes if one.declared]
        await pilot.press("u")
        await settle(pilot)
        assert not adaptation.exists()
        await pilot.press("u")
        assert "nothing to undo" in notices(pilot)


async def test_only_the_declared_change_is_written_with_what_it_needs(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    adaptation = files[1].with_name("adaptation.yaml")
    row = next(line for line in NEW.splitlines(keepends=True) if "radio" in line)
    around = "|  | begin_group | media | Media | | |\n", "|  | end_group | | | | |\n"
    new = NEW.replace(row, row.join(around))
    files[1].write_text(new, encoding="utf-8")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "radio")
        await pilot.press("d")
        await pilot.pause()
        await type_in(pilot, "we listen")
        await settle(pilot)
        assert len(read_adaptation(adaptation).changes) == 2
        assert "1 other that it needs is written too: media" in notices(pilot)
        before = adaptation.read_bytes()
        await go_to(pilot, "why")
        await pilot.press("d")
        await pilot.pause()
        await type_in(pilot, "not asked")
        await settle(pilot)
        assert len(read_adaptation(adaptation).changes) == 3
        await pilot.press("u")
        await settle(pilot)
        assert adaptation.read_bytes() == before


async def test_a_waiver_is_asked_for(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "why")
        await pilot.press("w")
        await pilot.pause()
        await type_in(pilot, "not asked any more")
        await pilot.pause()
        await pilot.press("enter")  # the role that is offered
        await pilot.pause()
        await type_in(pilot, "2026-02-30")
        await type_in(pilot, "2026-01-01")
        await type_in(pilot, "2027-06-30")
        await settle(pilot)
        (request,) = find_requests(files[1])
        assert (request.place, request.reason) == ("home/why", "not asked any more")
        assert (request.approver, request.expires) == ("regional data focal point", "2027-06-30")
        assert "a waiver was asked for" in text(pilot, "#why")
        await pilot.press("w")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "not asked any more"
        await pilot.press("escape")


async def test_what_asks_for_nothing_is_neither_declared_nor_asked_for(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    files[1].write_text(OLD.replace("| Trial ", "| Test  "), encoding="utf-8")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "form_title")
        await pilot.press("d", "w")
        assert "nothing here" in notices(pilot)
        await pilot.press("n")
        assert "nothing here waits" in notices(pilot)


async def test_a_change_is_put_back_and_undone(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    before = files[1].read_bytes()
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "radio")
        await pilot.press("b")
        await settle(pilot)
        assert "radio" not in names(pilot)
        assert files[1].with_name("new.bak.md").read_bytes() == before
        assert "new.bak.md" in notices(pilot)
        assert [node.name for node in read_form(files[1]).nodes] == ["home", "thanks"]
        await pilot.press("u")
        await settle(pilot)
        assert files[1].read_bytes() == before
        assert "radio" in names(pilot)


async def test_it_asks_before_more_than_one_change_goes_back(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    before = files[1].read_bytes()
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "age")
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert files[1].read_bytes() == before
        await pilot.press("b")
        await settle(pilot)
        await pilot.click("#yes")
        await settle(pilot)
        assert "age" not in names(pilot)


async def test_a_declared_change_that_is_put_back_leaves_the_adaptation(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    adaptation = files[1].with_name("adaptation.yaml")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "why")
        await pilot.press("d")
        await pilot.pause()
        await type_in(pilot, "not asked")
        await settle(pilot)
        await go_to(pilot, "why")
        await pilot.press("b")
        await settle(pilot)
        assert not [one for one in read_adaptation(adaptation).changes if one.declared]
        await pilot.press("u")
        await settle(pilot)
        assert [one for one in read_adaptation(adaptation).changes if one.declared]


async def test_nothing_is_put_back_in_a_file_that_somebody_changed(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "radio")
        files[1].write_text(NEW + "\n", encoding="utf-8")
        await pilot.press("b")
        await settle(pilot)
        assert "somebody changed the file" in notices(pilot)
        assert files[1].read_text(encoding="utf-8") == NEW + "\n"


# Reports


@pytest.mark.parametrize(
    ("downs", "ending"), [(0, "-changes.html"), (1, "-changes.md"), (2, "-changes.xlsx")]
)
async def test_a_report_is_written_beside_the_form(
    *,
    opened: Opened,
    settle: Callable[..., object],
    files: tuple[Path, Path],
    downs: int,
    ending: str,
) -> None:
    path = files[1].with_name(f"new{ending}")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*["down"] * downs, "enter")
        await settle(pilot)
        assert path.stat().st_size > 500
        path.write_bytes(b"other")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*["down"] * downs, "enter")
        await settle(pilot)
        await pilot.click("#yes")
        await settle(pilot)
        assert path.read_bytes() != b"other"


# A long list


async def test_a_long_list_is_put_in_by_and_by(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    many = "".join(f"|  | places    | p{n}   | Place {n} |\n" for n in range(400))
    listed = OLD.replace("| settings |", f"{many}| settings |")
    files[0].write_text(listed, encoding="utf-8")
    files[1].write_text(listed.replace("Place", "Town"), encoding="utf-8")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        assert len(tree(pilot).all_numbers) == 400
        await pilot.press("end", "enter", "end")
        await pilot.pause()
        shown = tree(pilot).cursor_line
        await pilot.press("end")
        await pilot.pause()
        assert tree(pilot).cursor_line > shown
        await go_to(pilot, "p399")
        assert "p399" in text(pilot, "#told")
        await pilot.press("slash", *"town 398", "enter", "escape")
        await pilot.pause()
        assert tree(pilot).key[-1] == "p398[1]"


async def test_it_says_what_goes_back_along(
    opened: Opened, settle: Callable[..., object], files: tuple[Path, Path]
) -> None:
    radio = "|  | text             | radio  | Which radio              |                     |"
    more = f"{radio}             |\n|  | text | why2 | Why | | ${{radio}} != '' |"
    files[1].write_text(NEW.replace(f"{radio}             |", more), encoding="utf-8")
    async with opened("diff", *files) as pilot:
        await settle(pilot)
        await go_to(pilot, "radio")
        await pilot.press("b")
        await settle(pilot)
        asked = pilot.app.screen.query(".title, .rest").results(Static)
        words = " ".join(str(one.content) for one in asked)
        assert "cannot stay without it" in words
        assert "why2" in words
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert not {"radio", "why2"} & set(names(pilot))


def test_words_that_run_from_right_to_left_are_broken_before_they_are_turned() -> None:
    old, new = compared("كم عمرك الآن", "كم سنة عمرك الآن")
    assert [one.text for one in new if one.is_other] == ["سنة"]
    lines = str(written(new, 8, is_new=True)).split("\n")
    assert len(lines) > 1
    assert str(written(old, 80, is_new=False)).count(" ") == 2
    assert compared("Age", "Water") == (plain("Age"), plain("Water"))


# Looks


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_pictures(
    *,
    opened: Opened,
    settle: Callable[..., object],
    files: tuple[Path, Path],
    pictures: Pictures,
    size: tuple[int, int],
    language: str,
) -> None:
    async with opened("diff", *files, size=size, language=language) as pilot:
        await settle(pilot)
        await go_to(pilot, "source")
        await pictures.take(pilot, "diff")


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_picture_of_the_beginning(opened: Opened, pictures: Pictures, language: str) -> None:
    async with opened("diff", size=SIZES[0], language=language) as pilot:
        await pictures.take(pilot, "diff-empty")
