"""Parts beside a worksheet, as programs write them, follow its rows."""

import re
from xml.etree import ElementTree as ET

import pytest

from formkit.formats.anchored_parts import shift_related, shift_workbook
from tests.formats.edit_words import edit, row_maps

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'


def related(
    xml: str, *edits: str, headers: dict[tuple[int, int], str] | None = None, sheet: str = "survey"
) -> tuple[str, list[str]]:
    maps = row_maps(edit(words) for words in edits)
    changed = shift_related(xml.encode(), sheet=sheet, maps=maps, headers=headers)
    text = "" if changed.xml is None else changed.xml.decode()
    if text:
        ET.fromstring(text)  # noqa: S314 - written by this test
    return text, [str(loss) for loss in changed.losses]


def texts(name: str, xml: str) -> list[str]:
    return re.findall(rf"<(?:\w+:)?{name}>([^<>]*)<", xml)


def workbook(names: str, *edits: str) -> tuple[str, list[str]]:
    xml = (
        f'<workbook {MAIN}><sheets><sheet name="survey" sheetId="4"/><sheet name="choices"'
        f' sheetId="9"/></sheets><definedNames>{names}</definedNames></workbook>'
    )
    changed = shift_workbook(xml.encode(), maps=row_maps(edit(words) for words in edits))
    assert changed.xml is not None
    found = re.search("<definedNames>(.*)</definedNames>", changed.xml.decode())
    return found[1] if found else "", [str(loss) for loss in changed.losses]


# Defined names


@pytest.mark.parametrize(
    ("name", "edits", "expected"),
    [
        ('name="_xlnm.Print_Area" localSheetId="0">survey!$A$1:$F$9<', ["insert 3"], "$F$10<"),
        ('name="_xlnm.Print_Area" localSheetId="0">$A$1:$F$9<', ["insert 3"], ">$A$1:$F$10<"),
        ('name="_xlnm.Print_Area" localSheetId="1">$A$1:$F$9<', ["insert 3"], ">$A$1:$F$9<"),
        ('name="_xlnm.Print_Area" localSheetId="7">$A$1:$F$9<', ["insert 3"], ">$A$1:$F$9<"),
        (
            "name=\"_xlnm.Print_Area\">'survey'!$A$5:$F$5,'survey'!$A$6:$B$9<",
            ["delete 5"],
            ">'survey'!$A$5:$B$8<",
        ),
        (
            'name="_xlnm.Print_Titles">survey!$A:$B,survey!$1:$2<',
            ["insert 1"],
            "$A:$B,survey!$1:$3<",
        ),
        ('name="_xlnm._FilterDatabase" hidden="1">survey!$A$1:$F$9<', ["delete 4"], "$A$1:$F$8<"),
        ('name="_xlnm._FilterDatabase">survey!$A$1:$F$9<', ["insert 9 like 9"], "$A$1:$F$10<"),
        ('name="_xlnm._FilterDatabase">choices!$A$1<', ["insert 0"], "choices!$A$1<"),
        ('name="total">SUM(survey!$A$2:$A$9)&amp;"&lt;"<', ["insert 3"], '$A$10)&amp;"&lt;"<'),
        ('name="here">survey!A5<', ["insert 3"], "survey!A5<"),
        ('name="choices_of_fuel">choices!$B$5:$B$8<', ["choices delete 6"], "choices!$B$5:$B$7<"),
    ],
)
def test_names_follow(name: str, edits: list[str], expected: str) -> None:
    text, losses = workbook(f"<definedName {name}/definedName>", *edits)
    assert expected in text
    assert not losses


def test_names_of_which_nothing_is_left() -> None:
    area = '<definedName name="_xlnm.Print_Area" localSheetId="0">survey!$A$5:$F$5</definedName>'
    own = '<definedName name="total">survey!$A$5</definedName>'
    headers = '<definedName name="_xlnm._FilterDatabase">survey!$A$5:$B$9</definedName>'
    assert workbook(area + headers, "delete 5") == ("", [])
    text, losses = workbook(area + own, "delete 5")
    assert text == '<definedName name="total">survey!#REF!</definedName>'
    assert ["total" in loss and "#REF!" in loss for loss in losses] == [True]


