"""The folder that is worked in: looked at again and again, its entries examined one by one."""

from formkit.core.messages import Message
from formkit.jobs.known_standings import KnownStandings
from formkit.jobs.standings import Standing, examine
from formkit.jobs.subjects import Judgement
from formkit.jobs.surveying import Entry, Kind, Survey, survey
from formkit.tui.job_screen import JobScreen
from formkit.tui.widgets.state_words import Looked
from formkit.tui.working import Tell

_LOOK_EVERY = 5.0
"""Seconds between two looks at the folder, where others write, too."""
_KEEP_EVERY = 8
"""Entries that are examined before what is known of them is written down."""


class FolderScreen(JobScreen):
    """A screen that knows what lies in the folder, and finds out how it stands.

    Entries are examined only while the screen is shown: other screens want the
    machine for themselves.
    """

    def __init__(self) -> None:
        """Begin with a folder that nobody has looked at."""
        super().__init__()
        self.surveyed: Survey | None = None
        self._known: KnownStandings | None = None
        self._is_examining = False
        self._examined = 0

    def folder_looked_at(self) -> None:
        """Show what is known now; a screen fills this in."""
        raise NotImplementedError

    @property
    def known(self) -> KnownStandings:
        """What is known of the folder's entries, from earlier starts, too."""
        if self._known is None:
            self._known = KnownStandings(self.shell.memory, self.shell.workspace)
        return self._known

    def looked(self) -> tuple[Looked, ...]:
        """All entries with what is known of them, by kind."""
        found = self.surveyed
        if found is None:
            return ()
        return tuple(
            Looked(entry=one, survey=found, standing=self.known.of(one))
            for kind in Kind
            for one in found.of_kind(kind)
        )

    def look(self) -> None:
        """Look at the folder again."""
        folder = self.shell.workspace
        self.work(lambda _tell: survey(folder), self._see, group="survey")

    def look_anew(self) -> None:
        """Look at the folder again, and at each entry as if nobody ever had."""
        self.known.forget()
        self.surveyed = None
        self.look()

    def on_mount(self) -> None:
        """Look from time to time."""
        self.set_interval(_LOOK_EVERY, self._look_if_shown)

    def on_screen_resume(self) -> None:
        """Look when the screen is shown again: other screens write files."""
        self.look()

    @property
    def is_shown(self) -> bool:
        """Tell whether the person is on this screen, be it below a dialog."""
        return self in self.app.screen_stack

    def _look_if_shown(self) -> None:
        if self.is_shown:
            self.look()

    def _see(self, found: Survey) -> None:
        if found != self.surveyed:
            self.surveyed = found
            self.folder_looked_at()
        self._examine_next()

    def _examine_next(self) -> None:
        if self._is_examining or not self.is_shown:
            return
        waiting = [one.entry for one in self.looked() if one.standing is None]
        if not waiting:
            return
        entry, found = waiting[0], self.surveyed
        self._is_examining = True
        self._examined += 1
        keeps = len(waiting) == 1 or self._examined % _KEEP_EVERY == 0
        judgement = Judgement(compiles=False, today=self.shell.today)

        def job(_tell: Tell) -> None:
            self.known.add(entry, _examined(entry, judgement))
            if keeps and found:
                self.known.keep(found)

        self.work(job, self._know_more, group="examine")

    def _know_more(self, _nothing: None) -> None:
        self._is_examining = False
        self.folder_looked_at()
        self._examine_next()


def _examined(entry: Entry, judgement: Judgement) -> Standing:
    try:
        return examine(entry, judgement)
    except Exception as error:  # noqa: BLE001 - one freak file must not keep people out
        text = "formkit stumbled over this file ({fault}); checking it tells more"
        return Standing(problem=Message(text, fault=type(error).__name__))
