"""The addresses that added and moved things have in the merged form."""

from collections.abc import Iterator, Mapping, Sequence

from formkit.changes.addresses import Address, Anchor, ChoiceAnchor, ListAddress
from formkit.changes.applying.rows import find_new_addresses
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ChoiceAdded, ChoiceMoved, ChoiceRecoded
from formkit.changes.kinds.rows import NodeAdded, NodeMoved, RowChange
from formkit.changes.merging.arranging import Arrangement
from formkit.changes.merging.ground import Ground
from formkit.core.values import replace

_Codes = Mapping[tuple[ListAddress, ChoiceAnchor], int]
"""List and added choice -> which of those with its code it is."""


def with_new_addresses(
    ground: Ground, changes: Sequence[Change], arrangement: Arrangement
) -> Iterator[Change]:
    """The changes, in which added things are told by addresses again, and not by numbers."""
    rows = [one for one in changes if isinstance(one, RowChange)]
    addresses: Mapping[Anchor, Address] = {}
    if any(isinstance(one, NodeAdded | NodeMoved) for one in rows):
        addresses = find_new_addresses(ground.base.nodes, rows)
    codes = _counted(ground, changes, arrangement)
    for change in changes:
        match change:
            case NodeAdded() | NodeMoved():
                yield _row(change, addresses)
            case ChoiceAdded() | ChoiceMoved():
                yield _choice(change, codes)
            case _:
                yield change


def _row(change: NodeAdded | NodeMoved, new: Mapping[Anchor, Address]) -> Change:
    def named(anchor: Anchor) -> Anchor:
        return replace(anchor, at=new[anchor]) if anchor.is_added else anchor

    parent, after = named(change.parent), change.after and named(change.after)
    if isinstance(change, NodeAdded):
        at = new[Anchor(at=change.at, is_added=True)]
        return replace(change, at=at, parent=parent, after=after)
    return replace(change, new_at=new[Anchor(at=change.at)], parent=parent, after=after)


def _choice(change: ChoiceAdded | ChoiceMoved, codes: _Codes) -> Change:
    def named(anchor: ChoiceAnchor) -> ChoiceAnchor:
        return replace(anchor, nth=codes[change.at.list, anchor]) if anchor.is_added else anchor

    after = change.after and named(change.after)
    if isinstance(change, ChoiceMoved):
        return replace(change, after=after)
    at = change.at
    nth = named(ChoiceAnchor(code=at.code, nth=at.nth, is_added=True)).nth
    return replace(change, at=replace(at, nth=nth), after=after)


def _counted(ground: Ground, changes: Sequence[Change], arrangement: Arrangement) -> _Codes:
    """Count the codes of each list that has new choices, in its new order."""
    recoded = {one.at: one.new for one in changes if isinstance(one, ChoiceRecoded)}
    found: dict[tuple[ListAddress, ChoiceAnchor], int] = {}
    for at in dict.fromkeys(one.at.list for one in changes if isinstance(one, ChoiceAdded)):
        old = {(one.code, one.nth): one for one in ground.choices_of(at)}
        seen: dict[str, int] = {}
        for member in arrangement.order_in(at):
            assert isinstance(member, ChoiceAnchor)  # noqa: S101 - lists hold choices
            code = member.code
            if not member.is_added:
                code = recoded.get(old[member.code, member.nth], code)
            seen[code] = seen.get(code, 0) + 1
            if member.is_added:
                found[at, member] = seen[code]
    return found
