"""Workbooks written as files, and never over another file unasked."""

from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.formats.csv_writing import csv_text
from formkit.formats.losses import find_losses
from formkit.formats.markdown_writing import markdown_text
from formkit.formats.replacing import replace_file
from formkit.formats.xlsx_writing import xlsx_bytes
from formkit.model.sheets import Workbook

WRITTEN_FORMATS = ("xlsx", "csv", "md")
"""The file formats that formkit writes, by the ending of the file's name."""


def write_workbook(
    workbook: Workbook, path: Path, *, overwrite: bool = False
) -> tuple[Message, ...]:
    """Write a workbook; the ending of the path says in which format.

    Args:
        workbook: as read or laid out.
        path: where to; its folder must be there.
        overwrite: whether a file that is there may be replaced.

    Returns:
        What the format cannot keep, a sentence for each kind; the text of cells is always kept.

    Raises:
        FormkitError: the format is none that formkit writes, cannot hold the workbook,
            or the file cannot be written.
    """
    file_format = path.suffix.lower().removeprefix(".")
    content = workbook_bytes(workbook, file_format)
    write_bytes(content, path, overwrite=overwrite)
    return find_losses(workbook, file_format)


def workbook_bytes(workbook: Workbook, file_format: str) -> bytes:
    """The content of a file; the same bytes whenever it is asked for.

    Args:
        workbook: as read or laid out.
        file_format: one of ``WRITTEN_FORMATS``.

    Raises:
        FormkitError: the format is none that formkit writes, or cannot hold the workbook.
    """
    match file_format:
        case "xlsx":
            return xlsx_bytes(workbook)
        case "csv":
            return csv_text(workbook).encode()
        case "md":
            return markdown_text(workbook).encode()
        case "":
            text = "the file's name has to end in its format, with a full stop before it: {known}"
            raise FormkitError(Message(text, known=WRITTEN_FORMATS))
        case _:
            text = "formkit does not write {format} files; it writes {known}"
            raise FormkitError(Message(text, format=file_format, known=WRITTEN_FORMATS))


def write_bytes(content: bytes, path: Path, *, overwrite: bool = False) -> None:
    """Write a file as a whole: whoever looks sees the old content or all of the new.

    Raises:
        FormkitError: the file is there and may not be replaced, or cannot be written.
    """
    loc = Loc(file=str(path))
    if reachable(path).exists() and not overwrite:
        text = "the file is there already and is not replaced; name another, or add {option}"
        raise FormkitError(Message(text, option="--overwrite"), loc=loc)
    replace_file(content, path)
