"""The conflicts of a merge as the sheet on which people decide them."""

from collections.abc import Mapping

from formkit.changes.merging import OwnText
from formkit.changes.merging.describing import describe_conflict
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.formats.conflict_lists import ConflictLine, ConflictList
from formkit.jobs.merging.deciding import Decided, WeighedConflict
from formkit.jobs.merging.written_decisions import DecisionWord, row_key, taken_text
from formkit.render.harmless import harmless
from formkit.render.merge_words import (
    DECISIONS,
    base_text,
    cost_of,
    ours_text,
    theirs_text,
)
from formkit.render.screen import Screen

_HEADERS = (
    Message("No."),
    Message("Where"),
    Message("What"),
    Message("Base"),
    Message("Ours"),
    Message("Theirs"),
    Message("What each side costs"),
    Message("Decision"),
    Message("Own text"),
    Message("Note"),
)


def conflicts_of(
    decided: Decided, places: Mapping[str, Loc], then: Message, screen: Screen
) -> ConflictList:
    """The conflicts in the reader's language.

    Args:
        decided: those that are open, and those that are decided.
        places: the cell of each in the workbook, by its key.
        then: what to do when decisions are made, and what holds until then.
        screen: whose language is spoken.
    """
    words = {word: screen.say(message) for word, message in DECISIONS.items()}
    guide = Message(
        "Choose a decision in each yellow cell; where you choose “{own}”, write the text beside"
        " it. {then}",
        own=words[DecisionWord.OWN],
        then=then,
    )
    refusal = Message("Choose one of the decisions in the list, or empty the cell.")
    return ConflictList(
        guide=screen.say(guide),
        headers=tuple(screen.say(one) for one in _HEADERS),
        offers=tuple(word for key, word in words.items() if key is not DecisionWord.OWN),
        own_offer=words[DecisionWord.OWN],
        refusal=screen.say(refusal),
        lines=tuple(
            _line(one, places.get(one.conflict.key, NOWHERE), screen) for one in decided.conflicts
        ),
    )


def _line(weighed: WeighedConflict, place: Loc, screen: Screen) -> ConflictLine:
    conflict = weighed.conflict
    costs = (
        Message("ours: {cost}", cost=cost_of(weighed.ours_cost)),
        Message("theirs: {cost}", cost=cost_of(weighed.theirs_cost)),
    )
    return ConflictLine(
        key=row_key(conflict),
        place=harmless(place.a1 or conflict.path),
        what=screen.say(describe_conflict(conflict)),
        base=screen.say(base_text(conflict)),
        ours=screen.say(ours_text(conflict)),
        theirs=screen.say(theirs_text(conflict)),
        costs="\n".join(map(screen.say, costs)),
        decision=_decision(weighed, screen),
        own=_own(weighed),
        note=weighed.written.note,
        takes_own=conflict.takes_own_text,
        taken=taken_text(weighed.decision),
        sheet=place.sheet,
        cell=Loc(row=place.row or 1, column=place.column or 1).cell,
    )


def _decision(weighed: WeighedConflict, screen: Screen) -> str:
    """The decision in the reader's words; what cannot be read stays as it was written."""
    match weighed.decision:
        case None:
            return weighed.written.decision
        case OwnText():
            return screen.say(DECISIONS[DecisionWord.OWN])
        case side:
            return screen.say(DECISIONS[DecisionWord(side)])


def _own(weighed: WeighedConflict) -> str:
    decision = weighed.decision
    return decision.text if isinstance(decision, OwnText) else weighed.written.own
