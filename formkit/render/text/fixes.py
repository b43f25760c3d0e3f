"""What was mended in a form, or would be, as text."""

from collections.abc import Iterator

from formkit.core.messages import Message
from formkit.jobs import FixedForm
from formkit.lint.mending import Mending
from formkit.render.screen import Screen
from formkit.render.text.edits import render_edits


def render_fixes(form: FixedForm, screen: Screen, *, shows_edits: bool = False) -> str:
    """The fixes of one form, and those that were not made; nothing where there are none.

    Args:
        form: with its fixes.
        screen: where they are shown.
        shows_edits: whether each edit of the workbook is told too.
    """
    return "\n".join(_lines(form, screen, shows_edits=shows_edits))


def _lines(form: FixedForm, screen: Screen, *, shows_edits: bool) -> Iterator[str]:
    if form.made:
        file, count = str(form.path), len(form.made)
        yield screen.bold(screen.say(Message("{file}: fixes: {count}", file=file, count=count)))
    for one in form.made:
        yield from _line(_said(one), screen)
    for one in form.refused:
        text = "not made: {fix} ({why})"
        yield from _line(Message(text, fix=_said(one), why=one.why_not), screen)
    if form.why_not:
        file = str(form.path)
        text = "none of the fixes of {file} is made: {why}"
        yield from _line(Message(text, file=file, why=form.why_not), screen)
    if form.copy and shows_edits:
        yield render_edits(form.copy, screen, tells_all=True)
    if form.unsafe_left:
        text = "with --unsafe-fixes too: {count}; --diff shows them first"
        yield from _line(Message(text, count=form.unsafe_left), screen)


def _line(message: Message, screen: Screen) -> Iterator[str]:
    yield screen.wrapped(screen.say(message).strip(), first="  ", indent=4)


def _said(one: Mending) -> Message:
    finding = one.finding
    text = "{cell} {rule}: {title}"
    return Message(text, cell=finding.loc.a1, rule=finding.rule, title=one.title)
