"""What sorts and filters findings: there only where the page's script runs."""

from collections import Counter

from formkit.core.findings import Finding, Report, Severity
from formkit.core.messages import Message
from formkit.render.html.filter_bar import filter_bar, select
from formkit.render.html.markup import Html, element
from formkit.render.html.severities import severity_mark
from formkit.render.html.summary import shared_folder
from formkit.render.screen import Screen

_ORDERS = (
    ("cell", Message("cell")),
    ("severity", Message("severity")),
    ("rule", Message("rule")),
)


def filters(reports: tuple[Report, ...], screen: Screen) -> Html:
    """The bar above the findings; hidden until the script shows it."""
    findings = [finding for report in reports for finding in report.findings]
    return filter_bar(
        *_choices(reports, findings, screen),
        find=Message("Find in findings"),
        outcome=Message("{shown} of {all} findings shown", shown="{shown}", all="{all}"),
        screen=screen,
    )


def _choices(
    reports: tuple[Report, ...], findings: list[Finding], screen: Screen
) -> tuple[Html | str, ...]:
    folder = shared_folder(reports)
    files = (report.file.removeprefix(folder) for report in reports)
    forms = {str(number): file for number, file in enumerate(files, start=1)}
    sheets = {one.loc.sheet: one.loc.sheet for one in findings if one.loc.sheet}
    names = {one.rule: f"{one.rule} {one.slug}" for one in findings}
    counts = Counter(one.rule for one in findings)
    rules = {rule: f"{names[rule]} ({counts[rule]})" for rule in sorted(names)}
    return (
        _severities(findings, screen),
        select("form", Message("All forms"), forms, screen),
        select("sheet", Message("All sheets"), sheets, screen),
        select("rule", Message("All rules"), rules, screen),
        _fixable(findings, screen),
        _orders(screen),
    )


def _severities(findings: list[Finding], screen: Screen) -> Html:
    there = {one.severity for one in findings}
    boxes = (_severity(one, screen) for one in Severity if one in there)
    legend = element("legend", screen.say(Message("Severity")))
    return element("fieldset", legend, *boxes, class_="chips")


def _severity(severity: Severity, screen: Screen) -> Html:
    box = element("input", type="checkbox", name="severity", value=str(severity), checked=True)
    return element("label", box, severity_mark(severity, screen))


def _fixable(findings: list[Finding], screen: Screen) -> Html | str:
    if not any(one.fixable for one in findings):
        return ""
    box = element("input", type="checkbox", name="fixable")
    said = element("span", screen.say(Message("may be fixed")))
    return element("label", box, said, class_="only")


def _orders(screen: Screen) -> Html:
    legend = element("legend", screen.say(Message("Sort by")))
    radios = (
        element(
            "label",
            element("input", type="radio", name="order", value=value, checked=value == "cell"),
            element("span", screen.say(said)),
        )
        for value, said in _ORDERS
    )
    return element("fieldset", legend, *radios, class_="orders")
