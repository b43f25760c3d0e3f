"""A condition of a question: none, one that is put together, or an expression."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message as Posted
from textual.widgets import Input, Label, Select

from formkit.core.messages import Message
from formkit.jobs.drafting.expressions import Told
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import Say
from formkit.tui.widgets.dropdown import Dropdown

NONE = "none"
BUILT = "built"
OWN = "own"


class Judged(Posted):
    """A condition was judged."""

    def __init__(self, column: str, text: str, told: Told) -> None:
        """Keep which, and what there is to say of it."""
        super().__init__()
        self.column = column
        self.text = text
        self.told = told


class Expressing(Vertical):
    """How a condition is said, the lines for it, and what it comes to in words."""

    COLUMN: ClassVar[str]
    """Of the survey sheet."""
    TITLE: ClassVar[Message]
    WAYS: ClassVar[tuple[tuple[str, Message], ...]]
    """None, put together, and as an expression, in words."""
    SAID: ClassVar[Message]
    """What the condition comes to."""
    DEFAULT_CSS = """
    Expressing {
        height: auto;
        .told { margin-left: 18; width: 1fr; height: auto; color: $text-muted; }
        .told.-wrong { color: $error; }
        .built, .own { height: auto; }
    }
    """

    class Changed(Posted):
        """Another condition is said."""

        def __init__(self, column: str) -> None:
            """Keep of what."""
            super().__init__()
            self.column = column

    def __init__(self, say: Say, text: str, *, can_build: bool) -> None:
        """Ask for a condition.

        Args:
            say: words a message.
            text: the cell as it is.
            can_build: whether one can be put together.
        """
        super().__init__(id=self.COLUMN)
        self.say = say
        self._before = text
        self._can_build = can_build

    # What the conditions that are put together know

    def built_lines(self) -> ComposeResult:
        """The lines to put a condition together with."""
        raise NotImplementedError

    @property
    def built(self) -> str:
        """The expression that is put together; empty while something is missing."""
        raise NotImplementedError

    def is_built(self, text: str) -> bool:
        """Tell whether an expression can be put together with the lines."""
        raise NotImplementedError

    # What they share

    def compose(self) -> ComposeResult:
        """How, the lines of the one way or the other, and what it comes to."""
        with Horizontal(classes="line"):
            yield Label(self.say(self.TITLE), markup=False)
            yield Dropdown(
                self._ways(),
                id=f"{self.COLUMN}-how",
                value=self._how(),
                allow_blank=False,
                compact=True,
            )
        with Vertical(classes="built"):
            yield from self.built_lines()
        with Horizontal(classes="line own"):
            yield Label("", markup=False)
            text = "" if self._how() == BUILT else self._before
            yield Input(text, id=f"{self.COLUMN}-expression", compact=True)
        yield Label("", id=f"{self.COLUMN}-told", classes="told", markup=False)

    def _ways(self) -> list[tuple[Text, str]]:
        ways = (one for one in self.WAYS if self._can_build or one[0] != BUILT)
        return [(Text(self.say(words)), way) for way, words in ways]

    def _how(self) -> str:
        if not self._before:
            return NONE
        return BUILT if self._can_build and self.is_built(self._before) else OWN

    def on_mount(self) -> None:
        """Show the lines of the way that is chosen."""
        self.show_lines()

    @property
    def how(self) -> str:
        """The way that is chosen."""
        value = self.query_one(f"#{self.COLUMN}-how", Select).value
        return value if isinstance(value, str) else NONE

    @property
    def own(self) -> Input:
        """The line for an expression."""
        return self.query_one(f"#{self.COLUMN}-expression", Input)

    @property
    def expression(self) -> str:
        """The cell as it is to be; empty: no condition."""
        if self.how == NONE:
            return ""
        return self.own.value.strip() if self.how == OWN else self.built

    @property
    def wrong(self) -> Message | None:
        """Why it cannot be taken like this; None when it can."""
        if self.how == NONE or self.expression:
            return None
        return Message("{column}: the condition is not complete yet", column=self.say(self.TITLE))

    def allow_building(self, can_build: bool) -> None:  # noqa: FBT001 - what it is set to
        """Let a condition be put together, or not any more."""
        if can_build == self._can_build:
            return
        self._can_build = can_build
        how = self.how
        with self.prevent(Select.Changed):
            select = self.query_one(f"#{self.COLUMN}-how", Select)
            select.set_options(self._ways())
            select.value = how if can_build or how != BUILT else NONE
        self.show_lines()

    def show_lines(self) -> None:
        """Show the lines of the way that is chosen, and no others."""
        self.query(".built").set_class(self.how != BUILT, "-hidden")
        self.query(".own").set_class(self.how != OWN, "-hidden")
        if not self.expression:
            self.tell(None)

    @on(Select.Changed)
    @on(Input.Changed)
    def _change(self, event: Select.Changed | Input.Changed) -> None:
        event.stop()
        is_turned = event.control.id == f"{self.COLUMN}-how"
        if is_turned and self.how == OWN and not self.own.value:
            self.own.value = self.built
        self.changed(event.control.id or "")
        self.show_lines()
        self.post_message(self.Changed(self.COLUMN))

    def changed(self, control: str) -> None:
        """Follow what was changed in one of the lines."""

    def tell(self, told: Told | None) -> None:
        """Say what the condition comes to, or what is wrong with it; None: nothing."""
        label = self.query_one(f"#{self.COLUMN}-told", Label)
        faults = told.faults if told else ()
        label.set_class(bool(faults), "-wrong")
        label.set_class(told is None, "-hidden")
        if faults:
            label.update("\n".join(f"✗ {shown(self.say(one))}" for one in faults))
        elif told is not None and told.words is not None:
            label.update(shown(self.say(self.SAID.filled(condition=told.words))))
        if told is not None and self.has_focus_within:
            self.call_after_refresh(label.scroll_visible, animate=False)
