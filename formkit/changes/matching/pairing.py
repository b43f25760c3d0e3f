"""Which of the old things is which of the new ones, while that is being found out."""

from collections.abc import Callable, Hashable, Iterable

from formkit.changes.outline import TOP_ROW, Outline, OutlineRow

Key = Hashable | None
"""What tells things apart; None for a thing that must not be paired by it."""


class Pairing:
    """Pairs of numbers; a thing has at most one partner, and a pair is never undone."""

    def __init__(self, old_size: int, new_size: int) -> None:
        """Begin with no pair among so many old and new things."""
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self._old_size = old_size
        self._new_size = new_size

    def add(self, old: int, new: int) -> None:
        """Say that two things, both without partner, are one."""
        self.new_of[old] = new
        self.old_of[new] = old

    @property
    def free_old(self) -> list[int]:
        """The old things without partner, in order."""
        return [number for number in range(self._old_size) if number not in self.new_of]

    @property
    def free_new(self) -> list[int]:
        """The new things without partner, in order."""
        return [number for number in range(self._new_size) if number not in self.old_of]

    def add_unique(
        self,
        old_key: Callable[[int], Key],
        new_key: Callable[[int], Key],
        accepts: Callable[[int, int], bool] | None = None,
    ) -> bool:
        """Pair things whose key no other thing without partner has, on either side.

        Args:
            old_key: the key of an old thing, by its number.
            new_key: the key of a new thing.
            accepts: the last word on a pair; None: any will do.

        Returns:
            Whether a pair was found.
        """
        found = False
        for old, new in self._with_same_key(old_key, new_key):
            if len(old) == len(new) == 1 and (accepts is None or accepts(old[0], new[0])):
                self.add(old[0], new[0])
                found = True
        return found

    def add_in_order(self, old_key: Callable[[int], Key], new_key: Callable[[int], Key]) -> bool:
        """Pair things of one key in order, as many as both sides have.

        Returns:
            Whether a pair was found.
        """
        found = False
        for old, new in self._with_same_key(old_key, new_key):
            for one, other in zip(old, new, strict=False):
                self.add(one, other)
                found = True
        return found

    def _with_same_key(
        self, old_key: Callable[[int], Key], new_key: Callable[[int], Key]
    ) -> list[tuple[list[int], list[int]]]:
        old = _by_key(self.free_old, old_key)
        new = _by_key(self.free_new, new_key) if old else {}
        return [(numbers, new[key]) for key, numbers in old.items() if key in new]


def _by_key(numbers: Iterable[int], key_of: Callable[[int], Key]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for number in numbers:
        key = key_of(number)
        if key is not None:
            found.setdefault(key, []).append(number)
    return found


RowKey = Callable[[OutlineRow, int | None], Key]
"""A row's key, from the row and from the number, in the new form, of the group around it.

That number is None where the group has no partner.
"""


class RowPairing(Pairing):
    """Pairs of rows of the survey sheet; the forms themselves are a pair from the start."""

    def __init__(self, old: Outline, new: Outline) -> None:
        """Begin with no pair of rows."""
        super().__init__(len(old.rows), len(new.rows))
        self.old = old
        self.new = new
        self.add(TOP_ROW, TOP_ROW)

    def add_rows(
        self, key_of: RowKey, accepts: Callable[[OutlineRow, OutlineRow], bool] | None = None
    ) -> bool:
        """Pair rows as ``add_unique`` does."""
        return self.add_unique(
            lambda number: key_of(self.old.rows[number], self.group_of_old(number)),
            lambda number: key_of(self.new.rows[number], self.group_of_new(number)),
            accepts and (lambda old, new: accepts(self.old.rows[old], self.new.rows[new])),
        )

    def add_rows_in_order(self, key_of: RowKey) -> bool:
        """Pair rows as ``add_in_order`` does."""
        return self.add_in_order(
            lambda number: key_of(self.old.rows[number], self.group_of_old(number)),
            lambda number: key_of(self.new.rows[number], self.group_of_new(number)),
        )

    def group_of_old(self, number: int) -> int | None:
        """The partner of the group around an old row."""
        return self.new_of.get(self.old.rows[number].parent)

    def group_of_new(self, number: int) -> int | None:
        """The group around a new row, if it has a partner."""
        group = self.new.rows[number].parent
        return group if group in self.old_of else None
