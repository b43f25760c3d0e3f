"""What a part's XML would do to whoever parses it: entities that multiply, endless nesting.

Both are seen from the bytes where programs write XML as they usually do;
only odd XML is parsed for it.
"""

from xml.parsers.expat import ExpatError, ParserCreate

MOST_LEVELS = 1_000
"""Elements inside each other; spreadsheets have a dozen."""

_HARMLESS = 2_000_000
"""Bytes in which elements cannot stand deep enough to cost memory."""
_STRETCH = 65_536
_DOCTYPE = "<!DOCTYPE"
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


class _TooDeepError(Exception):
    """Ends a parse."""


def declares_entities(xml: bytes) -> bool:
    """Tell whether a document type is declared, without which there are no entities of its own."""
    if xml.startswith(_UTF16_STARTS):
        return any(_DOCTYPE.encode(one) in xml for one in ("utf-16-le", "utf-16-be"))
    return _DOCTYPE.encode() in xml


def is_too_deep(xml: bytes) -> bool:
    """Tell whether elements stand inside each other more than ``MOST_LEVELS`` deep.

    Looks every ``_STRETCH`` bytes; what opens and closes in between does no harm.
    """
    if len(xml) < _HARMLESS:
        return False
    if not _is_plain(xml):
        return _is_too_deep_when_parsed(xml)
    depth = place = 0
    while place < len(xml):
        following = xml.find(b"<", place + _STRETCH)
        end = len(xml) if following < 0 else following
        ended = xml.count(b"</", place, end)
        depth += xml.count(b"<", place, end) - 2 * ended - xml.count(b"/>", place, end)
        if depth > MOST_LEVELS:
            return True
        place = end
    return False


def has_long_stretch(xml: bytes) -> bool:
    """Tell whether one text, or one element with its attributes, is longer than any program's."""
    return any(
        xml.find(b"<", start, start + _HARMLESS) < 0
        for start in range(0, len(xml) - _HARMLESS, _HARMLESS)
    )


def _is_plain(xml: bytes) -> bool:
    """Tell whether each ``<`` begins an element and each ``>`` ends one."""
    return (
        not xml.startswith(_UTF16_STARTS)
        and b"<!" not in xml
        and xml.count(b"<?") <= 1
        and xml.count(b"<") == xml.count(b">")
    )


def _is_too_deep_when_parsed(xml: bytes) -> bool:
    depth = 0

    def start(_tag: str, _attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_LEVELS:
            raise _TooDeepError

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position
    except _TooDeepError:
        return True
    except ExpatError:
        return False
    return False
