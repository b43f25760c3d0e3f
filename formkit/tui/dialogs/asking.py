"""Asking for a line of text, or for a yes."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Button, Input, Label

from formkit.core.messages import Message
from formkit.tui.dialogs.window import Say, Window
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.stacked import Stacked

_BULLET = "• "


class AskText(Window[str]):
    """One line of text; Enter gives it."""

    def __init__(
        self,
        say: Say,
        title: Message,
        *,
        value: str = "",
        hint: Message | None = None,
        check: Callable[[str], Message | None] | None = None,
    ) -> None:
        """Ask.

        Args:
            say: words a message.
            title: the question.
            value: what stands there already.
            hint: a sentence below.
            check: says why a text cannot be; None: it can.
        """
        super().__init__(say)
        self._title = title
        self._value = value
        self._hint = hint
        self._check = check

    def compose(self) -> ComposeResult:
        """The question, the line, what is wrong with it, two buttons."""
        with Vertical(classes="window"):
            yield Label(self.say(self._title), classes="title", markup=False)
            yield Input(self._value, id="text")
            if self._hint:
                yield Label(self.say(self._hint), classes="hint", markup=False)
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.say(Message("Cancel")), id="no")
                yield Button(self.say(Message("OK")), id="yes", variant="primary")

    @on(Input.Submitted)
    @on(Button.Pressed, "#yes")
    def _give(self) -> None:
        text = self.query_one("#text", Input).value
        wrong = self._check(text) if self._check else None
        if wrong is None:
            self.dismiss(text)
        else:
            self.query_one("#wrong", Label).update(self.say(wrong))

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.dismiss(None)


def _hung(line: str) -> Visual:
    """A line whose further ones stand below its words where it has a bullet."""
    if line.startswith(_BULLET):
        return Hanging(Content(_BULLET), Content(line.removeprefix(_BULLET)))
    return Content(line)


class AskWhether(Window[bool]):
    """A sentence that says what will happen, and two buttons."""

    DEFAULT_CSS = """
    AskWhether {
        .window { padding: 0 2; max-height: 100%; }
        .question { height: auto; max-height: 70vh; scrollbar-size-vertical: 1; margin-top: 1; }
        .question .title { margin-bottom: 0; }
        .rest { width: 1fr; }
    }
    """

    def __init__(self, say: Say, question: Message, *, yes: Message, is_safe: bool = False) -> None:
        """Ask.

        Args:
            say: words a message.
            question: what will happen.
            yes: the word on the button that does it.
            is_safe: whether nothing is lost by it; then Enter does it, else Enter does nothing.
        """
        super().__init__(say)
        self._question = question
        self._yes = yes
        self._is_safe = is_safe

    def compose(self) -> ComposeResult:
        """The question and two buttons; what Enter does is coloured, too."""
        no, yes = self.say(Message("Cancel")), self.say(self._yes)
        with Vertical(classes="window"):
            with VerticalScroll(classes="question"):
                title, _, rest = self.say(self._question).partition("\n")
                yield Label(title, classes="title", markup=False)
                if rest:
                    lines = Stacked(_hung(line) for line in rest.split("\n"))
                    yield Label(lines, classes="rest", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(no, id="no", variant="default" if self._is_safe else "primary")
                yield Button(yes, id="yes", variant="primary" if self._is_safe else "default")

    def on_mount(self) -> None:
        """Give the focus to what Enter is to do."""
        self.query_one("#yes" if self._is_safe else "#no", Button).focus()

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")
