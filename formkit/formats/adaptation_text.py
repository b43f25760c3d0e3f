"""The text of an adaptation with other changes in it: all else stays as it was written."""

from collections.abc import Sequence
from textwrap import dedent
from textwrap import indent as indented

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.manifests import parse_manifest
from formkit.formats.written_changes import CHANGES
from formkit.formats.yaml_writing import format_text

_PATHS = ("gazetteer", "base")


def format_adaptation(head: str, items: Sequence[str]) -> str:
    """An adaptation: what it begins with, then its changes.

    Args:
        head: all keys but ``changes``, as text.
        items: the changes as ``written_changes.format_change`` gives them.
    """
    if not items:
        return head
    return f"{head.rstrip()}\n\n{CHANGES}:\n{''.join(items)}"


def with_changes(text: str, items: Sequence[str], *, file: str = "") -> str:
    """The text of an adaptation with more changes, behind those that it lists.

    Args:
        text: of an adaptation that can be read.
        items: the changes as ``written_changes.format_change`` gives them.
        file: its name, for places.
    """
    placed = parse_manifest(text, "adaptation", file=file)
    if not items or not placed.values.get(CHANGES):
        return format_adaptation(text, items)
    lines = text.removeprefix("\ufeff").splitlines()
    start = placed.places[CHANGES, 0].row - 1
    end = _end(lines, start, [placed.loc(key).row - 1 for key in placed.values])
    while not lines[end - 1].strip():
        end -= 1
    before = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
    lines[end:end] = indented(dedent("".join(items)), before).splitlines()
    return "".join(f"{line}\n" for line in lines)


def head_of(text: str, *, file: str, folder: str) -> str:
    """The text of an adaptation without its changes, for another folder.

    Args:
        text: of an adaptation that can be read.
        file: its name, for places.
        folder: the way from the new folder to the one where it lay; empty for the same.

    Raises:
        FormkitError: its keys do not stand on lines of their own.
    """
    placed = parse_manifest(text, "adaptation", file=file)
    lines = text.removeprefix("\ufeff").splitlines()
    starts = {key: placed.loc(key) for key in placed.values}
    if any(loc.column != 1 for loc in starts.values()):
        message = "the keys of the adaptation have to stand at the beginnings of lines"
        raise FormkitError(Message(message), loc=Loc(file=file, row=1))
    if folder:
        for key in _PATHS:
            if key in starts:
                path = f"{folder}/{placed.values[key]}"
                lines[starts[key].row - 1] = f"{key}: {format_text(path)}"
    if CHANGES in starts:
        first = starts[CHANGES].row - 1
        del lines[first : _end(lines, first, [loc.row - 1 for loc in starts.values()])]
    return "".join(f"{line}\n" for line in lines)


def _end(lines: Sequence[str], first: int, keys: Sequence[int]) -> int:
    """Where the lines of a key end: comments above the next key are of that one."""
    end = min((row for row in keys if row > first), default=len(lines))
    while end < len(lines) and lines[end - 1].startswith("#"):
        end -= 1
    return end
