"""Which questions ask for personal data, told by their type and their words."""

import re

from formkit.model.form import Node, Question
from formkit.model.index import Entry, FormIndex

_WRITTEN = frozenset(("text", "integer", "barcode"))
_PICTURED = frozenset(("image", "video"))
_TYPES = _WRITTEN | _PICTURED | {"audio", "background-audio", "geopoint"}
_HINTS = ("name", "nom", "num", "phone", " no", "_no")
"""One of them stands in every text that asks for a name or number; quick to look for."""

# Patterns stay text: most forms need few of them, and compiling all takes longer than the rest.
_PERSON = (
    r"(?:respondent|(?:key )?informant|ki|interviewee|participant|beneficiary|patient|caregiver"
    r"|(?:household|family) (?:head|member)|head of (?:the )?(?:household|family)|hoh|hhh|member"
    r"|r[ée]pondante?|informat(?:eur|rice)(?: cl[ée])?|enqu[êe]t[ée]e?|b[ée]n[ée]ficiaire"
    r"|chef(?:fe)? (?:de|du) (?:m[ée]nage|famille)|membre (?:du|de) m[ée]nage"
    r"|personne (?:enqu[êe]t|interrog|interview)[ée]e)"
)
_NAME = (
    rf"\b{_PERSON}(?:['’]s)?(?: full| first| last| family)? name\b"
    rf"|\bnames? of (?:the |a |an |your )?{_PERSON}\b"
    rf"|\bnom(?: complet)?(?: du | de la | de l['’] ?| de | d['’] ?| ){_PERSON}\b"
    r"|\b(?:full|first|last|family) names?\b|\bsurname\b|\bwhat is your name\b"
    r"|\bnom et pr[ée]noms?\b|\bpr[ée]noms? et nom\b|\bnom complet\b|\bquel est votre nom\b"
)
_PHONE = (
    r"\b(?:tele)?phone (?:number|no)\b|\b(?:mobile|whatsapp|contact) number\b"
    r"|\b(?:ki|hh|respondent|informant|contact) (?:tele)?phone\b"
    r"|\bnum[ée]ro (?:de )?(?:t[ée]l|portable|whatsapp|contact)"
)
_DOCUMENT = (
    r"(?:passport|identity (?:card|document)|id card|national id|passeport"
    r"|(?:carte|pi[èe]ce) d['’]identit[ée]|carte nationale)"
)
_DOCUMENT_NUMBER = (
    rf"\b{_DOCUMENT} (?:number|no)\b|\bnum[ée]ro (?:du |de (?:la |votre )?){_DOCUMENT}\b"
)
_PICTURE = rf"\b(?:{_PERSON}|{_DOCUMENT}|person|face|personne|visage|portrait|selfie)\b"
_VOICE = rf"\b(?:{_PERSON}|voice|interview|story|testimony|voix|entretien|histoire|t[ée]moignage)\b"
_HOME = r"\b(?:hh|household|house|home|dwelling|domicile|m[ée]nage|maison|logement|r[ée]sidence)\b"
_OF_OTHERS = (
    *("enumerator", "interviewer", "surveyor", "enquêteu", "enqueteu", "enquêtrice", "enquetrice"),
    *("agent", "supervis", "team leader", "staff", "worker", "assistant", "device"),
    *("organisation", "organization", "facility", "school", "company", "hospital"),
    *("établissement", "etablissement"),
)
"""Whose name or number it is when it is not that of who answers."""

_NOBODY = ("no people", "no person", "without", "sans personne", "sans aucun", "aucune personne")
"""How a label says that a picture shows the place alone."""
_PARTS = r"[_.\-\s]+|(?<=[a-z])(?=[A-Z])"


def personal_questions(index: FormIndex) -> tuple[Entry, ...]:
    """The questions for names, phone numbers, documents, pictures, voices and places of homes.

    Told by conservative words of English and French in name and label, so that
    a question counted is one; others may be missed.  Enumerators' own names and
    the names of institutions are left out.
    """
    return tuple(one for one in index.active if _is_personal(one.node))


def words_of(question: Question) -> str:
    """A question's name and labels as one text in small letters."""
    name = re.sub(_PARTS, " ", question.name)
    return " | ".join((name, *(text for _, text in question.labels))).lower()


def _is_personal(node: Node) -> bool:
    if not isinstance(node, Question) or node.type not in _TYPES:
        return False
    if node.type in _WRITTEN and not _has_hint(node):
        return False
    words = words_of(node)
    return not any(one in words for one in _OF_OTHERS) and _asks_of_person(node.type, words)


def _has_hint(question: Question) -> bool:
    words = " ".join((question.name, *(text for _, text in question.labels))).lower()
    return any(hint in words for hint in _HINTS)


def _asks_of_person(kind: str, words: str) -> bool:
    if kind == "background-audio":
        return True
    if kind == "audio":
        return bool(re.search(_VOICE, words))
    if kind == "geopoint":
        return bool(re.search(_HOME, words))
    if kind in _PICTURED:
        return bool(re.search(_PICTURE, words)) and not any(one in words for one in _NOBODY)
    if kind == "text" and re.search(_NAME, words):
        return True
    return bool(re.search(_PHONE, words) or re.search(_DOCUMENT_NUMBER, words))
