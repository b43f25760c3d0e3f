"""What every screen is: the bar on top, its own body, progress, hints; words and dialogs."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical
from textual.notifications import SeverityLevel
from textual.visual import VisualType
from textual.widget import Widget

from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.render.failures import sentences_of
from formkit.tui.dialogs.asking import AskText, AskWhether
from formkit.tui.dialogs.choosing import Choose
from formkit.tui.dialogs.help import Help
from formkit.tui.dialogs.picker import Picker
from formkit.tui.keys import is_ours, key, translated
from formkit.tui.widgets.bar import Bar, BarItem
from formkit.tui.widgets.hints import Hints
from formkit.tui.widgets.progress import Progress
from formkit.tui.working import Working

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue
    from formkit.tui.app import FormkitApp

_MOST_TOLD = 5
"""Sentences of one error that a notice has room for."""
_LONG_NOTICE = 15.0
"""Seconds that an error stays; the other notices go sooner."""


class JobScreen(Working):
    """One job of an officer; a screen says its help and its body."""

    ABOUT: ClassVar[tuple[Message, ...]] = ()
    """Paragraphs for who sees it the first time."""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1", "help", Message("Help")),
        key("escape", "back", Message("Back"), show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual calls it no class variable
        (0, "-narrow"),
        (110, "-middle"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - as above
    DEFAULT_CSS = """
    JobScreen #body { height: 1fr; }
    JobScreen Hints { dock: none; }
    """
    _noticed = ""
    """What the last notice said."""

    def compose(self) -> ComposeResult:
        """Put the body between bar and hints."""
        shell = self.shell
        menu = self.say(Message("Menu"))
        yield Bar(shell.screen_names(), shell.name_of(self), shell.workspace.name, menu)
        with Vertical(id="body"):
            yield from self.compose_body()
        yield Progress(self.say(Message("Stop")))
        yield Hints(show_command_palette=False)

    def compose_body(self) -> ComposeResult:
        """The screen's own widgets."""
        raise NotImplementedError

    def open(self, *paths: Path) -> None:
        """Take files that another screen hands over; a screen without files has nothing to do."""

    # Words

    @property
    def shell(self) -> "FormkitApp":
        """The application."""
        return cast("FormkitApp", self.app)

    @property
    def catalogue(self) -> "Catalogue":
        """The words of the reader's language."""
        return self.shell.catalogue

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        return self.shell.say(message)

    def tell(self, message: Message) -> None:
        """Show a notice: something was done."""
        self._notice(self.say(message))

    def warn(self, message: Message) -> None:
        """Show a notice: something was not done, or needs a look."""
        self._notice(self.say(message), severity="warning", timeout=_LONG_NOTICE)

    def fail(self, error: Exception, *, first: Message | None = None) -> None:
        """Show what went wrong, and what to do.

        Args:
            error: what went wrong.
            first: a sentence before it, such as why it went wrong only now.
        """
        lines = [*((self.say(first),) if first else ()), *self.lines_of(error)]
        self._notice("\n".join(lines), severity="error", timeout=_LONG_NOTICE)

    def _notice(
        self, text: str, *, severity: SeverityLevel = "information", timeout: float | None = None
    ) -> None:
        """Show a notice; said twice in a row it is there once, since many would hide the screen."""
        if text == self._noticed:
            self.shell.clear_notifications()
        self._noticed = text
        self.notify(text, severity=severity, timeout=timeout, markup=False)

    def lines_of(self, error: Exception) -> list[str]:
        """What went wrong, a line each with its place; of many only the first ones."""
        sentences = sentences_of(error)
        lines = [
            f"{loc}: {self.say(text)}" if loc != NOWHERE else self.say(text)
            for loc, text in sentences[:_MOST_TOLD]
        ]
        if more := len(sentences[_MOST_TOLD:]):
            lines.append(self.say(Message("and {count} more; fix these first", count=more)))
        return lines

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, described in the reader's language."""
        return translated(super().active_bindings, self.catalogue)

    def focus_first(self, widget: Widget) -> None:
        """Give the focus to what comes into view, unless the person went elsewhere meanwhile."""
        before = self.focused

        def give() -> None:
            if self.focused is None or self.focused is before:
                self.set_focus(widget)

        self.call_after_refresh(give)

    # Dialogs: each calls ``then`` only when the person gave an answer

    def ask_text(
        self,
        title: Message,
        then: Callable[[str], None],
        *,
        value: str = "",
        hint: Message | None = None,
        check: Callable[[str], Message | None] | None = None,
    ) -> None:
        """Ask for one line of text.

        Args:
            title: the question.
            then: is given the text.
            value: what stands there already.
            hint: a sentence below, such as what it is for.
            check: says why a text cannot be; None: it can.
        """
        dialog = AskText(self.say, title, value=value, hint=hint, check=check)
        self.app.push_screen(dialog, lambda answer: None if answer is None else then(answer))

    def ask_whether(
        self,
        question: Message,
        then: Callable[[], None],
        *,
        yes: Message | None = None,
        is_safe: bool = False,
    ) -> None:
        """Ask before something that is to be thought about.

        Args:
            question: a whole sentence that says what will happen.
            then: is called when the person says yes.
            yes: the word on the button, such as ``Replace``.
            is_safe: whether nothing is lost by it, so that Enter may do it.
        """
        dialog = AskWhether(self.say, question, yes=yes or Message("Yes"), is_safe=is_safe)
        self.app.push_screen(dialog, lambda answer: then() if answer else None)

    def choose(
        self,
        title: Message,
        options: Sequence[tuple[str, VisualType]],
        then: Callable[[str], None],
        *,
        chosen: str = "",
    ) -> None:
        """Ask for one of several.

        Args:
            title: the question.
            options: a name for the program and words for the person, each.
            then: is given the name.
            chosen: the name that is marked at first.
        """
        dialog = Choose(self.say, title, options, chosen=chosen)
        self.app.push_screen(dialog, lambda answer: None if answer is None else then(answer))

    def pick_file(
        self,
        title: Message,
        then: Callable[[Path], None],
        *,
        endings: Iterable[str] = (".xlsx", ".xlsm", ".xls", ".csv", ".md"),
        is_folder: bool = False,
        is_new: bool = False,
    ) -> None:
        """Ask for a file.

        Args:
            title: the question.
            then: is given the path.
            endings: of the files that can be chosen; none: all can.
            is_folder: whether a folder is asked for, not a file.
            is_new: whether the file need not be there yet.
        """
        dialog = Picker(
            self.say,
            title,
            self.shell.workspace,
            endings=tuple(endings),
            recent=self.shell.memory.recent(),
            is_folder=is_folder,
            is_new=is_new,
        )
        self.app.push_screen(dialog, lambda answer: None if answer is None else then(answer))

    # Keys

    def action_help(self) -> None:
        """Show the screen's help."""
        self.app.push_screen(Help(self.say, self.shell.words_for(self), self.ABOUT, self._keys()))

    def action_back(self) -> None:
        """Stop the work, or leave what one types; a screen may go back further."""
        if self.is_working:
            self.stop_work()
        else:
            self.set_focus(None)

    @on(BarItem.Chosen)
    def _go(self, event: BarItem.Chosen) -> None:
        if event.screen == Bar.MENU:
            self.shell.action_command_palette()
        else:
            self.shell.go(event.screen)

    def _keys(self) -> list[tuple[str, str]]:
        described = [one.binding for one in self.active_bindings.values() if is_ours(one.binding)]
        told: dict[str, tuple[list[str], str]] = {}
        for binding in described:
            keys, _ = told.setdefault(binding.action, ([], binding.description))
            shown = self.app.get_key_display(binding)
            whole = self.shell.whole_key(shown)
            keys.append(whole if whole == shown else f"{whole} ({shown})")
        return [(", ".join(dict.fromkeys(keys)), words) for keys, words in told.values()]
