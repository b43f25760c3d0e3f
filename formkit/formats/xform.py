"""Forms to XForms, and what the compiler says of them.

This is the only module that uses pyxform.  It stops at the first error, tells
the row only inside its message, and may raise anything: all of that ends here,
in ``Remark``.
"""

import re
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from formkit.core.values import dataclass
from formkit.model.sheets import Row, Sheet, Workbook

_SHEETS = ("survey", "choices", "settings", "external_choices", "osm", "entities")
_BLANK_COLUMNS_BEFORE_END = 20
_BLANK_ROWS_BEFORE_END = 60
_ROW = re.compile(r"\[row : (?P<row>\d+|unknown)\]\s*")
_NEXT_ROW = re.compile(r"\n(?=\[row : \d+\])")
_PLACE = re.compile(r"On the '(?P<sheet>\w+)' sheet, the (?:'(?P<column>[^']+)')?")
_ELEMENT = re.compile(r"survey elements? named '(?P<name>[^']+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that pyxform or ODK Validate says, in its own words."""

    text: str
    sheet: str = ""
    """``survey``, ``choices`` … as pyxform calls it; empty when none is told."""
    row: int = 0
    """As the spreadsheet counts; 0 when none is told."""
    column: str = ""
    """The column that is named, if one is."""
    name: str = ""
    """The question that is named, if one is."""
    paths: tuple[str, ...] = ()
    """Places in the data, ``group/question``, in the order told; only ODK Validate tells any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compilation:
    """What became of a form that was given to pyxform."""

    xform: str = ""
    """The XForm; empty when ``errors`` kept it from being made."""
    warnings: tuple[Remark, ...] = ()
    errors: tuple[Remark, ...] = ()
    """What stopped it: one remark, or several rows with the same mistake."""


def compile_form(source: Workbook | Path | str) -> Compilation:
    """Turn a form into an XForm with pyxform, without ODK Validate.

    Args:
        source: a file, which pyxform reads itself, or a workbook, whose cells
            are handed over without writing a file.

    Returns:
        Always a compilation, however broken the form is.
    """
    from pyxform.xls2xform import convert  # noqa: PLC0415 - takes 0.2 s to import

    said: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, about what else the file holds
            definition = _definition(source) if isinstance(source, Workbook) else str(source)
            xform = convert(definition, warnings=said).xform
    except Exception as error:  # noqa: BLE001 - pyxform lets TypeError and others through
        return Compilation(warnings=_remarks(said), errors=_remarks(_lines_of(error)))
    return Compilation(xform=xform, warnings=_remarks(said))


def validator_jar() -> Path | None:
    """ODK Validate as pyxform brings it along; None when it is not there."""
    found = find_spec("pyxform")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
    return jar if jar.is_file() else None


def _lines_of(error: Exception) -> list[str]:
    text = str(error).strip()
    if not type(error).__module__.startswith("pyxform"):
        text = f"{type(error).__name__}: {text}"
    return _NEXT_ROW.split(text)


def _remarks(texts: list[str]) -> tuple[Remark, ...]:
    return tuple(_remark(text.strip()) for text in texts)


def _remark(text: str) -> Remark:
    row = _ROW.match(text)
    rest = text[row.end() :] if row else text
    place = _PLACE.match(rest)
    element = _ELEMENT.search(rest)
    sheet = place["sheet"] if place else "survey" if row else ""
    return Remark(
        text=rest,
        sheet=sheet,
        row=int(row["row"]) if row and row["row"].isdigit() else 0,
        column=(place["column"] or "") if place else "",
        name=element["name"] if element else "",
    )


def _definition(workbook: Workbook) -> dict[str, object]:
    """The workbook as pyxform's own readers would hand it over."""
    definition: dict[str, object] = {
        "sheet_names": [sheet.name for sheet in workbook.sheets],
        "fallback_form_name": Path(workbook.path).stem or None,
    }
    for sheet in workbook.sheets:
        name = sheet.name.lower()
        if name not in _SHEETS:
            if len(workbook.sheets) > 1:
                continue
            name = "survey"
        headers = _headers(sheet)
        definition[name] = _rows(sheet, headers)
        definition[f"{name}_header"] = [{text: None for _, text in headers}] if headers else []
    return definition


def _headers(sheet: Sheet) -> list[tuple[int, str]]:
    """Columns and headers, up to the first run of blank columns."""
    first = sheet.row(1)
    headers: list[tuple[int, str]] = []
    blanks = 0
    for column, cell in enumerate(first.cells if first else (), start=1):
        text = re.sub(" +", " ", cell.text.strip())
        if text:
            if any(text == known for _, known in headers):
                _refuse_duplicate(text)
            headers.append((column, text))
        blanks = 0 if text else blanks + 1
        if blanks > _BLANK_COLUMNS_BEFORE_END:
            break
    return headers


def _refuse_duplicate(header: str) -> None:
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - takes 0.2 s to import

    message = f"Duplicate column header: {header}"
    raise PyXFormError(message)


def _rows(sheet: Sheet, headers: list[tuple[int, str]]) -> list[dict[str, str]]:
    """One mapping a row from row 2 on, empty ones among them so that numbers stay true."""
    rows: list[dict[str, str]] = []
    for row in _rows_before_end(sheet):
        rows.extend({} for _ in range(row.number - 2 - len(rows)))
        cells = ((text, row.cell(column).text) for column, text in headers)
        rows.append({header: text for header, text in cells if text})
    return rows


def _rows_before_end(sheet: Sheet) -> Iterator[Row]:
    last = 1
    for row in sheet.rows:
        if row.number == 1 or row.is_blank:
            continue
        if row.number - last > _BLANK_ROWS_BEFORE_END + 1:
            return
        last = row.number
        yield row
