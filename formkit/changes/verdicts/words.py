"""Why a change costs what it costs for comparing, in sentences: one a situation.

Fields are those of ``verdict_fields``; each sentence takes those that it needs.
What happens to collected data and what a country needs stand in ``deployed_words``
and ``leave_words``.
"""

from formkit.changes.situations import Situation
from formkit.core.messages import Message

S = Situation

COMPARABILITY_WORDS: dict[Situation, Message] = {
    S.FOLLOWS: Message(
        "it says the same as before, or follows another change: nothing is lost by it"
    ),
    S.CORE_QUESTION_REMOVED: Message(
        "{name} is a core variable: the region needs it from every form of this component, and"
        " this one would have no figure to give"
    ),
    S.OPTIONAL_QUESTION_REMOVED: Message(
        "{name} is not a core variable: the form may leave it out, and tables then have a gap"
        " here; look whether anybody counts on it"
    ),
    S.OWN_QUESTION_REMOVED: Message(
        "the dictionary has no {name}, so the region loses nothing; earlier rounds of this form"
        " had it"
    ),
    S.MODULE_LEFT_OUT: Message(
        "all questions of the module {module} are left out: the region's tables have a gap here,"
        " and no answer changes its meaning"
    ),
    S.QUESTION_REMOVED: Message(
        "without a dictionary formkit cannot tell how binding {name} was; name the standard with"
        " --standard"
    ),
    S.CORE_QUESTION_RENAMED: Message(
        "{old} is a core variable, and whoever reads the data looks for it by that name; map {new}"
        " back to {old}"
    ),
    S.QUESTION_RENAMED: Message("the same question under another name: map {new} back to {old}"),
    S.NAME_REUSED: Message(
        "{name} asks for something else than it did, so the old and the new answers cannot be put"
        " in one series"
    ),
    S.TOMBSTONE_USED: Message(
        "the standard retired {new}, so old data may hold it with another meaning"
    ),
    S.OWN_QUESTION_ADDED: Message(
        "{name} is a question of the country's own: nobody else's data have it, and none are lost"
    ),
    S.STANDARD_QUESTION_ADDED: Message(
        "{name} is a variable of the dictionary: from now on this form has it, too"
    ),
    S.QUESTION_ADDED: Message(
        "{name} is new: nothing that was asked is lost; give a question of the country's own the"
        " country's prefix, so that it never meets a name of the standard"
    ),
    S.REQUIRED_QUESTION_ADDED: Message("{name} is new: nothing that was asked is lost"),
    S.PERSONAL_QUESTION_ADDED: Message(
        "{name} asks for personal or sensitive data; nothing that was asked is lost by it"
    ),
    S.REFUSED_QUESTION_ADDED: Message(
        "{name} asks who harmed somebody: no standard has that, so there is nothing to compare"
    ),
    S.CONSENT_ALTERED: Message(
        "the words and the order by which people agree are the same in the whole region; answers"
        " given under another consent are not the same data"
    ),
    S.SENSITIVITY_LOWERED: Message(
        "{column} decides how well answers are protected, not what is asked"
    ),
    S.LOCKED_BLOCK_CHANGED: Message(
        "{name} belongs to the block {block}, which compares only where it is asked word for word,"
        " whole and in its order"
    ),
    S.LOCKED_ITEM_LEFT_OUT: Message(
        "the block {block} needs every one of its questions: keep {name} and answer na, or fill its"
        " column with na"
    ),
    S.LOCKED_BLOCK_EXTENDED: Message(
        "{name} stands among the questions of the block {block}; what is asked before or between"
        " them changes how people answer"
    ),
    S.NUMBER_KIND_CHANGED: Message(
        "{name} was {old} and is {new}: round the figures to whole ones before they are compared"
    ),
    S.SELECT_KIND_CHANGED: Message(
        "{name} was {old} and is {new}: one main answer and several answers do not count the same"
    ),
    S.TYPE_CHANGED: Message(
        "{name} was {old} and is {new}: the old and the new answers cannot be put in one table"
    ),
    S.TYPED_BY_HAND: Message(
        "the form set {name}, and now somebody types it: one typing error and a record belongs"
        " elsewhere"
    ),
    S.SET_BY_FORM: Message(
        "{name} was typed and is set by the form now: look whether it holds the same values"
    ),
    S.ROW_MOVED: Message(
        "{name} stands at {new} now, and stood at {old}: the same question under another path; map"
        " the columns"
    ),
    S.GROUP_RENAMED: Message(
        "all questions in {old} have {new} in their path now: the same questions in other columns;"
        " map them"
    ),
    S.REPEAT_CHANGED: Message(
        "{name} is now asked another number of times for each record, so one answer no longer"
        " stands for the same thing"
    ),
    S.REORDERED: Message(
        "the same questions in another order; what is asked before a question can change its"
        " answers"
    ),
    S.GROUP_ADDED: Message("a group alone asks nothing; what moved into it is told by itself"),
    S.GROUP_REMOVED: Message("a group alone asks nothing; what was in it is told by itself"),
    S.NOTE_CHANGED: Message("{name} holds no answer, so no data are lost"),
    S.CHOICE_REMOVED: Message(
        "nobody can give the answer {code} any more: in {users} none of it would be read as zero,"
        " and those who meant it now say something else"
    ),
    S.OWN_CHOICE_REMOVED: Message(
        "the standard's list has no {code}, so only this form's earlier rounds had it in {users}"
    ),
    S.CHOICE_MERGED: Message(
        "{codes} count together as {other} now: add up the old answers in the same way before"
        " comparing; they cannot be taken apart again"
    ),
    S.CHOICE_SPLIT: Message(
        "{other} is now {codes}: add up the new answers before comparing with the old ones"
    ),
    S.CHOICE_ADDED_WITH_PARENT: Message(
        "{code} rolls up to {other}: count it there and the list {list} compares"
    ),
    S.CHOICE_ADDED_WITHOUT_PARENT: Message(
        "{code} in the list {list} rolls up to no regional code: look which answer people gave"
        " before, and name it as parent"
    ),
    S.CHOICE_ADDED_TO_CLOSED_LIST: Message(
        "the list {list} is closed: whoever says {code} says none of the codes that the region"
        " counts"
    ),
    S.STANDARD_CHOICE_ADDED: Message(
        "the standard's list has {code}; rounds before this one did not offer it, so look at what"
        " people said instead"
    ),
    S.ROLL_UP_CHANGED: Message(
        "{code} rolled up to {old} and rolls up to {new} now: count the old answers as the new ones"
    ),
    S.CHOICE_RECODED: Message("the same answer under another code: map {old} to {new} in {users}"),
    S.CHOICE_MEANING_SWAPPED: Message(
        "the code {new} meant {was} and means {now} now: old and new data look alike and are not"
    ),
    S.CHOICE_MEANING_EDITED: Message(
        "{code} in the list {list} says something else now ({facets}), so the old and the new"
        " answers under this code are not the same"
    ),
    S.CHOICE_WORDING_EDITED: Message(
        "{code} in the list {list} is worded otherwise; look whether people still mean the same"
    ),
    S.CHOICE_WORDING_UNKNOWN: Message(
        "{code} in the list {list} has no word in common with what it said: look whether it is the"
        " same answer, and give another answer a code of its own"
    ),
    S.CHOICES_REORDERED: Message("the same codes in another order count the same"),
    S.SCALE_REORDERED: Message(
        "the list {list} is a scale: in another order people choose otherwise; look at the answers"
    ),
    S.PLACES_REPLACED: Message(
        "the country fills the list {list}; codes are matched by the gazetteer, so nothing is lost"
    ),
    S.PLACES_NOT_PCODES: Message(
        "{new} is no p-code, so places cannot be matched with other rounds, countries or maps"
    ),
    S.LIST_ADDED: Message("a list alone asks nothing; the questions that use it are told apart"),
    S.LIST_REMOVED: Message("a list alone asks nothing; the questions that used it are told apart"),
    S.LIST_RENAMED: Message("the same codes: the data hold codes, not the name of their list"),
    S.LIST_SUPERSET: Message(
        "{name} offers all old answers and more: count what is new under the old ones"
    ),
    S.LIST_SUBSET: Message(
        "{name} offers fewer answers: those who would have given the others now say something else"
    ),
    S.LIST_REPLACED: Message(
        "{name} offers other answers than before, so old and new ones do not count the same"
    ),
    S.MEANING_EDITED: Message(
        "{name} asks for something else than it did ({facets}) under the same name, so the series"
        " would show a change that nobody lived"
    ),
    S.WORDING_EDITED: Message(
        "{name} is worded otherwise; read both and make sure that people hear the same question"
    ),
    S.WORDING_UNKNOWN: Message(
        "formkit cannot tell whether {name} asks for the same: it does not know enough of the"
        " words, or they take in another answer; read both"
    ),
    S.COSMETIC_EDIT: Message("only the look of the words changed, not what they ask"),
    S.TRANSLATION_EDITED: Message(
        "{name} is worded otherwise in one of its languages; have somebody translate it back"
    ),
    S.TRANSLATION_MEANING_EDITED: Message(
        "in {language}, {name} says something else now ({facets}); make sure that all languages"
        " say the same"
    ),
    S.TRANSLATION_REMOVED: Message(
        "in {language}, {name} is not worded any more: whoever asks has to translate on the spot"
    ),
    S.LANGUAGE_ADDED: Message(
        "the same questions in one more language; see that every label is filled"
    ),
    S.LANGUAGE_REMOVED: Message(
        "whoever was asked in {language} is now asked in another language, or translated for on the"
        " spot"
    ),
    S.LANGUAGE_RENAMED: Message("the same words, under another header"),
    S.PRESENTATION_EDITED: Message("it is shown otherwise and asks for the same"),
    S.RELEVANT_TIGHTENED: Message(
        "fewer are asked than before, so shares of all who were asked cannot be compared"
    ),
    S.RELEVANT_LOOSENED: Message(
        "more are asked than before: keep only those who meet the old condition when comparing"
    ),
    S.RELEVANT_EQUIVALENT: Message("the same people are asked; the condition is written otherwise"),
    S.RELEVANT_DIFFERENT: Message(
        "others are asked than before, so shares of all who were asked cannot be compared"
    ),
    S.RELEVANT_UNKNOWN: Message("formkit cannot tell whether the same people are asked"),
    S.CONSTRAINT_TIGHTENED: Message(
        "answers that were taken are refused now; look whether a true one is among them, such as"
        " zero"
    ),
    S.CONSTRAINT_LOOSENED: Message(
        "answers that were refused are taken now; look for odd ones before comparing"
    ),
    S.CONSTRAINT_EQUIVALENT: Message("the same answers are taken; the bound is written otherwise"),
    S.CONSTRAINT_DIFFERENT: Message(
        "some answers are refused that were taken, and others taken that were refused"
    ),
    S.CONSTRAINT_UNKNOWN: Message("formkit cannot tell whether the same answers are taken"),
    S.MADE_REQUIRED: Message("the same question with fewer blanks"),
    S.MADE_OPTIONAL: Message("{name} may be left blank now; count the blanks before comparing"),
    S.CORE_NUMBER_MADE_OPTIONAL: Message(
        "{name} is a core figure and may be left blank now: nobody can tell a blank from a zero"
    ),
    S.REQUIRED_DIFFERENT: Message("{name} must be answered by others than before"),
    S.REQUIRED_UNKNOWN: Message("formkit cannot tell who must answer {name} now"),
    S.INDICATOR_CALCULATION_CHANGED: Message(
        "{name} is a variable of the dictionary and is worked out otherwise: the same name now"
        " holds another measure"
    ),
    S.CALCULATION_CHANGED: Message(
        "{name} is worked out otherwise; the dictionary does not have it, so look what uses it"
    ),
    S.CALCULATION_UNKNOWN: Message(
        "{name} is worked out otherwise, and without a dictionary formkit cannot tell whether it"
        " is an indicator; name the standard with --standard"
    ),
    S.CHOICE_FILTER_CHANGED: Message(
        "other answers may be on offer than before; look whether any is missing for somebody"
    ),
    S.DEFAULT_ADDED: Message(
        "{name} begins with an answer now: whoever passes over it seems to have given it"
    ),
    S.DEFAULT_REMOVED: Message(
        "{name} begins empty now; before, some may have kept the answer that stood there"
    ),
    S.REPEAT_COUNT_CHANGED: Message(
        "{name} is asked another number of times; look whether each record still has them all"
    ),
    S.FORM_ID_CHANGED: Message("the same questions under another form id"),
    S.VERSION_RAISED: Message("a version says which form a record came from, and asks nothing"),
    S.VERSION_NOT_RAISED: Message("a version says which form a record came from, and asks nothing"),
    S.TITLE_CHANGED: Message("a title asks nothing"),
    S.SETTING_CHANGED: Message("{column} decides how the form behaves, not what it asks"),
    S.COLUMN_CHANGED: Message("neither formkit nor those who are asked read the column {column}"),
    S.SHEET_CHANGED: Message("the sheet {name} asks nothing"),
    S.UNEXPLAINED: Message("formkit cannot judge this: somebody has to look at both forms"),
}
"""Situation -> what becomes of comparing."""
