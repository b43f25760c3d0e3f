"""Wording that comes or goes with a language, told by the language and not cell by cell."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from formkit.changes.cells import split_key
from formkit.changes.detection.forms import LanguageChange
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageAdded, LanguageRemoved, Wording
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.model.attributes import Attribute, AttributeKind

_CellSet = NodeAttributeSet | ChoiceAttributeSet


def fold_into_languages(
    changes: Iterable[Change], languages: Sequence[LanguageChange]
) -> tuple[list[Change], list[LanguageChange]]:
    """Move cells of languages that come or go into the changes that say so.

    Args:
        changes: of rows and choices.
        languages: the changes of languages.

    Returns:
        The changes that are left, and the changes of languages with their wording.
    """
    added = {one.language: one for one in languages if isinstance(one, LanguageAdded)}
    removed = {one.language: one for one in languages if isinstance(one, LanguageRemoved)}
    if not added and not removed:
        return list(changes), list(languages)
    wordings: dict[LanguageChange, list[Wording]] = {one: [] for one in languages}
    left: list[Change] = []
    for change in changes:
        if not isinstance(change, _CellSet) or change.is_extra:
            left.append(change)
            continue
        attribute, language = _column(change)
        owner = removed.get(language) if change.old else added.get(language)
        if attribute.kind is not AttributeKind.TEXTS:
            owner = None
        if owner is None or (change.old and change.new):
            left.append(change)
        else:
            text = change.old or change.new
            wordings[owner].append(Wording(at=change.at, header=attribute.header, text=text))
    told = [
        replace(one, wordings=tuple(wordings[one]))
        if isinstance(one, LanguageAdded | LanguageRemoved)
        else one
        for one in languages
    ]
    return left, told


def _column(change: _CellSet) -> tuple[Attribute, str]:
    return split_key(change.key, is_choice=isinstance(change, ChoiceAttributeSet))
