"""Whether what is asked of persons is asked after they agreed, and only where it belongs."""

from collections.abc import Mapping, Sequence

from formkit.align.identity import AlignedQuestion
from formkit.align.places import Place, places_of
from formkit.model.form import Node, Question
from formkit.model.index import FormIndex
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.model.standard import Standard
from formkit.xpath.references import references_in_text

CONSENT = "consent_given"
"""The dictionary's variable for whether a person agreed to answer."""
SENSITIVITIES = ("low", "moderate", "high", "severe")
_DELICATE = frozenset(("high", "severe"))
_WHOLE_FORM = "whole_form"


def asks_consent_first(standard: Standard, component: str) -> bool:
    """Tell whether the component's templates ask nothing of anybody without consent.

    Not so where things are counted that are seen.  Without a template of the
    component, so.
    """
    gates = {one.consent_gate for one in standard.templates if one.component == component}
    return not gates or _WHOLE_FORM in gates


def ungated(
    index: FormIndex,
    aligned: Sequence[AlignedQuestion],
    places: Mapping[str, tuple[Place, ...]],
) -> tuple[AlignedQuestion, ...]:
    """The questions on persons that no condition on consent stands before."""
    personal = [one for one in aligned if _is_personal(one, places)]
    if not personal:
        return ()
    open_rows = _not_after_consent(index, aligned)
    return tuple(one for one in personal if id(one.question) in open_rows)


def _is_personal(one: AlignedQuestion, places: Mapping[str, tuple[Place, ...]]) -> bool:
    known = QUESTION_TYPES.get(one.question.type)
    if one.variable is None or not one.variable.personal_data or known is None:
        return False
    rows = places.get(one.variable.name, ())
    is_free = bool(rows) and all(not place.module.gated_by_consent for place in rows)
    return known.kind is TypeKind.ASKS and not is_free


def _not_after_consent(index: FormIndex, aligned: Sequence[AlignedQuestion]) -> set[int]:
    """The rows whose conditions depend on no consent, not even through other answers."""
    agreed = {one.question.name for one in aligned if one.variable and one.variable.name == CONSENT}
    found: set[int] = set()
    for entry in index.active:
        texts = [one.relevant for one in (*entry.parents, entry.node)]
        if any(_names(text) & agreed for text in texts):
            agreed.add(entry.node.name)
        else:
            found.add(id(entry.node))
            if _is_worked_out(entry.node) and _names(entry.node.calculation) & agreed:
                agreed.add(entry.node.name)
    return found


def _is_worked_out(row: Node) -> bool:
    return isinstance(row, Question) and row.type == "calculate"


def _names(expression: str) -> set[str]:
    return {reference.name for reference in references_in_text(expression)}


def out_of_place(
    standard: Standard, component: str, aligned: Sequence[AlignedQuestion]
) -> tuple[AlignedQuestion, ...]:
    """Delicate questions that no module for the component asks; none without a component."""
    if not any(one.component == component for one in standard.templates):
        return ()
    places = places_of(standard, "")
    return tuple(
        one
        for one in aligned
        if one.variable
        and one.variable.sensitivity in _DELICATE
        and (rows := places.get(one.variable.name))
        and not any(not row.module.components or component in row.module.components for row in rows)
    )
