"""The text of an adaptation with something else in one place.

Whatever is not written anew keeps its lines and comments.  As few lines are
written anew as still give what is wanted: first those of the place itself,
then those of what is around it.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from formkit.core.values import dataclass
from formkit.formats.adaptation_edits import without_entries
from formkit.formats.yaml_text import Keys, PlacedValues, Value, parse_yaml
from formkit.formats.yaml_writing import format_flow, format_text, format_yaml

_ORDER = (
    "formkit",
    "standard",
    "version",
    "template",
    "base",
    "country",
    "languages",
    "default_language",
    "gazetteer",
    "form_title",
    "form_id",
    "form_version",
    "modules",
    "parameters",
    "hide",
    "hide_choices",
    "add_choices",
    "add_questions",
    "settings",
    "set",
    "set_choices",
    "changes",
)
"""Keys at the top, as a new adaptation has them."""
_INDENT = "  "
_WIDTH = 88
"""Longer items of a list have a line for each of their keys."""


def with_value(text: str, keys: Keys, value: Value) -> str:
    """The text with another value in one place, or with one where there was none.

    Args:
        text: of an adaptation that can be read.
        keys: the way to the place; behind the last item of a list, its length.
        value: texts, lists and mappings.
    """
    placed = parse_yaml(text)
    wanted = _with(placed.values, keys, value)
    if wanted == placed.values:
        return text
    assert isinstance(wanted, dict)  # noqa: S101 - the outermost value is a mapping
    for depth in range(len(keys), 0, -1):
        for lines in _written(_Lines(text=text, placed=placed), keys[:depth], wanted):
            if _reads_as(lines, wanted):
                return lines
    return format_yaml(wanted)


def without_item(text: str, keys: Keys) -> str:
    """The text without one item of a list; a list that had one item stays, empty.

    Args:
        text: of an adaptation that can be read.
        keys: the way to the item.
    """
    placed = parse_yaml(text)
    items = value_at(placed.values, keys[:-1])
    if not isinstance(items, list) or value_at(placed.values, keys) is None:
        return text
    lines = _Lines(text=text, placed=placed)
    if len(items) == 1 or lines.before(keys).strip() != "-":
        kept = [one for number, one in enumerate(items) if number != keys[-1]]
        return with_value(text, keys[:-1], kept)
    return without_entries(text, {keys})


def without_value(text: str, keys: Keys) -> str:
    """The text without what stands in one place; a line at the top is switched off.

    Args:
        text: of an adaptation that can be read.
        keys: the way to the place; one that is not there is no trouble.
    """
    placed = parse_yaml(text)
    value = value_at(placed.values, keys)
    if value is None:
        return text
    if len(keys) == 1 and isinstance(value, str):
        lines = text.removeprefix("\ufeff").splitlines()
        row = placed.places[keys].row - 1
        off = _joined([*lines[:row], f"# {lines[row]}", *lines[row + 1 :]])
        wanted = {key: one for key, one in placed.values.items() if key != keys[0]}
        if _reads_as(off, wanted):
            return off
    return without_entries(text, {keys})


def value_at(values: Value, keys: Keys) -> Value | None:
    """What stands in one place; None where nothing does.

    >>> value_at({"modules": {"out": ["a"]}}, ("modules", "out", 0))
    'a'
    """
    for key in keys:
        if isinstance(values, dict) and key in values:
            values = values[str(key)]
        elif isinstance(values, list) and isinstance(key, int) and key < len(values):
            values = values[key]
        else:
            return None
    return values


def _with(values: Value | None, keys: Keys, value: Value) -> Value:
    if not keys:
        return value
    first, *rest = keys
    if isinstance(first, int):
        items = [*values] if isinstance(values, list) else []
        inner = _with(items[first] if first < len(items) else None, tuple(rest), value)
        return [*items[:first], inner, *items[first + 1 :]]
    pairs = {**values} if isinstance(values, dict) else {}
    return {**pairs, first: _with(pairs.get(first), tuple(rest), value)}


def _reads_as(text: str, wanted: Value) -> bool:
    try:
        return parse_yaml(text).values == wanted
    except Exception:  # noqa: BLE001 - a way of writing that does not work is one not taken
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """A text and where its values stand."""

    text: str
    placed: PlacedValues

    @property
    def lines(self) -> list[str]:
        return self.text.removeprefix("\ufeff").splitlines()

    def before(self, keys: Keys) -> str:
        """What stands in front of a place on its line."""
        loc = self.placed.places[keys]
        return self.lines[loc.row - 1][: loc.column - 1]

    def extent(self, keys: Keys) -> tuple[int, int]:
        """First line and end of what stands in a place, without the comments around it."""
        lines, places = self.lines, self.placed.places
        start = places[keys].row
        others = (loc.row for other, loc in places.items() if other[: len(keys)] != keys)
        end = min((row for row in others if row > start), default=len(lines) + 1) - 1
        while end > start and (not lines[end - 1].strip() or _is_comment(lines[end - 1])):
            end -= 1
        return start - 1, end

    def replaced(self, first: int, end: int, new: Sequence[str]) -> str:
        return _joined([*self.lines[:first], *new, *self.lines[end:]])


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _written(text: _Lines, keys: Keys, wanted: Value) -> Sequence[str]:
    """Texts that may say what is wanted, the best first."""
    value = value_at(wanted, keys)
    assert value is not None  # noqa: S101 - it was put there
    if keys in text.placed.places:
        return _in_place(text, keys, value)
    if len(keys) == 1:
        return _at_top(text, str(keys[0]), value)
    return _behind_siblings(text, keys, value)


def _in_place(text: _Lines, keys: Keys, value: Value) -> Sequence[str]:
    first, end = text.extent(keys)
    new = _lines_of(keys[-1], value, text.before(keys))
    found = [text.replaced(first, end, new)]
    if len(new) == 1 and end == first + 1:
        _, sign, comment = text.lines[first].partition(" #")
        found.insert(
            0, text.replaced(first, end, [f"{new[0]} {sign}{comment}" if sign else new[0]])
        )
    return found


def _lines_of(key: str | int, value: Value, before: str) -> list[str]:
    """A key and its value as lines; ``before`` stands in front of the first one."""
    lines = _pair(key, value) if isinstance(key, str) else _item(value)
    indent = " " * len(before)
    return [f"{before}{lines[0]}", *(f"{indent}{line}" if line else line for line in lines[1:])]


def _pair(key: str, value: Value) -> list[str]:
    """A key and its value; a list of mappings has a line for each, however short."""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        items = (line for one in value for line in _lines_of(0, one, f"{_INDENT}- "))
        return [f"{format_text(key)}:", *items]
    return format_yaml({key: value}).splitlines()


def _item(value: Value) -> list[str]:
    if not isinstance(value, dict):
        return [format_text(str(value))]
    short = format_flow(value)
    if len(short) < _WIDTH and all(isinstance(one, str) for one in value.values()):
        return [short]
    return [line for key, one in value.items() for line in _pair(key, one)]


def _at_top(text: _Lines, key: str, value: Value) -> Sequence[str]:
    """In the place of a line that is switched off, else behind the keys that come before it."""
    new = _lines_of(key, value, "")
    suggestion = re.compile(rf"# ?{re.escape(key)}:( |\Z)")
    found = [
        text.replaced(row, row + 1, new)
        for row, line in enumerate(text.lines)
        if suggestion.match(line)
    ]
    before = set(takewhile(lambda one: one != key, _ORDER))
    ends = [text.extent(keys)[1] for keys in text.placed.places if keys and keys[0] in before]
    end = max(ends, default=0)
    gap = [] if isinstance(value, str) else [""]
    rest = text.lines[end:]
    after = len(rest) if not "".join(rest).strip() else 0
    return [*found, text.replaced(end, end + after, [*gap, *new])]


def _behind_siblings(text: _Lines, keys: Keys, value: Value) -> Sequence[str]:
    """Behind what stands in the same list or mapping; nothing where that is on one line."""
    size = len(keys)
    siblings = [
        other for other in text.placed.places if len(other) == size and other[:-1] == keys[:-1]
    ]
    if not siblings:
        return []
    before = text.before(siblings[-1])
    if isinstance(keys[-1], str):
        before = " " * len(before)
    _, end = text.extent(siblings[-1])
    return [text.replaced(end, end, _lines_of(keys[-1], value, before))]
