"""What the card of a conflict says: sides, choices, consequences."""

from collections.abc import Iterator
from typing import assert_never

from formkit.changes.describing import describe
from formkit.changes.kinds import Change
from formkit.changes.merging import Conflict, OwnText, Take
from formkit.changes.merging.describing import describe_cost
from formkit.changes.verdicts import Verdict
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.merging.companion_conflicts import Companions, column_of
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.jobs.merging.written_decisions import DecisionWord
from formkit.model.policy import Leave
from formkit.render.merge_words import DECISIONS
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
        Message("Ours: the country, {country}", country=names.country),
        Message("Theirs: release {release}", release=names.new),
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
    """What can be decided, in words that say who wins; of one text also what is lost."""
    country, new, old = names.country, names.new, names.old
    found = {
        DecisionWord.OURS: Message("Ours: {country} keeps its own", country=country),
        DecisionWord.THEIRS: Message("Theirs: as in {release}", release=new),
        DecisionWord.BASE: Message("Base: as it was in {release}", release=old),
    }
    if conflict.texts:
        ours = "Ours: the text of {country}; that of {release} is not taken"
        theirs = "Theirs: the text of {release}; that of {country} is lost"
        found |= {
            DecisionWord.OURS: Message(ours, country=country, release=new),
            DecisionWord.THEIRS: Message(theirs, country=country, release=new),
            DecisionWord.BASE: Message(
                "Base: the text of {release}; both others are lost", release=old
            ),
        }
    if conflict.takes_own_text:
        found[DecisionWord.OWN] = Message("A text of your own in place of both …")
    return found


def word_of(weighed: WeighedConflict) -> DecisionWord | None:
    """What was decided; None while it is open."""
    decision = weighed.decision
    if isinstance(decision, OwnText):
        return DecisionWord.OWN
    return DecisionWord(decision) if decision else None


def cost_of(weighed: WeighedConflict, word: DecisionWord) -> Verdict | None:
    """The verdict of the side that is decided for; None where nothing was judged."""
    match word:
        case DecisionWord.OURS:
            return weighed.ours_cost
        case DecisionWord.THEIRS:
            return weighed.theirs_cost
        case DecisionWord.BASE | DecisionWord.OWN:
            return None
        case _:
            assert_never(word)


def proposed(weighed: WeighedConflict) -> DecisionWord | None:
    """The side that the cursor begins on, never one that the region forbids; None: no side."""
    sides = (DecisionWord.OURS, DecisionWord.THEIRS)
    return next((one for one in sides if not _is_forbidden(cost_of(weighed, one))), None)


def _is_forbidden(cost: Verdict | None) -> bool:
    return cost is not None and cost.leave is Leave.FORBIDDEN and not cost.is_waived


def told_below(
    weighed: WeighedConflict, option: DecisionWord | None, names: Sides
) -> tuple[Message, ...]:
    """What was decided, or what holds until then; and what is lost by the marked choice.

    Args:
        weighed: the conflict.
        option: the choice that the cursor is on; None where it is on none.
        names: what the sides are called.
    """
    decided = word_of(weighed)
    said = _decided(decided, weighed.conflict, names) if decided else _undecided(weighed, names)
    if weighed.conflict.texts or option is None:  # the choices say themselves what is lost
        return (said,)
    cost = describe_cost(weighed.conflict, Take(option))
    if decided and option is not decided:
        cost = Message("with the choice under the cursor instead: {cost}", cost=cost)
    return said, cost


def told_together(companions: Companions, key: str) -> Message | None:
    """What goes together with a conflict, and whether they were decided against each other.

    Args:
        companions: the conflict with the others; None is told where there are none.
        key: that decides them alike.
    """
    others = tuple(map(_companion, companions.others))
    if not others:
        return None
    if companions.are_apart:
        text = (
            "decided against each other: this and {others}. The message would be about another"
            " condition than the one that is checked; {key} decides them alike"
        )
        return Message(text, others=others, key=key)
    return Message("goes together with {others}", others=others)


def _companion(one: WeighedConflict) -> Message:
    word = word_of(one)
    decided = DECISIONS[word] if word else Message("to decide")
    return Message("{column} ({decided})", column=column_of(one.conflict), decided=decided)


def _undecided(weighed: WeighedConflict, names: Sides) -> Message:
    """What holds until somebody decides, and why the cursor does not begin on ours."""
    match proposed(weighed):
        case DecisionWord.OURS:
            text = "not decided yet: until then {country} keeps its own"
        case None:
            text = (
                "not decided yet: until then {country} keeps its own. The region forbids both"
                " sides, so the cursor begins on neither"
            )
        case _:
            text = (
                "not decided yet: until then {country} keeps its own, which the region forbids;"
                " so the cursor begins on theirs"
            )
    return Message(text, country=names.country)


def _decided(word: DecisionWord, conflict: Conflict, names: Sides) -> Message:
    """A decision that was made, in the past tense."""
    of_texts = conflict.texts is not None
    match word:
        case DecisionWord.OURS:
            text = "decided: {country} kept its own"
            if of_texts:
                text = "decided: {country} kept its own; the text of {release} was not taken"
            return Message(text, country=names.country, release=names.new)
        case DecisionWord.THEIRS:
            text = "decided: it was taken as in {release}"
            if of_texts:
                text = "decided: the text of {release} was taken; that of {country} was dropped"
            return Message(text, country=names.country, release=names.new)
        case DecisionWord.BASE:
            text = "decided: it stayed as it was in {release}; both sides were dropped"
            return Message(text, release=names.old)
        case DecisionWord.OWN:
            return Message("decided: a text of your own was taken; both others were dropped")
        case _:
            assert_never(word)
