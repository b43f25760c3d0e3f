"""Where the cursor begins in a conflict, and what is said of that."""

import asyncio
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static

from formkit.changes.merging import Conflict
from formkit.changes.merging.clashes import ConflictKind
from formkit.changes.verdicts import Verdict
from formkit.jobs.merging.companion_conflicts import companions_of
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.jobs.merging.written_decisions import DecisionWord
from formkit.model.policy import Leave
from formkit.tui.widgets.conflict_card import ConflictCard, ShownConflict
from formkit.tui.widgets.conflict_words import Sides, proposed
from tests.render.compared import comparison

NAMES = Sides(old="2026.1", country="TCD", new="2026.2")


def costing(leave: Leave | None, *, is_waived: bool = False) -> Verdict | None:
    if leave is None:
        return None
    return replace(next(iter(comparison().verdicts)), leave=leave, is_waived=is_waived)


def weighed(ours: Verdict | None, theirs: Verdict | None) -> WeighedConflict:
    conflict = Conflict(
        kind=ConflictKind.TWO_NAMES, path="home/age", ours=(), theirs=(), key="1" * 12
    )
    return WeighedConflict(conflict=conflict, ours_cost=ours, theirs_cost=theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        (None, None, DecisionWord.OURS),
        (Leave.WAIVER, Leave.FREE, DecisionWord.OURS),
        (Leave.FORBIDDEN, Leave.WAIVER, DecisionWord.THEIRS),
        (Leave.FORBIDDEN, None, DecisionWord.THEIRS),
        (Leave.FREE, Leave.FORBIDDEN, DecisionWord.OURS),
        (Leave.FORBIDDEN, Leave.FORBIDDEN, None),
    ],
)
def test_a_forbidden_side_is_never_proposed(
    ours: Leave | None, theirs: Leave | None, found: DecisionWord | None
) -> None:
    assert proposed(weighed(costing(ours), costing(theirs))) is found


def test_what_is_waived_may_be_proposed() -> None:
    allowed = costing(Leave.FORBIDDEN, is_waived=True)
    assert proposed(weighed(allowed, None)) is DecisionWord.OURS


class OneCard(App[None]):
    """Nothing but a card."""

    def compose(self) -> ComposeResult:
        yield ConflictCard(str, id="card")


def test_where_both_sides_are_forbidden_none_is_marked_and_it_is_told_why() -> None:
    both = weighed(costing(Leave.FORBIDDEN), costing(Leave.FORBIDDEN))
    shown = ShownConflict(companions=companions_of(both, (both,)), names=NAMES)

    async def run() -> tuple[int | None, str]:
        app = OneCard()
        async with app.run_test() as pilot:
            app.query_one(ConflictCard).show(shown)
            app.query_one("#choices").focus()
            await pilot.pause()
            await pilot.press("enter")
            marked = app.query_one("#choices", OptionList).highlighted
            return marked, str(app.query_one("#follows", Static).content)

    marked, told = asyncio.run(run())
    assert marked is None
    assert told == (
        "not decided yet: until then TCD keeps its own. The region forbids both sides, so the"
        " cursor begins on neither"
    )
