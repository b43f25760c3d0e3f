"""Formulas follow what they speak of, and tell when they go."""

import re
from xml.sax.saxutils import unescape

from formkit.formats.editing import EditedFile, edit_package
from formkit.model.edits import CellSet, Edit, RowDeleted, RowInserted, RowMoved
from tests.formats.packages import package, part, part_names, relation, worksheet

TOP = RowInserted(sheet="survey", after=0)


def column(*formulas: str) -> str:
    """Rows with one cell each, that hold these elements."""
    return "".join(
        f'<row r="{row}"><c r="A{row}" s="1">{formula}<v>0</v></c></row>'
        for row, formula in enumerate(formulas, start=1)
    )


def edited(rows: str, *edits: Edit, other: str = "") -> EditedFile:
    return edit_package(package({"survey": worksheet(rows), "other": worksheet(other)}), edits)


def formulas(file: EditedFile, name: str = "xl/worksheets/sheet1.xml") -> list[tuple[str, str]]:
    """Cell and the element of its formula, in the order written."""
    xml = part(file.content, name)
    return [
        (cell, unescape(formula))
        for cell, formula in re.findall(r'<c r="(\w+)"[^>]*>(<f.*?)<v>', xml)
    ]


def put(row: int, at: int = 1) -> CellSet:
    return CellSet(sheet="survey", row=row, column=at, text="x")


def test_formulas_of_all_sheets_follow() -> None:
    file = edited(
        column('<f>A2&amp;"&lt;"</f>', "<f>other!A1</f>"),
        TOP,
        other=column("<f>survey!A1+A1</f>", "<f>A1</f>"),
    )
    assert formulas(file) == [("A2", '<f>A3&"<"</f>'), ("A3", "<f>other!A1</f>")]
    expected = [("A1", "<f>survey!A2+A1</f>"), ("A2", "<f>A1</f>")]
    assert formulas(file, "xl/worksheets/sheet2.xml") == expected
    assert file.losses == ()


def test_a_sheet_that_nothing_moves_in_stays_byte_for_byte() -> None:
    other = worksheet(column("<f>A2</f>", "<f>survey!B1</f>"))
    file = package({"survey": worksheet(column("")), "other": other})
    content = edit_package(file, [RowInserted(sheet="survey", after=1)]).content
    assert part(content, "xl/worksheets/sheet2.xml") == other


def test_a_formula_that_gives_way_is_told() -> None:
    rows = column("<f>1</f>", "<f>2</f>", "<f>3</f>")
    file = edited(rows, put(1), put(2), RowDeleted(sheet="survey", row=2))
    assert [str(loss) for loss in file.losses] == [
        "formulas give way to the texts that are put in their cells: survey!A1"
    ]
    xml = part(file.content)
    assert '<c r="A1" s="1" t="inlineStr"><is><t>x</t></is></c>' in xml
    assert '<row r="2"><c r="A2" s="1"><f>3</f>' in xml


def test_what_asks_for_deleted_cells_is_told() -> None:
    file = edited(column("", "<f>A1</f>"), RowDeleted(sheet="survey", row=1))
    assert formulas(file) == [("A1", "<f>#REF!</f>")]
    assert "survey!A2" in str(file.losses[0])


SHARED = column(
    '<f t="shared" ref="A1:A3" si="0">$B$9+B1</f>',
    '<f t="shared" si="0"/>',
    '<f t="shared" si="0"></f>',
)


def test_a_shared_formula_stays_where_nothing_of_it_changes() -> None:
    file = edited(SHARED, RowInserted(sheet="survey", after=9), put(3))
    assert formulas(file) == [
        ("A1", '<f t="shared" ref="A1:A3" si="0">$B$9+B1</f>'),
        ("A2", '<f t="shared" si="0"/>'),
    ]


def test_a_shared_formula_is_written_out_where_its_first_cell_goes() -> None:
    assert formulas(edited(SHARED, put(1))) == [("A2", "<f>$B$9+B2</f>"), ("A3", "<f>$B$9+B3</f>")]
    file = edited(SHARED, RowDeleted(sheet="survey", row=1))
    assert formulas(file) == [("A1", "<f>$B$8+B1</f>"), ("A2", "<f>$B$8+B2</f>")]


def test_a_shared_formula_is_written_out_where_rows_move() -> None:
    file = edited(SHARED, RowMoved(sheet="survey", row=1, after=2))
    assert formulas(file) == [
        ("A1", "<f>$B$9+B1</f>"),
        ("A2", "<f>$B$9+B2</f>"),
        ("A3", "<f>$B$9+B3</f>"),
    ]


