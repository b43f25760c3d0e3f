"""A condition and its message are decided alike, or it is told that they are not."""

import pytest

from formkit.changes.merging import Decision, OwnText, Take
from formkit.core.values import replace
from formkit.jobs.merging.companion_conflicts import (
    Companions,
    column_of,
    companions_of,
    decided_apart,
)
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.jobs.upgrading.release_pairs import Standards
from formkit.jobs.upgrading.sessions import open_session
from tests.jobs.small_upgrades import TO, write_checked_region


@pytest.fixture(scope="module")
def conflicts(tmp_path_factory: pytest.TempPathFactory) -> tuple[WeighedConflict, ...]:
    folder = tmp_path_factory.mktemp("region")
    chad = write_checked_region(folder)
    session = open_session(chad, TO, vocabulary={}, standards=Standards(folder))
    return session.decided.conflicts


def named(conflicts: tuple[WeighedConflict, ...], column: str) -> WeighedConflict:
    return next(one for one in conflicts if column_of(one.conflict).startswith(column))


def decided(
    conflicts: tuple[WeighedConflict, ...], condition: Decision | None, message: Decision | None
) -> tuple[WeighedConflict, ...]:
    words = {"constraint": condition, "constraint_message::Français (fr)": message}
    return tuple(replace(one, decision=words.get(column_of(one.conflict))) for one in conflicts)


def pair(conflicts: tuple[WeighedConflict, ...], column: str) -> Companions:
    return companions_of(named(conflicts, column), conflicts)


def test_a_condition_goes_with_its_message_and_nothing_else(
    conflicts: tuple[WeighedConflict, ...],
) -> None:
    columns = [column_of(one.conflict) for one in conflicts]
    assert sorted(columns) == [
        "",
        "constraint",
        "constraint_message::Français (fr)",
        "hint::Français (fr)",
        "label::Français (fr)",
    ]
    message = named(conflicts, "constraint_message")
    condition = next(one for one in conflicts if column_of(one.conflict) == "constraint")
    assert companions_of(condition, conflicts).others == (message,)
    assert companions_of(message, conflicts).others == (condition,)
    for one in conflicts:
        if one not in (condition, message):
            assert companions_of(one, conflicts).others == ()


@pytest.mark.parametrize(
    ("condition", "message", "are_apart"),
    [
        (None, None, False),
        (Take.OURS, None, False),
        (Take.OURS, Take.OURS, False),
        (Take.OURS, Take.THEIRS, True),
        (Take.THEIRS, Take.BASE, True),
        (Take.THEIRS, OwnText(text="x"), False),
    ],
)
def test_it_is_told_when_they_were_decided_against_each_other(
    conflicts: tuple[WeighedConflict, ...],
    condition: Decision | None,
    message: Decision | None,
    *,
    are_apart: bool,
) -> None:
    now = decided(conflicts, condition, message)
    assert pair(now, "constraint_message").are_apart is are_apart
    apart = [column_of(one.conflict) for one in decided_apart(now)]
    both = {"constraint", "constraint_message::Français (fr)"}
    assert set(apart) == (both if are_apart else set())


@pytest.mark.parametrize(
    ("condition", "message", "shared", "unlike"),
    [
        (None, None, None, 0),
        (None, Take.BASE, Take.BASE, 1),
        (Take.OURS, Take.THEIRS, Take.THEIRS, 1),
        (Take.OURS, None, Take.OURS, 1),
        (Take.OURS, Take.OURS, Take.OURS, 0),
        (Take.OURS, OwnText(text="x"), None, 0),
        (OwnText(text="x"), None, None, 0),
    ],
)
def test_the_one_at_hand_says_how_both_are_decided(
    conflicts: tuple[WeighedConflict, ...],
    condition: Decision | None,
    message: Decision | None,
    shared: Take | None,
    unlike: int,
) -> None:
    found = pair(decided(conflicts, condition, message), "constraint_message")
    assert (found.shared, len(found.unlike)) == (shared, unlike)
