"""What a check says, as one HTML file."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding, Report
from formkit.core.messages import Catalogue, Message
from formkit.render.html.filters import filters
from formkit.render.html.finding_items import finding_item
from formkit.render.html.form_texts import file_name
from formkit.render.html.markup import Html, element
from formkit.render.html.not_run import not_run
from formkit.render.html.page import Page, render_page
from formkit.render.html.rule_pages import AnyRule, rule_page
from formkit.render.html.summary import counted, shared_folder, summary, title_of
from formkit.render.screen import Screen


def render_reports(
    reports: tuple[Report, ...],
    *,
    version: str,
    catalogue: Catalogue,
    language: str,
    rules: Iterable[AnyRule],
    unreadable: tuple[FormkitError, ...] = (),
) -> str:
    """All reports in one file, with the pages of the rules that they name.

    Args:
        reports: one a form.
        version: formkit's own, so that a reader of old results knows what said so.
        catalogue: the reader's language.
        language: its code, ``fr``.
        rules: every rule there is.
        unreadable: why other forms are not among the reports.
    """
    screen = Screen(catalogue=catalogue)
    named = _named(reports)
    used = {rule.id: rule for rule in rules if rule.id in named}
    pages = frozenset(used)
    has_findings = any(report.findings for report in reports)
    main = (
        filters(reports, screen) if has_findings else "",
        *(_form(number, reports, screen, pages) for number in range(len(reports))),
    )
    body = (
        summary(reports, unreadable, screen, pages),
        element("main", *main),
        _rules(used.values(), screen),
        element("footer", f"formkit {version}"),
    )
    page = Page(
        title=f"{title_of(reports, screen)} – formkit",
        language=language,
        body=element("div", *body, class_="page-body"),
        part="reports",
    )
    return render_page(page)


def _named(reports: tuple[Report, ...]) -> frozenset[str]:
    """The ids of all rules that the reports speak of."""
    findings = (
        one
        for report in reports
        for one in (*report.findings, *report.known, *(each.finding for each in report.ignored))
    )
    skipped = (one for report in reports for one in report.skipped)
    return frozenset((*(one.rule for one in findings), *(one.rule for one in skipped)))


def _form(place: int, reports: tuple[Report, ...], screen: Screen, pages: frozenset[str]) -> Html:
    """A form; its name, and what did not run, stand on top already where it is the only one."""
    report, address = reports[place], f"form-{place + 1}"
    parts = (
        element("div", *_groups(report, screen, pages), class_="groups"),
        *_set_apart(report, screen, pages),
    )
    if len(reports) == 1:
        return element("section", *parts, class_="form", id=address)
    head = element(
        "summary",
        element("h2", file_name(report.file.removeprefix(shared_folder(reports)))),
        element("p", counted(report, screen), class_="counts"),
    )
    skipped = _skipped(report, screen, pages)
    return element("details", head, *parts, skipped, class_="form", id=address, open=True)


def _groups(report: Report, screen: Screen, pages: frozenset[str]) -> Iterator[Html]:
    """Findings by sheet; groupby, not sorted, as their order is that of the sheets."""
    whole = screen.say(Message("the form as a whole"))
    for part, findings in groupby(report.findings, key=lambda one: _part(one, report)):
        items = [finding_item(one, screen, pages) for one in findings]
        yield element(
            "section",
            element("h3", part or whole, " ", element("span", str(len(items)))),
            element("ol", *items),
            class_="group",
            data_sheet=part,
        )


def _part(finding: Finding, report: Report) -> str:
    """The sheet; of a standard, whose report speaks of many files, the file."""
    loc = finding.loc
    return loc.sheet or (loc.file if loc.file != report.file else "")


def _set_apart(report: Report, screen: Screen, pages: frozenset[str]) -> Iterator[Html]:
    """Findings that do not count, and why."""
    if report.ignored:
        message = Message("{count} accepted with a reason", count=len(report.ignored))
        items = (
            finding_item(one.finding, screen, pages, reason=one.reason) for one in report.ignored
        )
        yield _folded(screen.say(message), element("ol", *items))
    if report.known:
        message = Message("{count} known from the baseline", count=len(report.known))
        items = (finding_item(one, screen, pages) for one in report.known)
        yield _folded(screen.say(message), element("ol", *items))


def _skipped(report: Report, screen: Screen, pages: frozenset[str]) -> Html | str:
    items = not_run((report,), screen, pages)
    message = Message("{count} {count:rule|rules} not run", count=len(report.skipped))
    return _folded(screen.say(message), element("ul", *items)) if items else ""


def _folded(title: str, body: Html) -> Html:
    return element("details", element("summary", title), body, class_="apart")


def _rules(rules: Iterable[AnyRule], screen: Screen) -> Html | str:
    pages = [rule_page(rule, screen) for rule in rules]
    if not pages:
        return ""
    heading = element("h2", screen.say(Message("The rules")))
    return element("section", heading, *pages, class_="rules")
