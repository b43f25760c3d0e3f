"""What is read off the bytes of a sheet is what a pass over its XML finds."""

import pytest

from formkit.formats import sheet_marks
from formkit.formats.formula_copies import Formula
from formkit.formats.plain_marks import plain_marks
from formkit.formats.sheet_marks import SheetMarks, scan_sheet
from tests.formats.hostile import MAIN

USUAL = (
    '<c r="A1"><f>B1&amp;"&lt;b&gt;"</f><v>1</v></c>',
    '<c r="A1" s="3" t="str"><f>&quot;é&quot; &amp;amp; &apos;x&apos;</f><v>1</v></c>',
    '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f></c><c r="A2"><f t="shared" si="0"/></c>',
    '<c r="AB12" t="e"><v>#N/A</v></c>',
    '<c r="A1" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="A1"><f t="array" ref="A1">SUM(B1)</f></c><c r="B1" t="s"><v>0</v></c>',
    '<c r="A1"><f></f></c><c r="B1"><f si="1" t="shared"></f></c>',
)
ODD = (
    '<c r="A1"><f>a&#10;b</f></c>',
    '<c r="A1"><f>a\r\nb</f></c>',
    '<c r="A1"><f><![CDATA[a<b]]></f></c>',
    '<c r="A1"><!-- <f>no</f> --><f>B1</f></c>',
    "<c r='A1'><f>B1</f></c>",
    '<c r="A1"><v>1</v><f>B1</f></c>',
    "<c r=\"A1\"><f t='shared' si='0'>B1</f></c>",
    '<c t="e" r="A1"><v>#N/A</v></c>',
    '<c r="A1"><f>B1</f></c><?note?>',
)


def xml_of(cells: str, declaration: str = "") -> bytes:
    return f'{declaration}<worksheet xmlns="{MAIN}"><row r="1">{cells}</row></worksheet>'.encode()


def by_pass(xml: bytes, monkeypatch: pytest.MonkeyPatch) -> SheetMarks:
    monkeypatch.setattr(sheet_marks, "plain_marks", lambda _xml: None)
    return scan_sheet(xml)


@pytest.mark.parametrize("cells", USUAL)
def test_usual_cells_need_no_pass(cells: str, monkeypatch: pytest.MonkeyPatch) -> None:
    xml = xml_of(cells, '<?xml version="1.0" encoding="UTF-8"?>\r\n')
    assert plain_marks(xml) is not None
    found = scan_sheet(xml)
    assert found.formulas or found.errors
    assert found == by_pass(xml, monkeypatch)


@pytest.mark.parametrize("cells", ODD)
def test_odd_cells_are_left_to_the_pass(cells: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain_marks(xml_of(cells)) is None
    found = scan_sheet(xml_of(cells))
    assert found.formulas or found.errors
    assert found == by_pass(xml_of(cells), monkeypatch)


def test_other_encodings_are_left_to_the_pass() -> None:
    xml = '<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><c r="A1"><f>é</f></c></worksheet>'
    assert plain_marks(xml.encode("latin-1")) is None


def test_a_mark_of_byte_order_is_no_reason() -> None:
    xml = b"\xef\xbb\xbf" + xml_of(USUAL[0], '<?xml version="1.0"?>')
    assert scan_sheet(xml).formulas == {(1, 1): Formula(text='B1&"<b>"')}
