"""What is edited in a workbook, as text."""

from collections.abc import Iterator
from itertools import islice

from formkit.core.messages import Message
from formkit.formats.edit_words import count_edits, word_edits
from formkit.jobs import EditedCopy
from formkit.render.screen import Screen

_MOST_TOLD = 12
"""How many edits are told one by one."""


def render_edits(copy: EditedCopy, screen: Screen, *, tells_all: bool = False) -> str:
    """How many edits of each kind there are, the edits in words, and what is not kept.

    Args:
        copy: the edited workbook.
        screen: where it is shown.
        tells_all: whether more than the first edits are told.
    """
    return "\n".join(_lines(copy, screen, len(copy.edits) if tells_all else _MOST_TOLD))


def _lines(copy: EditedCopy, screen: Screen, most: int) -> Iterator[str]:
    file = str(copy.target)
    if not copy.edits:
        yield screen.say(Message("{file} says this form already", file=file))
    else:
        counts = count_edits(copy.edits)
        yield screen.bold(screen.say(Message("{file}: {counts}", file=file, counts=counts)))
    for message in islice(word_edits(copy.workbook, copy.edits), most):
        yield screen.wrapped(screen.say(message), first="  ", indent=4)
    if more := len(copy.edits[most:]):
        yield screen.wrapped(screen.say(Message("and {count} more", count=more)), first="  ")
    for loss in copy.output.losses:
        not_kept = Message("  not kept: {loss}", loss=loss)
        yield screen.wrapped(screen.say(not_kept).strip(), first="  ! ", indent=4)
    for note in copy.notes:
        yield screen.wrapped(screen.say(note), first="  ", indent=4)
