"""The main job's result, in the words of an officer: built, wrong, changed, where the files are."""

from collections.abc import Iterator

from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.demo import Demonstration
from formkit.render.screen import Screen
from formkit.render.text.builds import render_built
from formkit.render.text.changes import kinds_counted
from formkit.render.text.reports import totals

_FINDINGS_SHOWN = 5


def render_demo(shown: Demonstration, screen: Screen) -> str:
    """Four sections under numbered headings."""
    sections = (
        (Message("What was built"), _built(shown, screen)),
        (Message("What is wrong in the copy that was edited"), _wrong(shown, screen)),
        (Message("What the edits changed"), _changed(shown, screen)),
        (Message("Where the files are"), _files(shown, screen)),
    )
    lines: list[str] = []
    for number, (heading, body) in enumerate(sections, start=1):
        lines += [screen.bold(f"{number}. {screen.say(heading)}"), *body, ""]
    return "\n".join(lines[:-1])


def _built(shown: Demonstration, screen: Screen) -> Iterator[str]:
    yield from (f"   {line}" for line in render_built(shown.built, screen).splitlines())
    facts = shown.alignment
    yield _line(
        Message(
            "beside the data dictionary: {identified} of {questions} rows with a name stand for"
            " one of its variables, {local} are the country's own; {asked} of {core} core"
            " variables are asked",
            identified=facts.identified,
            questions=facts.questions,
            local=facts.local,
            asked=facts.core_asked,
            core=facts.core,
        ),
        screen,
    )
    yield _line(_verdict(shown.built_report), screen)


def _verdict(report: Report) -> Message:
    counts = totals(report.findings) or (Message("nothing found"),)
    skipped = next((one for one in report.skipped if one.rule == "FK701"), None)
    if skipped:
        return Message("checked: {counts}; ODK Validate was not run ({reason})", counts=counts, reason=skipped.reason)
    return Message("checked, by pyxform and ODK Validate too: {counts}", counts=counts)


def _wrong(shown: Demonstration, screen: Screen) -> Iterator[str]:
    report = shown.edited_report
    counts = totals(report.findings) or (Message("nothing found"),)
    yield _line(Message("{counts}; the gravest:", counts=counts), screen)
    gravest = sorted(report.findings, key=lambda finding: finding.severity.rank)
    for finding in gravest[:_FINDINGS_SHOWN]:
        head = f"     {finding.loc.a1.ljust(13)}  "
        yield screen.wrapped(screen.say(finding.message), first=head, indent=len(head))


def _changed(shown: Demonstration, screen: Screen) -> Iterator[str]:
    for count, kind in kinds_counted(shown.comparison.meant):
        yield f"   {count:>4}  {kind}"


def _files(shown: Demonstration, screen: Screen) -> Iterator[str]:
    for output in shown.outputs:
        yield f"   {output.path}"


def _line(message: Message, screen: Screen) -> str:
    return screen.wrapped(screen.say(message), first="   ", indent=5)
