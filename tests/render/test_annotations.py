"""What stands in the annotated copy of a form."""

from dataclasses import replace

from formkit.core.findings import Finding, Report, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.model.sheets import EMPTY, Cell, Row, Sheet, Workbook
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.screen import PLAIN, Screen
from formkit.render.xlsx.annotations import annotations_of

BOOK = Workbook(
    sheets=(Sheet(name="survey", rows=(Row(number=2, cells=(EMPTY, Cell(value="x", text="x"))),)),)
)
FIRST = Finding(
    rule="FK203",
    slug="odd",
    severity=Severity.WARNING,
    message=Message("this row is odd"),
    loc=Loc(sheet="survey", row=2, column=3),
    column="label",
    name="water",
    text="a\x1b",
)


def report(*findings: Finding) -> Report:
    return Report(file="a.xlsx", findings=findings)


def at(row: int, column: int, sheet: str = "survey") -> Finding:
    return replace(FIRST, loc=Loc(sheet=sheet, row=row, column=column))


def test_what_is_said_of_one_cell_is_one_note_in_the_colour_of_the_worst() -> None:
    worse = replace(FIRST, rule="FK101", severity=Severity.ERROR, message=Message("wrong"))
    (note,) = annotations_of(report(FIRST, worse), BOOK, PLAIN).notes
    assert (note.sheet, note.cell, note.severity) == ("survey", "C2", Severity.ERROR)
    assert note.text == "warning FK203: this row is odd\n\nerror FK101: wrong"


def test_a_row_is_marked_at_its_first_cell_that_says_something() -> None:
    notes = annotations_of(report(at(2, 0), at(7, 0)), BOOK, PLAIN).notes
    assert [note.cell for note in notes] == ["B2", "A7"]


def test_sheets_columns_and_forms_are_only_listed() -> None:
    told = annotations_of(report(at(0, 0), at(0, 2), at(0, 0, ""), at(3, 1, "gone")), BOOK, PLAIN)
    assert told.notes == ()
    assert [(row.sheet, row.cell) for row in told.rows] == [
        ("survey", "A1"),
        ("survey", "B1"),
        ("", "A1"),
        ("gone", "A3"),
    ]


def test_each_finding_is_a_row_in_the_readers_language() -> None:
    screen = Screen(catalogue=read_catalogue(Language.FRENCH))
    told = annotations_of(report(FIRST), BOOK, screen)
    assert [column.header for column in told.columns][:3] == ["Gravité", "Cellule", "Règle"]
    assert [column.header for column in told.columns if column.is_link] == ["Cellule"]
    (row,) = told.rows
    assert row.texts == (
        "avertissement",
        "survey!C2",
        "FK203",
        "this row is odd",
        "label",
        "water",
        "a␛",
    )
    assert len(row.texts) == len(told.columns)


def test_a_form_without_findings_says_so() -> None:
    (row,) = annotations_of(report(), BOOK, PLAIN).rows
    assert "nothing found" in row.texts
    assert not row.sheet
