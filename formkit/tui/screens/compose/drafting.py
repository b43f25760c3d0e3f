"""What is done to the form in the making: deeds, undone and done again, and what comes of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from formkit.core.errors import FormkitError
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.history import History
from formkit.jobs.drafting.preview import Preview, Workbench
from formkit.jobs.drafting.questions import own_questions
from formkit.model.standard import Standard
from formkit.tui.screens.compose.building import ComposeBuilding
from formkit.tui.screens.compose.form import FormStep
from formkit.tui.screens.compose.steps import Deed, View
from formkit.tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.timer import Timer

_PAUSE = 0.15
"""Seconds without a letter before what was typed is built."""


class ComposeDrafting(ComposeBuilding):
    """The part of the screen that has to do with the draft."""

    def __init__(self) -> None:
        """Begin without a draft."""
        super().__init__()
        self.history: History | None = None
        self.aside: History | None = None
        """What was composed before, where nothing was begun since."""
        self.bench: Workbench | None = None
        self.preview: Preview | None = None
        self._reveal = ""
        self._waiting: Timer | None = None

    def on_mount(self) -> None:
        """Go on with what was not finished, or begin."""
        self.read_kept()

    def show_all(self) -> None:
        """Show the draft as it is now."""
        raise NotImplementedError

    @property
    def draft(self) -> Draft | None:
        """The draft as it is now."""
        return self.history.now if self.history else None

    @property
    def view(self) -> View:
        """What there is to show."""
        assert self.bench is not None  # noqa: S101 - there is a standard before anything is shown
        return View(standard=self.bench.standard, draft=self.draft, preview=self.preview)

    @property
    def outline(self) -> Outline:
        """The outline."""
        return self.query_one(Outline)

    def begin_with(self, standard: Standard, history: History | None) -> None:
        """Show a draft, or none, of a standard."""
        if self.bench is None or self.bench.standard is not standard:
            self.bench = Workbench(standard=standard, today=self.shell.today)
            self.query_one(FormStep).offer(standard)
        self.aside = None if history else self.history
        self.history = history
        self.preview = None
        self.outline.clear()
        if history is not None:
            self.keep(history)
        self.show_all()
        self._build_outline()

    def saved_as(self, draft: Draft) -> None:
        """Go on with a draft that was written just now; what was typed meanwhile stays."""
        if self.history is None:
            return
        self.forget()
        self.history = self.history.in_file(draft)
        self.keep(self.history)
        self.show_all()

    # Deeds

    @on(Deed)
    def _do(self, event: Deed) -> None:
        event.stop()
        self.do(event.do, event.doing)

    def do(self, do: Callable[[Draft], Draft], doing: str = "", *, reveal: str = "") -> None:
        """Do something to the draft, keep it, and show what comes of it.

        Args:
            do: the draft before, to the draft after.
            doing: the same for deeds that are undone together.
            reveal: a row that is to be seen then.
        """
        self._reveal = reveal
        if self.history is None:
            return
        try:
            draft = do(self.history.now)
        except FormkitError as error:
            self.fail(error)
            return
        if draft == self.history.now:
            return
        self.turn_to(self.history.did(draft, doing), pause=_PAUSE if doing else 0.0)

    def turn_to(self, history: History, *, pause: float = 0.0) -> None:
        """Show another moment of the draft; after a pause in which no other comes."""
        self.history = history
        self.keep(history)
        self.show_all()
        if self._waiting is not None:
            self._waiting.stop()
        if pause:
            self._waiting = self.set_timer(pause, self._build_outline)
        else:
            self._build_outline()

    def step_to(self, history: History) -> None:
        """Show a moment before or after; that of another form once its standard is read."""
        now = self.history
        if now is not None and history.is_with(now):
            self.turn_to(history)
        else:
            self.read_standard_of(history)

    def _build_outline(self) -> None:
        """Build the form beside the screen; the last draft wins."""
        draft, bench = self.draft, self.bench
        if draft is None or bench is None:
            return
        self.work(lambda _tell: bench.outline(draft), self._show_outline, group="preview")

    def _show_outline(self, outline: Preview) -> None:
        bench = self.bench
        self._show_preview(outline)
        if bench is not None and outline.form is not None and outline.findings is None:
            self.work(lambda _tell: bench.judged(outline), self._show_preview, group="preview")

    def _show_preview(self, preview: Preview) -> None:
        self.preview = preview
        own = frozenset(one.name for one in own_questions(preview.draft))
        reveal, self._reveal = self._reveal, ""
        self.outline.show(preview, own=own, reveal=reveal)
        self.show_all()
