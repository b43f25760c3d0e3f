"""YAML text to plain values, each with its place.

A scalar stays the text that was written: ``version: 2026.10`` is not 2026.1,
the country ``NO`` is not false and ``2026-11-22`` is no date.  What the text
means (a truth value, a number) the schema says.  A key with nothing after it
counts as left out.

Tags, anchors, aliases, a second document and a key written twice are refused,
and so is nesting beyond ``MAX_DEPTH``: nothing in a file can make reading slow
or run code.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, field

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

Value = str | list["Value"] | dict[str, "Value"]
"""Text, or a list or mapping of values."""
Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings, positions in lists from 0."""
Problem = tuple[Loc, Message]

MAX_DEPTH = 20
MAX_VALUES = 50_000
"""Keys, texts and list items; manifests have some hundreds."""
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_UNREADABLE = (
    "from here on the file cannot be read as YAML: {what}; often a text with a colon or a"
    " quotation mark in it has to stand in quotes, or a line is not indented like its neighbours"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedValues:
    """The values of a YAML file, and the line and column of each."""

    values: dict[str, Value]
    places: Mapping[Keys, Loc] = field(compare=False)
    """Where each key, and each item of a list, begins."""

    def loc(self, *keys: str | int) -> Loc:
        """The place of a key or list item; of what is around it where it is not there."""
        while keys not in self.places:
            keys = keys[:-1]
        return self.places[keys]


def parse_yaml(text: str, file: str = "") -> PlacedValues:
    """Read a YAML text whose outermost value is a mapping.

    Args:
        text: the file's content.
        file: its name, for places.

    Raises:
        BadManifestError: the text is no YAML, holds no mapping, or holds what is refused.
    """
    reader, root = _read(text, file)
    if reader.problems:
        raise BadManifestError(tuple(reader.problems))
    if not isinstance(root, dict):
        message = Message("the file holds no keys; its lines are written {line}", line="key: text")
        raise BadManifestError(((reader.places[()], message),))
    return PlacedValues(values=root, places=reader.places)


def _read(text: str, file: str) -> tuple["_Reader", Value | None]:
    """Read with libyaml, in a tenth of the time; what it refuses, the other parser words better."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - loaded only where a file is read
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - as above

    reader = _Reader(events=YAML(typ="safe").parse(text), file=file)
    try:
        return reader, reader.document()
    except YAMLError:
        reader = _Reader(events=_worded_events(text, file), file=file)
        return reader, reader.document()


def _worded_events(text: str, file: str) -> Iterator[Any]:
    from ruamel.yaml import YAML  # noqa: PLC0415 - as above
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415 - as above

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        raise BadManifestError((_unreadable(error, file),)) from error
    except YAMLError as error:
        text = "the file holds a character that YAML does not allow: {what}"
        message = Message(text, what=str(error).splitlines()[0])
        raise BadManifestError(((Loc(file=file), message),)) from error


def _unreadable(error: "MarkedYAMLError", file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    loc = Loc(file=file, row=mark.line + 1, column=mark.column + 1) if mark else Loc(file=file)
    return loc, Message(_UNREADABLE, what=error.problem or error.context or "")


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Takes events one by one; calls itself at most ``MAX_DEPTH`` deep."""

    events: Iterator[Any]
    file: str
    places: dict[Keys, Loc] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0

    def document(self) -> Value | None:
        """The value of the first document; a second one is a problem."""
        self.places[()] = Loc(file=self.file, row=1, column=1)
        documents = [
            (event, self._value(next(self.events), ()))
            for event in self.events
            if type(event).__name__ == "DocumentStartEvent"
        ]
        for event, _ in documents[1:]:
            self._problem(event, Message("a second document begins here; a file holds one"))
        return documents[0][1] if documents else None

    def _problem(self, event: Any, message: Message) -> None:  # noqa: ANN401 - ruamel has no types
        self.problems.append((self._loc(event), message))

    def _loc(self, event: Any) -> Loc:  # noqa: ANN401 - as above
        mark = event.start_mark
        return Loc(file=self.file, row=mark.line + 1, column=mark.column + 1)

    def _value(self, event: Any, keys: Keys) -> Value | None:  # noqa: ANN401 - as above
        self.places.setdefault(keys, self._loc(event))
        self._refuse(event)
        self.count += 1
        if self.count > MAX_VALUES:
            message = Message("the file holds more than {most} keys and texts", most=MAX_VALUES)
            raise BadManifestError(((self._loc(event), message),))
        if len(keys) > MAX_DEPTH:
            message = Message("there are more than {most} levels inside each other", most=MAX_DEPTH)
            raise BadManifestError(((self._loc(event), message),))
        match type(event).__name__:
            case "MappingStartEvent":
                return self._mapping(keys)
            case "SequenceStartEvent":
                return self._sequence(keys)
            case "ScalarEvent" if event.style or event.value not in _NOTHING:
                return str(event.value).strip()
            case _:
                return None

    def _mapping(self, keys: Keys) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        seen: dict[str, Loc] = {}
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self._value(event, (*keys, ""))
            self.places.pop((*keys, ""))
            if not isinstance(key, str):
                self._problem(event, Message("a key has to be a text"))
                key = ""
            if key in seen:
                text = "the key {key} stands here again, first in line {line}; keep one"
                self._problem(event, Message(text, key=key, line=seen[key].row))
            self.places[(*keys, key)] = seen.setdefault(key, self._loc(event))
            value = self._value(next(self.events), (*keys, key))
            if value is not None:
                mapping[key] = value
        return mapping

    def _sequence(self, keys: Keys) -> list[Value]:
        items: list[Value] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self._value(event, (*keys, len(items))) or "")
        return items

    def _refuse(self, event: Any) -> None:  # noqa: ANN401 - as above
        if anchor := getattr(event, "anchor", None):
            text = "{name} stands for text written elsewhere (an anchor); write the text out here"
            self._problem(event, Message(text, name=anchor))
        if tag := getattr(event, "tag", None):
            self._problem(event, Message("{tag} is a tag of YAML; leave it out", tag=str(tag)))
