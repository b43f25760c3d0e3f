"""What the screen Check calls things."""

from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.jobs.reviewing import Review
from formkit.jobs.reviewing.finding_groups import FindingGroup, Grouping
from formkit.lint.registry import all_rules
from formkit.lint.subject import Need
from formkit.render.screen import Screen
from formkit.render.text.reports import totals
from formkit.render.text.rule_pages import parts_of

ABOUT = (
    Message(
        "Check shows what is wrong with a form, where, and what to do. What formkit's own rules"
        " find is there at once; pyxform and ODK Validate, which make the form that phones get,"
        " follow after some seconds."
    ),
    Message(
        "■ is an error: the form does not convert, or its data will be wrong. ▲ is a warning:"
        " allowed, and likely not meant. ○ is for information. + marks what formkit can fix."
    ),
    Message(
        "You may leave the workbook open beside this and fix it there: as soon as it is saved,"
        " it is checked again. What formkit fixes it writes into the same file, and keeps what was"
        " there the first time; close the workbook in Excel before that."
    ),
)
GROUPINGS = {
    Grouping.RULE: Message("By rule"),
    Grouping.SHEET: Message("By sheet"),
    Grouping.SEVERITY: Message("By severity"),
}
LEAST = {
    Severity.INFO: Message("All severities"),
    Severity.WARNING: Message("Errors and warnings"),
    Severity.ERROR: Message("Errors"),
}
ACCEPTED = Message("Accepted, with a reason")
KNOWN = Message("Known from the baseline")
NOT_RUN = Message("Rules not run")
ABOUT_ACCEPTED = Message(
    "Somebody looked at these and accepted them: the reason stands in the form, under"
    " formkit_ignore. Go to one and press i to take that back."
)
ABOUT_KNOWN = Message("These were there when the baseline was written; only new ones count.")
ABOUT_NOT_RUN = Message(
    "These rules were not asked, each for the reason beside it: what they would find is not known."
)

_SEVERITIES = {
    Severity.ERROR: Message("Errors"),
    Severity.WARNING: Message("Warnings"),
    Severity.INFO: Message("For information"),
}
_PROGRAMS = {Need.COMPILER: "pyxform", Need.VALIDATOR: "ODK Validate"}


def group_words(group: FindingGroup, by: Grouping, screen: Screen) -> str:
    """What a group of findings is called."""
    match by:
        case Grouping.RULE:
            return f"{group.key} {rule_title(group.key, screen)}"
        case Grouping.SHEET:
            return group.key or screen.say(Message("the form as a whole"))
        case Grouping.SEVERITY:
            return screen.say(_SEVERITIES[Severity(group.key)])


def about_group(group: FindingGroup, by: Grouping, screen: Screen) -> tuple[Message, ...]:
    """What there is to say of a group of findings, a sentence each."""
    findings = group.findings
    counts = tuple(screen.say(one) for one in totals(findings))
    count = len(findings)
    said = [Message("{count} {count:finding|findings}: {totals}", count=count, totals=counts)]
    if mendable := sum(one.fixable for one in findings):
        text = (
            "formkit can fix {count} of them, marked +: go to one and press f, or press a for all"
            " that are certain"
        )
        said.append(Message(text, count=mendable))
    else:
        text = "formkit can fix none of them: go to one, and fix it in the workbook (w opens it)"
        said.append(Message(text))
    if by is Grouping.RULE:
        text = "i accepts all of them with one reason; on a single one it accepts only that"
        said.append(Message(text))
    return tuple(said)


def rule_title(name: str, screen: Screen) -> str:
    """The first line of a rule's page."""
    return screen.said(parts_of(all_rules()[name].docs)[0].text).rstrip(".")


def compiler_words(under: Review, screen: Screen, *, is_asking: bool) -> str:
    """Whether the compilers have said what they have to say; never that they did when not."""
    if is_asking:
        return screen.say(Message("pyxform and ODK Validate are being asked …"))
    if not under.is_compiled:
        return f"▲ {screen.say(Message('pyxform and ODK Validate were not asked'))}"
    rules = all_rules()
    not_run = [
        Message("{program} did not run: {reason}", program=_PROGRAMS[need], reason=one.reason)
        for one in under.report.skipped
        for need in (rules[one.rule].needs,)
        if need in _PROGRAMS
    ]
    if not_run:
        return f"▲ {'; '.join(map(screen.say, not_run))}"
    return screen.say(Message("pyxform and ODK Validate were asked"))
