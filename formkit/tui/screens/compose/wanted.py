"""Another form begun in place of the one that is composed: nothing of that one is lost."""

from collections.abc import Callable

from textual import on

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.jobs.drafting import is_untouched
from formkit.jobs.drafting.files import released_standard
from formkit.jobs.drafting.history import History, begun
from formkit.model.standard import Standard
from formkit.tui.screens.compose.about import ComposeAbout
from formkit.tui.screens.compose.files import READ, READING
from formkit.tui.screens.compose.wishes import FormWanted


class ComposeWanted(ComposeAbout):
    """The part of the screen that begins other forms."""

    def __init__(self) -> None:
        """Begin without a wish."""
        super().__init__()
        self._wanted: FormWanted | None = None

    def begin_with(self, standard: Standard, history: History | None) -> None:
        """Show a draft, or none, of a standard; then what was wished meanwhile."""
        super().begin_with(standard, history)
        self._fulfil()

    def could_not_read(self, error: FormkitError | OSError) -> None:
        """Tell why there is nothing; what was wished meanwhile may be there all the same."""
        super().could_not_read(error)
        self._fulfil()

    @on(FormWanted)
    def _want(self, event: FormWanted) -> None:
        event.stop()
        self._wanted = event
        if not self.is_working_on(READ):
            self._fulfil()

    def _fulfil(self) -> None:
        """Begin the form that is wished for, once its standard is there."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        standard = self.bench.standard if self.bench else None
        if standard and wanted.release in {"", f"{standard.id}/{standard.version}"}:
            self._begin_wanted(standard, wanted.template)
            return
        folder = self.shell.workspace
        self.work(
            lambda _tell: released_standard(folder, wanted.release),
            lambda found: self._begin_wanted(found, wanted.template),
            doing=READING,
            group=READ,
        )

    def _begin_wanted(self, standard: Standard, template: str) -> None:
        try:
            draft = self.first_draft(standard, template)
        except FormkitError as error:
            self.fail(error)
            return
        earlier = self.history or self.aside

        def begin() -> None:
            self.begin_with(standard, begun(draft, earlier))
            self.action_step("form")

        self.after_asking(begin)

    def after_asking(self, begin: Callable[[], None]) -> None:
        """Begin something else; ask where what is composed is not saved."""
        draft, bench = self.draft, self.bench
        if draft is None or bench is None or draft.is_saved or is_untouched(draft, bench.standard):
            begin()
            return
        text = "What you compose here is not saved yet. Begin another form? Undo brings this back."
        self.ask_whether(Message(text), begin, yes=Message("Begin anew"))

    def action_step(self, name: str) -> None:
        """Turn to a step."""
        raise NotImplementedError
