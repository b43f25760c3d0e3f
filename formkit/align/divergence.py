"""In what a question differs from the variable that it stands for."""

from enum import StrEnum

from formkit.align.agreement import (
    CodeDifference,
    compare_codes,
    differing_labels,
    has_type_of,
    is_country_owned,
)
from formkit.align.drift import Drift, drifts
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary, Extensibility, StandardList, Variable
from formkit.model.form import ChoiceList, Form, Question


class Aspect(StrEnum):
    """What can differ."""

    TYPE = "type"
    LIST = "list"
    MEANING = "meaning"
    """Unit, people, sex or period, by the words of the label."""
    LABEL = "label"


RULE_OF = {
    Aspect.TYPE: "FK502",
    Aspect.LIST: "FK503",
    Aspect.MEANING: "FK505",
    Aspect.LABEL: "FK508",
}
"""Aspect -> the rule that tells of it in a check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """All that differs; nothing where the question is as the dictionary has it."""

    other_type: bool = False
    codes: CodeDifference | None = None
    """None where the list has what the standard asks of it."""
    meanings: tuple[Drift, ...] = ()
    labels: tuple[tuple[str, float], ...] = ()
    """Languages whose wording is far from the dictionary's, with the similarity."""

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """What differs, what costs most first."""
        found = (self.other_type, self.codes, self.meanings, self.labels)
        return tuple(aspect for aspect, differs in zip(Aspect, found, strict=True) if differs)


AS_IT_IS = Divergence()
"""No difference."""


def divergence(
    question: Question, variable: Variable, form: Form, dictionary: Dictionary
) -> Divergence:
    """Hold a question against its variable, as the rules of family FK50 do."""
    theirs = dictionary.lists_by_name.get(variable.list_name)
    meanings = drifts(question.labels, variable.labels)
    return Divergence(
        other_type=not has_type_of(question, variable, theirs),
        codes=_codes(own_list(question, form), theirs),
        meanings=meanings,
        labels=() if meanings else differing_labels(question.labels, variable.labels),
    )


def own_list(question: Question, form: Form) -> ChoiceList | None:
    """The list that a question is answered from, where the form holds it."""
    return form.list_named(question.list_name) if question.list_name else None


def _codes(own: ChoiceList | None, theirs: StandardList | None) -> CodeDifference | None:
    if own is None or theirs is None or is_country_owned(theirs):
        return None
    found = compare_codes(own.choices, theirs)
    is_closed = theirs.extensibility == Extensibility.CLOSED
    not_allowed = found.added if is_closed else found.without_parent
    return found if found.missing or not_allowed else None
