"""Formulas follow rows: cases, and a slow judge that counts covered cells."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from formkit.formats.formula_references import (
    formula_losses,
    shift_formula,
    shifted_span,
    translated_formula,
)
from formkit.formats.row_map import RowMap, row_map
from formkit.model.edits import Edit, RowDeleted, RowInserted, RowMoved

LAST = 1_048_576


def inserted(after: int) -> Edit:
    return RowInserted(sheet="survey", after=after)


def deleted(row: int) -> Edit:
    return RowDeleted(sheet="survey", row=row)


def moved(row: int, after: int) -> Edit:
    return RowMoved(sheet="survey", row=row, after=after)


BELOW_THREE = row_map([inserted(3)])
WITHOUT_FIVE = row_map([deleted(5)])
TWO_BEHIND_NINE = row_map([moved(2, 9)])


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1", "A1"),
        ("A3", "A3"),
        ("A4", "A5"),
        ("$A$4", "$A$5"),
        ("$A4", "$A5"),
        ("A$4", "A$5"),
        ("a4", "A5"),
        ("a3", "a3"),
        ("XFD4", "XFD5"),
        ("XFE4", "XFE4"),
        ("ABCD4", "ABCD4"),
        ("A04", "A04"),
        ("A1048575", "A1048576"),
        ("A1048576", "#REF!"),
        ("A1048577", "A1048577"),
        ("A1:B5", "A1:B6"),
        ("A1:B3", "A1:B3"),
        ("A4:B5", "A5:B6"),
        ("$A$1:$B$5", "$A$1:$B$6"),
        ("A$1:B5", "A$1:B6"),
        ("B5:A1", "B6:A1"),
        ("A5:B1", "A6:B1"),
        ("A4:A4", "A5:A5"),
        ("5:7", "6:8"),
        ("$5:$7", "$6:$8"),
        ("1:4", "1:5"),
        ("A:A", "A:A"),
        ("$A:$C", "$A:$C"),
        ("A1:A1048576", "A1:A1048576"),
        ("A2:A1048576", "A2:A1048576"),
        ("$A$4:$C$1048576", "$A$5:$C$1048576"),
        ("1:1048576", "1:1048576"),
        ("survey!A4", "survey!A5"),
        ("Survey!A4", "Survey!A5"),
        ("'survey'!A4", "'survey'!A5"),
        ("'SURVEY'!$A$4:$B$5", "'SURVEY'!$A$5:$B$6"),
        ("survey!A4:survey!B5", "survey!A5:survey!B6"),
        ("survey!5:7", "survey!6:8"),
        ("choices!A4", "choices!A4"),
        ("choices!A4:B9+A4", "choices!A4:B9+A5"),
        ("'my survey'!A4", "'my survey'!A4"),
        ("survey:choices!A4", "survey:choices!A4"),
        ("'survey:choices'!A4", "'survey:choices'!A4"),
        ("SUM(survey:choices!A4:B5)", "SUM(survey:choices!A4:B5)"),
        ("[1]survey!A4", "[1]survey!A4"),
        ("[1]survey!A4:B5", "[1]survey!A4:B5"),
        ("'[1]survey'!A4", "'[1]survey'!A4"),
        ("'C:\\forms\\[old.xlsx]survey'!A4", "'C:\\forms\\[old.xlsx]survey'!A4"),
        ("[1]!total", "[1]!total"),
        ("Table4[age]", "Table4[age]"),
        ("Table4[[#This Row],[A4]]", "Table4[[#This Row],[A4]]"),
        ("Table4[[a]:[A4]]+A4", "Table4[[a]:[A4]]+A5"),
        ("Table4['[A4']]+A4", "Table4['[A4']]+A5"),
        ("[@age]*A4", "[@age]*A5"),
        ("total", "total"),
        ("total.A4", "total.A4"),
        ("_A4", "_A4"),
        ("\\A4", "\\A4"),
        ("A4_old", "A4_old"),
        ("survey!total", "survey!total"),
        ("LOG10(A4)", "LOG10(A5)"),
        ("LOG10", "LOG11"),
        ("ATAN2(A4,B4)", "ATAN2(A5,B5)"),
        ("DEC2BIN(4)", "DEC2BIN(4)"),
        ("BIN2DEC(A4:A5)", "BIN2DEC(A5:A6)"),
        ("_xlfn.SINGLE(A4)", "_xlfn.SINGLE(A5)"),
        ("_xlfn.ANCHORARRAY(A4)", "_xlfn.ANCHORARRAY(A5)"),
        ("A4#", "A5#"),
        ("SUM(A4#)", "SUM(A5#)"),
        ("@A4", "@A5"),
        ("@A4:A5", "@A5:A6"),
        ("R1C1", "R1C1"),
        ("R4C4", "R4C4"),
        ("R4", "R5"),
        ("C4", "C5"),
        ('"A4"', '"A4"'),
        ('"say ""A4"" "&A4', '"say ""A4"" "&A5'),
        ('"it\'s A4"&A4', '"it\'s A4"&A5'),
        ('IF(A4="","",survey!B4)', 'IF(A5="","",survey!B5)'),
        ("A4 A5", "A5 A6"),
        ("A4,A5", "A5,A6"),
        ("(A4):(B5)", "(A5):(B6)"),
        ("A4:INDEX(A:A,9)", "A5:INDEX(A:A,9)"),
        ("SUM(survey!$A$4:INDEX(survey!$A:$A,B4))", "SUM(survey!$A$5:INDEX(survey!$A:$A,B5))"),
        ("OFFSET(A4,1,1):B5", "OFFSET(A5,1,1):B6"),
        ("A4:total", "A5:total"),
        ("A1:B2:C4", "A1:B2:C5"),
        ("survey!A4:choices!A4", "survey!A5:choices!A4"),
        ("-A4%", "-A5%"),
        ("A4^2", "A5^2"),
        ("1E4", "1E4"),
        ("1E+4", "1E+4"),
        ("4.5", "4.5"),
        ("{4,5;6,7}", "{4,5;6,7}"),
        ("SUM( A4 , B4 )", "SUM( A5 , B5 )"),
        ("A4\n+\tB4", "A5\n+\tB5"),
        ("A4<>B4", "A5<>B5"),
        ("A4>=B4", "A5>=B5"),
        ("TRUE", "TRUE"),
        ("#N/A", "#N/A"),
        ("#REF!", "#REF!"),
        ("#REF!A4", "#REF!A4"),
        ("survey!#REF!", "survey!#REF!"),
        ("A4:#REF!", "A5:#REF!"),
        ("IFERROR(A4/0,#DIV/0!)", "IFERROR(A5/0,#DIV/0!)"),
        ("'not closed!A4", "'not closed!A4"),
        ("", ""),
    ],
)
def test_a_row_is_inserted_below_the_third(formula: str, expected: str) -> None:
    maps = {"survey": BELOW_THREE}
    assert shift_formula(formula, sheet="survey", maps=maps) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A4", "A4"),
        ("A5", "#REF!"),
        ("$A$5", "#REF!"),
        ("survey!A5", "survey!#REF!"),
        ("A6", "A5"),
        ("A5:B5", "#REF!"),
        ("survey!A5:B5", "survey!#REF!"),
        ("survey!A5:survey!B5", "survey!#REF!"),
        ("A4:B5", "A4:B4"),
        ("A5:B6", "A5:B5"),
        ("A1:B9", "A1:B8"),
        ("5:5", "#REF!"),
        ("5:7", "5:6"),
        ("A2:A1048576", "A2:A1048576"),
        ("A5:A1048576", "A5:A1048576"),
        ("A5:INDEX(B:B,2)", "#REF!:INDEX(B:B,2)"),
        ("A5#", "#REF!#"),
        ("IF(A5,A5:A9,A6)", "IF(#REF!,A5:A8,A5)"),
    ],
)
def test_the_fifth_row_is_deleted(formula: str, expected: str) -> None:
    maps = {"Survey": WITHOUT_FIVE}
    assert shift_formula(formula, sheet="survey", maps=maps) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A2", "A9"),
        ("A9", "A8"),
        ("A10", "A10"),
        ("A2:C2", "A9:C9"),
        ("A1:A3", "A1:A2"),
        ("A1:A9", "A1:A8"),
        ("A1:A10", "A1:A10"),
        ("A2:A9", "A2:A8"),
    ],
)
def test_the_second_row_moves_below_the_ninth(formula: str, expected: str) -> None:
    maps = {"survey": TWO_BEHIND_NINE}
    assert shift_formula(formula, sheet="survey", maps=maps) == expected


@pytest.mark.parametrize(
    ("formula", "sheet", "expected"),
    [
        ("A4", "choices", "A4"),
        ("survey!A4+A4", "choices", "survey!A5+A4"),
        ("'Children''s list'!A2:B9", "survey", "'Children''s list'!A2:B10"),
        ("'été!'!A9", "survey", "'été!'!A10"),
        ("Été!A9", "survey", "Été!A10"),
    ],
)
def test_each_sheet_has_its_own_rows(formula: str, sheet: str, expected: str) -> None:
    rows = row_map([inserted(8)])
    maps = {"survey": BELOW_THREE, "children's LIST": rows, "été!": rows, "été": rows}
    assert shift_formula(formula, sheet=sheet, maps=maps) == expected


def test_in_names_only_fixed_rows_follow() -> None:
    maps = {"survey": BELOW_THREE}
    formula = "survey!$A$4:$B$9+survey!A4+survey!A$4:B9"
    shifted = shift_formula(formula, sheet="", maps=maps, only_fixed=True)
    assert shifted == "survey!$A$5:$B$10+survey!A4+survey!A$4:B9"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A1", "A2", []),
        ("A1+#REF!", "A2+#REF!", []),
        ("A1", "#REF!", ["becomes #REF!"]),
        ("SUM(a:b!A1)", "SUM(a:b!A1)", ["several sheets"]),
        ("'a:b c'!A1+A5", "'a:b c'!A1+#REF!", ["becomes", "several sheets"]),
        ("'[1]a:b'!A1", "'[1]a:b'!A1", []),
        ('"a:b!A1"', '"a:b!A1"', []),
        ("survey!A1:survey!B2", "survey!A1:survey!B2", []),
    ],
)
def test_what_a_formula_loses_is_told(old: str, new: str, expected: list[str]) -> None:
    told = [str(one) for one in formula_losses(old, new, "survey!C14")]
    assert len(told) == len(expected)
    assert all(
        word in one and "survey!C14" in one for word, one in zip(expected, told, strict=True)
    )


@pytest.mark.parametrize(
    ("formula", "place", "expected"),
    [
        ("A1+$B1+C$1+$D$1", (3, 3), "C3+$B3+E$1+$D$1"),
        ("A:B+1:2", (3, 3), "C:D+3:4"),
        ("$A:$A", (3, 3), "$A:$A"),
        ("choices!A1:INDEX(B:B,1)", (2, 1), "choices!A2:INDEX(B:B,1)"),
        ("A1048576+XFD1", (2, 2), "B1+A2"),
        ("A1", (1, 1), "A1"),
        ("[1]a!A1&Table1[A1]", (5, 5), "[1]a!A1&Table1[A1]"),
    ],
)
def test_a_formula_in_another_cell(formula: str, place: tuple[int, int], expected: str) -> None:
    assert translated_formula(formula, origin=(1, 1), place=place) == expected


def corner(row: int, column: int, fixed: tuple[bool, bool]) -> str:
    return f"{'$' * fixed[0]}{'ABCDEFGHIJ'[column - 1]}{'$' * fixed[1]}{row}"


CORNERS = st.builds(
    corner, st.integers(1, 10), st.integers(1, 10), st.tuples(st.booleans(), st.booleans())
)
FORMULAS = st.lists(
    st.one_of(
        CORNERS,
        st.builds("{}:{}".format, CORNERS, CORNERS),
        st.builds("survey!{}".format, CORNERS),
        st.builds("SUM('a b'!{},{})".format, CORNERS, CORNERS),
        st.sampled_from(['"A1"', "total", "LOG10(2)", "Table1[A1]"]),
    ),
    min_size=1,
    max_size=4,
).map("&".join)


@given(FORMULAS, st.integers(0, 20), st.integers(0, 20))
def test_openpyxl_translates_formulas_to_the_same(formula: str, down: int, right: int) -> None:
    place = (1 + down, 1 + right)
    theirs = Translator(f"={formula}", "A1").translate_formula(row_delta=down, col_delta=right)
    assert "=" + translated_formula(formula, origin=(1, 1), place=place) == theirs


EDITS = st.lists(
    st.one_of(st.builds(inserted, st.integers(0, 14)), st.builds(deleted, st.integers(1, 14))),
    max_size=8,
    unique_by=lambda edit: edit.row if isinstance(edit, RowDeleted) else object(),
)


def rows_after(edits: list[Edit]) -> list[int]:
    """Old rows (0 for new ones) in their new order, one edit after the other."""
    rows = list(range(1, 31))
    for edit in edits:
        if isinstance(edit, RowInserted):
            new = [at for at, row in enumerate(rows) if 0 < row <= edit.after]
            at = new[-1] + 1 if new else 0
            while edit.after not in rows and at < len(rows) and not rows[at]:
                at += 1
            rows.insert(at, 0)
    return [row for row in rows if RowDeleted(sheet="survey", row=row) not in edits]


@settings(max_examples=300)
@given(EDITS, st.integers(1, 15), st.integers(0, 8))
def test_a_range_covers_the_cells_it_covered(edits: list[Edit], first: int, more: int) -> None:
    covered = set(range(first, first + more + 1))
    after = rows_after(edits)
    maps = {"survey": row_map(edits)}
    new = shift_formula(f"A{first}:A{first + more}", sheet="survey", maps=maps)
    if not covered & set(after):
        assert new == "#REF!"
        return
    top, bottom = (int(number) for number in re.findall(r"\d+", new))
    assert {row for row in after[top - 1 : bottom] if row} == covered & set(after)
    assert after[top - 1]
    assert after[bottom - 1]


@settings(max_examples=200)
@given(EDITS, st.integers(1, 20))
def test_a_cell_is_followed(edits: list[Edit], row: int) -> None:
    after = rows_after(edits)
    new = shift_formula(f"B{row}", sheet="survey", maps={"survey": row_map(edits)})
    assert new == (f"B{after.index(row) + 1}" if row in after else "#REF!")


@given(FORMULAS)
def test_what_does_not_move_stays_as_it_is(formula: str) -> None:
    behind = {"survey": row_map([inserted(12), deleted(14)]), "other": BELOW_THREE}
    assert shift_formula(formula, sheet="survey", maps=behind) == formula
    assert shift_formula(formula, sheet="survey", maps={}) == formula


@pytest.mark.parametrize(
    ("span", "rows", "expected"),
    [
        ((1, LAST), BELOW_THREE, (1, LAST)),
        ((4, LAST), BELOW_THREE, (5, LAST)),
        ((1, LAST), row_map([deleted(1)]), (1, LAST)),
        ((LAST, LAST), BELOW_THREE, None),
        ((5, 5), WITHOUT_FIVE, None),
        ((9, LAST - 1), BELOW_THREE, (10, LAST)),
    ],
)
def test_a_stretch_ends_with_the_sheet(
    span: tuple[int, int], rows: RowMap, expected: tuple[int, int] | None
) -> None:
    assert shifted_span(span, rows) == expected