def test_a_workbook_whose_names_stay_is_given_back() -> None:
    xml = f"<workbook {MAIN}><sheets/></workbook>".encode()
    assert shift_workbook(xml, maps=row_maps([edit("insert 1")])).xml is xml
    broken = '<definedName name="_xlnm.Print_Area">#REF!</definedName>'
    assert workbook(broken, "insert 1") == (broken, [])


# Comments and their boxes

COMMENTS = (
    f'<comments {MAIN}><authors><author/></authors><commentList><comment ref="B5" authorId="0">'
    "<text><r><t>ask </t></r><r><t>first</t></r></text></comment>"
    '<comment ref="B6" authorId="0"><text><t>x</t></text></comment></commentList></comments>'
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202"/>'
    '<v:shape id="_x0000_s1"><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 3, 10, 4, 31, 8, 4'
    "</x:Anchor><x:Row>4</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>"
    '<v:shape id="_x0000_s2"><x:ClientData ObjectType="Note"><x:Anchor>2,15,4,10,4,31,9,4'
    "</x:Anchor><x:Row>5</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>"
    '<v:shape id="_x0000_s3"><x:ClientData ObjectType="Checkbox"><x:Anchor>2, 15, 4, 10, 4, 31,'
    " 9, 4</x:Anchor><x:FmlaLink>$B$6</x:FmlaLink></x:ClientData></v:shape></xml>"
)


def test_comments_follow_their_cells() -> None:
    text, losses = related(COMMENTS, "insert 2")
    assert re.findall('ref="(.*?)"', text) == ["B6", "B7"]
    assert not losses


def test_a_comment_on_a_deleted_row_is_told_with_its_words() -> None:
    text, losses = related(COMMENTS, "delete 5")
    assert re.findall('ref="(.*?)"', text) == ["B5"]
    assert losses == ["the comment on survey!B5 goes with its row: ask first"]


def test_threads_follow_without_a_word() -> None:
    xml = '<ThreadedComments xmlns="t"><threadedComment ref="B5"/><threadedComment ref="B6"/>'
    text, losses = related(f"{xml}</ThreadedComments>", "delete 5")
    assert re.findall('ref="(.*?)"', text) == ["B5"]
    assert not losses


def test_boxes_follow_their_comments() -> None:
    text, _ = related(VML, "insert 2")
    assert texts("Row", text) == ["5", "6"]
    assert texts("Anchor", text) == [
        "2, 15, 4, 10, 4, 31, 9, 4",
        "2, 15, 5, 10, 4, 31, 10, 4",
        "2, 15, 5, 10, 4, 31, 10, 4",
    ]
    assert "<x:FmlaLink>$B$7</x:FmlaLink>" in text


def test_the_box_of_a_comment_that_is_gone_goes() -> None:
    text, _ = related(VML, "delete 5")
    assert re.findall('shape id="(.*?)"', text) == ["_x0000_s2", "_x0000_s3"]
    assert texts("Row", text) == ["4"]


def test_boxes_written_oddly_stay() -> None:
    odd = (
        VML.replace("<x:Row>4<", "<x:Row>?<").replace("4, 31, 8, 4", "4").replace(" 9, 4", " x, 4")
    )
    text, _ = related(odd, "insert 2")
    assert texts("Row", text) == ["?", "6"]
    assert "2, 15, 3, 10, 4</x:Anchor>" in text
    assert related(VML, "choices insert 2") == (VML, [])


def test_boxes_that_are_no_xml_stay_and_it_is_told() -> None:
    html = b"<xml><v:shape><br></v:shape></xml>"
    stays = shift_related(html, sheet="survey", maps=row_maps([edit("choices insert 1")]))
    assert stays.xml is html
    assert not stays.losses
    told = shift_related(html, sheet="survey", maps=row_maps([edit("insert 1")]))
    assert told.xml is html
    assert "sheet survey" in str(told.losses[0])


# Drawings, charts, controls


def drawing(anchor: str, first: int, last: int | None = None) -> str:
    end = "" if last is None else f"<xdr:to><xdr:row>{last}</xdr:row></xdr:to>"
    name = anchor.split(maxsplit=1)[0]
    return (
        f"<xdr:wsDr {XDR}><xdr:{anchor}><xdr:from><xdr:col>0</xdr:col><xdr:row>{first}</xdr:row>"
        f'</xdr:from>{end}<xdr:sp textlink="survey!$B$9"/></xdr:{name}></xdr:wsDr>'
    )


