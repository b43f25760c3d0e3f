"""Which questions ask what can harm people, and how whoever is asked may pass them by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formkit.lint.rows import type_of
from formkit.model.form import Question
from formkit.model.index import is_no
from formkit.model.question_types import TypeKind

if TYPE_CHECKING:
    from formkit.lint.subject import Subject
    from formkit.model.index import Entry

# Patterns stay text until a hint is found: most forms need none.
_HINTS = (
    *("rape", "viol", "sexual", "sexuel", "hiv", "vih", "sida", "aids", "detain", "detention"),
    *("détenu", "détention", "detenu", "religi", "ethni", "tribe", "torture", "abortion"),
    *("avortement", "suicid", "abduct", "kidnap", "enlev", "enlèv", "traffick", "political"),
    *("politique", "confession"),
)
_TOPIC = (
    r"\braped?\b|\bviol(?:é|ée|ées|és)\b"
    r"|\bsexual(?:ly)? (?:violen\w+|abus\w+|assault\w*|exploit\w+|orientation)"
    r"|\bviolences? sexuelles?|\babus sexuels?|\b(?:exploitation|orientation) sexuelle"
    r"|\bhiv\b|\bvih\b|\bsida\b|\baids\b|\b(?:been|was|were) (?:detain|tortur)|\btortured?\b"
    r"|\bin detention\b|\ben détention\b|\bété (?:détenu|tortur|enlev|arrêt)"
    r"|\b(?:your|what|which|head'?s?) (?:is (?:the|your) )?(?:religion|ethnic\w*|tribe)"
    r"|\b(?:religion|ethnicity|ethnic group|tribe) (?:of|do you|does)|\bvotre (?:religion|ethnie)"
    r"|\bquelle est (?:votre|la|l['’]) ?(?:religion|ethni\w+|confession)|\bgroupe ethnique\b"
    r"|\babortion|\bavortement|\bsuicid|\babducted|\bkidnapped|\btrafficked"
    r"|\bpolitical (?:opinion|part)|\bopinions? politiques?"
)
_NOT_OF_PERSONS = (
    *("service", "assistance", "aware", "information", "referral", "prise en charge", "support"),
    *("specify", "préciser", "organi", "facility", "centre", "center", "leader", "comfortable"),
    *("site", "village", "majority", "majorité", "community", "communauté", "other"),
)
"""What such words speak of when they ask nobody about themselves."""
_WAYS_OUT = (
    *(
        "prefer",
        "préfèr",
        "prefèr",
        "préfér",
        "refus",
        "no answer",
        "no response",
        "pas de réponse",
    ),
    *("not wish", "ne souhaite", "rather not", "decline", "skip", "not to answer", "not to say"),
)
_HARMLESS = "low"


def sensitive_without_way_out(subject: Subject) -> tuple[Entry, ...]:
    """Required questions on what can harm people that can be neither passed by nor refused.

    Told by conservative words of English and French; what the dictionary takes
    for no sensitive variable is left out.
    """
    harmless = {
        id(one.question)
        for one in subject.aligned
        if one.variable and one.variable.sensitivity == _HARMLESS
    }
    return tuple(
        one
        for one in subject.index.active
        if _must_be_answered(one)
        and id(one.node) not in harmless
        and any(_is_topic(text) for _, text in one.node.labels)
        and not _offers_way(one, subject)
    )


def _must_be_answered(entry: Entry) -> bool:
    """Whether the question is required, and asked of all who are interviewed."""
    node = entry.node
    if not isinstance(node, Question) or not node.required or is_no(node.required):
        return False
    known = type_of(node)
    if known is None or known.kind is not TypeKind.ASKS or node.relevant:
        return False
    near = entry.parents[-1].relevant if entry.parents else ""
    return not near or "consent" in near.lower()


def _is_topic(label: str) -> bool:
    words = label.lower()
    if not any(hint in words for hint in _HINTS):
        return False
    if any(word in words for word in _NOT_OF_PERSONS):
        return False
    return re.search(_TOPIC, words) is not None


def _offers_way(entry: Entry, subject: Subject) -> bool:
    node = entry.node
    if not isinstance(node, Question) or not node.list_name:
        return False
    found = subject.form.list_named(node.list_name)
    if found is None:
        return True
    from formkit.lint.special_choices import Special  # noqa: PLC0415 - few forms come here

    if any(what is Special.NO_ANSWER for _, what in subject.special_choices.get(found.name, ())):
        return True
    texts = (text.lower() for one in found.choices for _, text in one.labels)
    return any(way in text for text in texts for way in _WAYS_OUT)
