"""The text of an adaptation with less in it, or with other names.

Whatever stays keeps its lines and its comments as they were written.
"""

from collections.abc import Collection, Iterator, Mapping

from formkit.formats.manifests import parse_manifest
from formkit.formats.sections import Section
from formkit.formats.yaml_text import Keys, PlacedValues, Value
from formkit.formats.yaml_writing import format_text, format_yaml
from formkit.xpath.references import rename_references

_LISTS = ("hide_choices", "add_choices", "set_choices")


def without_entries(text: str, dropped: Collection[Keys], *, file: str = "") -> str:
    """The text of an adaptation without some of what it says, and without its comments.

    Args:
        text: of an adaptation that can be read.
        dropped: where it says that.
        file: its name, for places.
    """
    if not dropped:
        return text
    placed = _read(text, file)
    gone = _with_emptied(set(dropped), placed.values, ())
    cut = _without_lines(text, placed, gone)
    if cut is not None and _read(cut, file).values == _pruned(placed.values, (), gone):
        return cut
    for key in dict.fromkeys(str(keys[0]) for keys in gone):
        text = _without_parts(text, {keys for keys in gone if keys[0] == key}, file)
    return text


def _without_parts(text: str, gone: set[Keys], file: str) -> str:
    """The text without parts of one of the keys at its top."""
    placed = _read(text, file)
    wanted = _pruned(placed.values, (), gone)
    cut = _without_lines(text, placed, gone)
    if cut is None or _read(cut, file).values != wanted:
        return _with_key_anew(text, placed, str(min(gone, key=len)[0]), wanted)
    return cut


def _with_emptied(dropped: set[Keys], value: Value, keys: Keys) -> set[Keys]:
    """The keys to drop; a list or mapping in which nothing is left, in place of what is in it."""
    inner = {one: _inside(value, one) for one in _children(value)}
    below: set[Keys] = set()
    for child, part in inner.items():
        place = (*keys, child)
        below |= {place} if place in dropped else _with_emptied(dropped, part, place)
    if keys and inner and all((*keys, child) in below for child in inner):
        return {keys}
    return below


def _children(value: Value) -> list[str | int]:
    if isinstance(value, dict):
        return [*value]
    return [*range(len(value))] if isinstance(value, list) else []


def _inside(value: Value, child: str | int) -> Value:
    if isinstance(value, dict):
        return value[str(child)]
    return value[int(child)]


def _pruned(value: Value, keys: Keys, gone: Collection[Keys]) -> Value:
    """The value without what stands at some keys."""
    kept = [one for one in _children(value) if (*keys, one) not in gone]
    parts = [_pruned(_inside(value, one), (*keys, one), gone) for one in kept]
    if isinstance(value, dict):
        return {str(one): part for one, part in zip(kept, parts, strict=True)}
    return parts if isinstance(value, list) else value


def _without_lines(text: str, placed: PlacedValues, gone: set[Keys]) -> str | None:
    """The text without the lines of some keys; None where one shares its line with others."""
    lines = text.removeprefix("\ufeff").splitlines()
    extents = []
    for keys in gone:
        loc = placed.places[keys]
        before = lines[loc.row - 1][: loc.column - 1].strip()
        if before != ("-" if isinstance(keys[-1], int) else ""):
            return None
        extents.append(_extent(lines, placed, keys))
    for first, end in sorted(extents, reverse=True):
        is_between_blanks = first and not "".join(lines[first - 1 : first] + lines[end : end + 1])
        del lines[first : end + 1 if is_between_blanks else end]
    return _text(lines)


def _extent(lines: list[str], placed: PlacedValues, keys: Keys) -> tuple[int, int]:
    """First line and end of what stands at a key, the comments right above it too."""
    start = placed.places[keys].row
    others = (loc.row for other, loc in placed.places.items() if other[: len(keys)] != keys)
    end = min((row for row in others if row > start), default=len(lines) + 1) - 1
    while end > start and (not lines[end - 1].strip() or _is_comment(lines[end - 1])):
        end -= 1
    first = start - 1
    while first and _is_comment(lines[first - 1]):
        first -= 1
    return first, end


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _with_key_anew(text: str, placed: PlacedValues, key: str, wanted: Value) -> str:
    """The text with what stands under one key at its top written anew."""
    assert isinstance(wanted, dict)  # noqa: S101 - a mapping without some keys
    lines = text.removeprefix("\ufeff").splitlines()
    start = placed.places[key,].row - 1
    _, end = _extent(lines, placed, (key,))
    lines[start:end] = format_yaml({key: wanted[key]}).splitlines()
    return _text(lines)


