"""Change a few places of an XML part, and leave every other byte of it as it was.

    part = XmlPart(xml)
    for merge in part.elements("mergeCell"):
        part.set(merge, ref="A2:B2")    # other attributes stay, None takes one out
        part.remove(merge)              # void what was said of it and of what it holds
    for sqref in part.elements("sqref"):
        part.set_text(sqref, "C4:C9")
    part.insert(part.elements("mergeCells")[0].inner_end, b"<mergeCell ref='A9:B9'/>")
    changed = part.written()            # the very same object when nothing was said

Elements are looked for by their name without prefix, wherever they stand, also
inside ``mc:AlternateContent``; ``element.parent`` and ``element.namespace`` tell
more.  Prefixes are kept.  What is not UTF-8 becomes UTF-8.
"""

import re
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from formkit.formats.xml_tags import escaped, set_attributes, tag_end, tag_name

MAIN_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    }
)
"""Of worksheets, workbooks, tables, comments: the usual one and that of strict files."""

_SPACE = " "
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["']([^"']*)["']""")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARATION = 200


@dataclass(slots=True, kw_only=True, eq=False)
class Element:
    """An element that was looked for, and where its bytes are."""

    name: str
    """Without prefix."""
    prefix: str
    """With its colon, ``x:``; empty without one."""
    namespace: str
    attributes: dict[str, str]
    """By name without prefix; attributes with a prefix as ``"namespace name"``."""
    parent: str
    """The parent's name without prefix; empty at the root."""
    start: int
    """Where ``<`` stands."""
    inner_start: int
    """Behind the start tag."""
    inner_end: int = 0
    """Before the end tag; as ``inner_start`` and ``end`` where the tag closes itself."""
    end: int = 0
    """Behind the end tag."""
    text: str = ""
    """What stands right in it, without its children."""

    @property
    def closes_itself(self) -> bool:
        """Tell whether there is only one tag."""
        return self.inner_start == self.end


@dataclass(slots=True)
class _Pass:
    """One pass over a part for the elements with some names."""

    xml: bytes
    names: frozenset[str]
    found: list[Element] = field(default_factory=list)
    open: list[tuple[str, Element | None]] = field(default_factory=list)

    def run(self) -> tuple[Element, ...]:
        parser = ParserCreate(namespace_separator=_SPACE)
        parser.namespace_prefixes = True
        parser.buffer_text = True

        def start(tag: str, attributes: dict[str, str]) -> None:
            namespace, name, prefix = _split(tag)
            element = None
            if name in self.names:
                at = parser.CurrentByteIndex
                element = Element(
                    name=name,
                    prefix=prefix,
                    namespace=namespace,
                    attributes={_attribute(key): value for key, value in attributes.items()},
                    parent=self.open[-1][0] if self.open else "",
                    start=at,
                    inner_start=tag_end(self.xml, at),
                )
                self.found.append(element)
            self.open.append((name, element))

        def text(characters: str) -> None:
            if element := self.open[-1][1]:
                element.text += characters

        def end(_tag: str) -> None:
            if element := self.open.pop()[1]:
                self._close(element, parser.CurrentByteIndex)

        parser.StartElementHandler = start
        parser.CharacterDataHandler = text
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(self.xml, True)  # noqa: FBT003 - expat takes it by position
        return tuple(self.found)

    def _close(self, element: Element, at: int) -> None:
        if self.xml[element.inner_start - 2 : element.inner_start] == b"/>":
            element.inner_end = element.end = element.inner_start
        else:
            element.inner_end = at
            element.end = tag_end(self.xml, at)


