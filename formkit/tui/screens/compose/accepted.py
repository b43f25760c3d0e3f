"""Which answers a question takes: any, numbers within bounds, or by an expression."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.jobs.drafting.conditions import Bounds, bounds_in, expression_of_bounds, number_in
from formkit.tui.dialogs.window import Say
from formkit.tui.screens.compose.expressing import BUILT, NONE, OWN, Expressing
from formkit.tui.screens.compose.wordings import Wordings

NUMBERS = frozenset(("integer", "decimal"))
"""The types whose answers can have bounds."""


class Accepted(Expressing):
    """The least and the most, and what is said of other answers."""

    COLUMN = "constraint"
    TITLE = Message("Takes")
    WAYS: ClassVar[tuple[tuple[str, Message], ...]] = (
        (NONE, Message("any answer")),
        (BUILT, Message("numbers within bounds")),
        (OWN, Message("by an expression of your own; . is the answer")),
    )
    SAID = Message("Taken only when: {condition}")

    def __init__(
        self, say: Say, text: str, messages: Texts, languages: tuple[str, ...], *, type_: str
    ) -> None:
        """Ask which.

        Args:
            say: words a message.
            text: the cell as it is.
            messages: what is said of other answers.
            languages: of the form.
            type_: of the question.
        """
        super().__init__(say, text, can_build=type_ in NUMBERS)
        self._read = bounds_in(text) if text else None
        self._messages = messages
        self._languages = languages

    def is_built(self, text: str) -> bool:
        """Tell whether it says bounds only."""
        return bounds_in(text) is not None

    def compose(self) -> ComposeResult:
        """The condition, and below it what is said of other answers."""
        yield from super().compose()
        yield Wordings(
            self.say,
            "message",
            self._messages,
            self._languages,
            title=Message("What is said of another answer"),
            id="messages",
        )

    def built_lines(self) -> ComposeResult:
        """The least and the most, on one line."""
        read = self._read or Bounds()
        with Horizontal(classes="line"):
            yield Label("", markup=False)
            yield Input(
                read.least,
                placeholder=self.say(Message("at least")),
                id="constraint-least",
                compact=True,
            )
            yield Input(
                read.most,
                placeholder=self.say(Message("at most")),
                id="constraint-most",
                compact=True,
            )

    @property
    def built(self) -> str:
        """The expression; empty while neither bound is said, or one is no number."""
        least = self.query_one("#constraint-least", Input).value.strip()
        most = self.query_one("#constraint-most", Input).value.strip()
        if any(one and number_in(one) is None for one in (least, most)):
            return ""
        bounds = Bounds(least=least, most=most)
        return self._before if bounds == self._read else expression_of_bounds(bounds)

    @property
    def messages(self) -> Texts:
        """What is said of other answers; nothing where every answer is taken."""
        written = self.query_one("#messages", Wordings).texts
        return written if self.expression else Texts(())

    def show_lines(self) -> None:
        """Show the message only where an answer can be refused."""
        super().show_lines()
        self.query_one("#messages").set_class(self.how == NONE, "-hidden")
