"""Changes that are alike and very many, told in one line: a list replaced whole, a column filled.

All of them stand in JSON, on the HTML page, and in the text that ``--all`` asks for.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping

from formkit.changes.addresses import ChoiceAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
)
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.telling import told_of
from formkit.changes.verdicts import Verdict
from formkit.core.messages import Message
from formkit.render.text.verdicts import costs_nothing

Alike = tuple[Change, ...]
"""One change, or many that are told together."""

_MOST = 30
"""So many choices an officer reads one by one; more are a list of places, or a whole column."""
_SHOWN = 3

_MANY: dict[type[Change], Message] = {
    ChoiceAdded: Message("{count} choices of list {list} are new: {some}, …"),
    ChoiceRemoved: Message("{count} choices of list {list} are gone: {some}, …"),
    ChoiceRecoded: Message("{count} choices of list {list} have other codes now: {some}, …"),
    ChoiceMoved: Message("{count} choices of list {list} stand elsewhere in it now: {some}, …"),
    ChoiceAttributeSet: Message(
        "{column} of {count} choices of list {list} says something else: {some}, …"
    ),
    NodeAttributeSet: Message("{column} of {count} rows says something else: {some}, …"),
}
"""Kind of change -> how many of them are told at once."""


def folded(changes: Iterable[Change], verdicts: Mapping[int, Verdict]) -> Iterator[Alike]:
    """The changes; those that are alike and too many to be read are told where the first stands.

    What many rows of the survey sheet have in one column comes before all else.

    Args:
        changes: to be shown.
        verdicts: by the identity of their changes; none where none are shown.
    """
    listed = [(one, _likeness(one, verdicts.get(id(one)))) for one in changes]
    alike: dict[Hashable, list[Change]] = {}
    for change, likeness in listed:
        if likeness is not None:
            alike.setdefault(likeness, []).append(change)
    many = {likeness: tuple(its) for likeness, its in alike.items() if len(its) > _MOST}
    yield from (its for its in many.values() if isinstance(its[0], NodeAttributeSet))
    for change, likeness in listed:
        its = many.get(likeness, (change,))
        if len(its) == 1 or (its[0] is change and not isinstance(change, NodeAttributeSet)):
            yield its


def describe_many(changes: Alike) -> Message:
    """Many changes in one line, with the first few of them."""
    first = changes[0]
    at = getattr(first, "at", None)
    return _MANY[type(first)].filled(
        count=len(changes),
        column=getattr(first, "key", ""),
        list=at.list.name if isinstance(at, ChoiceAddress) else "",
        some=tuple(map(_shown, changes[:_SHOWN])),
    )


def _likeness(change: Change, verdict: Verdict | None) -> Hashable | None:
    """What changes have in common that may be told together; None for what is told alone."""
    at = getattr(change, "at", None)
    if isinstance(at, ChoiceAddress):
        return type(change), at.list, getattr(change, "key", ""), _cost(verdict)
    if isinstance(change, NodeAttributeSet) and change.is_extra:
        return type(change), change.key, _cost(verdict)
    return None


def _cost(verdict: Verdict | None) -> Hashable:
    """What tells verdicts apart; those that cost nothing are one, whatever their class."""
    if verdict is None or costs_nothing(verdict):
        return None
    return verdict.situation, verdict.leave, verdict.is_waived


def _shown(change: Change) -> str | Message:
    """A choice or row as one of the first few."""
    match change:
        case ChoiceAdded(at=at, new=choice) | ChoiceRemoved(at=at, old=choice):
            label = choice.labels.first
            return Message('{code} "{label}"', code=at.code, label=label) if label else at.code
        case ChoiceRecoded(old=old, new=new):
            return Message("{old} → {new}", old=old, new=new)
        case _:
            return told_of(change).target
