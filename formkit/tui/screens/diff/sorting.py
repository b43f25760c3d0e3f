"""Sorting changes out: by words, by what they cost, by what was decided."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input

from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.tui.screens.diff.deciding import DecidingScreen
from formkit.tui.screens.diff.view import Decision, Sought, View
from formkit.tui.screens.diff.words import options, value_of, value_words
from formkit.tui.widgets.changes_tree import ChangesTree

_TICKED, _UNTICKED = "[x] ", "[ ] "
_TOOLTIPS = {
    "by-verdict": Message("Show only the changes with one verdict or decision"),
    "by-spelling": Message("Show also what is only written differently"),
    "by-devices": Message("Tell when each change can go to devices that have the old form"),
}
"""The buttons that sort changes out, and what each does."""


class SortingScreen(DecidingScreen):
    """Knows which of the changes are to be shown."""

    def __init__(self) -> None:
        """Begin with all changes."""
        super().__init__()
        self.sought = Sought()
        self.is_redeployed = False
        """Whether the old form is what devices have."""

    @property
    def listing(self) -> ChangesTree:
        """The changes."""
        return self.query_one(ChangesTree)

    def list_changes(self) -> None:
        """Show the changes that are sought; the cursor stays where it was."""
        raise NotImplementedError

    def compose_filters(self) -> ComposeResult:
        """One line: words to find, and three buttons that say what is shown."""
        with Horizontal(id="filters"):
            placeholder = self.say(Message("Find …"))
            yield Input(placeholder=placeholder, id="sought", compact=True)
            for name, tooltip in _TOOLTIPS.items():
                yield Button("", id=name, compact=True, tooltip=self.say(tooltip))

    def word_filters(self, view: View) -> None:
        """Have the buttons say what is shown."""
        sought = self.sought
        self._label("by-verdict", value_words(sought.value), is_on=sought.value is not None)
        self._label("by-spelling", Message("spelling only"), is_on=sought.has_spelling)
        self._label("by-devices", Message("devices"), is_on=self.is_redeployed)
        has_spelling = any(one.is_spelling for one in view.lines)
        self.query_one("#by-spelling").disabled = not has_spelling

    def _label(self, name: str, words: Message, *, is_on: bool) -> None:
        button = self.query_one(f"#{name}", Button)
        box = _TICKED if is_on else _UNTICKED
        button.label = Content(f"{box}{self.say(words)}")
        button.refresh(layout=True)

    def why_nothing(self, view: View) -> Message:
        """Why no change is shown."""
        if not view.lines:
            return Message("The two forms are the same.")
        if all(one.is_spelling for one in view.lines) and self.sought == Sought():
            return Message("The two forms differ in spelling only. The key S shows where.")
        return Message("No change is like that. Escape shows all changes again.")

    def action_find(self) -> None:
        """Type what is sought."""
        self.set_focus(self.query_one("#sought", Input))

    @on(Input.Changed, "#sought")
    def _sought_otherwise(self, event: Input.Changed) -> None:
        event.stop()
        self.sought = replace(self.sought, text=event.value)
        self.list_changes()

    @on(Input.Submitted, "#sought")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.listing)

    @on(Button.Pressed, "#by-verdict")
    def action_sort_out(self) -> None:
        """Choose which verdict, or decision, the changes that are shown have."""
        if self.view is None:
            return
        found = options(self.view, self.sought, is_redeployed=self.is_redeployed)
        chosen = " ".join(self.sought.value or ())
        self.choose(
            Message("Which changes are to be shown?"),
            [(name, self.say(words)) for name, words in found],
            self._sort_out,
            chosen=chosen,
        )

    def _sort_out(self, name: str) -> None:
        self.sought = replace(self.sought, value=value_of(name))
        self.list_changes()

    @on(Button.Pressed, "#by-spelling")
    def action_spelling(self) -> None:
        """Show, or hide, what is only written differently."""
        self.sought = replace(self.sought, has_spelling=not self.sought.has_spelling)
        self.list_changes()

    @on(Button.Pressed, "#by-devices")
    def action_devices(self) -> None:
        """Tell, or tell no more, what can go to devices that have the old form."""
        self.is_redeployed = not self.is_redeployed
        if not self.is_redeployed and (self.sought.value or ("",))[0] == "moment":
            self.sought = replace(self.sought, value=None)
        self.list_changes()

    def action_next(self) -> None:
        """Go to the next change about which somebody has to decide."""
        if self.view is None:
            return
        shown = self.listing.all_numbers
        waiting = [one for one in shown if self.view.lines[one].decision is Decision.OPEN]
        if not waiting:
            self.tell(Message("nothing here waits for a decision"))
            return
        here = [shown.index(one) for one in self.listing.numbers]
        later = (one for one in waiting if not here or shown.index(one) > max(here))
        self.listing.come_to(next(later, waiting[0]))
        self.set_focus(self.listing)

    def on_screen_resume(self) -> None:
        """Give the arrows to the changes when a dialog is closed."""
        if self.view is not None:
            self.set_focus(self.listing)

    def action_back(self) -> None:
        """Stop the work; else show all changes again, and be among them."""
        if self.is_working or self.view is None:
            super().action_back()
            return
        self.set_focus(self.listing)
        if not (self.sought.text or self.sought.value):
            return
        self.sought = replace(self.sought, value=None)
        with self.prevent(Input.Changed):
            self.query_one("#sought", Input).value = ""
        self.sought = replace(self.sought, text="")
        self.list_changes()