def test_a_shared_formula_that_is_nowhere_stays_as_it_is() -> None:
    file = edited(column('<f t="shared" si="4"/>'), TOP)
    assert formulas(file) == [("A2", '<f t="shared" si="4"/>')]


ARRAY = column('<f t="array" ref="A1:A3">B1:B3*2</f>', "", "", "")


def test_an_array_follows() -> None:
    assert formulas(edited(ARRAY, TOP)) == [("A2", '<f t="array" ref="A2:A4">B2:B4*2</f>')]
    inside = edited(ARRAY, RowInserted(sheet="survey", after=2))
    assert formulas(inside) == [("A1", '<f t="array" ref="A1:A4">B1:B4*2</f>')]
    beside = edited(ARRAY, put(4))
    assert formulas(beside) == [("A1", '<f t="array" ref="A1:A3">B1:B3*2</f>')]
    assert beside.losses == ()


TORN = (
    "the formula at survey!A1 is for all of A1:A3 at once, and some of these go or are "
    "written anew; the others keep its last results, and the formula goes"
)


def test_an_array_that_is_torn_goes_and_is_told() -> None:
    for edit in (put(2), RowMoved(sheet="survey", row=2, after=4)):
        file = edited(ARRAY, edit)
        assert formulas(file) == []
        assert "<v>0</v>" in part(file.content)
        assert [str(loss) for loss in file.losses] == [TORN]
    first = edited(ARRAY, RowDeleted(sheet="survey", row=1))
    assert formulas(first) == []
    assert "A1:A3" in str(first.losses[0])


def test_an_array_whose_rows_all_go_says_nothing() -> None:
    file = edited(ARRAY, *(RowDeleted(sheet="survey", row=row) for row in (1, 2, 3)))
    assert (formulas(file), file.losses) == ([], ())


def test_an_array_of_one_cell_is_a_formula_like_any_other() -> None:
    rows = column('<f t="array" ref="A1">SUM(B1:B2)</f>', '<f t="array">1</f>')
    assert formulas(edited(rows, TOP)) == [
        ("A2", '<f t="array" ref="A2">SUM(B2:B3)</f>'),
        ("A3", '<f t="array" ref="A3">1</f>'),
    ]
    assert len(edited(rows, put(1)).losses) == 1


def test_a_data_table_follows_with_its_inputs() -> None:
    rows = column('<f t="dataTable" ref="A1:B3" dt2D="1" dtr="1" r1="C1" r2="C2"/>', "", "")
    changed = '<f t="dataTable" ref="A2:B4" dt2D="1" dtr="1" r1="C2" r2="C3"/>'
    assert formulas(edited(rows, TOP)) == [("A2", changed)]


CHAIN = {
    "xl/calcChain.xml": '<calcChain><c r="A1" i="1"/></calcChain>',
    "xl/_rels/workbook.xml.rels": relation(8, "calcChain", "calcChain.xml"),
    "[Content_Types].xml": '<Override PartName="/xl/calcChain.xml" ContentType="x"/>',
}


def chained(*edits: Edit, rows: str, workbook: str = "") -> bytes:
    more: dict[str, str | bytes] = {**CHAIN}
    file = package({"survey": worksheet(rows)}, workbook=workbook, more=more)
    return edit_package(file, edits).content


def test_the_order_of_reckoning_is_dropped_when_formulas_go_elsewhere() -> None:
    for edit in (put(1), TOP, RowDeleted(sheet="survey", row=1)):
        content = chained(edit, rows=column("<f>1</f>"))
        assert "xl/calcChain.xml" not in part_names(content)
        assert "calcChain" not in part(content, "xl/_rels/workbook.xml.rels")
        assert "calcChain" not in part(content, "[Content_Types].xml")


def test_the_order_of_reckoning_stays_when_formulas_do() -> None:
    for edit in (put(2), RowInserted(sheet="survey", after=1)):
        assert "xl/calcChain.xml" in part_names(chained(edit, rows=column("<f>1</f>", "")))


def test_excel_is_asked_for_new_results_where_there_are_formulas() -> None:
    asked = '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'
    assert asked in part(chained(put(2), rows=column("<f>1</f>")), "xl/workbook.xml")
    assert "calcPr" not in part(chained(put(2), rows=column("")), "xl/workbook.xml")
    kept = '<definedNames><definedName name="a">1</definedName></definedNames>'
    content = chained(put(2), rows=column("<f>1</f>"), workbook=f'{kept}<calcPr calcId="1"/>')
    xml = part(content, "xl/workbook.xml")
    assert f'{kept}<calcPr calcId="1" fullCalcOnLoad="1"/>' in xml
