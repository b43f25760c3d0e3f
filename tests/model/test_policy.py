import pytest

from formkit.model.dictionary import Dictionary, StandardChoice, StandardList, Variable
from formkit.model.module import Module
from formkit.model.policy import LockedBlock, Policy, Tombstone, Waiver
from formkit.model.standard import Standard

RETIRED = Variable(name="loc_old", type="text", status="retired", replaced_by="loc_new")
LIST = StandardList(
    name="water",
    choices=(StandardChoice(code="tap"), StandardChoice(code="well", status="retired")),
)
DICTIONARY = Dictionary((RETIRED, Variable(name="loc_new", type="text")), (LIST,))


@pytest.mark.parametrize(
    ("expires", "today", "holds"),
    [
        ("2027-06-30", "2027-06-29", True),
        ("2027-06-30", "2027-06-30", True),
        ("2027-06-30", "2027-07-01", False),
        ("2027-06-30", "", True),
        ("", "2099-01-01", True),
    ],
)
def test_a_waiver_holds_to_the_end_of_its_last_day(
    expires: str, today: str, *, holds: bool
) -> None:
    assert Waiver(fingerprint="0", expires=expires).holds(today) is holds


def test_what_is_retired_is_a_tombstone_by_itself() -> None:
    assert Standard(id="a", version="1", dictionary=DICTIONARY).policy.tombstones == (
        Tombstone(name="loc_old", replaced_by="loc_new"),
        Tombstone(name="well", list_name="water"),
    )


def test_what_the_policy_says_of_a_retired_code_counts() -> None:
    stated = Tombstone(name="well", list_name="water", replaced_by="tap")
    standard = Standard(
        id="a", version="1", dictionary=DICTIONARY, stated_policy=Policy(tombstones=(stated,))
    )
    assert standard.policy.tombstones == (
        stated,
        Tombstone(name="loc_old", replaced_by="loc_new"),
    )


def test_a_module_that_is_asked_as_it_is_is_a_block_by_itself() -> None:
    modules = (
        Module(id="fcs", adaptation="block"),
        Module(id="rcsi", adaptation="block"),
        Module(id="water"),
    )
    stated = LockedBlock(id="food", modules=("rcsi",))
    standard = Standard(
        id="a", version="1", modules=modules, stated_policy=Policy(blocks=(stated,))
    )
    assert standard.policy.blocks == (stated, LockedBlock(id="fcs", modules=("fcs",)))


def test_a_standard_without_a_policy_states_none() -> None:
    standard = Standard(id="a", version="1")
    assert standard.stated_policy == standard.policy == Policy()
