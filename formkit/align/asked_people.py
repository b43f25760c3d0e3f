"""Whether a question is asked under the standard's condition."""

import re
from collections.abc import Mapping, Sequence

from formkit.align.identity import AlignedQuestion
from formkit.align.places import Place
from formkit.xpath.references import references_in_text, rename_references

_PARAMETER = "{{"
_SELECTED = re.compile(r"(?<![\w-])selected\(\s*(\$\{[^{}]+\})\s*,\s*('[^']*'|\"[^\"]*\")\s*\)")


def other_conditions(
    aligned: Sequence[AlignedQuestion], places: Mapping[str, tuple[Place, ...]]
) -> tuple[tuple[AlignedQuestion, str], ...]:
    """Questions whose own condition says something else than the standard's, with that one.

    Not judged: conditions that read what the form does not ask, or that the
    groups around the question read instead; and a question that only this form
    asks of some, since the country may well have a reason.
    """
    variables = {one.question.name: one.variable.name for one in aligned if one.variable}
    found = []
    for one in aligned:
        wanted = _wanted(one, places)
        if not wanted or not _names(wanted[0]) <= set(variables.values()):
            continue
        above = {
            variables.get(name, name)
            for parent in one.entry.parents
            for name in _names(parent.relevant)
        }
        own = rename_references(one.question.relevant, variables)
        if not (_names(wanted[0]) & above or _is_any(own, wanted)):
            found.append((one, wanted[0]))
    return tuple(found)


def _wanted(one: AlignedQuestion, places: Mapping[str, tuple[Place, ...]]) -> tuple[str, ...]:
    """The conditions of the modules' rows; none where one row has none, or a parameter."""
    rows = places.get(one.variable.name, ()) if one.variable else ()
    conditions = tuple(place.row.relevant for place in rows)
    if all(text and _PARAMETER not in text for text in conditions):
        return conditions
    return ()


def _names(condition: str) -> set[str]:
    return {reference.name for reference in references_in_text(condition)}


def _is_any(own: str, wanted: tuple[str, ...]) -> bool:
    from formkit.xpath.normal import is_equivalent_spelling  # noqa: PLC0415 - few need it

    plain = _compared(own)
    return any(is_equivalent_spelling(plain, _compared(one)) for one in wanted) or (
        bool(own) and not _names(own) <= _names(wanted[0]) and _names(wanted[0]) <= _names(own)
    )


def _compared(condition: str) -> str:
    """The condition with ``=`` for ``selected``: of one answer, both say the same.

    >>> _compared("selected(${kind}, 'other')")
    "${kind} = 'other'"
    """
    return _SELECTED.sub(r"\1 = \2", condition)
