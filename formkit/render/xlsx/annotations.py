"""What a check says, as it stands in the annotated copy of a form."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Report, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.annotations import Annotations, CellNote, FindingRow, ListColumn
from formkit.model.sheets import Workbook
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.text.reports import severity_word

_COLUMNS = (
    (Message("Severity"), 13),
    (Message("Cell"), 16),
    (Message("Rule"), 9),
    (Message("What is wrong, and what to do"), 80),
    (Message("Column"), 24),
    (Message("Name"), 24),
    (Message("What the cell says"), 50),
)
_LINKED = 1


def annotations_of(report: Report, workbook: Workbook, screen: Screen) -> Annotations:
    """A note for each cell of which something is said, and a row for each finding.

    What is said of a whole row stands at its first cell that says something.

    Args:
        report: of the workbook.
        workbook: as read.
        screen: whose language is spoken.
    """
    found: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in report.findings:
        if place := marked_place(finding.loc, workbook):
            found.setdefault(place, []).append(finding)
    columns = tuple(
        ListColumn(header=screen.say(header), width=width, is_link=at == _LINKED)
        for at, (header, width) in enumerate(_COLUMNS)
    )
    return Annotations(
        notes=tuple(_note(place, said, screen) for place, said in found.items()),
        columns=columns,
        rows=tuple(_rows(report, screen)),
    )


def marked_place(loc: Loc, workbook: Workbook) -> tuple[str, int, int] | None:
    """The cell that is marked; None where a whole sheet or column is meant.

    Of a whole row it is the first cell that says something.
    """
    sheet = workbook.sheet(loc.sheet)
    if sheet is None or not loc.row:
        return None
    row = sheet.row(loc.row)
    cells = row.cells if row else ()
    filled = (column for column, cell in enumerate(cells, start=1) if cell.text)
    return (loc.sheet, loc.row, loc.column or next(filled, 1))


def _note(place: tuple[str, int, int], findings: list[Finding], screen: Screen) -> CellNote:
    sheet, row, column = place
    return CellNote(
        sheet=sheet,
        row=row,
        column=column,
        severity=min((one.severity for one in findings), key=lambda one: one.rank),
        text="\n\n".join(_words(one, screen) for one in findings),
    )


def _words(finding: Finding, screen: Screen) -> str:
    severity = screen.say(severity_word(finding.severity))
    return f"{severity} {finding.rule}: {screen.say(finding.message)}"


def _rows(report: Report, screen: Screen) -> Iterator[FindingRow]:
    for finding in report.findings:
        loc = finding.loc
        texts = (
            screen.say(severity_word(finding.severity)),
            loc.a1,
            finding.rule,
            screen.say(finding.message),
            finding.column,
            finding.name,
            finding.text,
        )
        yield FindingRow(
            severity=finding.severity,
            texts=tuple(map(harmless, texts)),
            sheet=loc.sheet,
            cell=Loc(row=loc.row or 1, column=loc.column or 1).cell,
        )
    if not report.findings:
        said = screen.say(Message("nothing found"))
        yield FindingRow(severity=Severity.INFO, texts=("", "", "", said, "", "", ""))
