"""Places of an XML part are changed, and every other byte stays."""

from xml.parsers.expat import ExpatError

import pytest

from formkit.formats.xml_splicing import XmlPart, as_utf8
from formkit.formats.xml_tags import set_attributes, unescaped

PART = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<x:a xmlns:x="main" xmlns:r="rel"><!-- <x:b/> -->'
    "<x:b r:id='1' z=\"q>'\"/><x:b  k='1' >t&amp;é<c/><![CDATA[<]]></x:b><x:e></x:e></x:a>\r\n"
).encode()


def test_nothing_said_gives_the_same_object() -> None:
    assert XmlPart(PART).written() is PART


def test_elements_know_where_they_stand() -> None:
    part = XmlPart(PART)
    first, second = part.elements("b")
    assert (first.namespace, first.prefix, first.parent) == ("main", "x:", "a")
    assert first.attributes == {"rel id": "1", "z": "q>'"}
    assert first.closes_itself
    assert part.raw(first) == b"<x:b r:id='1' z=\"q>'\"/>"
    assert part.xml[second.inner_start : second.inner_end] == "t&amp;é<c/><![CDATA[<]]>".encode()
    assert second.text == "t&é<"
    assert part.raw(second).endswith(b"</x:b>")


def test_attributes_are_set_one_after_the_other() -> None:
    part = XmlPart(PART)
    first, second = part.elements("b")
    part.set(first, z=None)
    part.set(first, **{"r:id": "2", "n": '<"\n'})
    part.set(second, k="2")
    expected = PART.replace(b"""r:id='1' z="q>'\"""", b'r:id="2" n="&lt;&quot;&#10;"')
    assert part.written() == expected.replace(b"  k='1' ", b' k="2" ')


def test_texts_are_set_in_elements_of_all_shapes() -> None:
    part = XmlPart(PART)
    closed, full = part.elements("b")
    (empty,) = part.elements("e")
    part.set_text(closed, "<1")
    part.set_text(closed, "<2")
    part.set(closed, z=None)
    part.set_text(full, "é")
    part.set_text(empty, "in")
    written = part.written().decode()
    assert "<x:b r:id='1'>&lt;2</x:b><x:b  k='1' >é</x:b><x:e>in</x:e>" in written


def test_a_removed_element_voids_what_was_said_of_it_but_not_of_its_neighbours() -> None:
    part = XmlPart(PART)
    first, second = part.elements("b")
    part.set(second, k="9")
    part.remove(part.elements("c")[0])
    part.remove(second)
    part.set_text(second, "void")
    part.insert(second.start, b"<before/>")
    part.insert(second.end, b"<after/>")
    part.insert(second.end, b"<last/>")
    assert b"/><before/><after/><last/><x:e>" in part.written()
    assert part.raw(first) in part.written()


def test_changes_that_cross_are_refused() -> None:
    part = XmlPart(PART)
    part.replace(50, 60, b"")
    part.replace(55, 65, b"")
    with pytest.raises(ValueError, match="overlap"):
        part.written()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_other_encodings_become_utf8(encoding: str) -> None:
    named = encoding if encoding == "cp1252" else "UTF-16"
    text = f'<?xml version="1.0" encoding="{named}" standalone="yes"?><a b="é"/>'
    expected = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a b="é"/>'
    assert as_utf8(text.encode(encoding)) == expected.encode()


def test_utf8_stays_the_same_object() -> None:
    for xml in (b"<a/>", b'<?xml version="1.0" encoding="us-ascii"?><a/>'):
        assert as_utf8(xml) is xml


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0" encoding="klingon"?><a/>',
        b"\xff\xfe<\0a\0/\0>",
        b"<a><b></a>",
        b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
    ],
)
def test_what_is_no_xml_or_declares_a_document_type_is_refused(xml: bytes) -> None:
    with pytest.raises(ExpatError):
        XmlPart(xml).elements("a")


def test_attributes_of_a_tag_alone() -> None:
    assert set_attributes(b"<c/>", {"r": "A1"}) == b'<c r="A1"/>'
    assert set_attributes(b"<c r = 'B1' >", {"r": "A1"}) == b'<c r="A1" >'
    assert set_attributes(b"<c r='B1'>", {"s": None}) == b"<c r='B1'>"


def test_text_is_read_through_references_and_comments() -> None:
    assert unescaped(b"&#x41;&#66;<!-- &lt; -->&unknown;<?pi &lt;?>&apos;") == "AB&unknown;'"
