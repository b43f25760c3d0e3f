"""A screen about one file: opened, read, and watched while somebody looks at it."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widget import Widget
from textual.widgets import Button, Label

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.formats.replacing import Fingerprint
from formkit.jobs.watching import Outcome, Sighting, look_again
from formkit.tui.job_screen import JobScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer

WATCHING = "watch"
"""The group of the work that looks at the file."""
_SECONDS_BETWEEN_LOOKS = 1.0


class FileScreen(JobScreen):
    """Has a file, or says why there is nothing to see; notices what others do to the file."""

    DEFAULT_CSS = """
    FileScreen {
        #nothing { height: 1fr; align: center middle; display: none; }
        #why { width: auto; max-width: 90%; margin-bottom: 1; text-align: center; }
        &.-unread #parts, &.-unread #filters, &.-unread #summary { display: none; }
        &.-unread #nothing { display: block; }
    }
    """

    def __init__(self) -> None:
        """Begin without a file."""
        super().__init__()
        self.path: Path | None = None
        self.sighting: Sighting | None = None
        """What was last seen of the file; None while it is being read."""
        self.watch_timer: Timer | None = None

    def compose_nothing(self, text: Message) -> ComposeResult:
        """What stands there as long as nothing can be seen.

        Args:
            text: says what the screen is for.
        """
        with Vertical(id="nothing"):
            yield Center(Label(self.say(text), id="why", markup=False))
            yield Center(Button(self.say(Message("Open a form")), id="open", variant="primary"))

    def on_mount(self) -> None:
        """Begin without a file, and to watch; Textual calls this beside those of subclasses."""
        self.add_class("-unread")
        self.query_one("#open", Button).focus()
        self.watch_timer = self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look)

    def on_screen_suspend(self) -> None:
        """Nobody looks: watch nothing."""
        if self.watch_timer:
            self.watch_timer.pause()

    def on_screen_resume(self) -> None:
        """Watch on."""
        if self.watch_timer:
            self.watch_timer.resume()

    # What a screen says of its file

    def read(self) -> None:
        """Read the file, as it is now."""
        raise NotImplementedError

    @property
    def last_read(self) -> Fingerprint | None:
        """What was read; None while the file is not to be looked at."""
        raise NotImplementedError

    # Showing

    def show_parts(self, first: Widget) -> None:
        """Show what was read in place of why there is nothing.

        Args:
            first: gets the focus when there was nothing before.
        """
        if self.has_class("-unread"):
            self.remove_class("-unread")
            self.focus_first(first)

    def show_nothing(self, error: FormkitError | OSError) -> None:
        """Show why there is nothing to see."""
        lines = (str(self.path), *self.lines_of(error))
        self.query_one("#why", Label).update("\n".join(lines))
        self.add_class("-unread")

    # Watching

    def look(self) -> None:
        """Look whether the file is still what was read."""
        path, sighting, read = self.path, self.sighting, self.last_read
        if path is not None and sighting is not None and read is not None:
            self.work(lambda _tell: look_again(path, sighting, read), self._seen, group=WATCHING)

    def _seen(self, seen: Sighting) -> None:
        before = self.sighting
        if before is None or self.last_read is None:
            return
        self.sighting = seen
        if seen.outcome is Outcome.CHANGED:
            # told once, even if it cannot be read now
            self.sighting = replace(seen, outcome=Outcome.SAME, settled=seen.stamp)
            self.tell(Message("another program changed the file, so it is read again"))
            self.read()
        elif seen.outcome is Outcome.GONE and before.outcome is not Outcome.GONE:
            text = "{file} is no longer there; what is shown was read before it went"
            self.warn(Message(text, file=str(self.path)))
