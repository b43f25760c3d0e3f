"""What two rows without a common name have in common: wording, type, list.

A wrong rename is worse than none, since a crosswalk built on it would join
data that does not belong together.  So only rows of one family are compared,
and words must agree (``wording``); what else it takes is in ``row_similarity``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from formkit.changes.wording import Likeness, likeness, name_parts, plain_words
from formkit.model.form import Form, Group, Node, Question, Repeat, Stray
from formkit.model.question_types import QUESTION_TYPES, Holds, TypeKind


class _Family(StrEnum):
    """Types between which a question may change and stay the same question."""

    NUMBER = "number"
    SELECT = "select"
    DATE = "date"


_FAMILIES = {
    Holds.INT: _Family.NUMBER,
    Holds.DECIMAL: _Family.NUMBER,
    Holds.SELECT: _Family.SELECT,
    Holds.SELECTS: _Family.SELECT,
    Holds.DATE: _Family.DATE,
    Holds.DATETIME: _Family.DATE,
}

_SAYS_NOTHING = frozenset(("group", "grp", "repeat", "rpt"))

_LEAST_LIKE = 85
"""Of 100, for rows that share a name and yet have another type in another place.

A form may use a name anew: ``HH01`` asks for the size of the household in one
round, and names its members in the next.
"""


def family(node: Node) -> str:
    """What a row may change its type within; rows of two families are never called one."""
    match node:
        case Group() | Repeat():
            return "group"
        case Stray():
            return "stray"
        case Question():
            known = QUESTION_TYPES.get(node.type)
            if known is None or known.kind is not TypeKind.ASKS:
                return node.type
            return _FAMILIES.get(known.holds, node.type)
        case _:
            assert_never(node)


class RowLikeness:
    """Compares rows of two forms by what they say, in a language that both have."""

    def __init__(self, old: Form, new: Form, renamed: Mapping[str, str]) -> None:
        """Choose the language: of those in both forms, the first of the new one.

        Args:
            old: the old form.
            new: the new form.
            renamed: old language -> new language, where they differ.
        """
        before = {renamed.get(language, language): language for language in old.languages}
        common = next((language for language in new.languages if language in before), None)
        self._languages = () if common is None else (common, before[common])
        self._old_codes = {one.name: one.codes for one in old.lists}
        self._new_codes = {one.name: one.codes for one in new.lists}
        self._words: dict[int, str] = {}

    def words(self, node: Node) -> str:
        """The words of a row's label; of another language where that one has none."""
        known = self._words.get(id(node))
        if known is None:
            _language, text = self.label(node)
            known = self._words[id(node)] = plain_words(text)
        return known

    def label(self, node: Node) -> tuple[str, str]:
        """The language that is compared, and a row's label in it, or in another one."""
        for language in self._languages:
            text = node.labels.get(language)
            if text:
                return language, text
        return (self._languages[0] if self._languages else "", node.labels.first)

    def is_plausible(self, old: Node, new: Node) -> bool:
        """Tell whether rows that share a name or identifier may be one.

        Between types of two families, their labels must say so: in one wording
        are nearly all the words of the other.
        """
        if family(old) == family(new):
            return True
        from rapidfuzz import fuzz  # noqa: PLC0415 - rarely needed, and slow to import

        one, other = self.words(old), self.words(new)
        return bool(one and other) and fuzz.token_set_ratio(one, other) >= _LEAST_LIKE

    def of_labels(self, old: Node, new: Node) -> Likeness:
        """How much two labels say the same."""
        return likeness(self.words(old), self.words(new))

    def has_same_list(self, old: Node, new: Node) -> bool:
        """Tell whether two rows offer the same codes, or both none."""
        if not isinstance(old, Question) or not isinstance(new, Question):
            return True
        if old.list_name == new.list_name:
            return True
        codes = self._old_codes.get(old.list_name)
        return codes is not None and codes == self._new_codes.get(new.list_name)


def of_names(old: Node, new: Node) -> Likeness:
    """How much two names are the same: parts in the same order, or nearly all of them."""
    return likeness(parts_of_name(old), parts_of_name(new))


def parts_of_name(node: Node) -> str:
    """The parts of a row's name; that a group is called group says nothing."""
    parts = name_parts(node.name)
    if isinstance(node, Group | Repeat):
        parts = " ".join(part for part in parts.split() if part not in _SAYS_NOTHING) or parts
    return parts
