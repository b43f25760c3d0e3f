"""The main job's result, in the words of an officer: built, wrong, changed, where the files are."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.jobs.demonstrating import Demonstration
from formkit.render.screen import Screen
from formkit.render.text.builds import render_built
from formkit.render.text.changes import change_lines
from formkit.render.text.reports import totals

_MARGIN = "   "
_SHOWN = 6
"""How many findings and changes the summary shows; the files beside it hold all."""


def render_demo(shown: Demonstration, files: dict[Path, Message], screen: Screen) -> str:
    """Four sections under numbered headings.

    Args:
        shown: what was done.
        files: what was or will be written, and what each is.
        screen: where it is shown.
    """
    sections = (
        (Message("What was built"), _built(shown, screen)),
        (Message("What is wrong in the copy that was edited"), _wrong(shown, screen)),
        (Message("What the edits changed"), _changed(shown, screen)),
        (Message("Where the files are"), _files(files, screen)),
    )
    lines: list[str] = []
    for number, (heading, body) in enumerate(sections, start=1):
        title = screen.wrapped(screen.say(heading), first=f"{number}. ", indent=3)
        lines += [screen.bold(title), *body, ""]
    return "\n".join(lines[:-1])


def _built(shown: Demonstration, screen: Screen) -> Iterator[str]:
    yield indent(render_built(shown.built, screen.inset(len(_MARGIN))), _MARGIN)
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
        return Message(
            "checked: {counts}; ODK Validate was not run ({reason})",
            counts=counts,
            reason=skipped.reason,
        )
    return Message("checked, by pyxform and ODK Validate too: {counts}", counts=counts)


def _wrong(shown: Demonstration, screen: Screen) -> Iterator[str]:
    report = shown.edited_report
    counts = totals(report.findings) or (Message("nothing found"),)
    yield _line(Message("{counts}; the gravest:", counts=counts), screen)
    gravest = sorted(report.findings, key=lambda finding: finding.severity.rank)
    places = {screen.say(one.message): one.loc.a1 for one in reversed(gravest)}
    for text, place in tuple(reversed(places.items()))[:_SHOWN]:
        yield _beside(f"  {place}", 15, text, screen)


def _changed(shown: Demonstration, screen: Screen) -> Iterator[str]:
    changes = shown.comparison.meant
    yield _line(Message("{count} changes; the first of them:", count=len(changes)), screen)
    beside = screen.inset(len(_MARGIN))
    for line in change_lines(shown.comparison, changes[:_SHOWN], beside):
        yield indent(line, _MARGIN)


def _files(files: dict[Path, Message], screen: Screen) -> Iterator[str]:
    width = max(len(str(path)) for path in files)
    for path, message in files.items():
        yield _beside(str(path), width, screen.say(message), screen)


def _beside(head: str, width: int, text: str, screen: Screen) -> str:
    """Text beside its head; below it on a narrow screen."""
    if screen.is_narrow:
        below = len(_MARGIN) + 4
        return screen.wrapped(text, first=f"{_MARGIN}{head}\n{' ' * below}", indent=below)
    head = f"{_MARGIN}{head.ljust(width)}  "
    return screen.wrapped(text, first=head, indent=len(head))


def _line(message: Message, screen: Screen) -> str:
    return screen.wrapped(screen.say(message), first=_MARGIN, indent=5)
