"""FK804: what a key informant is not asked."""

import re
from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import type_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question
from formkit.model.question_types import TypeKind

_INFORMANT = (
    "ey informant",
    "ey Informant",
    "EY INFORMANT",
    "nformateur cl",
    "nformateur(trice) cl",
    "nformatrice cl",
    "NFORMATEUR CL",
)
"""As labels write it: turning whole columns into small letters would take too long."""
_SERVICES = ("service", "referral", "assistance", "support", "prise en charge", "accompagn")
_VIOLENCE = (
    r"(?:gbv|vbg|rapes?|viols?|sexual (?:violence|abuse|assault)|gender[ -]based violence"
    r"|violences? sexuelles?|violences? bas[ée]es? sur le genre|abus sexuels?)"
)
_TOPIC = (
    r"\bperpetrators?\b|\bwho (?:attacked|raped|assaulted|abused|perpetrated)\b"
    rf"|\b(?:victims?|survivors?|incidents?|cases?) of (?:\w+ )?{_VIOLENCE}\b"
    rf"|\b(?:victimes?|survivante?s?|incidents?|cas) de (?:\w+ )?{_VIOLENCE}\b"
    rf"|\bauteurs? (?:du |de la |de l['’]|de |des |d['’])"
    rf"(?:{_VIOLENCE}|violences?|agression|attaque)"
    r"|\bqui (?:vous a|les a|l['’]a|a) (?:attaqu|agress|viol)[ée]"
)
_HINTS = ("perp", "who ", "rap", "viol", "sexual", "gbv", "vbg", "qui ", "auteur")


def plant(form: Form) -> Form | None:
    """Ask a key informant who did it."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    languages = [language for language, _ in question.labels]
    source = Question(
        type="note",
        name="ki_told",
        labels=Texts.of((language, "Key informant") for language in languages),
    )
    asked = Question(
        type="text",
        name="who_did_it",
        labels=Texts.of((language, "Who attacked the people?") for language in languages),
    )
    return with_nodes(form, question, question, source, asked)


@rule("FK804", "forbidden-topic", Severity.WARNING, plant=plant)
def forbidden_topic(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A key informant is asked about violence against persons.

    Why:
        Such an interview is rarely private, and the answer can harm whoever
        gives it and whoever it is about.  Incidents, survivors and those who
        did it are not asked for, nor in softer words; places where people do
        not feel safe, and services, may be.  Only in forms whose labels speak
        of a key informant, and told by the words of labels in English and
        French.

    Bad:
        | survey |
        |  | type | name     | label                     |
        |  | note | ki       | To the key informant      |
        |  | text | attacked | Who attacked the people?  |

    Good:
        | survey |
        |  | type | name   | label                                 |
        |  | note | ki     | To the key informant                  |
        |  | text | unsafe | Where do women and girls feel unsafe? |

    Fix: none.  Take the question out, or ask for services and places.
    Source: domain reference: components, MSLA, "Do no harm"; adaptation, example 31.
    """
    if not any(word in one.joined for one in subject.wordings for word in _INFORMANT):
        return
    for entry in subject.index.active:
        found = _topic(entry.node) if isinstance(entry.node, Question) else ""
        if found:
            message = Message(
                "a key informant is not asked about this ({words}): the interview is seldom"
                " private, and the answer can harm people; take the question out, or ask for"
                " services and places",
                words=found,
            )
            cell = subject.form.cell(entry.node.loc, "name")
            yield this.finding(cell, message, name=entry.node.name)


def _topic(question: Question) -> str:
    """The words that name it; empty where the question asks for nothing of the kind."""
    known = type_of(question)
    if known is None or known.kind is not TypeKind.ASKS or known.name == "note":
        return ""
    for _, label in question.labels:
        words = label.lower()
        found = any(hint in words for hint in _HINTS) and re.search(_TOPIC, words)
        if found and not any(word in words for word in _SERVICES):
            return found.group()
    return ""
