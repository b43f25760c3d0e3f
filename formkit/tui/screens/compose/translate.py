"""A window to go through the texts that a language still lacks, one after the other."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Label, Select, Static

from formkit.core.messages import Message
from formkit.jobs.drafting.translating import MissingText
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import Say, Window
from formkit.tui.keys import key
from formkit.tui.widgets.dropdown import Dropdown


class TranslateWindow(Window[None]):
    """One text, what the other languages say, and a line for its translation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up,pageup", "turn(-1)", Message("Back"), show=False),
        key("down,pagedown", "turn(1)", Message("Next"), show=False),
    ]
    DEFAULT_CSS = """
    TranslateWindow {
        .window { width: 92; max-height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; }
        #language { margin-bottom: 1; }
        #others { height: auto; max-height: 9; margin: 1 0; scrollbar-size-vertical: 1; }
        #translation { background: $panel; margin-bottom: 1; }
        .-hidden { display: none; }
    }
    """

    def __init__(
        self,
        say: Say,
        missing: tuple[MissingText, ...],
        keep: Callable[[MissingText, str], None],
    ) -> None:
        """Go through texts.

        Args:
            say: words a message.
            missing: one at least, in the order in which they are gone through.
            keep: called with each translation, at once.
        """
        super().__init__(say)
        self._languages = tuple(dict.fromkeys(one.language for one in missing))
        self._missing = missing
        self._keep = keep
        self._kept: dict[MissingText, str] = {}
        self._place = 0
        self._language = self._languages[0]

    def compose(self) -> ComposeResult:
        """The language, the text, its translation, where to go."""
        with Vertical(classes="window"):
            yield Label("", id="title", classes="title", markup=False)
            yield Dropdown(
                [(Text(shown(one)), one) for one in self._languages],
                id="language",
                value=self._language,
                allow_blank=False,
                compact=True,
                classes="" if len(self._languages) > 1 else "-hidden",
            )
            yield Static(id="what", markup=False)
            with VerticalScroll(id="others", can_focus=False):
                yield Static(id="said", markup=False)
            yield Input(id="translation", compact=True)
            hint = Message("Enter keeps it and goes on; a line left empty stays for later.")
            yield Label(self.say(hint), classes="hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.say(Message("Back")), id="back")
                yield Button(self.say(Message("Next")), id="next", variant="primary")
                yield Button(self.say(Message("Done")), id="done")

    def on_mount(self) -> None:
        """Begin with the first text."""
        self._show()
        self.query_one("#translation", Input).focus()

    @property
    def _texts(self) -> tuple[MissingText, ...]:
        """Those of the language."""
        return tuple(one for one in self._missing if one.language == self._language)

    def _show(self) -> None:
        texts = self._texts
        here = texts[self._place]
        count = sum(one not in self._kept for one in texts)
        title = Message(
            "{count} {count:text|texts} still missing in {language} – {place} of {all}",
            language=here.language,
            count=count,
            place=self._place + 1,
            all=len(texts),
        )
        self.query_one("#title", Label).update(shown(self.say(title)))
        self.query_one("#what", Static).update(self.say(_what(here)))
        lines = [
            Content.assemble((f"{shown(language)}  " if language else "", "dim"), shown(text))
            for language, text in here.texts
        ]
        self.query_one("#said", Static).update(Content("\n").join(lines))
        line = self.query_one("#translation", Input)
        line.value = self._kept.get(here, "")
        self.query_one("#back", Button).disabled = self._place == 0

    def _keep_typed(self) -> None:
        """Keep what stands in the line: nothing that was typed is lost by going elsewhere."""
        here = self._texts[self._place]
        typed = self.query_one("#translation", Input).value.strip()
        if typed and typed != self._kept.get(here):
            self._kept[here] = typed
            self._keep(here, typed)

    def action_turn(self, steps: int) -> None:
        """Go to another text; behind the last one, the window closes."""
        self._keep_typed()
        place = self._place + steps
        if place >= len(self._texts):
            self.dismiss(None)
            return
        self._place = max(0, place)
        self._show()
        self.query_one("#translation", Input).focus()

    def action_close(self) -> None:
        """Leave, with what was typed kept."""
        self._keep_typed()
        super().action_close()

    @on(Select.Changed)
    def _turn_to_language(self, event: Select.Changed) -> None:
        event.stop()
        if isinstance(event.value, str) and event.value != self._language:
            self._keep_typed()
            self._language, self._place = event.value, 0
            self._show()

    @on(Input.Submitted)
    @on(Button.Pressed, "#next")
    def _go_on(self) -> None:
        self.action_turn(1)

    @on(Button.Pressed, "#back")
    def _go_back(self) -> None:
        self.action_turn(-1)

    @on(Button.Pressed, "#done")
    def _finish(self) -> None:
        self.action_close()


def _what(missing: MissingText) -> Message:
    """Which text it is, in words."""
    if missing.list_name:
        return Message(
            "answer {code} of the list {list}", code=missing.name, list=missing.list_name
        )
    return Message("{column} of {name}", column=missing.column, name=missing.name)
