"""How a new condition stands to the old one, in words: one line below its change."""

from typing import assert_never

from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.standing import Example, Standing
from formkit.core.messages import Message
from formkit.logic.judgements import Relation
from formkit.xpath.functions import Dialect

_MOST_ANSWERS = 4
_LONGEST = 40

_ASKED = {
    Relation.TIGHTER: Message("tighter: not asked any more, for instance with {old_only}"),
    Relation.LOOSER: Message("looser: now also asked, for instance with {new_only}"),
    Relation.DIFFERENT: Message(
        "different: not asked any more with {old_only}, for instance, but with {new_only}"
    ),
}
_TAKEN = {
    Relation.TIGHTER: Message("tighter: does not take {old_only} any more, for instance"),
    Relation.LOOSER: Message("looser: now also takes {new_only}, for instance"),
    Relation.DIFFERENT: Message(
        "different: does not take {old_only} any more, for instance, but {new_only}"
    ),
}
_REQUIRED = {
    Relation.TIGHTER: Message("tighter: not required any more, for instance with {old_only}"),
    Relation.LOOSER: Message("looser: now also required, for instance with {new_only}"),
    Relation.DIFFERENT: Message(
        "different: not required any more with {old_only}, for instance, but with {new_only}"
    ),
}
_SENTENCES = {"relevant": _ASKED, "constraint": _TAKEN, "required": _REQUIRED}


def describe_standing(change: Change) -> Message | None:
    """Say how a new condition stands to the old one, with answers that show it.

    None for a change that sets no condition, or one that is met by the same answers.
    """
    if not isinstance(change, NodeAttributeSet) or change.standing is None:
        return None
    standing = change.standing
    match standing.relation:
        case Relation.EQUIVALENT:
            return None
        case Relation.UNKNOWN:
            unknown = "whether the same answers meet it is unknown: {reason}"
            return Message(unknown, reason=standing.reason)
        case relation:
            return _with_examples(_SENTENCES[change.key][relation], standing)


def _with_examples(sentence: Message, standing: Standing) -> Message:
    return sentence.filled(
        old_only=_example(standing.old_only), new_only=_example(standing.new_only)
    )


def _example(example: Example | None) -> Message | tuple[object, ...] | None:
    """Some answers on one line."""
    if example is None:
        return None
    shown: tuple[object, ...] = tuple(_answer(*one) for one in example.answers[:_MOST_ANSWERS])
    if len(example.answers) > _MOST_ANSWERS:
        shown = (*shown, "…")
    answers = shown or Message("any answers")
    match example.only_in:
        case None:
            return answers
        case Dialect.JAVAROSA:
            return Message("{answers} (in KoboCollect only)", answers=answers)
        case Dialect.WEB_FORMS:
            return Message("{answers} (in a browser only)", answers=answers)
        case _:
            assert_never(example.only_in)


def _answer(name: str, text: str) -> Message:
    answer: Message | str = text or Message("(no answer)")
    if len(text) > _LONGEST:
        answer = f"{text[:_LONGEST]}…"
    return Message("{name} = {answer}", name=name, answer=answer)