class XmlPart:
    """The XML of one part, and what is to be changed in it."""

    def __init__(self, xml: bytes) -> None:
        """Say nothing yet.

        Args:
            xml: in any encoding that it names.
        """
        self._given = xml
        self.xml = as_utf8(xml)
        """What places in elements speak of."""
        self._changes: dict[tuple[int, int], bytes] = {}

    def elements(self, *names: str) -> tuple[Element, ...]:
        """All elements with one of these names (without prefix), in the order of their starts.

        Raises:
            ExpatError: the XML is not well formed, or declares a document type.
        """
        return _Pass(self.xml, frozenset(names)).run()

    def raw(self, element: Element) -> bytes:
        """The bytes of an element with its tags, as they were."""
        return self.xml[element.start : element.end]

    def set(self, element: Element, /, **values: str | None) -> None:
        """Give attributes other values; None takes one out, a missing one is added at the end.

        Attributes with a prefix are named with it, as written: ``**{"r:id": "rId7"}``.
        """
        tag, rest = self._tag(element)
        self.replace(element.start, element.inner_start, set_attributes(tag, values) + rest)

    def set_text(self, element: Element, text: str) -> None:
        """Put a text in the place of all that an element holds."""
        written = escaped(text).encode()
        if not element.closes_itself:
            self.replace(element.inner_start, element.inner_end, written)
            return
        tag, _ = self._tag(element)
        closing = b"</" + tag_name(tag) + b">"
        opened = tag.removesuffix(b"/>").rstrip() + b">" if tag.endswith(b"/>") else tag
        self.replace(element.start, element.end, opened + written + closing)

    def remove(self, element: Element) -> None:
        """Take an element out with all that it holds."""
        self.replace(element.start, element.end, b"")

    def insert(self, at: int, xml: bytes) -> None:
        """Put bytes before the byte at a place; later ones stand behind earlier ones."""
        self.replace(at, at, self._changes.get((at, at), b"") + xml)

    def replace(self, start: int, end: int, xml: bytes) -> None:
        """Put bytes in the place of others; what is said of places inside is void."""
        self._changes[start, end] = xml

    def written(self) -> bytes:
        """The part with all changes; the bytes given when there is none.

        Raises:
            ValueError: two changes overlap.
        """
        if not self._changes:
            return self._given
        pieces: list[bytes] = []
        at = 0
        for (start, end), xml in sorted(self._changes.items(), key=_outer_first):
            if start < at < end:
                message = f"two changes of a part overlap at byte {start}"
                raise ValueError(message)
            if start >= at:
                pieces += self.xml[at:start], xml
                at = end
        pieces.append(self.xml[at:])
        return b"".join(pieces)

    def _tag(self, element: Element) -> tuple[bytes, bytes]:
        """The start tag of an element as it will be, and what is put behind it."""
        span = element.start, element.inner_start
        whole = self._changes.get(span, self.xml[slice(*span)])
        end = tag_end(whole, 0)
        return whole[:end], whole[end:]


def as_utf8(xml: bytes) -> bytes:
    """The same XML in UTF-8 without a byte order mark; unchanged when it is that already.

    Raises:
        ExpatError: it is not in the encoding that it names.
    """
    encoding = _encoding(xml)
    if encoding == "utf-8":
        return xml
    try:
        text = xml.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        message = f"a part is not in {encoding}"
        raise ExpatError(message) from error
    return _ENCODING.sub(r'\1 encoding="UTF-8"', text, count=1).encode()


def _encoding(xml: bytes) -> str:
    for mark, encoding in (*_BOMS, *_UTF16):
        if xml.startswith(mark):
            return encoding
    named = _ENCODING.match(xml[:_DECLARATION].decode("latin-1"))
    encoding = named[2].lower() if named else "utf-8"
    return "utf-8" if encoding in {"utf-8", "utf8", "us-ascii", "ascii"} else encoding


def _split(tag: str) -> tuple[str, str, str]:
    parts = tag.split(_SPACE)
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], f"{parts[2]}:" if parts[2:] else ""


def _attribute(key: str) -> str:
    return _SPACE.join(key.split(_SPACE)[:2])


def _outer_first(change: tuple[tuple[int, int], bytes]) -> tuple[int, bool, int]:
    (start, end), _ = change
    return start, end > start, -end


def _refuse(*_: object) -> None:
    message = "a part declares a document type"
    raise ExpatError(message)
