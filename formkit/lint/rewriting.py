"""What the rules' ``mend`` functions share: reading a finding's cell, and writing it anew."""

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.subject import Subject


def text_at(subject: Subject, loc: Loc) -> str:
    """The text of a cell as the file has it; empty when there is no such cell."""
    sheet = subject.workbook.sheet(loc.sheet)
    row = sheet.row(loc.row) if sheet else None
    return row.cell(loc.column).text if row else ""


def rewritten(loc: Loc, old: str, new: str, *, is_safe: bool = True) -> Fix:
    """The fix that gives one cell another text."""
    from formkit.model.edits import CellSet  # noqa: PLC0415 - only for a fix

    return Fix(
        title=Message("write {new} in place of {old}", new=new, old=old),
        edits=(CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=new),),
        is_safe=is_safe,
    )
