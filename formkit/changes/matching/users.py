"""Rows known by those that ask for them: ``${water}`` everywhere where ``${source}`` was."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from formkit.changes.matching.pairing import RowPairing
from formkit.changes.outline import OutlineRow
from formkit.model.form import Node, Question
from formkit.model.question_types import QUESTION_TYPES, Holds

_FEWEST = 3
_LEAST_SHARE = 0.8

UsersByName = dict[str, set[int]]
"""Name of a row -> the rows that ask for it."""


class Users:
    """Who asks for whom, in two forms of which rows are being paired."""

    def __init__(self, pairing: RowPairing) -> None:
        """Look nothing up yet."""
        self.pairing = pairing

    def is_telling(self, number: int) -> bool:
        """Tell whether an old row is asked for by other rows than any other one is."""
        users = self._old[self.pairing.old.rows[number].node.name]
        return sum(_overlap(users, others) >= _LEAST_SHARE for others in self._old.values()) == 1

    def of_old(self, number: int) -> set[int]:
        """The new rows whose partners asked for an old row."""
        users = self._old.get(self.pairing.old.rows[number].node.name, ())
        return {self.pairing.new_of[user] for user in users if user in self.pairing.new_of}

    def of_new(self, number: int) -> set[int]:
        """The rows with a partner that ask for a new row."""
        users = self._new.get(self.pairing.new.rows[number].node.name, ())
        return {user for user in users if user in self.pairing.old_of}

    @cached_property
    def _old(self) -> UsersByName:
        return _users_by_name(self.pairing.old.rows)

    @cached_property
    def _new(self) -> UsersByName:
        return _users_by_name(self.pairing.new.rows)


def match_by_users(pairing: RowPairing) -> None:
    """Pair rows with data that nearly the same rows ask for, three or more of them.

    Rows that are asked for together, like the items of a ranking, tell nothing so.
    """
    users = Users(pairing)
    rows = pairing.new.rows
    new = {one: users.of_new(one) for one in pairing.free_new if _has_data(rows[one].node)}
    used = {one: of_new for one, of_new in new.items() if len(of_new) >= _FEWEST}
    near = []
    for old in pairing.free_old if used else ():
        of_old = users.of_old(old) if _has_data(pairing.old.rows[old].node) else set()
        if len(of_old) < _FEWEST or not users.is_telling(old):
            continue
        for one, of_new in used.items():
            if len(of_old & of_new) >= _FEWEST and _overlap(of_old, of_new) >= _LEAST_SHARE:
                near.append((old, one))
    of_old_rows = Counter(old for old, _one in near)
    of_new_rows = Counter(one for _old, one in near)
    for old, one in near:
        if of_old_rows[old] == of_new_rows[one] == 1:
            pairing.add(old, one)


def _overlap(some: set[int], others: set[int]) -> float:
    return len(some & others) / len(some | others)


def _has_data(node: Node) -> bool:
    if not isinstance(node, Question) or not node.name:
        return False
    known = QUESTION_TYPES.get(node.type)
    return known is not None and known.holds is not Holds.NONE


def _users_by_name(rows: Iterable[OutlineRow]) -> UsersByName:
    from formkit.xpath.references import references_in_text  # noqa: PLC0415 - slow to import

    found: UsersByName = {}
    for row in rows:
        node = row.node
        for text in (node.relevant, node.calculation, node.constraint, node.labels.first):
            for reference in references_in_text(text):
                found.setdefault(reference.name, set()).add(row.number)
    return found