@pytest.mark.parametrize(
    ("anchor", "edits", "expected"),
    [
        ("twoCellAnchor", ["insert 2"], (5, 9)),
        ("twoCellAnchor", ["insert 6"], (4, 9)),
        ("twoCellAnchor", ["insert 20"], (4, 8)),
        ("twoCellAnchor", ["delete 5"], (4, 7)),
        ("twoCellAnchor", ["delete 9"], (4, 7)),
        ("twoCellAnchor", [f"delete {row}" for row in range(5, 10)], (4, 8)),
        ("twoCellAnchor", ["move 5 30"], (29, 33)),
        ("twoCellAnchor", ["move 6 30"], (4, 7)),
        ('twoCellAnchor editAs="oneCell"', ["insert 6"], (4, 8)),
        ('twoCellAnchor editAs="oneCell"', ["insert 2"], (5, 9)),
        ('twoCellAnchor editAs="oneCell"', ["delete 5"], (4, 8)),
        ('twoCellAnchor editAs="absolute"', ["insert 2"], (4, 8)),
    ],
)
def test_a_drawing_follows(anchor: str, edits: list[str], expected: tuple[int, int]) -> None:
    text, _ = related(drawing(anchor, 4, 8), *edits)
    assert tuple(map(int, texts("row", text))) == expected


def test_a_drawing_with_one_corner_and_the_cell_that_it_shows() -> None:
    text, _ = related(drawing("oneCellAnchor", 4), "insert 2", "delete 9")
    assert texts("row", text) == ["5"]
    assert 'textlink="survey!#REF!"' in text
    odd = drawing("oneCellAnchor", 4).replace(">4<", ">x<").replace(' textlink="survey!$B$9"', "")
    assert related(odd, "insert 2") == (odd, [])


def test_a_chart_follows_its_cells() -> None:
    xml = (
        '<c:chartSpace xmlns:c="c"><c:f>survey!$B$2:$B$9</c:f><c:f>(survey!$B$2,survey!$B$5)</c:f>'
        "<c:f>'my form'!$A$1</c:f></c:chartSpace>"
    )
    text, losses = related(xml, "insert 3", "delete 2", sheet="")
    assert texts("f", text) == [
        "survey!$B$2:$B$9",
        "(survey!#REF!,survey!$B$5)",
        "'my form'!$A$1",
    ]
    assert len(losses) == 1


def test_a_control_follows_its_cells() -> None:
    xml = (
        '<formControlPr xmlns="x" objectType="Drop" fmlaLink="$A$5" fmlaRange="choices!$B$2:$B$9"/>'
    )
    text, _ = related(xml, "insert 3", "choices delete 4")
    assert 'fmlaLink="$A$6" fmlaRange="choices!$B$2:$B$8"' in text


# Pivot tables


def test_a_pivot_table_follows_and_so_does_its_source() -> None:
    table = f'<pivotTableDefinition {MAIN}><location ref="A5:C9"/></pivotTableDefinition>'
    assert 'ref="A6:C10"' in related(table, "insert 3")[0]
    text, losses = related(table, *(f"delete {row}" for row in range(5, 10)))
    assert text == table
    assert "survey!A5:C9" in losses[0]
    source = (
        f'<pivotCacheDefinition {MAIN}><cacheSource><worksheetSource ref="A1:C9" sheet="survey"/>'
        "</cacheSource></pivotCacheDefinition>"
    )
    assert 'ref="A1:C10"' in related(source, "insert 3", sheet="")[0]
    assert related(source, "choices insert 3", sheet="") == (source, [])
    text, losses = related(source, "delete 1", sheet="")
    assert text == source
    assert "survey!A1:C9" in losses[0]
    named = source.replace('ref="A1:C9" sheet="survey"', 'name="Table1"')
    assert related(named, "insert 3", sheet="") == (named, [])


# Tables


