"""Which kind of file it is, by what is in it; its name may lie."""

from dataclasses import replace
from io import StringIO
from pathlib import Path, PurePath

from formkit.core.long_paths import reachable
from formkit.formats.delimited import parse_csv
from formkit.formats.headers import SURVEY, sheet_kind
from formkit.formats.markdown import parse_markdown
from formkit.formats.spreadsheets import read_xls, read_xlsx
from formkit.formats.unreadable import (
    EMPTY_FILE,
    NO_TEXT,
    PROTECTED,
    SETTINGS_FILE,
    WEB_PAGE,
    too_large,
    too_many_rows,
    unreadable,
    why_not_opened,
)
from formkit.model.sheets import Workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SETTINGS_ENDINGS = (".yaml", ".yml")
MOST_BYTES = 50_000_000
"""A larger file is refused unread."""
MOST_TEXT_BYTES = 20_000_000
"""Of CSV and pipe tables, which hold no pictures."""

MOST_SURVEY_ROWS = 50_000
"""Twenty times the longest form that is known; pyxform takes minutes for so many."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_workbook(path: str | Path) -> Workbook:
    """Read a file of sheets as it is.

    Raises:
        UnreadableFormError: the file is no spreadsheet, is encrypted, truncated
            or over the limits.
    """
    return parse_workbook(read_file(path), str(path))


def read_file(path: str | Path) -> bytes:
    """The content of a file of sheets, up to where it is too large for ``parse_workbook``.

    Raises:
        UnreadableFormError: the file cannot be opened.
    """
    try:
        with reachable(Path(path)).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(why_not_opened(Path(path), error), str(path)) from error


def parse_workbook(file: bytes, path: str = "") -> Workbook:
    """Read the content of a file of sheets.

    Args:
        file: the content.
        path: the file's name; its ending only tells xlsx from xlsm and markdown from CSV.

    Raises:
        UnreadableFormError: as for ``read_workbook``.
    """
    if len(file) > MOST_BYTES:
        raise too_large(MOST_BYTES, path)
    workbook = _parsed(file, path)
    for sheet in workbook.sheets:
        is_survey = sheet_kind(sheet.name) == SURVEY or len(workbook.sheets) == 1
        if is_survey and len(sheet.rows) > MOST_SURVEY_ROWS:
            raise too_many_rows(sheet.name, len(sheet.rows), MOST_SURVEY_ROWS, path)
    return workbook


def _parsed(file: bytes, path: str) -> Workbook:
    if not file.strip():
        raise unreadable(EMPTY_FILE, path)
    if file.startswith(_ZIP):
        return _package(file, path)
    if file.startswith(_OLE):
        if _ENCRYPTED in file:
            raise unreadable(PROTECTED, path)
        return read_xls(file, path)
    return _text(file, path)


def _package(file: bytes, path: str) -> Workbook:
    workbook = read_xlsx(file, path)
    is_macro = PurePath(path).suffix.lower() == ".xlsm"
    return replace(workbook, format="xlsm") if is_macro else workbook


def _text(file: bytes, path: str) -> Workbook:
    if PurePath(path).suffix.lower() in _SETTINGS_ENDINGS:
        raise unreadable(SETTINGS_FILE, path)
    if len(file) > MOST_TEXT_BYTES:
        raise too_large(MOST_TEXT_BYTES, path)
    text, encoding = _decoded(file, path)
    if text.lstrip().startswith("<"):
        raise unreadable(WEB_PAGE, path)
    if text.lstrip().startswith("{"):
        from formkit.formats.kobo_content import parse_kobo_content  # noqa: PLC0415 - a rare kind

        return parse_kobo_content(text, path)
    is_markdown = PurePath(path).suffix.lower() == ".md" or _looks_like_tables(text)
    workbook = parse_markdown(text, path) if is_markdown else parse_csv(text, path)
    notes = (("encoding", encoding),) if encoding != "utf-8" else ()
    return replace(workbook, notes=(*notes, *workbook.notes))


def _decoded(file: bytes, path: str) -> tuple[str, str]:
    if not file.startswith(_UTF16) and b"\0" not in file:
        for encoding in ("utf-8", "cp1252"):
            try:
                text = file.decode(encoding)
            except UnicodeDecodeError:
                continue
            plain = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
            return plain, "utf-8-sig" if plain != text else encoding
    raise unreadable(NO_TEXT, path)


def _looks_like_tables(text: str) -> bool:
    lines = (line.strip() for line in StringIO(text))
    return next((line.startswith("|") for line in lines if line and line[0] != "#"), False)
