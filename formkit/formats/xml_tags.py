"""The bytes of one tag: its name, its attributes, the text behind it."""

import re
from collections.abc import Mapping

_TAG = re.compile(rb"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_NAME = re.compile(rb"<[^\s/>]+")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ENTITY = re.compile(r"&(#x?)?(\w+);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_QUOTES = str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def set_attributes(tag: bytes, values: Mapping[str, str | None]) -> bytes:
    """A start tag with other values of some attributes; all else stays byte for byte.

    >>> set_attributes(b'<c r="A1" s="2"/>', {"r": "A2", "s": None, "t": "n"})
    b'<c r="A2" t="n"/>'
    """
    left = dict(values)

    def written(found: re.Match[bytes]) -> bytes:
        name = found[1].decode()
        if name not in left:
            return found[0]
        value = left.pop(name)
        return b"" if value is None else _pair(name, value)

    changed = _ATTRIBUTE.sub(written, tag)
    added = b"".join(_pair(name, value) for name, value in left.items() if value is not None)
    ending = b"/>" if changed.endswith(b"/>") else b">"
    return changed.removesuffix(ending).rstrip() + added + ending if added else changed


def tag_attributes(tag: bytes) -> dict[str, str]:
    """The attributes in a start tag, by name as written.

    >>> tag_attributes(b'<c r="A1" x:s="&lt;"/>')
    {'r': 'A1', 'x:s': '<'}
    """
    return {found[1].decode(): unescaped(found[2][1:-1]) for found in _ATTRIBUTE.finditer(tag)}


def unescaped(xml: bytes) -> str:
    """The text that stands between tags or quotes.

    >>> unescaped(b"a &amp; b &#233; <![CDATA[<&>]]>")
    'a & b é <&>'
    """
    pieces = _CDATA.split(xml.decode())
    pieces[::2] = [_ENTITY.sub(_character, _COMMENT.sub("", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def escaped(text: str) -> str:
    """A text as it stands between tags.

    >>> escaped("a & b < c")
    'a &amp; b &lt; c'
    """
    return text.translate(_ESCAPES)


def tag_name(tag: bytes) -> bytes:
    """The name in a start tag, with its prefix.

    >>> tag_name(b'<x:row r="1">')
    b'x:row'
    """
    found = _NAME.match(tag)
    assert found is not None  # noqa: S101 - expat said that a tag stands here
    return found[0][1:]


def tag_end(xml: bytes, at: int) -> int:
    """Where the tag ends that begins at a place."""
    found = _TAG.match(xml, at)
    assert found is not None  # noqa: S101 - expat said that a tag stands here
    return found.end()


def _pair(name: str, value: str) -> bytes:
    return f' {name}="{escaped(value).translate(_IN_QUOTES)}"'.encode()


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[2], 16 if found[1] == "#x" else 10))
    return _ENTITIES.get(found[2], found[0])
