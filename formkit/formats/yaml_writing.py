"""Plain values as YAML that people read: one key a line, quotes only where needed.

What is written here ``yaml_text`` reads back to the same values.
"""

import re
from collections.abc import Iterator

from formkit.formats.yaml_text import Value

_WIDTH = 96
_INDENT = "  "
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<]")
_UNPLAIN = re.compile(
    r": |:\Z| #|[^\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|\.\.\."
)
_UNFLOWING = re.compile(r"[,\[\]{}:]")
_OTHERWISE_READ = re.compile(
    r"(?i:null|true|false|yes|no|on|off|y|n)\Z|[-+.]?\d[\d_.,:eExXa-fA-F+\-]*\Z"
)
"""Plain texts that other readers of YAML take for a truth value, a number or a date."""
_UNPRINTED = re.compile(r"[^\t\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_LINES = re.compile(r"[^\s][^\t]*\n[^\t]*", re.DOTALL)
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def format_yaml(value: dict[str, Value], indent: int = 0) -> str:
    """A mapping as lines of YAML, with a line end after the last one.

    Args:
        value: texts, lists and mappings; none of the latter two empty at its top.
        indent: how many steps all lines stand to the right.
    """
    return "".join(f"{line}\n" for line in _mapping(value, _INDENT * indent))


def format_item(value: dict[str, Value], indent: int = 0) -> str:
    """A mapping as an item of a list: its first line begins with a hyphen."""
    lines = list(_mapping(value, _INDENT * (indent + 1)))
    start = _INDENT * indent
    lines[0] = f"{start}- {lines[0][len(start) + len(_INDENT) :]}"
    return "".join(f"{line}\n" for line in lines)


def format_text(text: str, *, flowing: bool = False) -> str:
    """A text on one line, in quotes where it would be read as something else.

    >>> format_text("${age} > 17"), format_text("yes"), format_text("a: b")
    ('${age} > 17', '"yes"', '"a: b"')
    """
    is_plain = _PLAIN_START.match(text) and not _UNPLAIN.search(text)
    if is_plain and not _OTHERWISE_READ.match(text) and not (flowing and _UNFLOWING.search(text)):
        return text
    quoted = "".join(_ESCAPED.get(one, one) for one in text)
    return f'"{_UNPRINTED.sub(_escape, quoted)}"'


def format_flow(value: Value) -> str:
    """A value on one line.

    >>> format_flow([{"group": "home", "nth": "2"}])
    '[{group: home, nth: "2"}]'
    """
    if isinstance(value, str):
        return format_text(value, flowing=True)
    if isinstance(value, dict):
        pairs = (f"{_key(key)}: {format_flow(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(format_flow, value))}]"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"  # noqa: PLR2004 - YAML's own


def _mapping(value: dict[str, Value], start: str) -> Iterator[str]:
    for key, inner in value.items():
        head = f"{start}{_key(key)}:"
        if isinstance(inner, str):
            yield from _text(head, inner, start)
        elif short := _short(inner, len(head)):
            yield f"{head} {short}"
        elif isinstance(inner, dict):
            yield head
            yield from _mapping(inner, start + _INDENT)
        else:
            yield head
            yield from _sequence(inner, start + _INDENT)


def _sequence(value: list[Value], start: str) -> Iterator[str]:
    for inner in value:
        head = f"{start}-"
        if isinstance(inner, str):
            yield from _text(head, inner, start)
        elif short := _short(inner, len(head)):
            yield f"{head} {short}"
        else:
            lines = list(
                _mapping(inner, start + _INDENT)
                if isinstance(inner, dict)
                else _sequence(inner, start + _INDENT)
            )
            yield f"{head} {lines[0][len(start) + len(_INDENT) :]}"
            yield from lines[1:]


def _key(key: str) -> str:
    return format_text(key, flowing=True)


def _text(head: str, text: str, start: str) -> Iterator[str]:
    """A text behind its key; one of several lines as lines of its own."""
    if _LINES.fullmatch(text) and not _UNPRINTED.search(text):
        yield f"{head} |-"
        for line in text.split("\n"):
            yield f"{start}{_INDENT}{line}" if line else ""
    else:
        yield f"{head} {format_text(text)}"


def _short(value: Value, used: int) -> str:
    """A list or mapping on one line, where it fits; else empty."""
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    text = format_flow(value)
    return text if used + len(text) < _WIDTH and "\\n" not in text else ""
