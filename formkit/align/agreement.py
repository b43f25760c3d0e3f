"""Whether a question collects what its variable asks for: type, codes, wording."""

from formkit.align.wording import plain_words
from formkit.core.languages import language_code
from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.model.adaptation import PARENT_COLUMN
from formkit.model.dictionary import Extensibility, StandardList, Variable
from formkit.model.form import Choice, Question

SAME_WORDING = 0.8
"""Below this similarity a person should look at a label (domain, test D08)."""

_SAME_DATA = {
    "select_one_from_file": "select_one",
    "select_one_external": "select_one",
    "select_multiple_from_file": "select_multiple",
    "range": "integer",
    "hidden": "calculate",
}
"""Types that give the same data as another one."""
_MAY_BE_WORKED_OUT = frozenset(("text", "integer", "decimal"))


def has_type_of(question: Question, variable: Variable, standard_list: StandardList | None) -> bool:
    """Tell whether the question's answers are of the variable's type.

    A text or a number may be worked out, and a country-owned list that the
    country does not have may be typed.
    """
    asked, wanted = (_SAME_DATA.get(one, one) for one in (question.type, variable.type))
    if asked == wanted or (asked == "calculate" and wanted in _MAY_BE_WORKED_OUT):
        return True
    return asked in {"text", "calculate"} and is_country_owned(standard_list)


def is_country_owned(standard_list: StandardList | None) -> bool:
    """Tell whether the country supplies the list's content."""
    return standard_list is not None and standard_list.extensibility == Extensibility.COUNTRY_OWNED


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeDifference:
    """How a form's list differs from the standard's; codes in their own order."""

    missing: tuple[str, ...] = ()
    """Codes of the standard that the form lacks."""
    added: tuple[Choice, ...] = ()
    """Choices of the form that the standard lacks."""
    without_parent: tuple[Choice, ...] = ()
    """Those of ``added`` that do not say which code of the standard they roll up to."""


def compare_codes(choices: tuple[Choice, ...], standard_list: StandardList) -> CodeDifference:
    """Compare the codes of a form's list with the standard's."""
    known = {choice.code for choice in standard_list.choices}
    active = [choice.code for choice in standard_list.choices if choice.status != "retired"]
    parents = known | {choice.parent for choice in standard_list.choices if choice.parent}
    offered = {choice.code for choice in choices}
    added = tuple(choice for choice in choices if choice.code not in known)
    return CodeDifference(
        missing=tuple(code for code in active if code not in offered),
        added=added,
        without_parent=tuple(
            choice for choice in added if choice.extra_cell(PARENT_COLUMN) not in parents
        ),
    )


def differing_labels(labels: Texts, wanted: Texts) -> tuple[tuple[str, float], ...]:
    """The languages whose wording is far from the dictionary's, with the similarity.

    Languages are paired by their code, so ``French (fr)`` meets ``Français (fr)``;
    a language that the dictionary lacks is not judged.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where labels differ at all

    by_code = {language_code(language): text for language, text in wanted}
    found = []
    for language, text in labels:
        standard_text = by_code.get(language_code(language), "") if language else ""
        if not standard_text or text == standard_text:
            continue
        similarity = fuzz.ratio(plain_words(text), plain_words(standard_text)) / 100
        if similarity < SAME_WORDING:
            found.append((language, round(similarity, 2)))
    return tuple(found)
