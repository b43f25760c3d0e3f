"""The ``changes:`` of an adaptation: which keys they have, and where."""

from collections.abc import Iterator

from formkit.core.messages import Message
from formkit.formats.change_keys import CHANGE_KEYS, STANCE
from formkit.formats.sections import Section
from formkit.formats.yaml_text import Problem, Value
from formkit.formats.yaml_writing import format_item, format_yaml
from formkit.model.adaptation import WrittenChange

CHANGES = "changes"


def read_changes(root: Section) -> Iterator[WrittenChange]:
    """The changes of an adaptation, in the order of the file; what they mean is not looked at."""
    for item in root.items(CHANGES):
        values = {key: value for key, value in _values(item).items() if key not in STANCE}
        yield WrittenChange(
            values=values,
            declared=item.flag("declared") if "declared" in item else None,
            reason=item.text("reason"),
            loc=item.loc(),
            places={key: item.loc(key) for key in values},
        )


def find_key_problems(root: Section) -> Iterator[Problem]:
    """Changes without a code, or with two; keys that a change lacks, or has too many."""
    for item in root.items(CHANGES):
        codes = [key for key in item if key in CHANGE_KEYS]
        if len(codes) != 1:
            text = "one kind of change has to stand here; there are {codes}"
            yield item.loc(), Message(text, codes=tuple(codes) or Message("none"))
            continue
        keys = CHANGE_KEYS[codes[0]]
        for key in keys.required:
            if key not in item:
                text = "the key {key} is missing here; {change} needs it"
                yield item.loc(), Message(text, key=key, change=codes[0])
        allowed = (*codes, *keys.required, *keys.optional, *STANCE)
        for key in item:
            if key not in allowed:
                text = "{change} has no {key}; it can say: {known}"
                known = allowed[1:]
                yield item.loc(key), Message(text, change=codes[0], key=key, known=known)
        if "after" in item and "at" in item:
            text = "say where it goes: either {after} or {at}"
            yield item.loc("at"), Message(text, after="after", at="at")


def _values(item: Section) -> dict[str, Value]:
    value = item.value
    return value if isinstance(value, dict) else {}


def format_change(change: WrittenChange) -> str:
    """One change as an item of ``changes:``."""
    text = format_item({**change.values}, indent=1)
    if change.declared is None:
        return text
    reason = format_yaml({"reason": change.reason}, indent=2)
    return f"{text}    declared: {str(change.declared).lower()}\n{reason}"
