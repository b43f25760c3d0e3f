import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from formkit.core.findings import Report
from formkit.core.location import Loc, Trail
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.json import reports as as_json
from formkit.render.screen import PLAIN, Screen
from formkit.render.text.reports import render_reports
from tests.render.reports import CLEAN, FULL

SCHEMAS = Path(__file__).parents[2] / "formkit" / "formats" / "schemas"
FRENCH = Screen(catalogue=read_catalogue(Language.FRENCH))


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("plain", PLAIN),
        ("french", FRENCH),
        ("wide", Screen(width=100)),
        ("narrow", Screen(width=45)),
        ("colour", Screen(width=80, colour=True)),
    ],
)
def test_findings_as_text(
    name: str, screen: Screen, golden: Callable[[str, str | bytes], None]
) -> None:
    golden(f"render/report_{name}.txt", render_reports((FULL, CLEAN), screen))


def test_no_line_is_wider_than_the_screen() -> None:
    for width in (40, 45, 80, 100):
        lines = render_reports((FULL,), Screen(width=width)).splitlines()
        assert max(len(line) for line in lines if "templates/" not in line) <= width


def test_a_report_without_findings_says_so_and_lists_what_was_not_run() -> None:
    report = Report(file="niger.xlsx", skipped=FULL.skipped[:1])
    assert render_reports((report,), PLAIN).splitlines() == [
        "niger.xlsx",
        "  nothing found",
        "  not run: FK701 (Java not found)",
    ]


def test_a_row_of_formkits_own_tells_where_it_was_written() -> None:
    for trail, told in (
        (Trail(), []),
        (Trail(written=Loc(file="survey.csv", row=3)), ["      written at survey.csv:3"]),
    ):
        finding = replace(FULL.findings[2], trail=trail)
        lines = render_reports((Report(file="a.xlsx", findings=(finding,)),), PLAIN).splitlines()
        assert lines[3:-1] == told


def test_findings_as_json_obey_the_published_schema(
    golden: Callable[[str, str | bytes], None],
) -> None:
    text = as_json.render_reports((FULL, CLEAN), version="0.0.0", catalogue={})
    schema = json.loads((SCHEMAS / "report.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(text), schema)
    assert text.isascii()
    golden("render/report.json", text)


def test_json_speaks_the_readers_language_in_messages_only() -> None:
    french = json.loads(
        as_json.render_reports((FULL,), version="0", catalogue={"this row is odd": "bizarre"})
    )
    finding = french["forms"][0]["findings"][1]
    assert (finding["message"], finding["severity"]) == ("bizarre", "warning")
