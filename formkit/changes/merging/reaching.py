"""Questions that each side asks somebody, and that the merged form asks nobody."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from formkit.changes.addresses import Address
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceRecoded, ChoiceRemoved
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeMoved,
    NodeRenamed,
    NodeTypeChanged,
)
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, wishes_in
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Side
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Truth
from formkit.logic.reasoning import Reasoner
from formkit.model.form import Form
from formkit.model.index import Entry, FormIndex
from formkit.xpath.references import references_in_text

_KEYS = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count")
_BUDGET = 500
"""How many answers are tried in one search: a merge is not to wait for what a check looks into."""


def find_unreached(ground: Ground, merged: Form, joined: Sequence[Joined]) -> Iterator[Clash]:
    """Each row that both sides' changes together shut out, or whose answers they all refuse.

    Args:
        ground: the three forms.
        merged: the form that all active wishes make.
        joined: those wishes.
    """
    touching = _touching(ground, joined)
    sides = [one.sides for its in touching.values() for one in its]
    if not all(any(each == {side} for each in sides) for side in Side):
        return
    after, before = _Reached(merged), [_Reached(form) for form in ground.forms.values()]
    for name, entries in after.index.by_name.items():
        its = [one for read in after.read_by(entries[0]) for one in touching.get(read, ())]
        if len(entries) > 1 or len({side for one in its for side in one.sides}) < len(Side):
            continue
        if after.is_shut(name) and not any(one.is_shut(name) for one in before):
            yield Clash(kind=ConflictKind.NEVER_TRUE, path=name, wishes=wishes_in(its))


def _touching(ground: Ground, joined: Sequence[Joined]) -> Mapping[str, Sequence[Joined]]:
    """Name of a row -> what changes the conditions on it, or the answers that it takes."""
    names = {one.change.at: one.change.new for one in joined if isinstance(one.change, NodeRenamed)}
    users: dict[str, list[str]] = {}
    for at, node in ground.nodes.items():
        users.setdefault(getattr(node, "list_name", ""), []).append(names.get(at, at.name))
    found: dict[str, list[Joined]] = {}
    for one in joined:
        for name in () if one.is_weak else _touched(one.change, names, users):
            found.setdefault(name, []).append(one)
    return found


def _touched(
    change: Change, names: Mapping[Address, str], users: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """The rows whose conditions or answers are others after a change."""
    match change:
        case NodeAdded():
            return (change.new.name,)
        case NodeAttributeSet(is_extra=False, key=key) if key in _KEYS:
            return (names.get(change.at, change.at.name),)
        case NodeMoved() | NodeTypeChanged():
            return (names.get(change.at, change.at.name),)
        case ChoiceRemoved() | ChoiceRecoded():
            return users.get(change.at.list.name, ())
        case _:
            return ()


class _Reached:
    """Who is asked what in one form."""

    def __init__(self, form: Form) -> None:
        self.index = FormIndex(form)
        self._reads: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _reasoner(self) -> Reasoner:
        return Reasoner(FormLogic(self.index), budget=_BUDGET)

    def is_shut(self, name: str) -> bool:
        """Tell whether nobody is asked a question, or nobody can answer it."""
        entries = self.index.by_name.get(name, ())
        if len(entries) != 1:
            return False
        judged = (self._reasoner.is_reachable, self._reasoner.can_be_answered)
        return any(ask(entries[0]).truth is Truth.NO for ask in judged)

    def read_by(self, entry: Entry) -> Sequence[str]:
        """The row, the groups around it, and all that their conditions depend on."""
        found: dict[str, None] = {}
        waiting = [entry.node.name]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = None
                waiting.extend(self._asked_by(name))
        return tuple(found)

    def _asked_by(self, name: str) -> tuple[str, ...]:
        """What the conditions of a row and of the groups around it ask for."""
        if name not in self._reads:
            rows = [
                row
                for entry in self.index.by_name.get(name, ())
                for row in (*entry.parents, entry.node)
            ]
            texts = (getattr(row, key) for row in rows for key in _KEYS)
            asked = (one.name for text in texts for one in references_in_text(text))
            groups = (row.name for row in rows)
            self._reads[name] = tuple(dict.fromkeys((*groups, *asked)))
        return self._reads[name]
