"""The application: its screens, themes, language and memory."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from traceback import format_exception
from typing import Any, ClassVar, cast

from textual import events
from textual.app import App, SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.command import CommandPalette
from textual.message import Message as Posted
from textual.screen import Screen
from textual.worker import WorkerFailed

from formkit.core.messages import Catalogue, Message
from formkit.core.values import dataclass, replace
from formkit.jobs.remembering import Memory
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.harmless import harmless
from formkit.tui.dialogs.menu import Everything, Menu
from formkit.tui.job_screen import JobScreen
from formkit.tui.keys import KEYS, is_ours, key
from formkit.tui.themes import DARK, THEMES
from formkit.tui.wrapping import keep_no_break_spaces

SCREENS = {
    "home": ("formkit.tui.screens.home", "HomeScreen", Message("Home")),
    "library": ("formkit.tui.screens.library", "LibraryScreen", Message("Library")),
    "compose": ("formkit.tui.screens.compose", "ComposeScreen", Message("Compose")),
    "check": ("formkit.tui.screens.check", "CheckScreen", Message("Check")),
    "diff": ("formkit.tui.screens.diff", "DiffScreen", Message("Compare")),
    "upgrade": ("formkit.tui.screens.upgrade", "UpgradeScreen", Message("Upgrade")),
    "align": ("formkit.tui.screens.align", "AlignScreen", Message("Align")),
}
"""Screen -> its file, its class and its name, in the order of the bar; each is loaded at need."""

_OBJECTS_BETWEEN_COLLECTIONS = (10_000, 10, 100)
"""A look for circles stops the screen: short ones often, long ones hardly ever."""
_FAULT = "fault.txt"
_THEME = "theme"
_LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What the application begins with; also how it asks to begin anew."""

    workspace: Path
    memory: Memory
    language: Language = Language.ENGLISH
    today: str = ""
    """As 2026-11-22, for waivers that end; empty: nothing has ended."""
    screen: str = "home"
    paths: tuple[Path, ...] = ()
    """Files for that screen."""


