"""What stands on top: how many findings there are, in which forms, and what was not looked at."""

from formkit.core.errors import FormkitError
from formkit.core.findings import Report, Severity
from formkit.core.messages import Message
from formkit.render.html.form_texts import file_name, isolated
from formkit.render.html.markup import Html, element, escaped
from formkit.render.html.not_run import not_run
from formkit.render.screen import Screen
from formkit.render.text.reports import totals

_NAMES = {
    Severity.ERROR: Message("Errors"),
    Severity.WARNING: Message("Warnings"),
    Severity.INFO: Message("For information"),
}


def title_of(reports: tuple[Report, ...], screen: Screen) -> str:
    """What the page is called: its form, or how many there are."""
    if len(reports) == 1:
        return reports[0].file
    return screen.say(Message("{count} forms checked", count=len(reports)))


def summary(
    reports: tuple[Report, ...],
    unreadable: tuple[FormkitError, ...],
    screen: Screen,
    pages: frozenset[str],
) -> Html:
    """The head of the page."""
    return element(
        "header",
        element("h1", _heading(reports, screen)),
        element("p", isolated(screen.say(_in_words(reports))), class_="lead"),
        _tiles(reports, screen),
        _unreadable(unreadable, screen),
        _not_run(reports, screen, pages),
        _forms(reports, screen) if len(reports) > 1 else "",
        class_="top",
    )


def _heading(reports: tuple[Report, ...], screen: Screen) -> Html:
    one = len(reports) == 1
    return file_name(reports[0].file) if one else escaped(title_of(reports, screen))


def _in_words(reports: tuple[Report, ...]) -> Message:
    if len(reports) != 1:
        sound = sum(not report.reaches(Severity.ERROR) for report in reports)
        return Message("{all} forms, {sound} without errors", all=len(reports), sound=sound)
    report = reports[0]
    if report.findings:
        return Message("{counts}", counts=totals(report.findings))
    return nothing_found(report)


def nothing_found(report: Report) -> Message:
    """That nothing was found, and whether all was looked at."""
    if report.skipped:
        return Message("nothing found by the rules that ran")
    return Message("nothing found")


def _tiles(reports: tuple[Report, ...], screen: Screen) -> Html:
    counts = [
        (str(severity), name, sum(report.count(severity) for report in reports))
        for severity, name in _NAMES.items()
    ]
    skipped = {one.rule for report in reports for one in report.skipped}
    if skipped:
        counts.append(("skipped", Message("Rules not run"), len(skipped)))
    if fixable := sum(one.fixable for report in reports for one in report.findings):
        counts.append(("fixable", Message("--fix may mend"), fixable))
    return element("dl", *(_tile(*count, screen) for count in counts), class_="tiles")


def _tile(kind: str, name: Message, count: int, screen: Screen) -> Html:
    term = element("dt", screen.say(name), class_=f"severity {kind}")
    return element("div", term, element("dd", str(count)), class_=None if count else "none")


def _unreadable(errors: tuple[FormkitError, ...], screen: Screen) -> Html | str:
    if not errors:
        return ""
    items = (element("li", isolated(_said(error, screen))) for error in errors)
    heading = element("h2", screen.say(Message("Not read, so not checked")))
    return element("section", heading, element("ul", *items), class_="aside unread")


def _said(error: FormkitError, screen: Screen) -> str:
    place = str(error.loc)
    said = screen.say(error.message)
    return f"{place}: {said}" if place else said


def _not_run(reports: tuple[Report, ...], screen: Screen, pages: frozenset[str]) -> Html | str:
    items = not_run(reports, screen, pages)
    heading = element("h2", screen.say(Message("Not run, so not passed")))
    return element("section", heading, element("ul", *items), class_="aside") if items else ""


def _forms(reports: tuple[Report, ...], screen: Screen) -> Html:
    heads = (Message("Form"), *_NAMES.values(), Message("Rules not run"))
    rows = (_row(number, report) for number, report in enumerate(reports, start=1))
    table = element(
        "table",
        element("thead", element("tr", *(element("th", screen.say(one)) for one in heads))),
        element("tbody", *rows),
        class_="forms sortable",
    )
    return element("div", table, class_="scrolls", tabindex=0)


def _row(number: int, report: Report) -> Html:
    counts = (*(report.count(severity) for severity in Severity), len(report.skipped))
    link = element("a", file_name(report.file), href=f"#form-{number}")
    cells = (element("td", str(count), class_=None if count else "none") for count in counts)
    return element("tr", element("th", link, scope="row"), *cells)
