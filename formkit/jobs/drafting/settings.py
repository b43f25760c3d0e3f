"""Settings of a form, where an adaptation can say them only as changes."""

from formkit.formats.yaml_text import Keys, Value, parse_yaml
from formkit.jobs.drafting.text import value_at, with_value, without_item

CHANGES: Keys = ("changes",)
_SET = "setting-set"


def setting_in(values: Value, key: str) -> str:
    """What the changes of an adaptation set a setting to; empty where none does."""
    number = _number(values, key)
    found = None if number is None else value_at(values, (*CHANGES, number, "to"))
    return found if isinstance(found, str) else ""


def with_setting(text: str, key: str, value: str) -> str:
    """The text of an adaptation that sets a setting; empty: it stays as the form has it.

    Args:
        text: of an adaptation that can be read.
        key: of the settings sheet.
        value: what it is to say.
    """
    values = parse_yaml(text).values
    number = _number(values, key)
    if number is None:
        return with_change(text, {_SET: key, "to": value}) if value else text
    if not value:
        return without_item(text, (*CHANGES, number))
    return with_value(text, (*CHANGES, number, "to"), value)


def with_change(text: str, change: dict[str, Value]) -> str:
    """The text of an adaptation with one more change, behind the others."""
    size = len(changes_in(parse_yaml(text).values))
    return with_value(text, (*CHANGES, size), change)


def changes_in(values: Value) -> list[dict[str, Value]]:
    """The changes of an adaptation, as they are written."""
    found = value_at(values, CHANGES)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _number(values: Value, key: str) -> int | None:
    told = (number for number, one in enumerate(changes_in(values)) if one.get(_SET) == key)
    return next(told, None)
