"""A list that one side copied for its own use, and that the other side edits."""

from collections.abc import Iterator, Sequence

from formkit.changes.addresses import CHOICES, ListAddress
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
)
from formkit.changes.kinds.rows import NodeTypeChanged
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, wishes_in
from formkit.changes.merging.ground import Ground
from formkit.model.form import ChoiceList

_Edit = ChoiceAdded | ChoiceRemoved | ChoiceRecoded | ChoiceAttributeSet
_LEAST_SHARED = 0.5


def find_forks(ground: Ground, joined: Sequence[Joined]) -> Iterator[Clash]:
    """Each list whose users one side sends to a copy of it, while the other side edits it."""
    copies = {
        one.change.at.name: one
        for one in joined
        if isinstance(one.change, ListAdded) and one.change.at.sheet == CHOICES
    }
    if not copies:
        return
    sent: dict[tuple[str, str], list[Joined]] = {}
    for one in joined:
        change = one.change
        if isinstance(change, NodeTypeChanged) and change.new.list_name in copies:
            sent.setdefault((change.old.list_name, change.new.list_name), []).append(one)
    for (old, new), users in sent.items():
        at, copy = ListAddress(name=old), copies[new]
        if at not in ground.lists or not _is_copy(ground.lists[at], copy):
            continue
        edits = [
            one
            for one in joined
            if isinstance(one.change, _Edit)
            and one.change.at.list == at
            and not one.is_weak
            and one.sides.isdisjoint(copy.sides)
        ]
        if edits:
            wishes = wishes_in((copy, *users, *edits))
            yield Clash(kind=ConflictKind.LIST_FORKED, path=old, wishes=wishes)


def _is_copy(old: ChoiceList, copy: Joined) -> bool:
    """Tell whether a new list has most codes of an old one."""
    assert isinstance(copy.change, ListAdded)  # noqa: S101 - asked before
    codes, others = set(old.codes), set(copy.change.new.codes)
    return len(codes & others) > _LEAST_SHARED * max(len(codes), len(others))
