"""The words of an alignment: states, statuses, tiers and what differs, each with a sign."""

from collections.abc import Mapping

from formkit.align.choices_beside import ChoiceMark
from formkit.align.datakit import DatakitStatus
from formkit.align.divergence import Aspect
from formkit.align.states import QuestionState
from formkit.core.languages import language_code
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.jobs.aligning.lines import AlignmentLine, Lack, LineState
from formkit.model.dictionary import Category
from formkit.render.harmless import harmless

SIGNS: Mapping[LineState, str] = {
    QuestionState.BY_NAME: "✓",
    QuestionState.BY_COLUMN: "✓",
    QuestionState.BY_OTHER_NAME: "✓",
    QuestionState.DRIFTING: "≠",
    QuestionState.AMBIGUOUS: "±",
    QuestionState.SUGGESTED: "→",
    QuestionState.UNKNOWN: "?",
    QuestionState.LOCAL: "⌂",
    QuestionState.NO_NEED: "·",
    Lack.VARIABLE: "✗",
    Lack.FIELD: "✗",
}
"""So that colour is never the only sign."""

STATES: Mapping[LineState, Message] = {
    QuestionState.DRIFTING: Message("drifting"),
    QuestionState.AMBIGUOUS: Message("ambiguous"),
    QuestionState.SUGGESTED: Message("suggested"),
    QuestionState.UNKNOWN: Message("unknown"),
    Lack.VARIABLE: Message("not asked"),
    QuestionState.BY_NAME: Message("by its name"),
    QuestionState.BY_COLUMN: Message("by its column"),
    QuestionState.BY_OTHER_NAME: Message("by an alias"),
    QuestionState.LOCAL: Message("country's own"),
    QuestionState.NO_NEED: Message("nothing to do"),
    Lack.FIELD: Message("Datakit only"),
}
"""In the order in which they can be chosen: what is to be decided first."""

_MEANINGS: Mapping[LineState, Message] = {
    QuestionState.BY_NAME: Message("It has the name that the dictionary gives the variable."),
    QuestionState.BY_COLUMN: Message("Its cell under formkit_variable names the variable."),
    QuestionState.BY_OTHER_NAME: Message(
        "The dictionary knows the variable by this name, too; press a to write it down for good."
    ),
    QuestionState.AMBIGUOUS: Message("Several variables go by its name. Which one is it?"),
    QuestionState.SUGGESTED: Message("Nobody says yet what it stands for. Is it one of these?"),
    QuestionState.UNKNOWN: Message(
        "No variable comes near it. Look for one yourself (v), or register it as the country's"
        " own (l)."
    ),
    QuestionState.LOCAL: Message("It is the country's own, and is asked nowhere else."),
    QuestionState.NO_NEED: Message("It asks nobody anything, so there is nothing to align."),
    Lack.VARIABLE: Message(
        "The activity must ask it and the form does not: the country is missing from the regional"
        " series."
    ),
    Lack.FIELD: Message("The Datakit's export calls it a core question, and the form lacks it."),
}
ASPECTS: Mapping[Aspect, Message] = {
    Aspect.TYPE: Message("type"),
    Aspect.LIST: Message("list"),
    Aspect.MEANING: Message("meaning"),
    Aspect.LABEL: Message("wording"),
}

TIERS: Mapping[str, Message] = {
    Category.CORE_CDW: Message("core CDW"),
    Category.CORE: Message("core"),
    Category.RECOMMENDED: Message("recommended"),
    Category.OPTIONAL: Message("optional"),
    Category.REQUESTED_BY_MISSION: Message("mission"),
}
"""Short enough for the head of a column."""

DATAKIT_SIGNS: Mapping[DatakitStatus, str] = {
    DatakitStatus.LIKELY_ALIGNED: "✓",
    DatakitStatus.NEEDS_VERIFICATION: "≈",
    DatakitStatus.FOCAL_POINT: "?",
    DatakitStatus.DISCOURAGED: "!",
    DatakitStatus.MISSING_CORE: "✗",
    DatakitStatus.STRUCTURAL: "·",
}

DATAKIT: Mapping[DatakitStatus, Message] = {
    DatakitStatus.LIKELY_ALIGNED: Message("likely aligned"),
    DatakitStatus.NEEDS_VERIFICATION: Message("to be verified"),
    DatakitStatus.FOCAL_POINT: Message("for the focal point"),
    DatakitStatus.DISCOURAGED: Message("discouraged"),
    DatakitStatus.MISSING_CORE: Message("core, missing"),
    DatakitStatus.STRUCTURAL: Message("needs no alignment"),
}
"""The Datakit's own statuses in words."""

CHOICE_SIGNS: Mapping[ChoiceMark, str] = {
    ChoiceMark.SAME: "=",
    ChoiceMark.REWORDED: "≈",
    ChoiceMark.UNCOMPARED: "?",
    ChoiceMark.ONLY_HERE: "+",
    ChoiceMark.ONLY_THERE: "-",
}

CHOICES: Mapping[ChoiceMark, Message] = {
    ChoiceMark.ONLY_HERE: Message("only in the form:"),
    ChoiceMark.ONLY_THERE: Message("only in the standard:"),
    ChoiceMark.REWORDED: Message("in other words, here / in the standard:"),
    ChoiceMark.UNCOMPARED: Message("in no language that both have, here / in the standard:"),
    ChoiceMark.SAME: Message("the same:"),
}
"""In the order in which they are told."""


def meaning_of(line: AlignmentLine) -> Message:
    """What the state of a line means, in a sentence or two."""
    if line.state is QuestionState.DRIFTING and line.variable:
        text = "It stands for {variable} and does not ask the same:"
        return Message(text, variable=line.variable.name)
    return _MEANINGS[line.state]


def percentage(percent: int) -> Message:
    """A share of a hundred, as people of a language write it."""
    return Message("{percentage}%", percentage=percent)


def worded_in(texts: Texts, code: str) -> str:
    """A wording in the language with this code, else in its first one."""
    found = {language_code(language): text for language, text in texts}
    return harmless(found.get(code) or texts.first)
