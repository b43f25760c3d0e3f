"""The ``changes`` that an adaptation lists, declared or taken out where they stand."""

from collections.abc import Iterable

from formkit.changes.kinds import Change
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.adaptation_edits import without_entries
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.manifests import read_text
from formkit.formats.written_changes import CHANGES
from formkit.formats.yaml_text import parse_yaml
from formkit.jobs.building import compose_adaptation
from formkit.jobs.drafting.text import with_value
from formkit.jobs.judging import Judged
from formkit.jobs.outputs import Output


def has_entry(judged: Judged, change: Change) -> bool:
    """Tell whether the adaptation lists a change, and does not make it by another key.

    Args:
        judged: the forms.
        change: one of their changes.
    """
    stance = judged.stance(change)
    return stance is not None and bool(stance.values)


def declare_entries(
    judged: Judged, changes: Iterable[Change], *, reason: str, is_declared: bool = True
) -> Output:
    """Declare changes that an adaptation lists; all else in its text stays as it is.

    Args:
        judged: the adaptation by itself.
        changes: some of those that have an entry.
        reason: why the country wants them.
        is_declared: False to take a declaration back.

    Raises:
        FormkitError: the adaptation changed since it was read.
    """
    text = read_text(judged.adaptation)
    numbers = _numbers(judged, text, changes)
    text = with_stances(text, numbers, reason=reason, is_declared=is_declared)
    return Output(path=judged.adaptation, content=text.encode())


def with_stances(text: str, numbers: Iterable[int], *, reason: str, is_declared: bool) -> str:
    """The text of an adaptation in which some of the changes that it lists are declared.

    Args:
        text: of an adaptation that can be read.
        numbers: which of its changes.
        reason: why the country wants them.
        is_declared: False to take a declaration back.
    """
    word = str(is_declared).lower()
    for number in numbers:
        keys = (CHANGES, number)
        text = _unquoted(with_value(text, (*keys, "declared"), word), (*keys, "declared"), word)
        text = with_value(text, (*keys, "reason"), reason)
    return text


def take_out(judged: Judged, changes: Iterable[Change]) -> Output:
    """Take changes out of an adaptation that lists them, and the comments right above them.

    Args:
        judged: the forms.
        changes: some of those that have an entry.

    Raises:
        FormkitError: the adaptation changed since it was read, or what is left of it
            cannot be built.
    """
    path, text = judged.adaptation, read_text(judged.adaptation)
    numbers = _numbers(judged, text, changes)
    left = without_entries(text, {(CHANGES, one) for one in numbers}, file=str(path))
    try:
        compose_adaptation(parse_adaptation(left, file=str(path)), path.parent)
    except FormkitError as error:
        text = "without this, {file} cannot be built: {why}"
        raise FormkitError(Message(text, file=path.name, why=error.message)) from error
    return Output(path=path, content=left.encode())


def _numbers(judged: Judged, text: str, changes: Iterable[Change]) -> list[int]:
    """Which of the entries speak of changes."""
    path = str(judged.adaptation)
    entries = [one.values for one in parse_adaptation(text, file=path).changes]
    found: list[int] = []
    for change in changes:
        stance = judged.stance(change)
        if stance is None or stance.values not in entries:
            message = "somebody changed the adaptation after it was read: compare again"
            raise FormkitError(Message(message), loc=Loc(file=path))
        found.append(entries.index(stance.values))
    return list(dict.fromkeys(found))


def _unquoted(text: str, keys: tuple[str | int, ...], word: str) -> str:
    """The text with a word as people write it, which would be read as something else elsewhere."""
    row = parse_yaml(text).loc(*keys).row - 1
    lines = text.splitlines(keepends=True)
    lines[row] = lines[row].replace(f'"{word}"', word)
    return "".join(lines)
