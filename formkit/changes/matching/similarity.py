"""Renames: rows without partner that are alike enough, the most alike first."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache

from formkit.changes.matching.likeness import RowLikeness, family, of_names, parts_of_name
from formkit.changes.matching.pairing import RowPairing
from formkit.changes.matching.users import Users
from formkit.changes.outline import OutlineRow
from formkit.changes.wording import Likeness, digits_of
from formkit.model.form import Node, Question, Stray
from formkit.model.question_types import QUESTION_TYPES, TypeKind

_BOTH = 2
_FEW_WORDS = 3
_REMEMBERED = 8_192
"""Rows are held against each other again and again."""
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
    if not pairing.free_old or not pairing.free_new:
        return
    witnesses = _Witnesses(pairing, likeness)
    candidates = sorted(set(_candidates(pairing, likeness)))
    found = True
    while found:
        candidates = [pair for pair in candidates if _is_free(pairing, *pair)]
        measured = [(witnesses.distance(*pair), pair) for pair in candidates]
        near = sorted((far, pair) for far, pair in measured if far is not None)
        found = _add_without_rivals(pairing, near)


def _add_without_rivals(pairing: RowPairing, near: list[tuple[Distance, tuple[int, int]]]) -> bool:
    """Pair the nearest; a row to which two are equally near is left alone, for now.

    Args:
        pairing: gets the pairs.
        near: pairs of free rows, the nearest first.

    Returns:
        Whether a pair was found.
    """
    of_old = Counter((far, old) for far, (old, _new) in near)
    of_new = Counter((far, new) for far, (_old, new) in near)
    doubtful_old: set[int] = set()
    doubtful_new: set[int] = set()
    found = False
    for far, (old, new) in near:
        if not _is_free(pairing, old, new):
            continue
        if of_old[far, old] > 1 or of_new[far, new] > 1:
            doubtful_old.add(old)
            doubtful_new.add(new)
        elif old not in doubtful_old and new not in doubtful_new:
            pairing.add(old, new)
            found = True
    return found


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

    rows = [pairing.new.rows[number] for number in pairing.free_new]
    by_words = _by(rows, lambda row: (family(row.node), *digits_of(likeness.words(row.node))))
    by_name = _by(rows, lambda row: (family(row.node), parts_of_name(row.node)))
    texts = {
        key: {row.number: likeness.words(row.node) for row in of} for key, of in by_words.items()
    }
    words = {row.number: frozenset(likeness.words(row.node).split()) for row in rows}
    for number in pairing.free_old:
        row = pairing.old.rows[number]
        text, name, kind = likeness.words(row.node), parts_of_name(row.node), family(row.node)
        if isinstance(row.node, Stray):
            continue
        if name:
            yield from ((number, other.number) for other in by_name.get((kind, name), ()))
        yield from ((number, other) for other in _in_its_place(pairing, number, kind))
        if text:
            others = texts.get((kind, *digits_of(text)), {})
            alike = process.extract(
                text, others, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=None
            )
            own = frozenset(text.split())
            for _text, _ratio, other in alike:
                if _share_enough(own, words[other]):
                    yield number, other


def _in_its_place(pairing: RowPairing, old: int, kind: str) -> Iterator[int]:
    """Free rows of a family beside a row that an old one stood beside."""
    before, behind = pairing.old.neighbours(old)
    for number, side in ((before, 1), (behind, 0)):
        partner = None if number is None else pairing.new_of.get(number)
        if partner is None:
            continue
        other = pairing.new.neighbours(partner)[side]
        if other is not None and other not in pairing.old_of:
            row = pairing.new.rows[other]
            if family(row.node) == kind and not isinstance(row.node, Stray):
                yield other


def _share_enough(old: frozenset[str], new: frozenset[str]) -> bool:
    """Tell whether long labels have half of their words in common, which is quick to see."""
    longest = max(len(old), len(new))
    return longest <= _FEW_WORDS or 2 * len(old & new) >= longest


def _by(
    rows: list[OutlineRow], key_of: Callable[[OutlineRow], Hashable]
) -> dict[Hashable, list[OutlineRow]]:
    found: dict[Hashable, list[OutlineRow]] = {}
    for row in rows:
        found.setdefault(key_of(row), []).append(row)
    return found


class _Witnesses:
    """What speaks for a pair, and whether it is enough."""

    def __init__(self, pairing: RowPairing, likeness: RowLikeness) -> None:
        self.pairing = pairing
        self.likeness = likeness
        self.old_counts = Counter(likeness.words(row.node) for row in pairing.old.rows)
        self.new_counts = Counter(likeness.words(row.node) for row in pairing.new.rows)
        self.users = Users(pairing)
        self.old_numbers: dict[str, list[int]] = {}
        for row in pairing.old.rows:
            self.old_numbers.setdefault(row.node.name, []).append(row.number)

    def distance(self, old: int, new: int) -> Distance | None:
        """How far two rows are from being one; None: they are not."""
        one, other = self.pairing.old.rows[old].node, self.pairing.new.rows[new].node
        if not self._follow_the_same(one, other):
            return None
        labels = self.likeness.of_labels(one, other)
        names = of_names(one, other)
        neighbours = self._common_neighbours(old, new)
        is_same = one.type == other.type and self.likeness.has_same_list(one, other)
        match labels:
            case Likeness.SAME:
                words = self.likeness.words(one)
                is_only = self.old_counts[words] == self.new_counts[words] == 1
                is_one = is_only or neighbours > 0 or names > Likeness.UNLIKE
            case Likeness.NEAR if neighbours == _BOTH or names > Likeness.UNLIKE:
                is_one = is_same
            case _ if names is Likeness.SAME:
                is_one = is_same
            case _:
                is_one = is_same and self._asks_the_same(old, new, neighbours)
        return (-labels, -names, -neighbours, not is_same) if is_one else None

    def _asks_the_same(self, old: int, new: int, neighbours: int) -> bool:
        """Tell whether a row stands, or is used, as another one did and is only reworded."""
        of_old = () if neighbours else self.users.of_old(old)
        if not neighbours and (not of_old or of_old != self.users.of_new(new)):
            return False
        from formkit.changes.matching.rewording import asks_the_same  # noqa: PLC0415 - rarely needed

        return asks_the_same(self.pairing, self.likeness, old, new)

    def _follow_the_same(self, old: Node, new: Node) -> bool:
        """Tell whether two questions may follow up the same answer.

        "Specify other" under one question is not the one under another,
        however alike they are; a group may well have got another condition.
        """
        if not isinstance(old, Question):
            return True
        before, after = _references(old.relevant), _references(new.relevant)
        if not before or not after:
            return True
        return any(self._rows_named(name) & after for name in before)

    def _rows_named(self, name: str) -> frozenset[str]:
        """What the rows that had a name are called now; that name, if nobody knows."""
        partners = (self.pairing.new_of.get(number) for number in self.old_numbers.get(name, ()))
        rows = self.pairing.new.rows
        known = frozenset(rows[number].node.name for number in partners if number is not None)
        return known or frozenset({name})

    def _common_neighbours(self, old: int, new: int) -> int:
        """How many of the rows before and after, in one group, are pairs: 0, 1 or 2.

        Where both rows stand at the same edge of the group, that counts beside
        a pair at the other side, or where both are alone in it.
        """
        pairing = self.pairing
        group = pairing.group_of_old(old)
        if group is None or group != pairing.group_of_new(new):
            return 0
        pairs = list(zip(pairing.old.neighbours(old), pairing.new.neighbours(new), strict=True))
        edges = pairs.count((None, None))
        known = sum(
            one is not None and other is not None and pairing.new_of.get(one) == other
            for one, other in pairs
        )
        return known + edges if known or edges == _BOTH else 0


@lru_cache(maxsize=_REMEMBERED)
def _references(text: str) -> frozenset[str]:
    from formkit.xpath.references import references_in_text  # noqa: PLC0415 - slow to import

    return frozenset(one.name for one in references_in_text(text))
