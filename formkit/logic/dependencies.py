"""Which rows read which answers, what an answer can influence, and circles."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from formkit.core.values import dataclass
from formkit.logic.binding import bind
from formkit.logic.form_logic import FormLogic, all_written, path_of
from formkit.model.attributes import cells_of
from formkit.model.form import Node
from formkit.model.index import Entry
from formkit.xpath.references import references_in_text

Path = tuple[str, ...]
"""The names from the outermost group down to a row."""

_DECIDES = ("relevant", "calculation", "choice_filter", "trigger", "repeat_count")
"""Columns through which an answer decides about another row, or about its answer, in order."""
_WORKED_OUT = frozenset(("relevant", "calculation", "repeat_count"))
"""Columns that an engine works out anew after every answer, so that a circle never ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """One row reads the answer to another."""

    reader: Entry
    key: str
    """The column in which it does: ``relevant``, ``label::French (fr)`` …"""
    read: Entry


class Dependencies:
    """What reads what in one form; built once, then read."""

    def __init__(self, logic: FormLogic) -> None:
        """Keep the form's expressions."""
        self._logic = logic

    @cached_property
    def all(self) -> tuple[Dependency, ...]:
        """Every reading of an answer, in the order of rows and columns, each once."""
        rows = self._logic.paths.values()
        return tuple(
            Dependency(reader=entry, key=key, read=read)
            for entry in rows
            for key, read in self._read_by(entry)
        )

    @cached_property
    def deciding(self) -> tuple[Dependency, ...]:
        """Those of ``all`` through which an answer decides about another row, or its answer."""
        rows = self._logic.paths.values()
        return tuple(
            Dependency(reader=entry, key=key, read=read)
            for entry in rows
            for key, read in self._read_by(entry, _DECIDES)
        )

    def of(self, entry: Entry) -> tuple[Dependency, ...]:
        """What a row reads, in the order of its columns."""
        return self._by_reader.get(path_of(entry), ())

    def on(self, entry: Entry) -> tuple[Dependency, ...]:
        """What reads a row's answer, in the order of the form."""
        return self._by_read.get(path_of(entry), ())

    def influenced_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The rows that are asked or not, or have another answer, by what is answered here.

        Directly or through others, in the order of the form; what lies in a group goes with it.
        """
        reached: set[Path] = set()
        waiting = [path_of(entry)]
        while waiting:
            for one in self._by_read.get(waiting.pop(), ()):
                if one.key in _DECIDES:
                    new = {*self._inside[path_of(one.reader)]} - reached
                    reached |= new
                    waiting.extend(new)
        return tuple(row for path, row in self._logic.paths.items() if path in reached)

    @cached_property
    def circles(self) -> tuple[tuple[Entry, ...], ...]:
        """Rows that are worked out from each other, or one from itself, in a circle.

        Each circle stands once, its rows in the order of the form.  ODK Validate refuses
        such forms, and so does Collect.
        """
        edges: dict[Path, dict[Path, None]] = {path: {} for path in self._logic.paths}
        for path in edges:
            if path[:-1] in edges:
                edges[path[:-1]][path] = None
        for one in self.deciding:
            if one.key in _WORKED_OUT:
                edges[path_of(one.read)][path_of(one.reader)] = None
        order = {path: place for place, path in enumerate(edges)}
        found = (sorted(circle, key=order.__getitem__) for circle in _circles(edges))
        paths = self._logic.paths
        return tuple(
            tuple(paths[path] for path in circle)
            for circle in sorted(found, key=lambda circle: order[circle[0]])
        )

    @cached_property
    def _by_reader(self) -> dict[Path, tuple[Dependency, ...]]:
        found: dict[Path, tuple[Dependency, ...]] = {}
        for one in self.all:
            path = path_of(one.reader)
            found[path] = (*found.get(path, ()), one)
        return found

    @cached_property
    def _by_read(self) -> dict[Path, tuple[Dependency, ...]]:
        found: dict[Path, tuple[Dependency, ...]] = {}
        for one in self.all:
            path = path_of(one.read)
            found[path] = (*found.get(path, ()), one)
        return found

    @cached_property
    def _inside(self) -> dict[Path, tuple[Path, ...]]:
        """Row -> itself and, for a group, all rows inside it."""
        found: dict[Path, list[Path]] = {}
        for path in self._logic.paths:
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length], []).append(path)
        return {path: tuple(rows) for path, rows in found.items()}

    def _read_by(
        self, entry: Entry, keys: tuple[str, ...] | None = None
    ) -> Iterator[tuple[str, Entry]]:
        """Column and row for each answer that a row reads, each pair once.

        Args:
            entry: the row.
            keys: the columns that matter; None: all.
        """
        found: dict[tuple[str, Path], Entry] = {}
        for one in all_written(entry):
            if one.tree is not None and (keys is None or one.key in keys):
                for variable in bind(one.tree, entry, self._logic).variables:
                    if variable.entry:
                        found.setdefault((one.key, path_of(variable.entry)), variable.entry)
        cells = cells_of(entry.node)
        for key, text in cells if keys is None else _cells(entry.node, keys):
            for reference in references_in_text(text):
                read = self._logic.entries.get(reference.name)
                if read and not reference.last_saved:
                    found.setdefault((key, path_of(read)), read)
        own = path_of(entry)
        return (
            (key, read) for (key, path), read in found.items() if path != own or key in _WORKED_OUT
        )


def _cells(node: Node, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Some of the cells of ``cells_of``; these columns are called as their fields."""
    return ((key, text) for key in keys if (text := getattr(node, key)))


def _circles(edges: Mapping[Path, Mapping[Path, None]]) -> list[list[Path]]:
    """The strongly connected parts of a graph that hold a circle (Tarjan's algorithm)."""
    numbers: dict[Path, int] = {}
    lowest: dict[Path, int] = {}
    stack: dict[Path, None] = {}
    found: list[list[Path]] = []
    for first in edges:
        waiting = [] if first in numbers else [(first, iter(edges[first]))]
        while waiting:
            path, further = waiting[-1]
            if path not in numbers:
                numbers[path] = lowest[path] = len(numbers)
                stack[path] = None
            for target in further:
                if target not in numbers:
                    waiting.append((target, iter(edges[target])))
                    break
                if target in stack:
                    lowest[path] = min(lowest[path], numbers[target])
            else:
                waiting.pop()
                if waiting:
                    parent = waiting[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[path])
                if lowest[path] == numbers[path]:
                    found.append(_taken_down_to(path, stack))
    return [part for part in found if len(part) > 1 or part[0] in edges[part[0]]]


def _taken_down_to(path: Path, stack: dict[Path, None]) -> list[Path]:
    part = [stack.popitem()[0]]
    while part[-1] != path:
        part.append(stack.popitem()[0])
    return part
