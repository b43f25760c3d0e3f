from formkit.core.findings import Finding, Report, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message


def finding(severity: Severity, row: int = 2) -> Finding:
    return Finding(
        rule="FK203",
        slug="duplicate-choice-code",
        severity=severity,
        message=Message("twice"),
        loc=Loc(sheet="choices", row=row, column=2),
    )


def test_a_report_reaches_a_severity_with_that_or_a_worse_one() -> None:
    report = Report(file="f.xlsx", findings=(finding(Severity.WARNING),))
    assert report.reaches(Severity.INFO)
    assert report.reaches(Severity.WARNING)
    assert not report.reaches(Severity.ERROR)
    assert (report.count(Severity.WARNING), report.count(Severity.ERROR)) == (1, 0)


def test_findings_sort_by_their_place() -> None:
    later, earlier = finding(Severity.INFO, 9), finding(Severity.ERROR, 3)
    assert sorted((later, earlier), key=lambda one: one.order) == [earlier, later]
