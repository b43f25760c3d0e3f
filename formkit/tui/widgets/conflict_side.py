"""One side of a conflict: what it says, its words marked against the base, its verdict."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.render.harmless import harmless
from formkit.render.text.words import WordStep, word_steps
from formkit.render.verdict_badges import badges_of
from formkit.tui.bidi import shown
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.stacked import Stacked
from formkit.tui.widgets.verdict_badge import MUTED, hanging_badge
from formkit.tui.widgets.wording import compared, plain, written

if TYPE_CHECKING:
    from formkit.changes.verdicts import Verdict

Say = Callable[[Message], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side of a conflict says."""

    title: Message
    text: str = ""
    """What the cell says; empty where it is not about one text."""
    base: str | None = None
    """The text against which the words are marked; None: they are not."""
    told: tuple[Message, ...] = ()
    """What the side did, where it is not about one text."""
    cost: "Verdict | None" = None


class ConflictSide(VerticalScroll):
    """A column of the card."""

    DEFAULT_CSS = """
    ConflictSide {
        width: 1fr; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1;
        .title { text-style: bold; color: $primary; width: 1fr; }
        &:focus .title { text-style: bold reverse; }
        .said { width: 1fr; margin-bottom: 1; }
        .cost { width: 1fr; }
    }
    """

    def __init__(self, say: Say, *, id: str) -> None:  # noqa: A002 - as all widgets have it
        """Begin without a side.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._side: Side | None = None

    def compose(self) -> ComposeResult:
        """Whose side it is, what it says, its verdict."""
        yield Static(classes="title", markup=False)
        yield Static(classes="said", markup=False)
        yield Static(classes="cost", markup=False)

    def show(self, side: Side) -> None:
        """Show a side."""
        self._side = side
        self.query_one(".title", Static).update(Content(self._say(side.title)))
        costs = badges_of(side.cost) if side.cost else ()
        badges = Stacked(hanging_badge(one, self._say) for one in costs)
        self.query_one(".cost", Static).update(badges)
        self._say_text()
        self.scroll_home(animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Break lines anew where they run from right to left."""
        if self._side and shown(self._side.text) != self._side.text:
            self._say_text()

    def _say_text(self) -> None:
        if self._side:
            self.query_one(".said", Static).update(self._said(self._side))

    def _said(self, side: Side) -> Visual:
        if side.told:
            return Stacked(
                Hanging(Content("• "), Content(shown(self._say(one)))) for one in side.told
            )
        text = harmless(side.text)
        if not text:
            return Content.styled(self._say(Message("(empty)")), MUTED)
        if shown(text) != text:
            pieces = compared(side.base, text)[1] if side.base else plain(text)
            return written(pieces, self.content_size.width, is_new=True)
        steps = word_steps(harmless(side.base), text) if side.base else ()
        return Content(" ").join(_marked(steps)) if steps else Content(text)


def _marked(steps: tuple[WordStep, ...]) -> Iterator[Content]:
    for step in steps:
        if step.kept:
            yield Content(step.kept)
        if step.gone:
            yield Content.styled(f"[{step.gone}]", "strike $text-error")
        if step.come:
            yield Content.styled(step.come, "bold underline $text-success")
