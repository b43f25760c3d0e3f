r"""A workbook as pipe tables, as tests and documents write forms.

Pipes become ``\|``; a line break, which a table cannot hold, becomes a space.
``losses.find_losses`` tells what is lost.
"""

import re
from collections.abc import Iterator

from formkit.formats.sheet_names import check_names
from formkit.model.sheets import Row, Sheet, Workbook

LINE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_WIDEST = 40
"""Columns are aligned up to this width; longer texts stick out."""


def markdown_text(workbook: Workbook) -> str:
    """The workbook as pipe tables, a blank line between two sheets; blank rows are left out.

    Raises:
        FormkitError: a sheet's name is not one that can be read back.
    """
    check_names(workbook)
    return "\n".join("".join(f"{line}\n" for line in _lines(sheet)) for sheet in workbook.sheets)


def _lines(sheet: Sheet) -> Iterator[str]:
    rows = [_texts(row) for row in sheet.rows if not row.is_blank]
    columns = max((len(row) for row in rows), default=0)
    widths = [
        min(max(len(row[column]) for row in rows if column < len(row)), _WIDEST)
        for column in range(columns)
    ]
    yield f"| {_escaped(sheet.name)} |"
    for row in rows:
        cells = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        yield f"|  | {' | '.join(cells)} |"


def _texts(row: Row) -> list[str]:
    texts = [_escaped(cell.text) for cell in row.cells]
    while not texts[-1]:
        texts.pop()
    return texts


def _escaped(text: str) -> str:
    return LINE_BREAK.sub(" ", text).replace("|", r"\|")
