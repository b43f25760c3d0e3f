"""What another text in one cell of a row amounts to."""

from collections.abc import Mapping

from formkit.changes.evidence import Evidence
from formkit.changes.grading import grade_of
from formkit.changes.row_kinds import NodeAttributeSet
from formkit.changes.situations import Situation
from formkit.changes.standing import Standing
from formkit.changes.wording_grades import WordingGrade, WordingLevel
from formkit.logic.judgements import Relation
from formkit.model.form import Node, Question
from formkit.model.index import is_no, is_yes
from formkit.model.question_types import QUESTION_TYPES, TypeKind

_JUDGED_BY_COMPILERS = ("bind::", "instance::", "body::", "control::", "entities::")
_NUMBERS = frozenset(("integer", "decimal", "range"))

_RELEVANT = {
    Relation.EQUIVALENT: Situation.RELEVANT_EQUIVALENT,
    Relation.TIGHTER: Situation.RELEVANT_TIGHTENED,
    Relation.LOOSER: Situation.RELEVANT_LOOSENED,
    Relation.DIFFERENT: Situation.RELEVANT_DIFFERENT,
    Relation.UNKNOWN: Situation.RELEVANT_UNKNOWN,
}
_CONSTRAINT = {
    Relation.EQUIVALENT: Situation.CONSTRAINT_EQUIVALENT,
    Relation.TIGHTER: Situation.CONSTRAINT_TIGHTENED,
    Relation.LOOSER: Situation.CONSTRAINT_LOOSENED,
    Relation.DIFFERENT: Situation.CONSTRAINT_DIFFERENT,
    Relation.UNKNOWN: Situation.CONSTRAINT_UNKNOWN,
}
_REQUIRED = {
    Relation.EQUIVALENT: Situation.FOLLOWS,
    Relation.TIGHTER: Situation.MADE_OPTIONAL,
    Relation.LOOSER: Situation.MADE_REQUIRED,
    Relation.DIFFERENT: Situation.REQUIRED_DIFFERENT,
    Relation.UNKNOWN: Situation.REQUIRED_UNKNOWN,
}
_CONDITIONS: Mapping[str, Mapping[Relation, Situation]] = {
    "relevant": _RELEVANT,
    "constraint": _CONSTRAINT,
    "required": _REQUIRED,
}


def situation_of_cell(change: NodeAttributeSet, evidence: Evidence) -> Situation:
    """Sort another text in a cell of a row."""
    if change.is_extra:
        return _extra(change)
    if change.is_of_condition:
        return _condition(change, evidence)
    if change.equivalent:
        return Situation.FOLLOWS
    header, _, language = change.key.partition("::")
    if header == "label":
        return _label(change, evidence, language)
    return _other(header, change, evidence)


def _extra(change: NodeAttributeSet) -> Situation:
    is_compiled = change.key.startswith(_JUDGED_BY_COMPILERS)
    is_claim = change.key == "formkit_variable" and change.old
    return Situation.UNEXPLAINED if is_compiled or is_claim else Situation.COLUMN_CHANGED


def _condition(change: NodeAttributeSet, evidence: Evidence) -> Situation:
    table = _CONDITIONS[change.key]
    if change.equivalent:
        return table[Relation.EQUIVALENT]
    found = table[_relation(change, change.standing)]
    if found is Situation.MADE_OPTIONAL and _is_core_number(evidence.node(change), evidence):
        return Situation.CORE_NUMBER_MADE_OPTIONAL
    return found


def _relation(change: NodeAttributeSet, standing: Standing | None) -> Relation:
    if standing is not None:
        return standing.relation
    if change.key == "required":
        if is_yes(change.new):
            return Relation.LOOSER
        if is_yes(change.old) and (not change.new or is_no(change.new)):
            return Relation.TIGHTER
        if not change.old or is_no(change.old):
            return Relation.EQUIVALENT
    return Relation.UNKNOWN


def _is_core_number(node: Node, evidence: Evidence) -> bool:
    variable = evidence.variable(node)
    return variable is not None and variable.is_core and node.type in _NUMBERS


def _label(change: NodeAttributeSet, evidence: Evidence, language: str) -> Situation:
    node = evidence.node(change)
    if not isinstance(node, Question) or not _is_asked_or_calculated(node):
        return Situation.PRESENTATION_EDITED
    is_main = language == evidence.main_language
    if not change.old or not change.new:
        return Situation.WORDING_EDITED if is_main else Situation.TRANSLATION_EDITED
    return situation_of_wording(
        grade_of(change.old, change.new, language, evidence), is_main=is_main
    )


def situation_of_wording(grade: WordingGrade, *, is_main: bool) -> Situation:
    """What another wording of a question amounts to.

    Args:
        grade: how deep it goes.
        is_main: whether it is in the language whose wording counts.
    """
    if grade.level is WordingLevel.COSMETIC:
        return Situation.COSMETIC_EDIT
    if grade.level is WordingLevel.MEANING:
        edited = Situation.TRANSLATION_MEANING_EDITED
        return Situation.MEANING_EDITED if is_main else edited
    if not is_main:
        return Situation.TRANSLATION_EDITED
    return Situation.WORDING_EDITED if grade.is_known else Situation.WORDING_UNKNOWN


def _is_asked_or_calculated(node: Question) -> bool:
    known = QUESTION_TYPES.get(node.type)
    return known is None or known.kind is not TypeKind.SHOWS


def _other(header: str, change: NodeAttributeSet, evidence: Evidence) -> Situation:
    """What a cell besides label and conditions amounts to."""
    match header:
        case "calculation" | "trigger":
            return _calculation(change, evidence)
        case "choice_filter":
            return Situation.CHOICE_FILTER_CHANGED
        case "default":
            return Situation.DEFAULT_ADDED if change.new else Situation.DEFAULT_REMOVED
        case "repeat_count":
            return Situation.REPEAT_COUNT_CHANGED
        case "read_only":
            return Situation.SET_BY_FORM if is_yes(change.new) else Situation.TYPED_BY_HAND
        case "disabled" | "save_to":
            return Situation.UNEXPLAINED
        case "parameters" if evidence.node(change).type == "range":
            return Situation.CONSTRAINT_UNKNOWN
        case "hxl":
            return Situation.COLUMN_CHANGED
        case _:
            return Situation.PRESENTATION_EDITED


def _calculation(change: NodeAttributeSet, evidence: Evidence) -> Situation:
    node = evidence.node(change)
    known = QUESTION_TYPES.get(node.type)
    if known is not None and known.kind is TypeKind.ASKS and not (change.old and change.new):
        return Situation.SET_BY_FORM if change.new else Situation.TYPED_BY_HAND
    if evidence.dictionary is None:
        return Situation.CALCULATION_UNKNOWN
    if evidence.variable(node):
        return Situation.INDICATOR_CALCULATION_CHANGED
    return Situation.CALCULATION_CHANGED
