"""A merge as text: what was taken from each side, then what somebody has to decide."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.changes.merging.describing import describe_conflict
from formkit.core.messages import Message
from formkit.jobs.merging import MergedForms, taken_changes
from formkit.jobs.merging.deciding import Decided, WeighedConflict
from formkit.jobs.merging.written_decisions import Problem
from formkit.render.change_items import home_of
from formkit.render.merge_words import (
    base_text,
    cost_of,
    decision_of,
    ours_text,
    theirs_text,
)
from formkit.render.screen import Screen

if TYPE_CHECKING:
    from formkit.changes.kinds import Change

_INDENT = 6


def render_merge(merged: MergedForms, screen: Screen) -> str:
    """What the merged form has of both sides, and the conflicts."""
    task, merge = merged.task, merged.decided.merge
    files = f"{task.ours} + {task.theirs}" if not task.name else task.name
    taken = taken_changes(merge)
    lines = [screen.bold(screen.wrapped(files, indent=2))]
    lines += _taken(Message("taken from ours: {count}", count=len(taken.ours)), taken.ours, screen)
    lines += _taken(
        Message("taken from theirs: {count}", count=len(taken.theirs)), taken.theirs, screen
    )
    lines += _taken(
        Message("the same on both sides: {count}", count=len(taken.both)), taken.both, screen
    )
    if merged.hand_edits:
        text = "changed by hand in the merged workbook, and kept: {count}"
        lines.append(f"  {screen.say(Message(text, count=merged.hand_edits))}")
    return "\n".join((*lines, *conflict_lines(merged.decided, screen)))


def conflict_lines(decided: Decided, screen: Screen) -> Iterator[str]:
    """The conflicts with what each side says and costs, and the decisions that cannot be read."""
    count, is_open = len(decided.conflicts), len(decided.open)
    if not count:
        yield f"  {screen.bold(screen.say(Message('no conflicts')))}"
    else:
        text = Message("conflicts: {count}, to be decided: {open}", count=count, open=is_open)
        yield f"  {screen.bold(screen.say(text))}"
    for number, one in enumerate(decided.conflicts, start=1):
        yield from _conflict(number, one, screen)
    for problem in decided.problems:
        yield _problem(problem, screen)


def _taken(title: Message, changes: "tuple[Change, ...]", screen: Screen) -> Iterator[str]:
    if not changes:
        return
    yield f"  {screen.say(title)}"
    for (sheet, part), count in Counter(map(home_of, changes)).items():
        where = " ".join(filter(None, (sheet, part))) or screen.say(Message("the form as a whole"))
        yield screen.wrapped(f"{where}: {count}", first=" " * _INDENT, indent=_INDENT)


def _conflict(number: int, weighed: WeighedConflict, screen: Screen) -> Iterator[str]:
    conflict = weighed.conflict
    head = f"  {number:>2}. "
    yield screen.wrapped(screen.say(describe_conflict(conflict)), first=head, indent=len(head))
    sides = (
        Message("base: {text}", text=base_text(conflict)),
        Message("ours: {text}", text=ours_text(conflict)),
        Message("theirs: {text}", text=theirs_text(conflict)),
    )
    costs = (None, weighed.ours_cost, weighed.theirs_cost)
    for side, cost in zip(sides, costs, strict=True):
        yield screen.wrapped(screen.say(side), first=" " * _INDENT, indent=_INDENT + 2)
        if cost:
            yield _faint(screen.say(cost_of(cost)), screen)
    decided = decision_of(weighed)
    text = (
        Message("decided: {decision}", decision=decided)
        if decided
        else Message("to be decided: until then the form says what the base said")
    )
    yield screen.wrapped(screen.say(text), first=" " * _INDENT, indent=_INDENT + 2)


def _faint(text: str, screen: Screen) -> str:
    margin = " " * (_INDENT + 2)
    lines = screen.wrapped(text, first=margin, indent=len(margin)).split("\n")
    return "\n".join(f"{margin}{screen.faint(one[len(margin) :])}" for one in lines)


def _problem(problem: Problem, screen: Screen) -> str:
    loc, message = problem
    return screen.wrapped(f"{loc.a1}: {screen.say(message)}", first="  ", indent=4)
