"""Renames: rows without partner that are alike enough, the most alike first."""

from collections import Counter
from collections.abc import Hashable, Iterator

from formkit.changes.outline import OutlineRow
from formkit.changes.pairing import RowPairing
from formkit.changes.row_likeness import RowLikeness, family, of_names
from formkit.changes.wording import Likeness, name_parts
from formkit.model.form import Question, Stray
from formkit.model.question_types import QUESTION_TYPES, TypeKind

_BOTH = 2
_LEAST_RATIO = 70
"""Of 100: labels less alike, letter by letter, are not looked at closely."""


Distance = tuple[int, int, int, bool]
"""How far two rows are from being one: by label, name, neighbours, type and list."""


def match_alike(pairing: RowPairing, likeness: RowLikeness) -> None:
    """Pair rows without partner that are alike.

    Pairs make neighbours known, and these make further pairs certain, so it
    looks again until nothing more is found.
    """
    pairing.add_rows(_only_of_its_kind)
    pairing.add_rows(_calculation)
    witnesses = _Witnesses(pairing, likeness)
    candidates = sorted(set(_candidates(pairing, likeness)))
    found = True
    while found:
        candidates = [pair for pair in candidates if _is_free(pairing, *pair)]
        near = [(witnesses.distance(*pair), pair) for pair in candidates]
        found = False
        for _distance, pair in sorted((far, pair) for far, pair in near if far is not None):
            if _is_free(pairing, *pair):
                pairing.add(*pair)
                found = True


def _is_free(pairing: RowPairing, old: int, new: int) -> bool:
    return old not in pairing.new_of and new not in pairing.old_of


def _only_of_its_kind(row: OutlineRow, _group: int | None) -> Hashable | None:
    """What the device fills in by itself is the same under any name."""
    node = row.node
    known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
    return node.type if known and known.kind is TypeKind.METADATA else None


def _calculation(row: OutlineRow, _group: int | None) -> Hashable | None:
    """Rows without wording that calculate the same thing from answers."""
    node = row.node
    return None if node.labels or "${" not in node.calculation else (node.type, node.calculation)


def _candidates(pairing: RowPairing, likeness: RowLikeness) -> Iterator[tuple[int, int]]:
    """Rows of one family with like labels or like names."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only comparing needs it

    new = _by_family([pairing.new.rows[number] for number in pairing.free_new])
    words = {
        kind: {row.number: likeness.words(row.node) or None for row in rows}
        for kind, rows in new.items()
    }
    for number in pairing.free_old:
        row = pairing.old.rows[number]
        kind = family(row.node)
        text, name = likeness.words(row.node), name_parts(row.node.name)
        if text:
            others = words.get(kind, {})
            alike = process.extract(
                text, others, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=None
            )
            yield from ((number, other) for _words, _ratio, other in alike)
        yield from (
            (number, other.number)
            for other in new.get(kind, ())
            if name and name_parts(other.node.name) == name
        )


def _by_family(rows: list[OutlineRow]) -> dict[str, list[OutlineRow]]:
    found: dict[str, list[OutlineRow]] = {}
    for row in rows:
        if not isinstance(row.node, Stray):
            found.setdefault(family(row.node), []).append(row)
    return found


class _Witnesses:
    """What speaks for a pair, and whether it is enough."""

    def __init__(self, pairing: RowPairing, likeness: RowLikeness) -> None:
        self.pairing = pairing
        self.likeness = likeness
        self.old_counts = Counter(likeness.words(row.node) for row in pairing.old.rows)
        self.new_counts = Counter(likeness.words(row.node) for row in pairing.new.rows)

    def distance(self, old: int, new: int) -> Distance | None:
        """How far two rows are from being one; None: they are not."""
        one, other = self.pairing.old.rows[old].node, self.pairing.new.rows[new].node
        labels = self.likeness.of_labels(one, other)
        names = of_names(one, other)
        neighbours = self._common_neighbours(old, new)
        is_same = one.type == other.type and self.likeness.has_same_list(one, other)
        match labels:
            case Likeness.SAME:
                words = self.likeness.words(one)
                is_only = self.old_counts[words] == self.new_counts[words] == 1
                is_one = is_only or neighbours > 0 or names > Likeness.UNLIKE
            case Likeness.NEAR:
                is_one = is_same and (neighbours == _BOTH or names > Likeness.UNLIKE)
            case _:
                is_one = is_same and names is Likeness.SAME
        return (-labels, -names, -neighbours, not is_same) if is_one else None

    def _common_neighbours(self, old: int, new: int) -> int:
        """How many of the rows before and after, in one group, are pairs: 0, 1 or 2."""
        pairing = self.pairing
        group = pairing.group_of_old(old)
        if group is None or group != pairing.group_of_new(new):
            return 0
        neighbours = zip(pairing.old.neighbours(old), pairing.new.neighbours(new), strict=True)
        return sum(self._are_one(one, other) for one, other in neighbours)

    def _are_one(self, old: int | None, new: int | None) -> bool:
        """Tell whether two neighbours are a pair, or both missing at the edge of the group."""
        if old is None or new is None:
            return old is new
        return self.pairing.new_of.get(old) == new
