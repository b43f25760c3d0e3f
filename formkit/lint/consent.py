"""Whether a form asks for consent, and what stands under it."""

import re
from typing import TYPE_CHECKING

from formkit.core.values import dataclass
from formkit.lint.personal import personal_questions, words_of
from formkit.model.form import Node, Question
from formkit.model.index import Entry, is_no
from formkit.xpath.references import references_in_text

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion
    from formkit.lint.subject import Subject

_TYPES = frozenset(("select_one", "select_multiple", "acknowledge", "trigger"))
_ONE_ANSWER = frozenset(("acknowledge", "trigger"))
_HINTS = ("consent", "agree", "willing", "may ", "can ", "accept", "accord", "voulez", "souhaitez")
"""One of them stands in every text that ``_CONSENT`` finds; quick to look for."""
_CONSENT = (
    r"consent|\bdo you agree to\b|\bwilling to (?:participate|take part|be interviewed|answer)"
    r"|\bmay (?:i|we) (?:continue|begin|start|proceed)|\bcan (?:i|we) (?:continue|begin|start)"
    r"|\bacceptez[ -]vous\b|\b[êe]tes[ -]vous d['’]accord\b"
    r"|\bd['’]accord pour (?:participer|r[ée]pondre)"
    r"|\bvoulez[ -]vous (?:participer|r[ée]pondre)|\bsouhaitez[ -]vous (?:participer|r[ée]pondre)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a form asks of persons, beside its consent question."""

    question: Entry | None
    """The first that asks whether a person agrees; None where the form has none."""
    personal: tuple[Entry, ...]
    """The questions for personal data, in order."""
    before: tuple[Entry, ...] = ()
    """Those of them above the consent question."""
    open: tuple[Entry, ...] = ()
    """Those below it that a refusal does not keep from being asked."""


def consent_of(subject: "Subject") -> Consent:
    """Look at a form's personal data and its consent question.

    Questions that a standard's dictionary knows are left out: rule FK512
    judges them by what the dictionary says.  Where it finds some without
    consent, nothing is left to say, since what mends them mends all.
    """
    if told_by_dictionary(subject):
        return Consent(question=None, personal=())
    known = {id(one.question) for one in subject.aligned if one.variable}
    personal = tuple(one for one in personal_questions(subject.index) if id(one.node) not in known)
    asked = _consent_questions(subject.index.active) if personal else ()
    if not asked:
        return Consent(question=None, personal=personal)
    order = {id(one.node): number for number, one in enumerate(subject.index.active)}
    first = order[id(asked[0].node)]
    after = tuple(one for one in personal if order[id(one.node)] > first)
    agreed = frozenset(one.node.name for one in asked)
    is_firm = _cannot_refuse(subject, asked[0].node)
    return Consent(
        question=asked[0],
        personal=personal,
        before=tuple(one for one in personal if order[id(one.node)] < first),
        open=tuple(one for one in after if not (is_firm or _is_gated(one, subject, agreed))),
    )


def told_by_dictionary(subject: "Subject") -> "tuple[AlignedQuestion, ...]":
    """The dictionary's personal data that are asked without consent; none without a standard."""
    standard = subject.standard
    if standard is None:
        return ()
    from formkit.align.places import places_of  # noqa: PLC0415 - most forms name no standard
    from formkit.align.protection import asks_consent_first, ungated  # noqa: PLC0415 - as above

    if not asks_consent_first(standard, subject.component):
        return ()
    return ungated(subject.index, subject.aligned, places_of(standard, subject.component))


def _consent_questions(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those that say it in their names; where none does, those that say it in their labels."""
    asking = tuple(one for one in entries if one.node.type in _TYPES)
    named = tuple(one for one in asking if "consent" in one.node.name.lower())
    return named or tuple(one for one in asking if _is_consent(one.node))


def _is_consent(node: Node) -> bool:
    if not isinstance(node, Question) or node.type not in _TYPES:
        return False
    words = words_of(node)
    return any(hint in words for hint in _HINTS) and bool(re.search(_CONSENT, words))


def _is_gated(entry: Entry, subject: "Subject", agreed: frozenset[str]) -> bool:
    """Whether a condition depends on the answer, be it through other answers."""
    waiting, seen = [entry], {id(entry.node)}
    while waiting:
        one = waiting.pop()
        for name in _read_by(one):
            if name in agreed:
                return True
            sources = subject.index.by_name.get(name, ())
            if any(_is_consent(source.node) for source in sources):
                return True
            waiting.extend(source for source in sources if id(source.node) not in seen)
            seen.update(id(source.node) for source in sources)
    return False


def _read_by(entry: Entry) -> set[str]:
    texts = [node.relevant for node in (*entry.parents, entry.node)]
    texts.append(entry.node.calculation)
    return {reference.name for text in texts for reference in references_in_text(text)}


def _cannot_refuse(subject: "Subject", node: Node) -> bool:
    """Whether the form does not go on without a yes."""
    if not isinstance(node, Question) or not node.required or is_no(node.required):
        return False
    choices = subject.form.list_named(node.list_name)
    is_single = choices is not None and len(choices.choices) == 1
    return node.type in _ONE_ANSWER or bool(node.constraint) or is_single
