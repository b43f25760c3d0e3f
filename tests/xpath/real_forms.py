"""The expressions of real forms, read as plainly as can be: a judge of the parser's own."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import python_calamine
from pyxform import aliases, constants
from pyxform.parsing.sheet_headers import process_header
from pyxform.utils import default_is_dynamic
from pyxform.xls2json_backends import md_to_dict

COLUMNS = {
    ("bind", "relevant"),
    ("bind", "constraint"),
    ("bind", "calculate"),
    ("bind", "required"),
    ("bind", "readonly"),
    ("choice_filter",),
    ("control", "jr:count"),
    ("default",),
}
"""Where expressions stand, as pyxform calls the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealExpression:
    """One cell that holds an expression."""

    form: str
    accepted: bool
    """Whether ODK Validate accepts the form; for a markdown case, whether pyxform does."""
    row: int
    column: str
    text: str


def read_real_expressions(folder: Path) -> Iterator[RealExpression]:
    """All expressions of the workbooks and markdown cases in a folder, in order."""
    with (folder / "index.csv").open(encoding="utf-8") as index:
        for entry in csv.DictReader(index):
            accepted = entry["odk_validate"] == "valid"
            for rows in _workbook_surveys(folder / entry["file"]):
                yield from _expressions(entry["file"], rows, accepted=accepted)
    with (folder / "pyxform_md_cases.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            accepted = case["pyxform_ok"] and not case["expected_errored"]
            yield from _expressions(case["id"], _markdown_survey(case["md"]), accepted=accepted)


def _workbook_surveys(path: Path) -> Iterator[list[dict[str, str]]]:
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        if name.strip().lower() == constants.SURVEY:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            headers = [str(header).strip() for header in rows[0]] if rows else []
            yield [dict(zip(headers, map(_text, row), strict=True)) for row in rows[1:]]


def _markdown_survey(markdown: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = md_to_dict(markdown).get(constants.SURVEY, [])
    return rows


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\u00a0", " ").strip()


def _expressions(
    form: str, rows: Iterable[Mapping[str, str]], *, accepted: bool
) -> Iterator[RealExpression]:
    for number, row in enumerate(rows, start=2):
        for header, text in row.items():
            column = _column(header)
            static = column == ("default",) and not default_is_dynamic(text, row.get("type"))
            if column in COLUMNS and text and not static:
                yield RealExpression(
                    form=form, accepted=accepted, row=number, column=column[-1], text=text
                )


def _column(header: str) -> tuple[str, ...]:
    double = "::" in header
    known = process_header(header, double, aliases.survey_header, {"default", "choice_filter"})
    return known[1]
