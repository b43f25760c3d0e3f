"""Conflicts of a merge in words, for text, workbooks and pages alike."""

from typing import TYPE_CHECKING

from formkit.changes.describing import describe
from formkit.changes.merging import Conflict, ConflictKind, Decision, OwnText
from formkit.core.messages import Message
from formkit.jobs.deciding import WeighedConflict
from formkit.jobs.written_decisions import DecisionWord, Vocabulary, plain_word
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.text.verdicts import Reasons, verdict_lines

if TYPE_CHECKING:
    from formkit.changes.kinds import Change
    from formkit.changes.verdicts import Verdict

KINDS: dict[ConflictKind, Message] = {
    ConflictKind.TWO_TEXTS: Message("both sides changed this, to different texts"),
    ConflictKind.TWO_NAMES: Message("both sides gave this another name"),
    ConflictKind.TWO_TYPES: Message("both sides gave this another type or list"),
    ConflictKind.TWO_PLACES: Message("both sides moved this, to different places"),
    ConflictKind.ORDER: Message("each side put one of these before the other"),
    ConflictKind.REMOVED_AND_CHANGED: Message("one side takes away what the other side changes"),
    ConflictKind.ADDED_APART: Message(
        "both sides added something under this name, and mean different things"
    ),
    ConflictKind.NAME_TAKEN: Message("this name or code would stand twice"),
    ConflictKind.REFERENCE_DANGLES: Message(
        "one side asks for what the other side takes away or calls otherwise"
    ),
    ConflictKind.NEVER_TRUE: Message("the conditions of both sides together can never be met"),
    ConflictKind.LIST_FORKED: Message(
        "one side copied this list for its own use, and the other side edited it"
    ),
    ConflictKind.TWO_SHEETS: Message(
        "both sides changed this sheet, which formkit keeps without reading"
    ),
    ConflictKind.UNEXPLAINED: Message("one side changed this in ways that formkit has no word for"),
}
"""What two sides disagree about."""

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


def heading_of(conflict: Conflict) -> str:
    """What a conflict is about: the row, choice or list, and the column where there is one."""
    changes = (*conflict.ours, *conflict.theirs)
    columns = {getattr(one, "key", "") for one in changes}
    column = columns.pop() if len(columns) == 1 else ""
    parts = (conflict.path, column if column != conflict.path else "")
    return ", ".join(part for part in parts if part)


def base_text(conflict: Conflict) -> Message:
    """What the base says."""
    return _text(conflict.texts.base) if conflict.texts else _UNCHANGED


def ours_text(conflict: Conflict) -> Message:
    """What ours says, or did."""
    return _text(conflict.texts.ours) if conflict.texts else _done(conflict.ours)


def theirs_text(conflict: Conflict) -> Message:
    """What theirs says, or did."""
    return _text(conflict.texts.theirs) if conflict.texts else _done(conflict.theirs)


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


def _done(changes: "tuple[Change, ...]") -> Message:
    told = tuple(map(describe, changes))
    return Message("{value}", value=told) if told else _UNCHANGED
