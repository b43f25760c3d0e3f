"""What stands on top: how many findings there are, in which forms, and what was not looked at."""

from os.path import commonprefix

from formkit.core.errors import FormkitError
from formkit.core.findings import Report, Severity
from formkit.core.messages import Message
from formkit.render.html.form_texts import breakable, file_name, folder_of, isolated
from formkit.render.html.markup import Html, element
from formkit.render.html.not_run import not_run
from formkit.render.screen import Screen
from formkit.render.text.reports import totals

_NAMES = {
    Severity.ERROR: Message("Errors"),
    Severity.WARNING: Message("Warnings"),
    Severity.INFO: Message("For information"),
}
_NOT_RUN = Message("Rules not run")


def title_of(reports: tuple[Report, ...], screen: Screen) -> str:
    """What the page is called: its form, or how many there are."""
    if len(reports) == 1:
        file = reports[0].file
        return file.removeprefix(folder_of(file))
    return screen.say(Message("{count} {count:form|forms} checked", count=len(reports)))


def shared_folder(reports: tuple[Report, ...]) -> str:
    """The folder that all forms lie in, told once; of one form, its own."""
    files = [report.file for report in reports]
    return folder_of(commonprefix(files))  # noqa: RUF071 - cut at a folder's end


def summary(
    reports: tuple[Report, ...],
    unreadable: tuple[FormkitError, ...],
    screen: Screen,
    pages: frozenset[str],
) -> Html:
    """The head of the page."""
    folder = shared_folder(reports)
    return element(
        "header",
        element("p", breakable(folder), class_="folders") if folder else "",
        element("h1", breakable(title_of(reports, screen))),
        element("p", _in_words(reports, screen), class_="lead"),
        _tiles(reports, screen),
        _unreadable(unreadable, screen),
        _not_run(reports, screen, pages),
        _forms(reports, screen) if len(reports) > 1 else "",
        class_="top",
    )


def _in_words(reports: tuple[Report, ...], screen: Screen) -> str:
    if len(reports) == 1:
        return counted(reports[0], screen)
    sound = sum(not report.reaches(Severity.ERROR) for report in reports)
    if not sound:
        return screen.say(Message("none of them without errors"))
    return screen.say(Message("{sound} of them without errors", sound=sound))


def counted(report: Report, screen: Screen) -> str:
    """How much was found in a form, and of nothing, whether all was looked at."""
    counts = totals(report.findings) or (_nothing_found(report),)
    return ", ".join(map(screen.say, counts))


def _nothing_found(report: Report) -> Message:
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
        counts.append(("skipped", _NOT_RUN, len(skipped)))
    if fixable := sum(one.fixable for report in reports for one in report.findings):
        counts.append(("fixable", Message("May be fixed"), fixable))
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
    return (screen.heading(place) if place else "") + screen.say(error.message)


def _not_run(reports: tuple[Report, ...], screen: Screen, pages: frozenset[str]) -> Html | str:
    items = not_run(reports, screen, pages)
    heading = element("h2", screen.say(Message("Not run, so not passed")))
    return element("section", heading, element("ul", *items), class_="aside") if items else ""


def _forms(reports: tuple[Report, ...], screen: Screen) -> Html:
    names = {str(severity): name for severity, name in _NAMES.items()} | {"skipped": _NOT_RUN}
    heads = (_column(kind, screen.say(name)) for kind, name in names.items())
    form = element("th", screen.say(Message("Form")))
    folder = shared_folder(reports)
    rows = (_row(number, report, folder) for number, report in enumerate(reports, start=1))
    table = element(
        "table",
        element("thead", element("tr", form, *heads)),
        element("tbody", *rows),
        class_="forms sortable",
    )
    return element("div", table, class_="scrolls", tabindex=0)


def _column(kind: str, name: str) -> Html:
    """A heading; where there is no room for its word, its shape is left."""
    word = element("span", name, class_="word")
    return element("th", element("span", word, class_=f"severity {kind}"))


def _row(number: int, report: Report, folder: str) -> Html:
    counts = (*(report.count(severity) for severity in Severity), len(report.skipped))
    link = element("a", file_name(report.file.removeprefix(folder)), href=f"#form-{number}")
    cells = (element("td", str(count), class_=None if count else "none") for count in counts)
    return element("tr", element("th", link, scope="row"), *cells)
