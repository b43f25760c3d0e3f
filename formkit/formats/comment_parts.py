"""Comments of a sheet: formkit's own are added to what people wrote, and taken out again."""

from collections.abc import Iterable, Mapping

from formkit.formats.annotations import AUTHOR, SIGN
from formkit.formats.cell_xml import escaped_text
from formkit.formats.xml_splicing import Element, XmlPart
from formkit.formats.xml_tags import escaped, tag_name

EMPTY_COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="{namespace}"><authors></authors><commentList></commentList></comments>'
)
_BETWEEN = "\n\n"
_MOST = 32_000
"""Characters of a comment; Excel takes 32,767."""


def without_ours(xml: bytes) -> tuple[bytes, frozenset[str]]:
    """The comments as people wrote them.

    Returns:
        The part, and the cells (``C14``) that have no comment any more.
    """
    part = XmlPart(xml)
    gone: set[str] = set()
    for comment, inside in _comments(part.elements("comment", "text", "r", "t")):
        texts = [one for one in inside if one.name == "t"]
        place = next((at for at, text in enumerate(texts) if SIGN in text.text), None)
        if place is None:
            continue
        kept = texts[place].text.partition(SIGN)[0].removesuffix(_BETWEEN)
        if not kept and not any(text.text for text in texts[:place]):
            part.remove(comment)
            gone.add(comment.attributes.get("ref", ""))
            continue
        runs = [one for one in inside if one.name == "r"]
        for text in texts[place + bool(kept) :]:
            part.remove(next((one for one in runs if one.start < text.start < one.end), text))
        if kept:
            part.set_text(texts[place], kept)
    return part.written(), frozenset(gone)


def with_ours(xml: bytes, said: Mapping[str, str]) -> tuple[bytes, frozenset[str]]:
    """The comments with what formkit says, below what people said of the same cell.

    Args:
        xml: the part, without such words.
        said: cell (``C14``) -> what is said of it.

    Returns:
        The part, and the cells that had no comment.
    """
    part = XmlPart(xml)
    left = dict(said)
    for comment, inside in _comments(part.elements("comment", "text", "r", "t")):
        if words := left.pop(comment.attributes.get("ref", ""), ""):
            _append(part, inside, words)
    if left:
        _add(part, left)
    return part.written(), frozenset(left)


def _comments(found: Iterable[Element]) -> list[tuple[Element, list[Element]]]:
    """Each comment with what is inside it, in order."""
    comments: list[tuple[Element, list[Element]]] = []
    for one in found:
        if one.name == "comment":
            comments.append((one, []))
        elif comments and one.start < comments[-1][0].end:
            comments[-1][1].append(one)
    return comments


def _append(part: XmlPart, inside: list[Element], words: str) -> None:
    text = next((one for one in inside if one.name == "text"), None)
    if text is None or text.closes_itself:
        return
    for bare in (one for one in inside if one.name == "t" and one.parent == "text"):
        p = bare.prefix
        run = f"<{p}r>".encode() + part.raw(bare) + f"</{p}r>".encode()
        part.replace(bare.start, bare.end, run)
    part.insert(text.inner_end, _run(text.prefix, f"{_BETWEEN}{SIGN}\n{words}"))


def _add(part: XmlPart, new: Mapping[str, str]) -> None:
    authors, *names = part.elements("authors", "author")
    known = [one.text for one in names]
    p = authors.prefix
    if AUTHOR not in known:
        _put_inside(part, authors, f"<{p}author>{AUTHOR}</{p}author>".encode())
        known.append(AUTHOR)
    author = known.index(AUTHOR)
    comments = b"".join(
        f'<{p}comment ref="{cell}" authorId="{author}"><{p}text>'.encode()
        + _run(p, f"{SIGN}\n{words}")
        + f"</{p}text></{p}comment>".encode()
        for cell, words in new.items()
    )
    _put_inside(part, part.elements("commentList")[0], comments)


def _put_inside(part: XmlPart, element: Element, xml: bytes) -> None:
    """Put something at the end of an element, which may have been empty."""
    if not element.closes_itself:
        part.insert(element.inner_end, xml)
        return
    tag = part.raw(element)
    opened = tag.removesuffix(b"/>").rstrip() + b">"
    part.replace(element.start, element.end, opened + xml + b"</" + tag_name(tag) + b">")


def _run(prefix: str, text: str) -> bytes:
    said = escaped(escaped_text(text[:_MOST]))
    return f'<{prefix}r><{prefix}t xml:space="preserve">{said}</{prefix}t></{prefix}r>'.encode()
