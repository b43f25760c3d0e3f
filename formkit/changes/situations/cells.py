"""What another text in one cell of a row amounts to."""

from collections.abc import Mapping

from formkit.changes.addresses import ListAddress
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet, NodeTypeChanged
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.standing import Standing
from formkit.changes.wording.grades import WordingGrade, WordingLevel, is_known_language
from formkit.changes.wording.words import Facet
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

_OF_TYPE = frozenset(("label", "calculation", "choice_filter"))
"""What rows of some types have, and of others not."""
_CELLS = {
    "choice_filter": Situation.CHOICE_FILTER_CHANGED,
    "repeat_count": Situation.REPEAT_COUNT_CHANGED,
    "hxl": Situation.COLUMN_CHANGED,
    "disabled": Situation.UNEXPLAINED,
    "save_to": Situation.UNEXPLAINED,
}
"""Column -> what another text in it amounts to; the other columns decide how a row is shown."""


def situation_of_cell(change: NodeAttributeSet, evidence: Evidence) -> Situation:
    """Sort another text in a cell of a row."""
    if change.is_extra:
        return _extra(change)
    if change.is_of_condition:
        return _condition(change, evidence)
    if change.equivalent or _follows_type(change, evidence):
        return Situation.FOLLOWS
    header, _, language = change.key.partition("::")
    if header == "label":
        return _label(change, evidence, language)
    return _other(header, change, evidence)


def _follows_type(change: NodeAttributeSet, evidence: Evidence) -> bool:
    """Tell whether a cell came or went since the row has another type."""
    comes_or_goes = not change.old or not change.new
    header = change.key.partition("::")[0]
    return comes_or_goes and header in _OF_TYPE and change.at in evidence.retyped


def _extra(change: NodeAttributeSet) -> Situation:
    is_compiled = change.key.startswith(_JUDGED_BY_COMPILERS)
    is_claim = change.key == "formkit_variable" and change.old
    return Situation.UNEXPLAINED if is_compiled or is_claim else Situation.COLUMN_CHANGED


def _condition(change: NodeAttributeSet, evidence: Evidence) -> Situation:
    table = _CONDITIONS[change.key]
    if change.equivalent:
        return table[Relation.EQUIVALENT]
    if _is_only_shown(evidence.node(change)):
        return Situation.NOTE_CHANGED
    if _condition_follows_type(change, evidence):
        return Situation.FOLLOWS
    found = table[_relation(change, change.standing)]
    if found is Situation.MADE_OPTIONAL and _is_core_number(evidence.node(change), evidence):
        return Situation.CORE_NUMBER_MADE_OPTIONAL
    return found


def _condition_follows_type(change: NodeAttributeSet, evidence: Evidence) -> bool:
    """Tell whether answers are bounded otherwise, or not at all, since the type is another one."""
    retyped = evidence.retyped.get(change.at)
    if retyped is None or change.key == "relevant":
        return False
    comes_or_goes = not change.old or not change.new
    return not _is_asked_still(retyped) or (change.key == "constraint" and comes_or_goes)


def _is_asked_still(retyped: NodeTypeChanged) -> bool:
    """Tell whether somebody answered a row, and does so under its new type."""
    return all(_asks(one.type) for one in (retyped.old, retyped.new))


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
    variable = evidence.norms.variable(node)
    return variable is not None and variable.is_core and node.type in _NUMBERS


def _label(change: NodeAttributeSet, evidence: Evidence, language: str) -> Situation:
    node = evidence.node(change)
    if not isinstance(node, Question) or not _asks(node.type):
        return Situation.PRESENTATION_EDITED
    retyped = evidence.retyped.get(change.at)
    if retyped is not None and not _is_asked_still(retyped):
        return Situation.FOLLOWS
    is_main = language == evidence.main_language
    found = situation_of_wording(change, evidence, is_main=is_main)
    if found is Situation.MEANING_EDITED and _asks_for_place(node, evidence):
        return Situation.WORDING_EDITED  # what a level is called is the country's to say
    return found


