"""A verdict's three parts in words."""

from dataclasses import replace

import pytest

from formkit.changes.verdicts import ChangeClass, Comparability, Deployed, Verdict
from formkit.model.policy import Leave, Waiver
from formkit.render.markdown.change_sections import SECTIONS, sections_of
from formkit.render.verdict_badges import CLASSES, DEGREES, Level, badges_of, level_of
from formkit.render.xlsx.changes import change_annotations
from tests.render.compared import comparison
from tests.render.test_change_annotations import PLAIN, WORKBOOK


def verdict() -> Verdict:
    return next(one for one in comparison().verdicts if one.leave is Leave.WAIVER)


def waived(day: str) -> Verdict:
    return replace(verdict(), waiver=Waiver(fingerprint="x", expires=day), is_waived=True)


def test_every_value_has_a_word_and_a_level() -> None:
    known = [(one.aspect, one.value) for one in DEGREES]
    assert len(known) == len(set(known))
    values = {
        *(("comparability", str(one)) for one in Comparability),
        *(("deployed", str(one)) for one in Deployed),
        *(("leave", str(one)) for one in Leave),
        ("leave", "waived"),
    }
    assert set(known) == values
    assert list(CLASSES) == list(ChangeClass)


def test_degrees_of_a_part_weigh_more_and_more() -> None:
    for aspect in ("comparability", "deployed"):
        ranks = [one.level.rank for one in DEGREES if one.aspect == aspect]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("day", "word"), [("2027-06-30", "waived until 30 June 2027"), ("", "waived")]
)
def test_a_waiver_that_holds_takes_the_place_of_the_leave(day: str, word: str) -> None:
    *_, leave = badges_of(waived(day))
    assert (str(leave.word), leave.value, leave.level) == (word, "waived", Level.LIGHT)


def test_the_heaviest_part_decides() -> None:
    levels = [one.level for one in badges_of(verdict())]
    assert level_of(verdict()) in levels
    assert all(one.rank <= level_of(verdict()).rank for one in levels)


def test_what_is_waived_is_neither_asked_for_nor_declared() -> None:
    for section in SECTIONS[3:]:
        assert not section.suits(waived(""))


def test_a_mixed_column_is_told_by_what_becomes_of_it() -> None:
    mixed = replace(verdict(), deployed=Deployed.MIXES, comparability=Comparability.CHECK)
    assert SECTIONS[0].reason(mixed) == mixed.deployed_reason
    unknown = replace(verdict(), deployed=Deployed.UNKNOWN, comparability=Comparability.CHECK)
    assert SECTIONS[1].suits(unknown)
    assert SECTIONS[1].reason(unknown) == unknown.deployed_reason


def test_every_change_stands_somewhere_once() -> None:
    from formkit.render.change_items import change_items  # noqa: PLC0415 - only here

    items = change_items(comparison())
    found, rest = sections_of(items)
    assert sorted(map(id, (*rest, *(one for _, its in found for one in its)))) == sorted(
        map(id, items)
    )


def test_the_sheet_says_nothing_of_what_is_waived() -> None:
    compared = comparison()
    verdicts = [
        replace(one, waiver=Waiver(fingerprint="x"), is_waived=True)
        if one.leave in {Leave.WAIVER, Leave.DECLARE}
        else one
        for one in compared.verdicts
    ]
    compared.__dict__["verdicts"] = tuple(verdicts)
    needs = [one.texts[-1] for one in change_annotations(compared, WORKBOOK, PLAIN).rows]
    assert not [one for one in needs if "waiver" in one or "declare" in one]
