"""Conflicts of a merge in words, for text, workbooks and pages alike."""

from typing import TYPE_CHECKING

from formkit.changes.merging import Conflict, Decision, OwnText
from formkit.changes.merging.describing import describe_wish
from formkit.changes.merging.wishes import Side
from formkit.core.messages import Message
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.jobs.merging.written_decisions import DecisionWord, Vocabulary, plain_word
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.text.verdicts import Reasons, verdict_lines

if TYPE_CHECKING:
    from formkit.changes.verdicts import Verdict

DECISIONS: dict[DecisionWord, Message] = {
    DecisionWord.OURS: Message("ours"),
    DecisionWord.THEIRS: Message("theirs"),
    DecisionWord.BASE: Message("base"),
    DecisionWord.OWN: Message("own text"),
}
"""What the drop-down offers."""

_EMPTY = Message("(empty)")
_UNCHANGED = Message("(as it was)")


def vocabulary() -> Vocabulary:
    """The decisions in every language that formkit speaks: files go from office to office."""
    return {
        plain_word(message.worded(read_catalogue(language))): word
        for language in Language
        for word, message in DECISIONS.items()
    }


def base_text(conflict: Conflict) -> Message:
    """What the base says."""
    return _text(conflict.texts.base) if conflict.texts else _UNCHANGED


def ours_text(conflict: Conflict) -> Message:
    """What ours says, or did."""
    return _text(conflict.texts.ours) if conflict.texts else describe_wish(conflict, Side.OURS)


def theirs_text(conflict: Conflict) -> Message:
    """What theirs says, or did."""
    return _text(conflict.texts.theirs) if conflict.texts else describe_wish(conflict, Side.THEIRS)


def cost_of(verdict: "Verdict | None") -> Message:
    """What one side costs, in a sentence."""
    if verdict is None:
        return _UNCHANGED
    lines = tuple(verdict_lines(verdict, Reasons.SHORT))
    if not lines:
        return Message("{change_class}: costs nothing", change_class=str(verdict.change_class))
    first, *reasons = lines
    return Message("{costs}; {reason}", costs=first, reason=reasons[0]) if reasons else first


def decision_of(weighed: WeighedConflict) -> Message | None:
    """What was decided; None while it is open."""
    return _decision(weighed.decision) if weighed.decision else None


def _decision(decision: Decision) -> Message:
    if isinstance(decision, OwnText):
        return Message("own text: {text}", text=decision.text)
    return DECISIONS[DecisionWord(decision)]


def _text(text: str) -> Message:
    return Message("{value}", value=text) if text else _EMPTY
