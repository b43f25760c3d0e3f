"""Functions of texts."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from formkit.xpath.arithmetic import (
    INFINITY,
    java_trim,
    js_round,
    to_int32,
)
from formkit.xpath.context import Compiled, Context
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import (
    Builder,
    as_it_is,
    calls,
    each,
    each_alone,
    within,
)
from formkit.xpath.regexes import java_matches, js_matches
from formkit.xpath.tree import Call
from formkit.xpath.values import CONVERSIONS, Value

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_JAVA_SPACES = re.compile(r"[ \t\n\x0b\f\r]+")
_WEB_SPACES = re.compile(r"[ \t\r\n]{2,}")
_WEB_BLANK = " \t\r\n"
_LEADING_INTEGER = re.compile(r"\s*([+-]?[0-9]+)")


def units(text: str) -> str:
    """A text whose characters are Java's and JavaScript's, of 16 bits each."""
    if text.isascii():
        return text
    pairs = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(low | high << 8) for low, high in zip(pairs[::2], pairs[1::2], strict=True))


def _characters(text: str) -> str:
    """The text that such characters make up; half of a pair stays by itself."""
    if text.isascii():
        return text
    pairs = b"".join(ord(unit).to_bytes(2, "little") for unit in text)
    return pairs.decode("utf-16-le", "surrogatepass")


def _length(text: str) -> float:
    return float(len(units(text)))


def _before(text: str, mark: str) -> str:
    found = text.find(mark)
    return text[:found] if found >= 0 else ""


def _after(text: str, mark: str) -> str:
    found = text.find(mark)
    return text[found + len(mark) :] if found >= 0 else ""


def _web_after(text: str, mark: str) -> str:
    """By a slip, what follows the first character of the mark."""
    if not (text and mark):
        return text
    found = text.find(mark)
    return _characters(units(text[found:])[1:]) if found >= 0 else ""


def _if_filled(function: Builder) -> Builder:
    """ODK Web Forms' way: of an empty text, nothing else is looked at."""

    def build(call: Call, arguments: tuple[Compiled, ...]) -> Compiled:
        first, worked_out = arguments[0], function(call, arguments)
        return lambda context: (
            worked_out(context) if _WEB_FORMS.text(first(context), context.now) else ""
        )

    return build


def _translated(text: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for place, character in enumerate(old):
        table.setdefault(ord(character), new[place] if place < len(new) else None)
    return text.translate(table)


def _java_normalized(text: str) -> str:
    return _JAVA_SPACES.sub(" ", java_trim(text))


def _web_normalized(text: str) -> str:
    return _WEB_SPACES.sub(" ", text.strip(_WEB_BLANK))


def _cut(text: str, start: int, end: int | None) -> str:
    """Characters from start up to, but not, end; below zero, counted from the end."""
    inside = units(text)
    size = len(inside)
    end = size if end is None else end
    start, end = (place + size if place < 0 else place for place in (start, end))
    start, end = (min(max(0, place), size) for place in (start, end))
    return _characters(inside[start:end])


def _java_substr(text: str, start: float, end: float | None = None) -> str:
    return _cut(text, to_int32(start), None if end is None else to_int32(end))


def _web_substr(context: Context, text: Value, start: Value, *end: Value) -> str:
    whole, now = _WEB_FORMS.text(text, context.now), context.now
    places = [parsed_integer(_WEB_FORMS.text(place, now)) for place in (start, *end)]
    if None in places:
        return ""
    first, last = (*places, len(units(whole)))[:2]
    return _cut(whole, first or 0, last)


def parsed_integer(text: str) -> int | None:
    """JavaScript's ``parseInt``: the whole number that a text begins with."""
    match = _LEADING_INTEGER.match(text)
    return int(match[1]) if match else None


def _substring(text: str, start: float, length: float | None = None) -> str:
    """XPath's own, counted from 1."""
    first = js_round(start) - 1
    if first == INFINITY or first != first or (length is not None and length != length):  # noqa: PLR0124 - no number
        return ""
    inside = units(text)
    size = float(len(inside))
    last = size if length is None else first + js_round(length)
    first, last = (int(min(max(0.0, place), size)) for place in (first, last))
    return _characters(inside[min(first, last) : max(first, last)])


def _java_concat(context: Context, *values: Value) -> str:
    now = context.now
    singles: tuple[Value, ...] = each(values[0], now) if len(values) == 1 else values
    return "".join(_JAVAROSA.text(single, now) for single in singles)


def _java_join(context: Context, glue: Value, *values: Value) -> str:
    now = context.now
    singles: tuple[Value, ...] = each(values[0], now) if len(values) == 1 else values
    return _JAVAROSA.text(glue, now).join(_JAVAROSA.text(single, now) for single in singles)


def _web_join(context: Context, glue: Value, *values: Value) -> str:
    now = context.now
    singles = [single for value in values for single in each_alone(value, now)]
    return _WEB_FORMS.text(glue, now).join(_WEB_FORMS.text(single, now) for single in singles)


def _web_concat(context: Context, *values: Value) -> str:
    return _web_join(context, "", *values)


def _of_node_too(builder: Builder) -> Builder:
    """A function that takes the text of the place where it stands when given nothing."""

    def build(call: Call, arguments: tuple[Compiled, ...]) -> Compiled:
        return builder(call, arguments or (lambda context: (context.node,),))

    return build


def _same(text: str) -> str:
    return text


_OF_TEXTS: Mapping[str, Callable[..., Value]] = MappingProxyType(
    {
        "contains": lambda text, part: part in text,
        "ends-with": str.endswith,
        "starts-with": str.startswith,
        "substring-before": _before,
        "translate": _translated,
    }
)
"""What both dialects do alike."""

JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        **{name: calls(function, _JAVAROSA.text) for name, function in _OF_TEXTS.items()},
        "concat": within(_java_concat, as_it_is),
        "join": within(_java_join, as_it_is),
        "normalize-space": _of_node_too(calls(_java_normalized, _JAVAROSA.text)),
        "regex": calls(java_matches, _JAVAROSA.text),
        "string": calls(_same, _JAVAROSA.text),
        "string-length": _of_node_too(calls(_length, _JAVAROSA.text)),
        "substr": calls(_java_substr, _JAVAROSA.text, _JAVAROSA.number),
        "substring-after": calls(_after, _JAVAROSA.text),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        **{name: calls(function, _WEB_FORMS.text) for name, function in _OF_TEXTS.items()},
        "concat": within(_web_concat, as_it_is),
        "join": within(_web_join, as_it_is),
        "normalize-space": _of_node_too(calls(_web_normalized, _WEB_FORMS.text)),
        "regex": calls(js_matches, _WEB_FORMS.text),
        "string": _of_node_too(calls(_same, _WEB_FORMS.text)),
        "string-length": _of_node_too(calls(_length, _WEB_FORMS.text)),
        "substr": _if_filled(within(_web_substr, as_it_is)),
        "substring": calls(_substring, _WEB_FORMS.text, _WEB_FORMS.number),
        "substring-after": _if_filled(calls(_web_after, _WEB_FORMS.text)),
        "substring-before": _if_filled(calls(_before, _WEB_FORMS.text)),
    }
)
