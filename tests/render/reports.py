"""Reports that show everything a renderer must cope with."""

from formkit.core.findings import Finding, Report, Severity, Skipped
from formkit.core.location import Loc, Trail
from formkit.core.messages import Message


def _finding(severity: Severity, message: Message, loc: Loc, **more: str) -> Finding:
    return Finding(
        rule=more.get("rule", "FK203"),
        slug=more.get("slug", "duplicate-choice-code"),
        severity=severity,
        message=message,
        loc=loc,
        column=more.get("column", ""),
        name=more.get("name", ""),
    )


def _at(sheet: str, row: int = 0, column: int = 0) -> Loc:
    return Loc(file="tchad.xlsx", sheet=sheet, row=row, column=column)


FULL = Report(
    file="tchad.xlsx",
    findings=(
        _finding(
            Severity.ERROR,
            Message("list {list} is not on the choices sheet", list="eau"),
            _at("survey", 14, 1),
            rule="FK201",
            slug="missing-list",
            column="type",
            name="water",
        ),
        _finding(Severity.WARNING, Message("this row is odd"), _at("survey", 120), name="q"),
        Finding(
            rule="FK401",
            slug="missing-label",
            severity=Severity.INFO,
            message=Message("formkit wrote this row"),
            loc=_at("survey", 121, 3),
            trail=Trail(
                written=Loc(file="modules/idp/survey.csv", row=3),
                used=Loc(file="templates/bsa.yaml", row=12, column=5),
            ),
        ),
        _finding(
            Severity.ERROR,
            Message(
                "list {list} has the code {code} already, at {cell}; give this choice a code"
                " of its own, for nobody can tell afterwards which of the two was meant",
                list="eau",
                code="1",
                cell="B2",
            ),
            _at("choices", 3, 2),
            column="name",
            name="eau",
        ),
        _finding(Severity.INFO, Message("the form has no title"), Loc(file="tchad.xlsx")),
    ),
    skipped=(
        Skipped(rule="FK701", reason=Message("Java not found")),
        Skipped(
            rule="FK501",
            reason=Message("no standard is known for this form; name one with --standard"),
        ),
        Skipped(
            rule="FK502",
            reason=Message("no standard is known for this form; name one with --standard"),
        ),
    ),
)
CLEAN = Report(file="niger.xlsx")


def _meant(text: str, part: str, column: int = 4) -> Finding:
    start = text.index(part)
    return Finding(
        rule="FK301",
        slug="unknown-reference",
        severity=Severity.ERROR,
        message=Message("no question is called {name}", name=part),
        loc=_at("survey", 2, column),
        column="relevant",
        text=text,
        span=(start, start + len(part)),
    )


LONG = "1 = 1 and " * 20
WITH_PARTS = Report(
    file="tchad.xlsx",
    findings=(
        _meant("${age} > 5 and ${gae} < 3", "${gae}"),
        _meant("a\tb\r\nc ${gae}\x1b", "${gae}"),
        _meant(f"{LONG}${{gae}} < 3 and {LONG}", "${gae}"),
        _meant("水はどこ ${gae} 水", "${gae}"),
        _meant("cafe\u0301 ${gae}", "${gae}"),
        _meant("كم ${gae} هنا", "${gae}"),
    ),
)
"""Cells of which a part is meant: long, wide, right to left, with line breaks."""
