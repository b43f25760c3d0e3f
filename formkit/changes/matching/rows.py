"""Which old row is which new one: by identity first, by name next, by likeness last.

Every step looks only at rows that the steps before it left without partner,
and takes a key only where no two such rows share it; so a doubtful pair is
never made, and the rows are told as removed and added instead.
"""

from collections.abc import Hashable

from formkit.changes.addresses import NodeKind
from formkit.changes.matching.likeness import RowLikeness
from formkit.changes.matching.pairing import RowPairing
from formkit.changes.matching.reuse import match_reused_names
from formkit.changes.matching.similarity import match_alike
from formkit.changes.matching.users import match_by_users
from formkit.changes.outline import Outline, OutlineRow, without_children
from formkit.model.form import Node, Question
from formkit.model.module import MODULE_COLUMN, VARIABLE_COLUMN

_SPANS = frozenset((NodeKind.GROUP, NodeKind.REPEAT))
_SHARED_CHILDREN = 0.5


def match_by_name(old: Outline, new: Outline, likeness: RowLikeness) -> RowPairing:
    """Pair rows by Kobo's identifier, by provenance, by address and by name."""

    def plausible(one: OutlineRow, other: OutlineRow) -> bool:
        return likeness.is_plausible(one.node, other.node)

    pairing = RowPairing(old, new)
    pairing.add_rows(lambda row, _group: row.node.kuid or None, plausible)
    pairing.add_rows(lambda row, _group: _provenance(row.node), plausible)
    match_reused_names(pairing, likeness)
    pairing.add_rows(_address)
    _match_in_groups(pairing)
    pairing.add_rows(_name_anywhere, plausible)
    _match_groups_by_children(pairing)
    return pairing


def match_the_rest(pairing: RowPairing, likeness: RowLikeness) -> None:
    """Pair what is left by wording, type, list and place."""
    pairing.add_rows(lambda row, group: _content(likeness, row, group))
    match_alike(pairing, likeness)
    match_by_users(pairing)
    _match_groups_by_children(pairing)
    found = True
    while found:
        found = pairing.add_rows_in_order(_twin)
        _match_in_groups(pairing)


def _provenance(node: Node) -> Hashable | None:
    variable = node.extra_cell(VARIABLE_COLUMN)
    return (node.extra_cell(MODULE_COLUMN), variable) if variable else None


def _address(row: OutlineRow, _group: int | None) -> Hashable | None:
    return (row.address.parent, row.kind, row.node.name) if row.node.name else None


def _name_in_group(row: OutlineRow, group: int | None) -> Hashable | None:
    return (group, row.node.name) if row.node.name and group is not None else None


def _twin(row: OutlineRow, group: int | None) -> Hashable | None:
    """For rows of one name in one group; without a name, for rows that are equal."""
    if group is None:
        return None
    return (group, row.kind, row.node.name or without_children(row.node))


def _name_anywhere(row: OutlineRow, _group: int | None) -> Hashable | None:
    return (row.kind in _SPANS, row.node.name) if row.node.name else None


def _content(likeness: RowLikeness, row: OutlineRow, group: int | None) -> Hashable | None:
    """For rows without a name, or with a name that stands twice: what they say."""
    if group is None:
        return None
    node = row.node
    list_name = node.list_name if isinstance(node, Question) else ""
    return (group, row.kind, node.name, node.type, list_name, likeness.words(node))


def _match_in_groups(pairing: RowPairing) -> None:
    """Pair names inside groups that are pairs, outermost first; a kind may have changed."""
    found = True
    while found:
        found = pairing.add_rows(_name_in_group)


def _match_groups_by_children(pairing: RowPairing) -> None:
    """Pair groups that have most of their rows in common, whatever they are called."""
    candidates = []
    for number in pairing.free_old:
        row = pairing.old.rows[number]
        if row.kind in _SPANS:
            candidates += _sharing(pairing, number, row.kind)
    for _share, old, new in sorted(candidates):
        if old not in pairing.new_of and new not in pairing.old_of:
            pairing.add(old, new)
    if candidates:
        _match_in_groups(pairing)


def _sharing(pairing: RowPairing, old: int, kind: NodeKind) -> list[tuple[float, int, int]]:
    """The free groups of a kind that share enough rows with an old one, as -share, old, new."""
    children = pairing.old.children[old]
    common: dict[int, int] = {}
    for child in children:
        partner = pairing.new_of.get(child)
        if partner is not None:
            group = pairing.new.rows[partner].parent
            common[group] = common.get(group, 0) + 1
    found = []
    for group, count in common.items():
        if group in pairing.old_of or pairing.new.rows[group].kind is not kind:
            continue
        share = 2 * count / (len(children) + len(pairing.new.children[group]))
        if share >= _SHARED_CHILDREN:
            found.append((-share, old, group))
    return found
