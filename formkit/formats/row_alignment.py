"""Which old row of a sheet each new row is, and which of them keep their place."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from formkit.core.values import dataclass, field

_SEEN_AHEAD = 20
"""How many old rows a new one is compared with where neither name nor content pairs them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a sheet as its meaning goes: key of the column -> text, filled cells only."""

    texts: Mapping[str, str]
    kind: str = ""
    """Rows of one kind look alike: ``begin group``, ``note``, ``question`` …"""
    group: str = ""
    """What its rows stand together for: the list of a choice."""
    is_end: bool = False
    """Whether it ends a group or repeat; its cells besides the type say nothing."""
    begin: int | None = None
    """For an end, the position of the row that it ends."""
    number: int = field(default=0, compare=False)
    """The row in the file; 0 for a new one."""


Partners = Mapping[int, int]
"""Position of a new line -> position of the old line that it is."""

_Signature = Callable[[Line], Hashable | None]
"""What two lines must have in common to be one; None: this does not tell."""


def align(old: Sequence[Line], new: Sequence[Line], *, name: str = "") -> Partners:
    """Pair the rows of a sheet with those that it is to hold.

    A row is the old one with all its cells; else the one with its name, kind and
    group; else one that has another name and is else the same; else a like one
    in its place.

    Args:
        old: in the order of the file.
        new: in the order that is wanted.
        name: the key of the column that names rows; empty where none does.
    """
    pairing = _Pairing(old=old, new=new)
    pairing.pair(lambda line: _content(line, ()))
    if name:
        pairing.pair(lambda line: _named(line, name))
        pairing.pair(lambda line: _content(line, (name,)))
        pairing.pair(lambda line: _content(line, ("list_name",)) if line.group else None)
    pairing.pair_neighbours()
    pairing.pair_ends()
    return pairing.partners


def _content(line: Line, but: tuple[str, ...]) -> Hashable | None:
    if line.is_end or not line.texts:
        return None
    return tuple(sorted(item for item in line.texts.items() if item[0] not in but))


def _named(line: Line, name: str) -> Hashable | None:
    if line.is_end or not line.texts.get(name):
        return None
    return line.kind.startswith("begin"), line.group, line.texts[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """The pairs found so far."""

    old: Sequence[Line]
    new: Sequence[Line]
    partners: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def put(self, new: int, old: int) -> None:
        self.partners[new] = old
        self.taken.add(old)

    def pair(self, signature: _Signature) -> None:
        """Pair lines with one signature, the first with the first, the second with the second."""
        waiting: dict[Hashable, list[int]] = {}
        for position in reversed(range(len(self.old))):
            if position not in self.taken:
                waiting.setdefault(signature(self.old[position]), []).append(position)
        waiting.pop(None, None)
        for position, line in enumerate(self.new):
            if position not in self.partners and (found := waiting.get(signature(line))):
                self.put(position, found.pop())

    def pair_neighbours(self) -> None:
        """Pair lines that stand behind one pair and are alike."""
        place = 0
        for position, line in enumerate(self.new):
            if position in self.partners:
                place = self.partners[position] + 1
                continue
            for candidate in range(place, min(place + _SEEN_AHEAD, len(self.old))):
                if candidate in self.taken:
                    break
                if _are_alike(self.old[candidate], line):
                    self.put(position, candidate)
                    place = candidate + 1
                    break

    def pair_ends(self) -> None:
        """Pair the ends of what is paired, then those left in order."""
        ends = {
            line.begin: position
            for position, line in enumerate(self.old)
            if line.is_end and line.begin is not None
        }
        for position, line in enumerate(self.new):
            if line.is_end and line.begin is not None:
                old = ends.get(self.partners.get(line.begin, -1))
                if old is not None:
                    self.put(position, old)
        self.pair(lambda line: line.texts.get("type") if line.is_end else None)


def _are_alike(old: Line, new: Line) -> bool:
    """Tell whether a row has become another one: one cell differs, or a third of them."""
    if old.is_end or new.is_end or old.kind.startswith("begin") != new.kind.startswith("begin"):
        return False
    same = sum(new.texts.get(key) == text for key, text in old.texts.items())
    every = len(old.texts.keys() | new.texts.keys())
    return every - same <= 1 or 3 * same >= 2 * every