class FormkitApp(App[Start]):
    """formkit in a terminal."""

    TITLE = "formkit"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"go('{name}')", words, show=False)
            for number, (name, (_, _, words)) in enumerate(SCREENS.items(), start=1)
        ),
        key("ctrl+p", "command_palette", Message("Menu"), show=False, priority=True),
        key("ctrl+q", "quit", Message("Quit"), priority=True),
    ]
    COMMANDS = {Everything}  # noqa: RUF012 - Textual calls it no class variable
    CSS = """
    Input > .input--placeholder, Input > .input--suggestion, TextArea .text-area--placeholder {
        color: $text-muted;
    }
    """
    """What stands in an empty line is to be read, too: Textual's own is as pale as what is off."""

    def __init__(self, start: Start) -> None:
        """Begin."""
        super().__init__()
        keep_no_break_spaces()
        self.start = start
        self.workspace = start.workspace
        self.memory = start.memory
        self.language = start.language
        self.today = start.today
        self.catalogue: Catalogue = read_catalogue(start.language)
        for theme in THEMES:
            self.register_theme(theme)
        known = [theme.name for theme in THEMES]
        chosen = self.memory.setting(_THEME)
        self.theme = chosen if chosen in known else DARK
        for name in SCREENS:
            self.add_mode(name, partial(_screen_of, name))

    def on_mount(self) -> None:
        """Show the first screen."""
        with suppress(
            NotImplementedError, RuntimeError, ValueError
        ):  # Windows, or not the main thread
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit)
        self.go(self.start.screen, *self.start.paths)

    def go(self, name: str, *paths: Path, wish: Posted | None = None) -> None:
        """Show a screen, as it was left; hand it files, or ask something of it.

        Args:
            name: ``home``, ``library``, ``compose``, ``check``, ``diff``, ``upgrade`` or ``align``.
            paths: what it is to open.
            wish: a message that the screen takes, such as ``compose_wishes.FormWanted``.
        """
        for path in paths:
            self.memory.remember(path)
        shown = self.switch_mode(name)
        if paths or wish:
            self.call_later(self._hand_over, shown, name, paths, wish)

    async def _hand_over(
        self, shown: Awaitable[None], name: str, paths: tuple[Path, ...], wish: Posted | None
    ) -> None:
        await shown
        if not isinstance(self.screen, JobScreen) or self.current_mode != name:
            return
        if paths:
            self.screen.open(*paths)
        if wish:
            self.screen.post_message(wish)

    def action_go(self, name: str) -> None:
        """Show a screen by its key."""
        if isinstance(self.screen, JobScreen):
            self.go(name)

    def screen_names(self) -> tuple[tuple[str, str], ...]:
        """Each screen and its name in the reader's language."""
        return tuple((name, self.say(words)) for name, (_, _, words) in SCREENS.items())

    def name_of(self, screen: Screen[Any]) -> str:
        """Which of the screens this is."""
        (name,) = (one for one, (_, cls, _) in SCREENS.items() if cls == type(screen).__name__)
        return name

    def words_for(self, screen: Screen[Any]) -> Message:
        """What the bar calls a screen."""
        return SCREENS[self.name_of(screen)][2]

    def say(self, message: Message) -> str:
        """A message in the reader's language, safe to be shown."""
        return harmless(message.worded(self.catalogue))

    def watch_theme(self, theme: str) -> None:
        """Remember the theme."""
        self.memory.set(_THEME, theme)

    def get_key_display(self, binding: Binding) -> str:
        """A key as the reader's keyboard has it, the same everywhere."""
        parts = super().get_key_display(binding).split("+")
        return "+".join(self.say(KEYS[one]) if one in KEYS else one for one in parts)

    def whole_key(self, shown: str) -> str:
        """A key that the hints shorten, as keyboards name it: ``^q`` is ``Ctrl+q``.

        Args:
            shown: as ``get_key_display`` gives it.
        """
        is_short = shown.startswith("^") and len(shown) > 1
        return f"{self.say(KEYS['ctrl'])}+{shown[1:]}" if is_short else shown

    def action_command_palette(self) -> None:
        """Show everything that can be done, to be searched."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            words = self.say(Message("Search what you want to do …"))
            self.push_screen(Menu(words, self.say(Message("Nothing is called so."))))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the menu offers: screens, what this one can do, themes, language, the end."""
        if isinstance(screen, JobScreen):
            yield from self._actions_of(screen.active_bindings.values())
        for number, (name, words) in enumerate(self.screen_names(), start=1):
            go = self.say(Message("Go to {screen}", screen=words))
            yield SystemCommand(go, str(number), lambda n=name: self.go(n))
        yield from self._settings()
        leaving = f"{self.whole_key('^q')}  {self.say(Message('Nothing is lost.'))}"
        yield SystemCommand(self.say(Message("Quit")), leaving, self.exit)

    def _actions_of(self, bindings: Iterable[ActiveBinding]) -> Iterator[SystemCommand]:
        told = {"quit"}
        for one in sorted(bindings, key=lambda one: one.binding.action == "help"):
            binding = one.binding
            is_offered = one.enabled and binding.show and is_ours(binding)
            if is_offered and binding.action not in told:
                told.add(binding.action)
                yield SystemCommand(
                    binding.description,
                    self.whole_key(self.get_key_display(binding)),
                    lambda one=one: self.run_action(one.binding.action, one.node),
                )

    def _settings(self) -> Iterator[SystemCommand]:
        shown = (Message("Dark theme"), Message("Light theme"), Message("Theme for a projector"))
        for theme, words in zip(THEMES, shown, strict=True):
            yield SystemCommand(self.say(words), "", lambda t=theme.name: setattr(self, "theme", t))
        for language, own in ((Language.ENGLISH, "English"), (Language.FRENCH, "Français")):
            if language is not self.language:
                spoken = self.say(Message("Language: {name}", name=own))
                yield SystemCommand(spoken, "", lambda chosen=language: self._speak(chosen))

    async def on_event(self, event: events.Event) -> None:
        """Hand an event on; keys that come after the end are nobody's."""
        if not (self._exit and isinstance(event, events.InputEvent)):
            await super().on_event(event)

    def _fatal_error(self) -> None:
        """Leave the terminal whole; ``run`` raises what happened, for the rim to tell."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> BaseException | None:
        """What ended the application, if it was a mistake of ours."""
        found = self._exception
        return found.error if isinstance(found, WorkerFailed) else found

    def _speak(self, language: Language) -> None:
        """Begin anew in another language, on the same screen; drafts are kept in memory."""
        self.memory.set(_LANGUAGE, str(language))
        self.exit(replace(self.start, language=language, screen=self.current_mode, paths=()))


def _screen_of(name: str) -> JobScreen:
    file, cls, _ = SCREENS[name]
    return cast("JobScreen", getattr(import_module(file), cls)())


def run(start: Start) -> int:
    """Run the application in this terminal until the person leaves.

    Returns:
        0, or what Textual says.

    Raises:
        BaseException: a mistake of ours, with the name of the file that tells its details.
    """
    gc.set_threshold(*_OBJECTS_BETWEEN_COLLECTIONS)
    following: Start | None = start
    code = 0
    while following is not None:
        with suppress(OSError):
            os.chdir(following.workspace)  # standards are looked for around the folder worked in
        app = FormkitApp(following)
        following = app.run()
        if app.fault is not None:
            raise _told_in_a_file(app.fault, start.memory.folder / _FAULT)
        code = app.return_code or 0
    return code


def _told_in_a_file(fault: BaseException, path: Path) -> BaseException:
    """The mistake, with its details in a file and the file's name as a note."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("".join(format_exception(fault)).encode())
        fault.add_note(str(path))
    return fault
