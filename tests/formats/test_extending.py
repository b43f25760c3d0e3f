"""Lists and policies of a release that extends another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.formats.extending import extended_lists, extended_policy
from formkit.model.dictionary import StandardChoice, StandardList
from formkit.model.policy import Leave, LockedBlock, Policy, Tombstone


def a_list(codes: str, *, retired: str = "", **fields: str) -> StandardList:
    choices = (
        StandardChoice(code=code, status="retired" if code in retired.split() else "active")
        for code in codes.split()
    )
    return StandardList(name="water", choices=tuple(choices), **fields)


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ("well river other", "river spring", "well river spring other"),
        ("well river other", "spring", "spring well river other"),
        ("well river other", "well tap pond other", "well tap pond river other"),
        ("well river other", "well river other tap", "well river other tap"),
        ("well river", "river well", "river well"),
        ("well river", "river", "well river"),
        ("", "well", "well"),
    ],
)
def test_a_new_code_stands_below_the_row_above_it(base: str, own: str, expected: str) -> None:
    (found,) = extended_lists([a_list(base)], [a_list(own)])
    assert " ".join(found.codes) == expected


def test_a_row_says_anew_what_a_code_is() -> None:
    (found,) = extended_lists([a_list("well river other")], [a_list("river", retired="river")])
    assert [one.status for one in found.choices] == ["active", "retired", "active"]


def test_a_list_without_a_row_of_its_own_is_described_as_before() -> None:
    base = a_list("well", extensibility="closed", source="WHO")
    (kept,) = extended_lists([base], [a_list("river")])
    assert (kept.extensibility, kept.source) == ("closed", "WHO")
    (new,) = extended_lists([base], [a_list("", extensibility="open_end")])
    assert (new.extensibility, new.source, new.codes) == ("open_end", "", ("well",))


def test_lists_of_either_release_stay() -> None:
    other = StandardList(name="fuel")
    assert extended_lists([a_list("well")], [other]) == (a_list("well"), other)


CODES = st.lists(st.sampled_from("abcdef"), unique=True).map(" ".join)


@given(CODES, CODES)
def test_no_code_is_lost_and_none_stands_twice(base: str, own: str) -> None:
    (found,) = extended_lists([a_list(base)], [a_list(own)])
    assert sorted(found.codes) == sorted({*base.split(), *own.split()})
    if not set(base.split()) <= set(own.split()):
        assert [code for code in found.codes if code in base.split()] == base.split()


def test_the_newer_policy_says_what_differs() -> None:
    base = Policy(
        leaves=(("row-added", Leave.FREE), ("row-removed", Leave.DECLARE)),
        tiers=(("core", (("row-removed", Leave.WAIVER),)),),
        blocks=(LockedBlock(id="fcs"), LockedBlock(id="rcsi")),
        tombstones=(Tombstone(name="old"), Tombstone(name="a", list_name="water")),
        prefix="{iso2}_",
    )
    own = Policy(
        leaves=(("row-removed", Leave.FORBIDDEN),),
        tiers=(("core", (("row-added", Leave.DECLARE),)), ("optional", ())),
        blocks=(LockedBlock(id="rcsi", modules=("rcsi",)),),
        tombstones=(Tombstone(name="old", replaced_by="new"),),
    )
    assert extended_policy(base, own) == Policy(
        leaves=(("row-added", Leave.FREE), ("row-removed", Leave.FORBIDDEN)),
        tiers=(
            ("core", (("row-removed", Leave.WAIVER), ("row-added", Leave.DECLARE))),
            ("optional", ()),
        ),
        blocks=(LockedBlock(id="fcs"), LockedBlock(id="rcsi", modules=("rcsi",))),
        tombstones=(
            Tombstone(name="old", replaced_by="new"),
            Tombstone(name="a", list_name="water"),
        ),
        prefix="{iso2}_",
    )


def test_a_policy_that_says_nothing_changes_nothing() -> None:
    base = Policy(leaves=(("row-added", Leave.FREE),), prefix="x_")
    assert extended_policy(base, Policy()) == base
