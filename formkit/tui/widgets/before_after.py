"""What a fix does: each cell before and after, the words that differ marked."""

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.widgets import Static

from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.jobs.reviewing.proposing import CellChange, Proposal
from formkit.render.harmless import harmless
from formkit.render.text.words import WordStep, word_steps
from formkit.tui.bidi import shown
from formkit.tui.widgets.sheet_row import FAINT

_BEFORE, _AFTER = "- ", "+ "
_MOST_CELLS = 6


class BeforeAfter(Static):
    """A fix in its words, and its cells before and after."""

    DEFAULT_CSS = """
    BeforeAfter { height: auto; }
    """

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a fix.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(markup=False, id=id)
        self._say = say

    def show(self, proposal: Proposal, place: Loc) -> None:
        """Show another fix.

        Args:
            proposal: the fix.
            place: the finding's; of its cell only the text is shown.
        """
        self.update(Content("\n").join(self._lines(proposal, place)))

    def _lines(self, proposal: Proposal, place: Loc) -> Iterator[Content]:
        yield Content(shown(self._say(proposal.title)))
        if not proposal.is_safe:
            text = Message("it is likely, not certain: look before you fix")
            yield Content.styled(f"▲ {self._say(text)}", "$warning")
        for one in proposal.cells[:_MOST_CELLS]:
            if one.loc != place:
                yield _place(one)
            yield from _cell(one)
        for other in proposal.others[:_MOST_CELLS]:
            yield Content(f"• {shown(self._say(other))}")
        more = len(proposal.cells[_MOST_CELLS:]) + len(proposal.others[_MOST_CELLS:])
        if more:
            yield Content.styled(self._say(Message("and {count} more", count=more)), FAINT)


def _place(one: CellChange) -> Content:
    header = shown(harmless(one.header))
    return Content.assemble((one.loc.a1, "bold $primary"), "  ", (header, FAINT))


def _cell(one: CellChange) -> Iterator[Content]:
    steps = _steps(one.before, one.after)
    if one.before:
        old = _side(steps, is_new=False) if steps else Content(shown(harmless(one.before)))
        yield Content.assemble((_BEFORE, "bold $error"), old)
    if one.after:
        new = _side(steps, is_new=True) if steps else Content(shown(harmless(one.after)))
        yield Content.assemble((_AFTER, "bold $success"), new)


def _steps(before: str, after: str) -> tuple[WordStep, ...]:
    """Word by word, but where words run from right to left and would be torn apart."""
    if not before or not after or shown(before) != before or shown(after) != after:
        return ()
    return word_steps(before, after)


def _side(steps: tuple[WordStep, ...], *, is_new: bool) -> Content:
    return Content(" ").join(_words(steps, is_new=is_new))


def _words(steps: tuple[WordStep, ...], *, is_new: bool) -> Iterator[Content]:
    for step in steps:
        if step.kept:
            yield Content(shown(harmless(step.kept)))
        elif is_new and step.come:
            yield Content.styled(shown(harmless(step.come)), "bold underline $success")
        elif not is_new and step.gone:
            yield Content.styled(shown(harmless(step.gone)), "strike $error")
