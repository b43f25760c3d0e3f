"""The rows of a survey by the paths that people write, and back.

A path is names joined by ``/``, ``age[2]`` for the second row of that name in
its group and ``(note)`` for one without a name: all by their old names.  Where
two rows would have one path (a group and a repeat of one name, a name with a
``/`` in it) the row is written out step by step.
"""

from collections.abc import Sequence
from difflib import get_close_matches

from formkit.changes.addresses import TOP, Address, Anchor, NodeKind, Step
from formkit.changes.outline import TOP_ROW, Outline, without_children
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.core.messages import Message
from formkit.formats.yaml_writing import format_flow
from formkit.model.adaptation import PlainValue
from formkit.model.form import Node

TOP_PATH = "/"
"""How the form itself is written where a group is asked for."""

_SPANS = frozenset({NodeKind.GROUP, NodeKind.REPEAT})


def shown(kind: NodeKind, name: str) -> str:
    """The last part of a row's path.

    >>> shown(NodeKind.QUESTION, "age"), shown(NodeKind.QUESTION, "")
    ('age', '(question)')
    """
    return name or f"({kind})"


class RowNames:
    """Every row that a change may name: old rows first, then added ones as they come."""

    def __init__(self, outline: Outline) -> None:
        """Know the rows of the old form."""
        self._nodes = {row.address: row.node for row in outline.rows}
        self.numbers = {TOP: TOP_ROW, **{row.address: row.number for row in outline.rows}}
        self._paths: dict[str, list[Anchor]] = {}
        self._texts: dict[Anchor, str] = {Anchor(at=TOP): ""}
        self._added: dict[str, Anchor] = {}
        for row in outline.rows:
            self._know(Anchor(at=row.address), row.address.path)

    def _know(self, anchor: Anchor, path: str) -> None:
        self._texts[anchor] = path
        self._paths.setdefault(path, []).append(anchor)

    def add(self, at: Address, parent: Anchor, name: str) -> None:
        """Know a row that a change adds; of several with one path the second is ``path[2]``."""
        path = base = _joined(self._texts[parent], shown(at.kind, name))
        number = 1
        while path in self._added:
            number += 1
            path = f"{base}[{number}]"
        self._added[path] = Anchor(at=at, is_added=True)
        self._know(self._added[path], path)

    @property
    def count_of_added(self) -> int:
        """How many rows the changes have added so far."""
        return len(self._added)

    def path(self, anchor: Anchor) -> str:
        """The path of a row; empty for the form itself."""
        return self._texts[anchor]

    def node(self, at: Address) -> Node:
        """An old row, without those inside it."""
        return without_children(self._nodes[at])

    # written

    def written_row(self, at: Address) -> PlainValue:
        """An old row of a known kind."""
        anchor = Anchor(at=at)
        return self._written(anchor, [(self._rows(at.path, at.kind), at.path)])

    def written_any(self, at: Address) -> PlainValue:
        """An old row of whatever kind."""
        return self._written(Anchor(at=at), [(self._paths.get(at.path, []), at.path)])

    def written_group(self, anchor: Anchor) -> PlainValue:
        """A group that rows are put into, or the form itself."""
        path = self.path(anchor) or TOP_PATH
        return self._written(anchor, [(self._groups(path), path)])

    def written_beside(self, anchor: Anchor, parent: Anchor) -> PlainValue:
        """The row that another one comes behind: by its name alone where that is enough."""
        path = self.path(anchor)
        inside = self.path(parent)
        short = path.removeprefix(f"{inside}/") if inside else path
        return self._written(anchor, [(self._beside(one, parent), one) for one in (short, path)])

    def _written(self, anchor: Anchor, ways: Sequence[tuple[Sequence[Anchor], str]]) -> PlainValue:
        """The first way that leads to this row and to no other one; else step by step."""
        for found, text in ways:
            if list(found) == [anchor]:
                return text
        if anchor.is_added:
            return {"added": self.path(anchor)}
        return [_written_step(step) for step in anchor.at.steps]

    # read

    def read_row(self, key: str, value: PlainValue, kind: NodeKind | None = None) -> Address:
        """An old row; of a known kind where there is one.

        Raises:
            NotUnderstoodError: the form has no such row, or several.
        """
        rows = self._rows(value, kind) if isinstance(value, str) else []
        return self._read(key, value, rows).at

    def read_group(self, key: str, value: PlainValue) -> Anchor:
        """A group that rows are put into, or the form itself.

        Raises:
            NotUnderstoodError: there is no such group, or several.
        """
        return self._read(key, value, self._groups(value) if isinstance(value, str) else [])

    def read_beside(self, key: str, value: PlainValue, parent: Anchor) -> Anchor:
        """The row that another one comes behind.

        Raises:
            NotUnderstoodError: there is no such row, or several.
        """
        found = self._beside(value, parent) if isinstance(value, str) else []
        return self._read(key, value, found)

    def _read(self, key: str, value: PlainValue, found: Sequence[Anchor]) -> Anchor:
        if not isinstance(value, str):
            return self._exact(key, value)
        if len(found) == 1:
            return found[0]
        if found:
            text = "{path} names several rows; write the one that is meant as {example}"
            example = format_flow([_written_step(step) for step in found[0].at.steps])
            raise NotUnderstoodError(key, Message(text, path=value, example=example))
        if near := get_close_matches(value, self._paths, n=1):
            text = "the form has no {path}; is {near} meant?"
            raise NotUnderstoodError(key, Message(text, path=value, near=near[0]))
        raise NotUnderstoodError(key, Message("the form has no {path}", path=value))

    def _exact(self, key: str, value: PlainValue) -> Anchor:
        """A row written out step by step, or an added one by its path."""
        if isinstance(value, dict):
            anchor = self._added.get(str(value.get("added", "")))
        else:
            anchor = Anchor(at=Address(tuple(map(_read_step, value))))
        if anchor in self._texts and anchor is not None:
            return anchor
        raise NotUnderstoodError(key, Message("the form has no {path}", path=format_flow(value)))

    def _rows(self, path: str, kind: NodeKind | None) -> list[Anchor]:
        found = self._paths.get(path, ())
        return [one for one in found if not one.is_added and kind in {None, one.at.kind}]

    def _groups(self, path: str) -> list[Anchor]:
        if path == TOP_PATH:
            return [Anchor(at=TOP)]
        found = self._paths.get(path, [])
        return [one for one in found if one.at.kind in _SPANS] or found

    def _beside(self, path: str, parent: Anchor) -> list[Anchor]:
        inside = self._paths.get(_joined(self._texts[parent], path), [])
        return inside or self._paths.get(path, [])


def _joined(parent: str, name: str) -> str:
    return f"{parent}/{name}" if parent else name


def _written_step(step: Step) -> PlainValue:
    written: dict[str, PlainValue] = {str(step.kind): step.name}
    return written | ({"nth": str(step.nth)} if step.nth > 1 else {})


def _read_step(value: PlainValue) -> Step:
    """One step; what is no step reads as one that no form has."""
    cells = value if isinstance(value, dict) else {}
    for kind in NodeKind:
        if kind in cells:
            nth = str(cells.get("nth", "1"))
            return Step(kind=kind, name=str(cells[kind]), nth=int(nth) if nth.isdecimal() else 0)
    return Step(kind=NodeKind.STRAY, nth=0)
