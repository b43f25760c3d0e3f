"""Texts of which some words have a look of their own: bold, coloured, another font."""

import re
from collections.abc import Callable

from formkit.formats.sheet_rows import CellXml, find_tagged, tags_named
from formkit.formats.xml_splicing import as_utf8
from formkit.formats.xml_tags import tag_attributes, unescaped

_LOOK = re.compile(rb"<(?:[^\s<>/:!?]+:)?rPr[\s/>]")
_SHARED, _VALUE = tags_named(b"si"), tags_named(b"v")


def find_rich_texts(shared: bytes) -> frozenset[int]:
    """The places, from 0, of such texts among those that cells share.

    >>> sorted(find_rich_texts(b"<sst><si><t>a</t></si><si><r><rPr><b/></rPr></r></si></sst>"))
    [1]
    """
    xml = as_utf8(shared)
    if not _LOOK.search(xml):
        return frozenset()
    texts = enumerate(piece for _, piece in find_tagged(xml, _SHARED))
    return frozenset(place for place, piece in texts if _LOOK.search(piece.body))


def has_rich_text(cell: CellXml, is_rich: Callable[[int], bool]) -> bool:
    """Tell whether a cell holds such a text.

    Args:
        cell: as read.
        is_rich: whether the shared text at a place is one.
    """
    if tag_attributes(cell.piece.tag).get("t") != "s":
        return bool(_LOOK.search(cell.piece.body))
    places = [unescaped(value.body).strip() for _, value in find_tagged(cell.piece.body, _VALUE)]
    return any(place.isdecimal() and is_rich(int(place)) for place in places)
