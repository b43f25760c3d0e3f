"""Names that ask for something else than before: old and new data only look alike."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from formkit.changes.addresses import Address
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageRenamed
from formkit.changes.kinds.rows import NodeAdded, NodeRemoved, NodeRenamed
from formkit.changes.matching.likeness import RowLikeness, family
from formkit.changes.outline import OutlineRow, outline_of
from formkit.changes.wording.words import SMALL_WORDS
from formkit.core.values import dataclass
from formkit.model.form import Form, Node, Question
from formkit.model.question_types import QUESTION_TYPES, Holds, TypeKind

_LEAST_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusedName:
    """A name under which the data hold answers to another question than before."""

    name: str
    old: Address
    """The question that had the name."""
    new: Address
    """The question that has it now."""
    lives_on: Address | None = None
    """Where the old question is asked now, by its new address; None where it is gone."""


def find_reused_names(changes: Sequence[Change], old: Form, new: Form) -> tuple[ReusedName, ...]:
    """Names that both forms use, each once, for questions that are not one.

    The old question is gone or has another name; or it is asked in full under
    another name; or its type and its wording are both of another kind.

    Args:
        changes: all changes from ``old`` to ``new``.
        old: the old form.
        new: the new form.
    """
    languages = {one.old: one.new for one in changes if isinstance(one, LanguageRenamed)}
    names = _Names(changes, _asked_once(old), _asked_once(new), RowLikeness(old, new, languages))
    return tuple(names.reused())


def _asked_once(form: Form) -> dict[str, OutlineRow]:
    """The questions with data whose name no other row has, by name."""
    rows = outline_of(form.nodes).rows
    count = Counter(row.node.name for row in rows)
    return {row.node.name: row for row in rows if count[row.node.name] == 1 and _has_data(row.node)}


def _has_data(node: Node) -> bool:
    if not isinstance(node, Question) or not node.name:
        return False
    known = QUESTION_TYPES.get(node.type)
    return known is None or known.holds is not Holds.NONE


def _may_be_one(old: OutlineRow, new: OutlineRow) -> bool:
    """Tell whether a question may be another one's new wording: what is not asked has none."""
    return family(old.node) == family(new.node) or not (_is_asked(old) and _is_asked(new))


def _is_asked(row: OutlineRow) -> bool:
    known = QUESTION_TYPES.get(row.node.type)
    return known is None or known.kind is TypeKind.ASKS


class _Names:
    """The names of two forms and what happened to their rows."""

    def __init__(
        self,
        changes: Sequence[Change],
        old: Mapping[str, OutlineRow],
        new: Mapping[str, OutlineRow],
        likeness: RowLikeness,
    ) -> None:
        self.old = old
        self.new = new
        self.likeness = likeness
        self.gone = {one.at for one in changes if isinstance(one, NodeRemoved)}
        self.renamed = {one.at: one.new for one in changes if isinstance(one, NodeRenamed)}
        self.added = [
            new[one.new.name]
            for one in changes
            if isinstance(one, NodeAdded) and one.new.name in new
        ]

    def reused(self) -> Iterator[ReusedName]:
        """The names, in the order of the old form."""
        for name, before in self.old.items():
            after = self.new.get(name)
            if after is None:
                continue
            at = before.address
            if at in self.renamed:
                lives_on = self.new.get(self.renamed[at])
            elif not self._is_unlike(before.node, after.node):
                continue
            else:
                lives_on = self._asked_elsewhere(before.node)
                if at not in self.gone and lives_on is None and _may_be_one(before, after):
                    continue
            yield ReusedName(
                name=name,
                old=at,
                new=after.address,
                lives_on=lives_on.address if lives_on else None,
            )

    def _is_unlike(self, old: Node, new: Node) -> bool:
        """Tell whether two labels have next to no word in common."""
        one, other = map(self._telling_words, (old, new))
        if not one or not other:
            return False
        return len(one & other) < _LEAST_SHARE * min(len(one), len(other))

    def _telling_words(self, node: Node) -> frozenset[str]:
        """The words of a label; small ones only where there are no others."""
        words = frozenset(self.likeness.words(node).split())
        return words - SMALL_WORDS or words

    def _asked_elsewhere(self, old: Node) -> OutlineRow | None:
        """The one added question that is worded as an old one was."""
        words, kind = self.likeness.words(old), family(old)
        same = [
            row
            for row in self.added
            if family(row.node) == kind and self.likeness.words(row.node) == words
        ]
        return same[0] if len(same) == 1 else None
