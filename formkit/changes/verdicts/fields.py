"""The names, codes and labels that a verdict's sentences take in."""

from collections.abc import Mapping

from formkit.changes.addresses import Address, ChoiceAddress, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageAdded, LanguageRemoved
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceRecoded,
    ChoiceRemoved,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeMoved,
    NodeRenamed,
    RowChange,
)
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.guarding import block_of
from formkit.changes.situations.lists import parent_of
from formkit.changes.telling import Told, told_of
from formkit.changes.versions import next_version
from formkit.changes.wording.words import Facet
from formkit.core.messages import Message

Fields = Mapping[str, object]

FACET_WORDS: dict[Facet, Message] = {
    Facet.PERIOD: Message("another period"),
    Facet.UNIT: Message("another unit"),
    Facet.POPULATION: Message("other people"),
    Facet.NEGATION: Message("another negation"),
    Facet.NUMBER: Message("another number"),
    Facet.REFERENCE: Message("another answer that the words take in"),
}


def fields_of(change: Change, evidence: Evidence) -> Fields:
    """All that sentences may say of a change."""
    told = told_of(change)
    block = block_of(change, evidence)
    found: dict[str, object] = {
        "name": told.target,
        "label": _label(change, evidence),
        "old": _shown(told.old),
        "new": _shown(told.new),
        "column": getattr(change, "key", "") or told.target,
        "column_name": told.path,
        "block": block.id if block else "",
        "module": evidence.norms.module(evidence.node(change))
        if isinstance(change, RowChange)
        else "",
        "language": _language(change),
    }
    if isinstance(change, RowChange):
        if isinstance(change, NodeRenamed) and change.new in evidence.reused:
            return {**found, "name": change.new, "column_name": change.new}
        return {**found, **_fields_of_row(change, told)}
    at = getattr(change, "at", None)
    if isinstance(at, ChoiceAddress):
        return {**found, **_fields_of_choice(change, at, evidence)}
    if isinstance(at, ListAddress):
        return {**found, "list": at.name, "users": users_of(at.name, evidence)}
    return {**found, "next_version": next_version(told.old or "")}


def users_of(list_name: str, evidence: Evidence) -> object:
    """The questions that take their answers from a list; the list where none does."""
    return evidence.users(list_name) or Message("the list {list}", list=list_name)


def facets_of(
    change: NodeAttributeSet | ChoiceAttributeSet, evidence: Evidence
) -> tuple[Message, ...]:
    """What of the meaning differs between two wordings, in words."""
    return tuple(FACET_WORDS[facet] for facet in evidence.grade(change).facets)


def _shown(text: str | None) -> object:
    return text or Message("(nothing)")


def _label(change: Change, evidence: Evidence) -> str:
    if isinstance(change, RowChange):
        return evidence.node(change).labels.first
    match change:
        case ChoiceAdded(new=choice) | ChoiceRemoved(old=choice):
            return choice.labels.first
        case _:
            return ""


def _language(change: Change) -> str:
    if isinstance(change, LanguageAdded | LanguageRemoved):
        return change.language
    key: str = getattr(change, "key", "")
    return key.partition("::")[2]


def _fields_of_row(change: RowChange, told: Told) -> Fields:
    at: Address = change.at
    if isinstance(change, NodeMoved) and not change.is_within_group:
        return {"old": at.path, "new": change.new_at.path}
    if isinstance(change, NodeAdded):
        return {"new": told.target}
    return {"name": at.name or Message("a row without a name")}


def _choice_told(at: ChoiceAddress, change: Change) -> object:
    """The choice, where its words are spoken of; its list everywhere else."""
    if isinstance(change, ChoiceAttributeSet):
        return Message("{code} in the list {list}", code=at.code, list=at.list.name)
    return at.list.name


def _fields_of_choice(change: Change, at: ChoiceAddress, evidence: Evidence) -> Fields:
    found = evidence.choices
    became = change.new if isinstance(change, ChoiceRecoded) else at.code
    whole = ChoiceAddress(list=at.list, code=became)
    merged = found.merged.get(at) or (became if whole in found.merging else "")
    taken = next((codes for one, codes in found.merging.items() if one.code == merged), ())
    was, now = found.swapped.get(whole, ("", ""))
    split = found.split.get(at) or found.split.get(
        ChoiceAddress(list=at.list, code=found.parts.get(at, "")), ()
    )
    parent = parent_of(change.new) if isinstance(change, ChoiceAdded) else ""
    before = found.parts.get(at) or found.merging.get(at)
    return {
        **({"old": before} if isinstance(change, ChoiceAdded) and before else {}),
        "name": _choice_told(at, change),
        "list": at.list.name,
        "code": at.code,
        "new": became if not isinstance(change, ChoiceAttributeSet) else _shown(change.new),
        "users": users_of(at.list.name, evidence),
        "other": merged or found.parts.get(at) or (at.code if split else parent),
        "codes": taken or split,
        "was": Message('"{label}"', label=was),
        "now": Message('"{label}"', label=now),
    }
