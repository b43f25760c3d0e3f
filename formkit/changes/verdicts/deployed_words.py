"""What a change does to data that are collected already, in sentences."""

from formkit.changes.situations import Situation
from formkit.changes.verdicts import Deployed
from formkit.core.messages import Message

S = Situation

_ORPHANED = Message(
    "answers collected so far stay in {column_name}, and new records have nothing there; whoever"
    " edits an old record loses sight of it"
)
_TWO_COLUMNS = Message(
    "answers collected so far stay in column {old}; new ones go to {new}: join the two in the"
    " analysis"
)
_MIXED = Message(
    "answers of both kinds come to stand in column {column_name}: tell them apart by the version"
    " of the form"
)
_OLD_CODE = Message(
    "records with the code {old} keep it, and the form has no label for it any more"
)
_NEW_LABEL = Message("records with the code {code} now show the new label")

DEPLOYED_WORDS: dict[Situation, Message] = {
    S.CORE_QUESTION_REMOVED: _ORPHANED,
    S.OPTIONAL_QUESTION_REMOVED: _ORPHANED,
    S.OWN_QUESTION_REMOVED: _ORPHANED,
    S.MODULE_LEFT_OUT: _ORPHANED,
    S.LOCKED_ITEM_LEFT_OUT: _ORPHANED,
    S.QUESTION_REMOVED: _ORPHANED,
    S.CORE_QUESTION_RENAMED: _TWO_COLUMNS,
    S.QUESTION_RENAMED: _TWO_COLUMNS,
    S.ROW_MOVED: _TWO_COLUMNS,
    S.NAME_REUSED: _MIXED,
    S.TOMBSTONE_USED: Message(
        "old records that hold {new} and new ones look alike: nobody can tell them apart"
    ),
    S.GROUP_RENAMED: Message(
        "answers collected so far stay in the columns of {old}; new ones go to those of {new}, and"
        " Kobo's export of the latest version shows the old ones blank"
    ),
    S.REPEAT_CHANGED: Message(
        "answers collected so far stay in one table and new ones go to another one, which has"
        " other rows"
    ),
    S.REQUIRED_QUESTION_ADDED: Message(
        "old records have no answer to {name}, and whoever edits one must give it"
    ),
    S.NUMBER_KIND_CHANGED: Message(
        "whole figures and figures with decimals come to stand in column {column_name}"
    ),
    S.SELECT_KIND_CHANGED: Message(
        "one code and several codes with spaces between them come to stand in column {column_name}"
    ),
    S.TYPE_CHANGED: _MIXED,
    S.INDICATOR_CALCULATION_CHANGED: _MIXED,
    S.CALCULATION_CHANGED: _MIXED,
    S.CALCULATION_UNKNOWN: _MIXED,
    S.CHOICE_REMOVED: _OLD_CODE,
    S.OWN_CHOICE_REMOVED: _OLD_CODE,
    S.CHOICE_MERGED: _OLD_CODE,
    S.CHOICE_SPLIT: _OLD_CODE,
    S.CHOICE_RECODED: Message(
        "records with the code {old} keep it and lose its label; new ones get {new}: two values"
        " for one thing"
    ),
    S.CHOICE_MEANING_SWAPPED: Message(
        "records with the code {new} now show the label {now}, and nobody is told that it was {was}"
    ),
    S.CHOICE_MEANING_EDITED: Message(
        "records with the code {code} now show the new label, though people were read the old one"
    ),
    S.CHOICE_WORDING_EDITED: _NEW_LABEL,
    S.CHOICE_WORDING_UNKNOWN: _NEW_LABEL,
    S.PLACES_REPLACED: Message(
        "records keep the codes that they have; those that the list {list} lost show no label"
    ),
    S.PLACES_NOT_PCODES: Message(
        "records keep the codes that they have, and new ones get codes of another kind"
    ),
    S.LIST_SUPERSET: Message("codes keep their place, and some may show another label"),
    S.LIST_SUBSET: Message("records with the codes that are gone show no label"),
    S.LIST_REPLACED: Message("records with the codes that are gone show no label"),
    S.RELEVANT_TIGHTENED: Message(
        "whoever edits an old record in which {name} would not be asked now loses its answer"
    ),
    S.RELEVANT_DIFFERENT: Message(
        "whoever edits an old record in which {name} would not be asked now loses its answer"
    ),
    S.CONSTRAINT_TIGHTENED: Message(
        "old records may hold answers that are refused now, and cannot be saved again as they are"
    ),
    S.CONSTRAINT_DIFFERENT: Message(
        "old records may hold answers that are refused now, and cannot be saved again as they are"
    ),
    S.MADE_REQUIRED: Message("whoever edits an old record with a blank here must fill it"),
    S.REQUIRED_DIFFERENT: Message(
        "whoever edits an old record with a blank here may have to fill it"
    ),
    S.CHOICE_FILTER_CHANGED: Message(
        "old records may hold an answer that is not on offer now, and lose it when they are edited"
    ),
    S.REPEAT_COUNT_CHANGED: Message(
        "whoever edits an old record may be asked more often, or lose what was answered"
    ),
    S.MEANING_EDITED: Message(
        "answers collected so far stay as they are, and new ones stand beside them in column"
        " {column_name}: nothing shows that the question was another one"
    ),
    S.TRANSLATION_EDITED: Message("answers collected so far stay as they are"),
    S.STANDARD_CHOICE_ADDED: Message(
        "answers collected so far stay as they are; only new records can hold {code}"
    ),
    S.CHOICE_ADDED_WITH_PARENT: Message(
        "answers collected so far stay as they are; only new records can hold {code}"
    ),
    S.CHOICE_ADDED_WITHOUT_PARENT: Message(
        "answers collected so far stay as they are; only new records can hold {code}"
    ),
    S.CHOICE_ADDED_TO_CLOSED_LIST: Message(
        "answers collected so far stay as they are; only new records can hold {code}"
    ),
    S.FORM_ID_CHANGED: Message(
        "ODK servers take it for another form and collect apart; Kobo puts an id of its own in its"
        " place"
    ),
    S.VERSION_NOT_RAISED: Message(
        "devices that have the form do not learn that there is a newer one, and records do not"
        " tell which they came from"
    ),
}
"""Situation -> what becomes of collected data, where there is more to say than below."""

DEPLOYED_ANYWAY: dict[Deployed, Message] = {
    Deployed.SAFE: Message("answers collected so far stay as they are"),
    Deployed.UNKNOWN: Message(
        "formkit cannot tell what becomes of answers collected so far; try it on a copy of the"
        " project first"
    ),
}
"""What is said where a situation has no words of its own."""