def table(ref: str = "A1:B5", more: str = "", listed: str = "") -> str:
    return (
        f'<table {MAIN} id="1" name="T" displayName="T" ref="{ref}"{more}><autoFilter ref="'
        f'{listed or ref}"/><tableColumns count="2"><tableColumn id="1" name="list_name"/>'
        '<tableColumn id="2" name="name"><calculatedColumnFormula>survey!$A$9</'
        "calculatedColumnFormula></tableColumn></tableColumns></table>"
    )


@pytest.mark.parametrize(
    ("xml", "edits", "expected"),
    [
        (table(), ["insert 2"], ("A1:B6", "A1:B6")),
        (table(), ["insert 0"], ("A2:B6", "A2:B6")),
        (table(), ["insert 5"], ("A1:B5", "A1:B5")),
        (table(), ["insert 5 like 5"], ("A1:B6", "A1:B6")),
        (table(), ["insert 5 like 5", "insert 5 like 4", "insert 5"], ("A1:B7", "A1:B7")),
        (table(), ["delete 5"], ("A1:B4", "A1:B4")),
        (table(), ["move 3 20"], ("A1:B4", "A1:B4")),
        (table(), [f"delete {row}" for row in range(2, 6)], ("A1:B2", "A1:B2")),
        (table("A1:B6", ' totalsRowCount="1"', "A1:B5"), ["insert 3"], ("A1:B7", "A1:B6")),
        (table("A1:B6", ' totalsRowCount="1"', "A1:B5"), ["insert 5 like 5"], ("A1:B7", "A1:B6")),
    ],
)
def test_a_table_follows(xml: str, edits: list[str], expected: tuple[str, str]) -> None:
    text, losses = related(xml, *edits)
    assert tuple(re.findall(' ref="(.*?)"', text)) == expected
    assert not losses


def test_a_table_loses_its_totals() -> None:
    text, _ = related(table("A1:B6", ' totalsRowCount="1"', "A1:B5"), "delete 6")
    assert re.findall(' ref="(.*?)"', text) == ["A1:B5", "A1:B5"]
    assert "totalsRowCount" not in text


@pytest.mark.parametrize("edits", [["delete 1"], ["move 1 4"]])
def test_a_table_without_its_headers_goes_on_without_filter(edits: list[str]) -> None:
    text, losses = related(table(), *edits)
    assert re.findall('ref="(.*?)"', text) == ["A1:B4"] if edits == ["delete 1"] else True
    assert 'headerRowCount="0"' in text
    assert "autoFilter" not in text
    assert "lost its row of headers" in losses[0]


def test_a_table_of_which_nothing_is_left() -> None:
    text, losses = related(table(), *(f"delete {row}" for row in range(1, 6)))
    assert not text
    assert "survey!A1:B5" in losses[0]
    text, _ = related(table("A2:B3", ' headerRowCount="0"'), "delete 2", "delete 3")
    assert not text


def test_columns_are_called_as_their_header_cells() -> None:
    headers = {(1, 2): "label::English\n(en) _x000a_", (1, 3): "beside", (2, 1): "below"}
    text, losses = related(table(), "insert 0", headers=headers)
    assert re.findall('tableColumn id="." name="(.*?)"', text) == [
        "list_name",
        "label::English_x000a_(en) _x005f_x000a_",
    ]
    assert not losses


@pytest.mark.parametrize("header", ["List_Name", "", " "])
def test_headers_that_a_table_cannot_have(header: str) -> None:
    text, losses = related(table(), headers={(1, 2): header})
    assert re.findall(' ref="(.*?)"', text) == ["A2:B5"]
    assert 'headerRowCount="0"' in text
    assert "same header" in losses[0]


def test_headers_that_a_table_cannot_have_and_no_rows() -> None:
    text, _ = related(table("A1:B1"), headers={(1, 2): ""})
    assert not text


def test_a_table_written_oddly_stays_and_its_formulas_follow() -> None:
    text, _ = related(table("A:B", ' headerRowCount="x"'), "insert 3")
    assert 'ref="A:B"' in text
    assert "survey!$A$10" in text


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG", b"<", b"<other><row>4</row></other>", b"\xff\xfe<"]
)
def test_other_parts_are_given_back(content: bytes) -> None:
    maps = row_maps([edit("insert 1")])
    changed = shift_related(content, sheet="survey", maps=maps)
    assert changed.xml is content
    assert not changed.losses
