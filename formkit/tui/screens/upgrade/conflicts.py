"""The conflicts of one adaptation: one after the other, and what is decided about each."""

from textual import on

from formkit.changes.merging import Decision, OwnText, Take
from formkit.core.messages import Message
from formkit.jobs.merging.companion_conflicts import (
    Companions,
    column_of,
    companions_of,
    decided_apart,
)
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.jobs.merging.written_decisions import DecisionWord
from formkit.jobs.opening import open_outside
from formkit.tui.screens.upgrade.opening import OpeningScreen
from formkit.tui.screens.upgrade.words import written_told
from formkit.tui.widgets.conflict_card import ALIKE_KEY, ConflictCard
from formkit.tui.widgets.conflict_words import proposed


class ConflictsScreen(OpeningScreen):
    """Knows which conflict is shown, and takes decisions; a screen shows it."""

    def __init__(self) -> None:
        """Begin without a conflict."""
        super().__init__()
        self.key = ""
        """The conflict that is shown."""

    def show_conflict(self) -> None:
        """Show the conflict, among all others."""
        raise NotImplementedError

    @property
    def conflicts(self) -> tuple[WeighedConflict, ...]:
        """Those of the adaptation that is decided."""
        return self.session.decided.conflicts if self.session else ()

    @property
    def conflict(self) -> WeighedConflict:
        """The one that is shown."""
        return self.conflicts[self.number]

    @property
    def companions(self) -> Companions:
        """The one that is shown, with what goes together with it."""
        return companions_of(self.conflict, self.conflicts)

    @property
    def number(self) -> int:
        """Which of the conflicts is shown, from 0; the first one where it is gone."""
        keys = [one.conflict.key for one in self.conflicts]
        return keys.index(self.key) if self.key in keys else 0

    def action_step(self, by: int) -> None:
        """Show the next conflict, or the one before; behind the last comes the first."""
        self._go_to(self.conflicts[(self.number + by) % len(self.conflicts)])

    def action_next_open(self) -> None:
        """Show the next conflict that nobody has decided."""
        at = self.number + 1
        later = (*self.conflicts[at:], *self.conflicts[:at])
        found = next((one for one in later if one.is_open), None)
        if found:
            self._go_to(found)
        else:
            self.tell_decided()

    def tell_decided(self) -> None:
        """Tell that nothing is left to be decided, and what to do then."""
        if apart := decided_apart(self.conflicts):
            text = (
                "all is decided, but these against each other: {columns}; {key} decides them alike"
            )
            columns = tuple(column_of(one.conflict) for one in apart)
            self.warn(Message(text, columns=columns, key=ALIKE_KEY))
            return
        if written := self.lines[self.at].written:
            self.tell(written_told(written))
            return
        self.tell(Message("all is decided: {key} writes the upgraded adaptation", key="s"))

    def _go_to(self, one: WeighedConflict) -> None:
        self.key = one.conflict.key
        self.show_conflict()

    # Deciding

    def action_decide(self, word: str) -> None:
        """Decide the conflict that is shown."""
        one = self.conflict
        if word != DecisionWord.OWN:
            self._decide(one, Take(word))
        elif one.conflict.takes_own_text:
            self._ask_own(one)
        else:
            self.warn(Message("this conflict is not about one text; decide for one of the sides"))

    def _ask_own(self, one: WeighedConflict) -> None:
        texts = one.conflict.texts
        is_theirs = proposed(one) is DecisionWord.THEIRS
        value = (texts.theirs if is_theirs else texts.ours) if texts else ""
        if isinstance(one.decision, OwnText):
            value = one.decision.text
        self.ask_text(
            Message("What is to stand here instead of both texts?"),
            lambda text: self._decide(one, OwnText(text=text)),
            value=value,
            check=_refusal,
        )

    def _decide(self, one: WeighedConflict, decision: Decision | None) -> None:
        self.decide(one.conflict.key, decision, one.written.note)

    @on(ConflictCard.Chosen)
    def _chosen(self, event: ConflictCard.Chosen) -> None:
        self.action_decide(str(event.word))

    @on(ConflictCard.ClearWanted)
    def action_clear(self) -> None:
        """Take a decision back: somebody else, or later, is to decide."""
        one = self.conflict
        if one.decision or one.written.decision:
            self._decide(one, None)

    @on(ConflictCard.AlikeWanted)
    def action_alike(self) -> None:
        """Decide a condition and its message alike: as the one that is shown, where it is."""
        found = self.companions
        if not found.others:
            self.tell(Message("nothing goes together with this conflict"))
        elif found.shared is None:
            text = "decide this one for a side first: then {key} decides what goes together alike"
            self.warn(Message(text, key=ALIKE_KEY))
        for one in found.unlike:
            self._decide(one, found.shared)

    @on(ConflictCard.NoteWanted)
    def action_note(self) -> None:
        """Write why, for those who read the decision later."""
        one = self.conflict
        self.ask_text(
            Message("Why is it decided so? The note stands beside the decision."),
            lambda note: self.decide(one.conflict.key, one.decision, note),
            value=one.written.note,
        )

    def action_undo(self) -> None:
        """Take back what was done last."""
        if self.session and self.session.steps:
            self.undo()
        else:
            self.tell(Message("there is nothing to undo"))

    # The workbook

    def action_excel(self) -> None:
        """Open the workbook of conflicts in Excel."""
        session = self.session
        if session is None or session.read is None:
            self.warn(Message("there is no workbook yet: the first decision writes it"))
            return
        self.work(lambda _tell: open_outside(session.workbook), lambda _made: None, group="outside")

    def action_take_over(self) -> None:
        """Read what was decided in another workbook of conflicts."""
        title = Message("From which workbook of conflicts are decisions to be read?")
        self.pick_file(title, self.take_decisions, endings=(".xlsx", ".xlsm"))


def _refusal(text: str) -> Message | None:
    return None if text.strip() else Message("write a text, or decide for one of the sides")
