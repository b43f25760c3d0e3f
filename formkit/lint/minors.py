"""Whether a form lets children be interviewed, or asks what identifies them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formkit.lint.mentions import written_with
from formkit.model.form import Question

if TYPE_CHECKING:
    from formkit.lint.subject import Subject
    from formkit.model.index import Entry
    from formkit.xpath.tree import Tree

_NUMBERS = frozenset(("integer", "decimal"))
_HINTS = ("age", "âge", "old")
_PERSON = (
    r"(?:respondent|interviewee|(?:key )?informant|r[ée]pondante?|enqu[êe]t[ée]e?"
    r"|informat(?:eur|rice)(?: cl[ée])?|personne (?:enqu[êe]t|interrog|interview)[ée]e)"
)
_AGE = (
    rf"\bage of (?:the )?{_PERSON}\b|\b{_PERSON}(?:['’]s)? age\b|\byour age\b|\bhow old are you\b"
    rf"|\b[âa]ge (?:du |de la |de l['’] ?|de ){_PERSON}\b|\bvotre [âa]ge\b"
    r"|\bquel [âa]ge avez[ -]vous"
)
_CARE = re.compile(
    r"guardian|\bassent\b|parental|caregiver|tuteur|tutrice|assentiment|parents? consent"
)
_YOUNGEST = 15
"""From this lower bound on, the form has thought of an age; laws differ between 15 and 18."""
_OLDEST = 18
_ORDERS = frozenset(("<", "<=", ">", ">="))
_IDENTIFYING = frozenset(("image", "video", "audio", "barcode", "geopoint", "integer"))
"""Types of personal questions that a list of household members need not have; names it has."""


def open_to_children(subject: Subject) -> Entry | None:
    """The question for the respondent's age, where any age goes and nobody answers for a child.

    Told by conservative words of English and French.
    """
    asked = next((one for one in subject.index.active if _asks_age(one)), None)
    if asked is None or _is_bounded(asked, subject) or _thinks_of_children(subject):
        return None
    return asked


def identified_members(subject: Subject) -> tuple[Entry, ...]:
    """Pictures, numbers and places asked of every member of a list that asks for ages."""
    personal = [one for one in subject.consent.personal if one.repeats]
    found = []
    for one in personal:
        ages = _ages_in(one, subject) if one.node.type in _IDENTIFYING else set()
        conditions = " ".join(row.relevant for row in (*one.parents, one.node))
        if ages and not any(f"${{{age}}}" in conditions for age in ages):
            found.append(one)
    return tuple(found)


def _asks_age(entry: Entry) -> bool:
    node = entry.node
    if not isinstance(node, Question) or node.type not in _NUMBERS or entry.repeats:
        return False
    words = "\n".join(text for _, text in node.labels).lower()
    return any(hint in words for hint in _HINTS) and re.search(_AGE, words) is not None


def _ages_in(entry: Entry, subject: Subject) -> set[str]:
    """The questions for ages in the same repeat."""
    return {
        one.node.name
        for one in subject.index.active
        if one.repeats
        and one.repeats[-1] is entry.repeats[-1]
        and one.node.type in _NUMBERS
        and re.search(r"(?:^|_)(?:age|âge)(?:$|_)", one.node.name.lower())
    }


def _is_bounded(asked: Entry, subject: Subject) -> bool:
    """Whether the answer has a lower bound, or other rows ask how old the person is."""
    name = asked.node.name
    reference = f"${{{name}}}"
    for written in written_with(subject, lambda text: "." in text or reference in text):
        is_own = written.owner.node is asked.node and written.key == "constraint"
        if (is_own or reference in written.text) and _has_bound(written.tree, name, is_own=is_own):
            return True
    return False


def _has_bound(tree: Tree | None, name: str, *, is_own: bool) -> bool:
    """Whether the answer is compared with an age between a child's and a grown-up's."""
    from formkit.xpath.tree import Binary, Number, Path, Reference, walk  # noqa: PLC0415 - seldom

    for part in walk(tree) if tree else ():
        if not isinstance(part, Binary) or part.operator not in _ORDERS:
            continue
        for one, other in ((part.left, part.right), (part.right, part.left)):
            is_asked = isinstance(one, Reference) and one.name == name
            if not is_asked and not (is_own and isinstance(one, Path)):
                continue
            if not isinstance(other, Number) or _YOUNGEST <= other.value <= _OLDEST:
                return True
    return False


def _thinks_of_children(subject: Subject) -> bool:
    """Whether anything in the form speaks of a guardian or of a child's own agreement."""
    return any(_CARE.search(one.joined.lower()) for one in subject.wordings)
