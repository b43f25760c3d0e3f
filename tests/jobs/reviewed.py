"""A form with mistakes, for the tests of reviews."""

from pathlib import Path

import xlsxwriter

from formkit.core.findings import Finding
from formkit.jobs.reviewing import Review
from formkit.jobs.subjects import Judgement
from formkit.model.configuration import RuleSetting

FORM = """
| survey |
|  | type             | name | label::English (en) | label::Français (fr) | relevant    |
|  | integer          | age  | Age                 | Âge                  |             |
|  | text             | q 2  | What, at {age}?     | Quoi ?               | {age} == 5  |
|  | select_one water | w    | Water               | Eau                  | ${age} => 3 |
| choices |
|  | list_name | name | label::English (en) | label::Français (fr) |
|  | water     | 1    | Well                | Puits                |
|  | water     | 1    | River               | Rivière              |
"""
"""FK104 at survey!B3, FK303 at E3 and E4 with fixes, FK203 at choices!B3."""

SOUND = """
| survey |
|  | type    | name | label |
|  | integer | age  | Age   |
"""


def only(*rules: str, compiles: bool = True) -> Judgement:
    """Judgement by some rules."""
    on = tuple(RuleSetting(rules=name) for name in rules)
    return Judgement(rules=(RuleSetting(rules="FK", is_on=False), *on), compiles=compiles)


def form_at(path: Path, text: str = FORM) -> Path:
    path.write_text(text.lstrip(), encoding="utf-8")
    return path


def workbook_at(path: Path, text: str = FORM) -> Path:
    """The same form as an Excel file."""
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet, row = None, 0
    for line in filter(None, text.splitlines()):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 1:
            sheet, row = book.add_worksheet(cells[0]), 0
        elif sheet is not None:
            sheet.write_row(row, 0, cells[1:])
            row += 1
    book.close()
    return path


def finding_at(under: Review, rule: str, cell: str) -> Finding:
    return next(one for one in under.report.findings if (one.rule, one.loc.a1) == (rule, cell))


def told(under: Review) -> list[tuple[str, str]]:
    return [(one.rule, one.loc.a1) for one in under.report.findings]
