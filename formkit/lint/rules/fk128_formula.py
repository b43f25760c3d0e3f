"""FK128: cells that a formula works out."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.location import column_letters
from formkit.core.messages import Message
from formkit.formats.headers import SETTINGS, parse_header
from formkit.lint.odd_cells import OddCell
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject


@rule("FK128", "formula", Severity.INFO)
def formula(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Cells of the form are worked out by formulas of the spreadsheet.

    Why:
        KoboToolbox reads the results that were stored when the file was last
        saved.  A program that does not work formulas out stores none, and the
        cells are read as empty; rows sorted or moved may change what others
        say; and what KoboToolbox gives back has no formulas.  Told once a
        sheet; a version that a formula writes is passed over.

    Bad:
        # formula survey!C2: ="How old is the "&B2&"?"
        | survey |
        |  | type    | name | label          |
        |  | integer | head | How old is he? |

    Good:
        | survey |
        |  | type    | name | label          |
        |  | integer | head | How old is he? |

    Fix: none.  Copy the column in Excel and paste it as values before the form
        is handed on.
    Source: pyxform, xls2json_backends.py, which opens workbooks for their results.
    """
    by_sheet: dict[str, dict[str, list[OddCell]]] = {}
    for odd in subject.odd_cells:
        if odd.cell.formula and odd.kind != SETTINGS and not _is_own(odd):
            by_sheet.setdefault(odd.kind, {}).setdefault(odd.key, []).append(odd)
    for columns in by_sheet.values():
        stored = [cells for cells in columns.values() if any(odd.cell.text for odd in cells)]
        if stored:
            message = Message(
                "formulas write cells here, and KoboToolbox reads the results that were last"
                " stored; paste them as values before you hand the form on (columns: {columns})",
                columns=tuple(column_letters(cells[0].loc.column) for cells in stored),
            )
            yield this.finding(stored[0][0].loc, message)
        for cells in columns.values():
            if cells not in stored and not any('""' in odd.cell.formula for odd in cells):
                yield _without_result(this, cells)


def _is_own(odd: OddCell) -> bool:
    return parse_header(odd.key, odd.kind).is_extra


def _without_result(this: Rule, cells: list[OddCell]) -> Finding:
    message = Message(
        "a formula stands here and no result was stored with it, so the cell is read as empty;"
        " open the file in Excel and save it (cells of this column: {count})",
        count=len(cells),
    )
    return this.finding(cells[0].loc, message, severity=Severity.WARNING)
