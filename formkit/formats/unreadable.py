"""Why a file cannot be read as a form, and what to do about it."""

from pathlib import Path

from formkit.core.errors import UnreadableFormError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message

NO_FILE = Message("there is no such file; look at its name and folder")

FOLDER = Message("this is a folder; name a file in it")

SETTINGS_FILE = Message(
    "this is a settings file (YAML), no form; build the form that it describes with"
    " `formkit build`, then name the workbook"
)

NOT_OPENED = Message(
    "the file cannot be opened; close it in other programs and look whether you may read it"
)

EMPTY_FILE = Message("the file is empty; get it once more")

DAMAGED = Message(
    "the workbook is damaged or was cut short; get the file once more, "
    "or open it in Excel and save it again as .xlsx"
)

PROTECTED = Message(
    "the workbook is protected by a password; open it in Excel, take the password off "
    "under File, Info, Protect Workbook, and save it"
)

NO_EXCEL_WORKBOOK = Message(
    "the file is no Excel workbook; open it in the program that made it and save it as .xlsx"
)

WEB_PAGE = Message(
    "the file is a web page or XML with the name of a workbook; "
    "open it in Excel and save it as .xlsx"
)

NO_TEXT = Message(
    "the file is no workbook, nor text in UTF-8 or Windows-1252; "
    "save the form as an Excel workbook (.xlsx)"
)

NO_TABLES = Message(
    "the text is neither pipe tables nor CSV with the sheet's name in the first column; "
    "save the form as an Excel workbook (.xlsx)"
)


_MEGABYTE = 1_000_000


def too_large(most_bytes: int, path: str) -> UnreadableFormError:
    """The error of a file with more bytes than are read."""
    message = Message(
        "the file is larger than {most} MB, and a form has a few: it is something else, or pictures"
        " and other things that are no part of the form have to be taken out of it",
        most=most_bytes // _MEGABYTE,
    )
    return unreadable(message, path)


def too_large_unpacked(most_bytes: int, path: str) -> UnreadableFormError:
    """The error of a package that holds more than is read."""
    message = Message(
        "unpacked, the workbook is larger than {most} MB, and a form has a few: delete the sheets,"
        " pictures and formatted empty rows that are no part of the form",
        most=most_bytes // _MEGABYTE,
    )
    return unreadable(message, path)


def too_far(sheet: str, rows: int, columns: int, most_cells: int, path: str) -> UnreadableFormError:
    """The error of sheets that reach further than is read.

    Args:
        sheet: the one where it was too much; empty when not told.
        rows: the number of its last row.
        columns: the number of its last column.
        most_cells: how many cells are read.
        path: the file's name.
    """
    message = Message(
        "sheet {sheet} reaches to row {row} and column {column}, {cells} cells in all, and "
        "formkit reads up to {most}; delete the rows and columns behind the last one that you use",
        sheet=sheet,
        row=rows,
        column=columns,
        cells=rows * columns,
        most=most_cells,
    )
    return unreadable(message, path, sheet)


def too_many_cells(most_cells: int, path: str) -> UnreadableFormError:
    """The error of a text with more cells than are read."""
    message = Message(
        "the text has more than {most} cells; it is something else than a form, or lists have to be"
        " attached to the form as files of their own",
        most=most_cells,
    )
    return unreadable(message, path)


def too_many_rows(sheet: str, rows: int, most: int, path: str) -> UnreadableFormError:
    """The error of a survey sheet with more rows than any form has."""
    message = Message(
        "sheet {sheet} has {rows} rows, and formkit reads up to {most} questions; no form is so"
        " long: put data and lists elsewhere",
        sheet=sheet,
        rows=rows,
        most=most,
    )
    return unreadable(message, path, sheet)


def too_many_sheets(count: int, most: int, path: str) -> UnreadableFormError:
    """The error of a workbook with more sheets than are read."""
    message = Message(
        "the workbook has {count} sheets, and formkit reads up to {most}; delete those that are no"
        " part of the form",
        count=count,
        most=most,
    )
    return unreadable(message, path)


def too_much_text(path: str) -> UnreadableFormError:
    """The error of a small file whose cells show a few long texts over and over."""
    message = Message(
        "the cells of the workbook hold more text than formkit reads, mostly the same long texts"
        " over and over; delete the sheets that are no part of the form"
    )
    return unreadable(message, path)


def odd_package(what: Message, path: str) -> UnreadableFormError:
    """The error of a package made as no spreadsheet program makes it.

    Args:
        what: what is odd in it.
        path: the file's name.
    """
    message = Message(
        "the file is made as no spreadsheet program makes one: {what}; if you trust whoever sent"
        " it, open it in Excel and save it again as .xlsx",
        what=what,
    )
    return unreadable(message, path)


def why_not_opened(path: Path, error: OSError) -> Message:
    """What keeps a file from being opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return NO_FILE
    return FOLDER if reachable(path).is_dir() else NOT_OPENED


def unreadable(message: Message, path: str, sheet: str = "") -> UnreadableFormError:
    """The error that says so of one file."""
    return UnreadableFormError(message, loc=Loc(file=path, sheet=sheet))
