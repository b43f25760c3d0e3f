"""What the card of a conflict says: sides, choices, consequences."""

from collections.abc import Iterator

from formkit.changes.describing import describe
from formkit.changes.kinds import Change
from formkit.changes.merging import Conflict, OwnText, Take
from formkit.changes.merging.describing import describe_cost
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.deciding import WeighedConflict
from formkit.jobs.written_decisions import DecisionWord
from formkit.tui.widgets.conflict_side import Side

_MOST_TOLD = 6
_AS_IT_WAS = Message("(as it was)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the three sides of an upgrade are called."""

    old: str
    """The release that both began with, ``2026.1``."""
    country: str
    """``TCD``"""
    new: str


def sides_of(weighed: WeighedConflict, names: Sides) -> tuple[Side, Side, Side]:
    """Base, ours and theirs."""
    conflict, texts = weighed.conflict, weighed.conflict.texts
    titles = (
        Message("Base: {release}", release=names.old),
        Message("Ours: {country}", country=names.country),
        Message("Theirs: {release}", release=names.new),
    )
    if texts is None:
        return (
            Side(title=titles[0], told=(_AS_IT_WAS,)),
            Side(title=titles[1], told=tuple(_told(conflict.ours)), cost=weighed.ours_cost),
            Side(title=titles[2], told=tuple(_told(conflict.theirs)), cost=weighed.theirs_cost),
        )
    base = texts.base
    return (
        Side(title=titles[0], text=base),
        Side(title=titles[1], text=texts.ours, base=base, cost=weighed.ours_cost),
        Side(title=titles[2], text=texts.theirs, base=base, cost=weighed.theirs_cost),
    )


def _told(changes: tuple[Change, ...]) -> Iterator[Message]:
    if not changes:
        yield Message("nothing that stands against it")
    yield from map(describe, changes[:_MOST_TOLD])
    if more := len(changes[_MOST_TOLD:]):
        yield Message("and {count} more", count=more)


def choices_of(conflict: Conflict, names: Sides) -> dict[DecisionWord, Message]:
    """What can be decided, in words that say who wins."""
    found = {
        DecisionWord.OURS: Message("Ours: {country} keeps its own", country=names.country),
        DecisionWord.THEIRS: Message("Theirs: as in {release}", release=names.new),
        DecisionWord.BASE: Message("Base: as it was in {release}", release=names.old),
    }
    if conflict.takes_own_text:
        found[DecisionWord.OWN] = Message("A text of your own …")
    return found


def word_of(weighed: WeighedConflict) -> DecisionWord | None:
    """What was decided; None while it is open."""
    decision = weighed.decision
    if isinstance(decision, OwnText):
        return DecisionWord.OWN
    return DecisionWord(decision) if decision else None


def consequence_of(conflict: Conflict, word: DecisionWord, names: Sides) -> Message:
    """What follows from a decision, in a sentence."""
    if word is DecisionWord.OWN:
        return Message("both texts are lost; yours stands in their place")
    if conflict.texts is None:
        return describe_cost(conflict, Take(word))
    match word:
        case DecisionWord.OURS:
            text = "the text of {release} is not taken: {country} keeps its own"
            return Message(text, release=names.new, country=names.country)
        case DecisionWord.THEIRS:
            text = "the text of {country} is lost: that of {release} takes its place"
            return Message(text, release=names.new, country=names.country)
        case _:
            text = "both texts are lost: it stays as it was in {release}"
            return Message(text, release=names.old)