def with_text_at(text: str, values: Mapping[str, str], *, file: str = "") -> str:
    """The text of an adaptation with other texts under keys at its top that it has.

    Args:
        text: of an adaptation that can be read.
        values: key -> text.
        file: its name, for places.
    """
    placed = _read(text, file)
    lines = text.removeprefix("\ufeff").splitlines()
    for key, value in values.items():
        row = placed.places[key,].row - 1
        before, sign, comment = lines[row].partition(" #")
        gap = before[len(before.rstrip()) :]
        lines[row] = f"{key}: {format_text(value)}{gap}{sign}{comment}"
    return _text(lines)


def with_new_names(
    text: str, rows: Mapping[str, str], lists: Mapping[str, str], *, file: str = ""
) -> str:
    """The text of an adaptation that speaks of questions and lists by new names.

    Args:
        text: of an adaptation that can be read.
        rows: name of a question or group -> new name.
        lists: name of a list -> new name.
        file: its name, for places.
    """
    if not any(name in text for name in (*rows, *lists)):
        return text
    placed = _read(text, file)
    lines = text.removeprefix("\ufeff").splitlines()
    words = sorted(_words(Section(placed=placed), rows, lists), key=lambda one: _at(placed, one[0]))
    for keys, old, new in reversed(words):
        loc = placed.places[keys]
        line = lines[loc.row - 1]
        start = line.index(old, loc.column - 1 + _skipped(keys))
        lines[loc.row - 1] = f"{line[:start]}{new}{line[start + len(old) :]}"
    return _text([rename_references(line, rows) for line in lines])


def _at(placed: PlacedValues, keys: Keys) -> tuple[int, int]:
    loc = placed.places[keys]
    return loc.row, loc.column


def _skipped(keys: Keys) -> int:
    """How much of a line to pass over: the key in front of a text."""
    return len(str(keys[-1])) if keys[0] == "add_questions" else 0


def _words(
    root: Section, rows: Mapping[str, str], lists: Mapping[str, str]
) -> Iterator[tuple[Keys, str, str]]:
    """Where a name stands that is another one now, the name, and the new one."""
    for keys, name in _names_of_rows(root):
        if name in rows:
            yield keys, name, rows[name]
    for keys, name in _names_of_lists(root):
        if name in lists:
            yield keys, name, lists[name]


def _names_of_rows(root: Section) -> Iterator[tuple[Keys, str]]:
    for number, name in enumerate(root.texts("hide")):
        yield ("hide", number), name
    for name in root.section("set"):
        yield ("set", name), name
    for number, block in enumerate(root.items("add_questions")):
        yield ("add_questions", number, "after"), block.text("after")


def _names_of_lists(root: Section) -> Iterator[tuple[Keys, str]]:
    for number, block in enumerate(root.items("add_questions")):
        for place, row in enumerate(block.items("rows")):
            _, _, name = row.text("type").partition(" ")
            yield ("add_questions", number, "rows", place, "type"), name
    for key in _LISTS:
        for name in root.section(key):
            yield (key, name), name


def comments_above(
    text: str, places: Collection[Keys], *, file: str = ""
) -> dict[Keys, tuple[str, ...]]:
    """The comments right above what stands at some keys, each without its indent.

    Args:
        text: of an adaptation that can be read.
        places: the keys.
        file: its name, for places.
    """
    placed = _read(text, file)
    lines = text.removeprefix("\ufeff").splitlines()
    found: dict[Keys, tuple[str, ...]] = {}
    for keys in places:
        first, _ = _extent(lines, placed, keys)
        found[keys] = tuple(line.strip() for line in lines[first : placed.places[keys].row - 1])
    return found


def _read(text: str, file: str) -> PlacedValues:
    return parse_manifest(text, "adaptation", file=file)
