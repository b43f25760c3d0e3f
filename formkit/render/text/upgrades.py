"""Adaptations on another release, as text: what each country gets, and what it must decide."""

from collections.abc import Iterator

from formkit.changes.merging.describing import describe_conflict
from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.jobs import Upgraded, Upgrades
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.render.merge_words import (
    base_text,
    cost_of,
    decision_of,
    ours_text,
    theirs_text,
)
from formkit.render.screen import Screen
from formkit.render.tables import Column, Table
from formkit.render.text.changes import change_lines
from formkit.render.text.tables import render_table

_INDENT = 6

_COLUMNS = (
    Column(key="adaptation", title=Message("adaptation")),
    Column(key="country", title=Message("country")),
    Column(key="gets", title=Message("gets")),
    Column(key="decide", title=Message("to decide")),
    Column(key="declare", title=Message("to declare")),
)


def render_upgrades(upgrades: Upgrades, screen: Screen) -> str:
    """One adaptation in full; of several a table, and what has to be decided in each."""
    if not upgrades.task.source.is_dir():
        return "\n".join(_whole(upgrades.done[0], screen))
    lines = [_table(upgrades, screen), ""] if upgrades.done else []
    for one in upgrades.must_decide:
        lines += (_title(one, screen), *_conflicts(one, screen), "")
    for failed in upgrades.failed:
        loc = failed.error.loc
        place = f"{loc}: " if loc != NOWHERE else f"{failed.source}: "
        text = f"{place}{screen.say(failed.error.message)}"
        lines.append(screen.wrapped(text, first="  ! ", indent=4))
    lines += (screen.bold(screen.wrapped(screen.say(one))) for one in _totals(upgrades))
    return "\n".join(lines)


def _table(upgrades: Upgrades, screen: Screen) -> str:
    rows = (
        (
            str(one.source),
            one.country,
            str(len(one.comparison.meant)),
            str(len(one.decided.open)),
            str(one.undeclared),
        )
        for one in upgrades.done
    )
    return render_table(Table(columns=_COLUMNS, rows=tuple(rows)), screen)


def _totals(upgrades: Upgrades) -> Iterator[Message]:
    deciding = len(upgrades.must_decide)
    text = "adaptations: {count}, clean: {clean}, with something to decide: {deciding}"
    done = len(upgrades.done)
    yield Message(text, count=done, clean=done - deciding, deciding=deciding)
    if upgrades.there_already:
        text = "for {version} already: {files}"
        files = tuple(map(str, upgrades.there_already))
        yield Message(text, version=upgrades.task.to, files=files)
    if upgrades.failed:
        yield Message("cannot be carried: {count}", count=len(upgrades.failed))


def _whole(one: Upgraded, screen: Screen) -> Iterator[str]:
    yield _title(one, screen)
    count = len(one.comparison.meant)
    yield _fact(Message("the country gets changes: {count}", count=count), screen)
    inset = screen.inset(2)
    for line in change_lines(one.comparison, one.comparison.meant, inset):
        yield from (f"  {part}" for part in line.split("\n"))
    yield from _conflicts(one, screen)
    yield from _carried(one, screen)


def _title(one: Upgraded, screen: Screen) -> str:
    title = f"{one.source}: {one.old_version} → {one.new_version}"
    return screen.bold(screen.wrapped(title, indent=2))


def _fact(message: Message, screen: Screen) -> str:
    return screen.wrapped(screen.say(message), first="  ", indent=4)


def _conflicts(one: Upgraded, screen: Screen) -> Iterator[str]:
    decided = one.decided
    if not decided.conflicts:
        yield _fact(Message("nothing to decide"), screen)
        return
    count, is_open = len(decided.conflicts), len(decided.open)
    text = "where country and release disagree: {count}, to be decided: {open}"
    yield screen.bold(_fact(Message(text, count=count, open=is_open), screen))
    for number, conflict in enumerate(decided.conflicts, start=1):
        yield from _conflict(number, conflict, one, screen)


def _conflict(
    number: int, weighed: WeighedConflict, one: Upgraded, screen: Screen
) -> Iterator[str]:
    conflict = weighed.conflict
    head = f"  {number:>2}. "
    yield screen.wrapped(screen.say(describe_conflict(conflict)), first=head, indent=len(head))
    sides = (
        (one.old_version, base_text(conflict), None),
        (one.country or Message("the country"), ours_text(conflict), weighed.ours_cost),
        (one.new_version, theirs_text(conflict), weighed.theirs_cost),
    )
    for who, text, cost in sides:
        yield _below(Message("{who}: {text}", who=who, text=text), screen, 2)
        if cost:
            yield screen.faint(_below(cost_of(cost), screen, 4))
    decision = decision_of(weighed)
    if decision:
        yield _below(Message("decided: {decision}", decision=decision), screen, 2)
    else:
        waits = Message("to be decided: until then the form keeps what the country has")
        yield _below(waits, screen, 2)


def _below(message: Message, screen: Screen, more: int) -> str:
    indent = _INDENT + more
    return screen.wrapped(screen.say(message), first=" " * indent, indent=indent)


def _carried(one: Upgraded, screen: Screen) -> Iterator[str]:
    written = one.carried.written
    if one.carried.dropped:
        text = "said no more, since the release says it or a change below does: {what}"
        what = tuple(" ".join(map(str, entry.keys)) for entry in one.carried.dropped)
        yield _fact(Message(text, what=what), screen)
    if written:
        yield _fact(Message("changes written down one by one: {count}", count=len(written)), screen)
    for waiver in one.waivers.lost:
        text = "the waiver for {place} allows nothing any more: ask the regional hub"
        yield _fact(Message(text, place=waiver.place or waiver.fingerprint), screen)
    if one.undeclared:
        text = "to be declared, with a reason each: {count}"
        yield _fact(Message(text, count=one.undeclared), screen)
