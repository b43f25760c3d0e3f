"""What a country needs before it makes a change, in sentences."""

from formkit.changes.situations import Situation
from formkit.core.messages import Message
from formkit.model.policy import Leave

S = Situation

LEAVE_WORDS: dict[Leave, Message] = {
    Leave.FREE: Message("the country may do it"),
    Leave.DECLARE: Message("the country may do it, and writes down in its adaptation why"),
    Leave.WAIVER: Message("the regional hub has to approve it, for a time, before it is deployed"),
    Leave.FORBIDDEN: Message("the region does not allow it"),
}

_KEEP_BLOCK = Message(
    "the region does not allow it: put the block {block} back as it was; only translations are the"
    " country's"
)
_NEW_NAME = Message(
    "the region does not allow it: keep {name} as it was, and ask this in a question with a name of"
    " its own"
)

FORBIDDEN_WORDS: dict[Situation, Message] = {
    S.CORE_QUESTION_RENAMED: Message(
        "the region does not allow it: keep the name {old}; what people read is the label"
    ),
    S.QUESTION_RENAMED: Message(
        "the region does not allow it: keep the name {old}; what people read is the label"
    ),
    S.NAME_REUSED: _NEW_NAME,
    S.TOMBSTONE_USED: Message("the region does not allow it: take another name than {new}"),
    S.REFUSED_QUESTION_ADDED: Message(
        "nobody is asked this, nor in softer words, since the answer can harm people; take it out"
    ),
    S.CONSENT_ALTERED: Message(
        "the consent block is the same everywhere: put it back as it was; only translations are"
        " the country's"
    ),
    S.SENSITIVITY_LOWERED: Message(
        "personal data are protected as the standard says: put {column} back as it was"
    ),
    S.LOCKED_BLOCK_CHANGED: _KEEP_BLOCK,
    S.LOCKED_BLOCK_EXTENDED: Message(
        "the region does not allow it: ask {name} elsewhere, after the block {block}"
    ),
    S.SELECT_KIND_CHANGED: _NEW_NAME,
    S.TYPE_CHANGED: _NEW_NAME,
    S.REPEAT_CHANGED: Message("the region does not allow it: leave {name} where it was"),
    S.CHOICE_ADDED_TO_CLOSED_LIST: Message(
        "the region does not allow it: the list {list} is closed; ask for {code} in a question of"
        " the country's own"
    ),
    S.CHOICE_RECODED: Message(
        "the region does not allow it: keep the code {old}; what people read is the label"
    ),
    S.CHOICE_MEANING_SWAPPED: Message(
        "the region does not allow it: give each answer the code that it had"
    ),
    S.CHOICE_MEANING_EDITED: Message(
        "the region does not allow it: put the label back, and add a choice with a code of its own"
    ),
    S.PLACES_NOT_PCODES: Message(
        "the region does not allow it: keep p-codes as codes; national codes go in a column of"
        " their own"
    ),
    S.MEANING_EDITED: _NEW_NAME,
    S.INDICATOR_CALCULATION_CHANGED: _NEW_NAME,
    S.VERSION_NOT_RAISED: Message(
        "write a version in the settings that is higher than {old}, such as {next_version}"
    ),
}
"""Situation -> what to do instead, where that can be said."""

WAIVER_WORDS: dict[Situation, Message] = {
    S.CORE_QUESTION_REMOVED: Message(
        "the regional hub has to approve it before it is deployed: the form is not complete"
        " without {name}"
    ),
    S.PERSONAL_QUESTION_ADDED: Message(
        "a protection review and the regional hub have to approve it before it is deployed"
    ),
}

FREE_WORDS: dict[Situation, Message] = {
    S.TRANSLATION_EDITED: Message("the country may do it, once somebody has reviewed it"),
    S.LANGUAGE_ADDED: Message("the country may do it, once somebody has reviewed it"),
}


def leave_words(leave: Leave, situation: Situation) -> Message:
    """The sentence for what a change of this situation needs; its fields are not filled."""
    special = {
        Leave.FREE: FREE_WORDS,
        Leave.DECLARE: {},
        Leave.WAIVER: WAIVER_WORDS,
        Leave.FORBIDDEN: FORBIDDEN_WORDS,
    }
    return special[leave].get(situation, LEAVE_WORDS[leave])
