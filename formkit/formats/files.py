"""Which kind of file it is, by what is in it; its name may lie."""

from pathlib import Path

from formkit.formats.markdown import parse_markdown
from formkit.model.sheets import Workbook


def read_workbook(path: str | Path) -> Workbook:
    """Read a file of sheets as it is.

    Raises:
        UnreadableFormError: the file is no spreadsheet, is encrypted, truncated
            or over the limits.
    """
    return parse_markdown(Path(path).read_text(encoding="utf-8-sig"), str(path))
