"""The sheet of conflicts: openpyxl says what it shows, and that nothing else moved."""

from io import BytesIO

import openpyxl
import pytest

from formkit.core.errors import UnreadableFormError
from formkit.formats.conflict_lists import (
    CONFLICTS_SHEET,
    ConflictColumn,
    ConflictLine,
    ConflictList,
    read_decisions,
)
from formkit.formats.conflict_sheets import put_conflicts
from formkit.formats.files import parse_workbook
from tests.formats.packages import MAIN, STRICT, STRICT_RELATIONS, package, worksheet

ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>'


def line(key: str = "0123456789ab+", **values: object) -> ConflictLine:
    texts = {"place": "survey!C2", "what": "both", "base": "a", "ours": "b", "theirs": "c"}
    return ConflictLine(**{**texts, "key": key, "costs": "little", **values})  # type: ignore[arg-type] # plain values


def conflicts(*lines: ConflictLine) -> ConflictList:
    return ConflictList(
        guide="Decide.",
        headers=(
            "No.",
            "Where",
            "What",
            "Base",
            "Ours",
            "Theirs",
            "Costs",
            "Decision",
            "Own",
            "Note",
        ),
        offers=("ours", 'the "others" & all', "base"),
        own_offer="own text",
        refusal="One of the list.",
        lines=lines,
    )


def file() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "survey"
    book.active.append(("type", "name"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def shown(content: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(BytesIO(content))[CONFLICTS_SHEET]


def test_it_has_drop_downs_links_and_colours() -> None:
    both = conflicts(
        line(sheet="l'eau", cell="C2"), line("ba9876543210-", takes_own=True, own="mine")
    )
    sheet = shown(put_conflicts(file(), both).content)
    offers = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert offers == {
        "H4": '"ours,the ""others"" & all,base"',
        "H5": '"ours,the ""others"" & all,base,own text"',
    }
    assert sheet["B4"].hyperlink.location == "'l''eau'!C2"
    assert sheet["B5"].hyperlink is None
    assert sheet.freeze_panes == "A4"
    assert [sheet.column_dimensions[one].hidden for one in "JKL"] == [False, True, True]
    assert [sheet.row_dimensions[one].hidden for one in (1, 2, 3)] == [False, True, False]
    assert sheet["A1"].value == "Decide."
    assert sheet["I5"].value == "mine"
    areas = [str(one.sqref) for one in sheet.conditional_formatting]
    assert areas == ["I4:I5", "H4:H5", "A4:J5"]


def test_it_is_written_anew() -> None:
    first = put_conflicts(file(), conflicts(line(), line("ba9876543210-"))).content
    second = put_conflicts(first, conflicts(line(decision="ours"))).content
    assert openpyxl.load_workbook(BytesIO(second)).sheetnames == ["survey", CONFLICTS_SHEET]
    assert shown(second)["H4"].value == "ours"
    assert shown(second)["H5"].value is None
    assert put_conflicts(second, conflicts(line(decision="ours"))).content == second


@pytest.mark.parametrize("strict", [False, True])
def test_a_package_without_styles_gets_some(strict: bool) -> None:  # noqa: FBT001 - a parameter
    names = {"main": STRICT, "relations": STRICT_RELATIONS} if strict else {}
    main = STRICT if strict else MAIN
    bare = package({"survey": worksheet(ROWS, main=main)}, **names)
    content = put_conflicts(bare, conflicts(line())).content
    (decided,) = read_decisions(parse_workbook(content, "form.xlsx")) or ()
    assert (decided.key, decided.sign) == ("0123456789ab", "+")


def test_a_damaged_file_is_told() -> None:
    with pytest.raises(UnreadableFormError):
        put_conflicts(b"PK\x03\x04 no package", conflicts(line()))


def test_what_people_decided_is_read_with_its_cells() -> None:
    content = put_conflicts(
        file(), conflicts(line(decision="ours", own="mine", taken="ours"))
    ).content
    (decided,) = read_decisions(parse_workbook(content, "form.xlsx")) or ()
    assert (decided.decision.text, decided.own.text, decided.taken) == ("ours", "mine", "ours")
    assert decided.decision_loc.a1 == f"{CONFLICTS_SHEET}!H4"
    assert decided.own_loc.a1 == f"{CONFLICTS_SHEET}!I4"


def test_a_workbook_without_the_sheet_has_no_decisions() -> None:
    assert read_decisions(parse_workbook(file(), "form.xlsx")) is None


def test_columns_in_view_and_hidden_ones_have_a_width_each() -> None:
    sheet = shown(put_conflicts(file(), conflicts(line())).content)
    widths = [sheet.column_dimensions[one].width for one in "ABCDEFGHIJKL"]
    assert len(ConflictColumn) == len(widths)
    assert all(width > 3 for width in widths)
