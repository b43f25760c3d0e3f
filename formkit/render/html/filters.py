"""What sorts and filters findings: there only where the page's script runs."""

from collections import Counter

from formkit.core.findings import Finding, Report, Severity
from formkit.core.messages import Message
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
    search = element(
        "input",
        type="search",
        name="words",
        placeholder=screen.say(Message("Find in findings")),
        aria_label=screen.say(Message("Find in findings")),
        autocomplete="off",
    )
    more = element(
        "button",
        screen.say(Message("Filters")),
        type="button",
        class_="more-filters",
        aria_expanded="false",
        aria_controls="filters",
    )
    return element(
        "form",
        element("div", search, more, _outcome(screen), class_="find"),
        element("div", *_choices(reports, findings, screen), id="filters", class_="choices"),
        class_="filters",
        hidden=True,
        role="search",
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
        _select("form", Message("All forms"), forms, screen),
        _select("sheet", Message("All sheets"), sheets, screen),
        _select("rule", Message("All rules"), rules, screen),
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


def _select(name: str, every: Message, options: dict[str, str], screen: Screen) -> Html | str:
    """A list to choose one of; nothing where there is nothing to choose."""
    if len(options) < 2:  # noqa: PLR2004 - one is no choice
        return ""
    first = element("option", screen.say(every), value="")
    rest = (element("option", said, value=value) for value, said in options.items())
    return element("select", first, *rest, name=name, aria_label=screen.say(every))


def _fixable(findings: list[Finding], screen: Screen) -> Html | str:
    if not any(one.fixable for one in findings):
        return ""
    box = element("input", type="checkbox", name="fixable")
    said = element("span", screen.say(Message("may be mended")))
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


def _outcome(screen: Screen) -> Html:
    """How much is shown; the script puts the numbers into the sentence."""
    said = Message("{shown} of {all} findings shown", shown="{shown}", all="{all}")
    return element(
        "p",
        element("output", data_said=screen.say(said)),
        element("button", screen.say(Message("Show all")), type="reset", hidden=True),
        class_="outcome",
    )