def _asks_for_place(node: Question, evidence: Evidence) -> bool:
    return bool(node.list_name) and evidence.is_countrys(ListAddress(name=node.list_name))


def situation_of_wording(
    change: NodeAttributeSet | ChoiceAttributeSet, evidence: Evidence, *, is_main: bool
) -> Situation:
    """What another wording of a question or an answer amounts to.

    Args:
        change: of a label.
        evidence: of the two forms.
        is_main: whether it is in the language whose wording counts.
    """
    if not change.new and not is_main:
        return Situation.TRANSLATION_REMOVED
    if not change.old or not change.new:
        return Situation.WORDING_EDITED if is_main else Situation.TRANSLATION_EDITED
    grade = evidence.grade(change)
    if grade.level is WordingLevel.COSMETIC:
        return Situation.COSMETIC_EDIT
    return _main(grade) if is_main else _translated(grade, change, evidence)


def _main(grade: WordingGrade) -> Situation:
    """In the language whose wording counts.

    Which answer a wording takes in tells too little: a name may be worked out otherwise
    and be the same name, and "you" may stand where the name of who is asked stood.
    """
    if grade.level is WordingLevel.MEANING and grade.facets != (Facet.REFERENCE,):
        return Situation.MEANING_EDITED
    is_known = grade.is_known and grade.level is WordingLevel.WORDING
    return Situation.WORDING_EDITED if is_known else Situation.WORDING_UNKNOWN


def _translated(
    grade: WordingGrade, change: NodeAttributeSet | ChoiceAttributeSet, evidence: Evidence
) -> Situation:
    """In another language, of which it is told where it does not go with the main one."""
    if grade.level is not WordingLevel.MEANING:
        return Situation.TRANSLATION_EDITED
    main = evidence.main_grades.get(change.at)
    if main is None or main.level is not WordingLevel.MEANING:
        return Situation.TRANSLATION_MEANING_EDITED
    goes_along = set(grade.facets) <= set(main.facets)
    if goes_along or not is_known_language(change.key.partition("::")[2]):
        return Situation.TRANSLATION_EDITED
    return Situation.TRANSLATION_MEANING_EDITED


def _asks(type_: str) -> bool:
    """Tell whether the words of a row of this type are what somebody answers to."""
    known = QUESTION_TYPES.get(type_)
    return known is None or known.kind is TypeKind.ASKS


def _is_only_shown(node: Node) -> bool:
    known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
    return known is not None and known.kind is TypeKind.SHOWS


def _other(header: str, change: NodeAttributeSet, evidence: Evidence) -> Situation:
    """What a cell besides label and conditions amounts to."""
    match header:
        case "calculation" | "trigger":
            return _calculation(change, evidence)
        case "default":
            return Situation.DEFAULT_ADDED if change.new else Situation.DEFAULT_REMOVED
        case "read_only":
            return Situation.SET_BY_FORM if is_yes(change.new) else Situation.TYPED_BY_HAND
        case "parameters" if evidence.node(change).type == "range":
            return Situation.CONSTRAINT_UNKNOWN
        case _:
            return _CELLS.get(header, Situation.PRESENTATION_EDITED)


def _calculation(change: NodeAttributeSet, evidence: Evidence) -> Situation:
    node = evidence.node(change)
    known = QUESTION_TYPES.get(node.type)
    if known is not None and known.kind is TypeKind.ASKS and not (change.old and change.new):
        return Situation.SET_BY_FORM if change.new else Situation.TYPED_BY_HAND
    if evidence.norms.dictionary is None:
        return Situation.CALCULATION_UNKNOWN
    if evidence.norms.variable(node):
        return Situation.INDICATOR_CALCULATION_CHANGED
    return Situation.CALCULATION_CHANGED
