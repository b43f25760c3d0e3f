"""Align: a form's questions beside the dictionary's variables, decided one by one."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, DataTable, Static

from formkit.align.divergence import Aspect
from formkit.align.states import QuestionState
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.lines import AlignmentLine
from formkit.model.dictionary import Variable
from formkit.tui.keys import key
from formkit.tui.screens.align.deciding import SURE
from formkit.tui.screens.align.filtering import FilteringScreen
from formkit.tui.screens.align.reading import Held
from formkit.tui.screens.align.words import ABOUT
from formkit.tui.widgets.alignment_table import AlignmentTable
from formkit.tui.widgets.coverage_table import CoverageTable
from formkit.tui.widgets.sheet_row import FAINT
from formkit.tui.widgets.variable_card import VariableCard


class AlignScreen(FilteringScreen):
    """Questions on one side, everything about the one that is marked on the other."""

    ABOUT = ABOUT
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "accept", Message("It is this")),
        key("x", "reject", Message("It is not")),
        key("n", "next_variable", Message("Next one")),
        key("v", "find_variable", Message("Another")),
        key("l", "own", Message("Our own")),
        key("w", "reword", Message("Reword")),
        key("i", "let_stand", Message("Accept with reason")),
        key("s", "activity", Message("Activity")),
        key("u", "undo", Message("Undo")),
        key("f", "show", Message("Show")),
        key("slash", "find", Message("Find")),
        key("c", "coverage", Message("Coverage")),
        key("c", "questions", Message("Questions")),
        key("d", "datakit", Message("Datakit")),
        key("e", "export", Message("Table")),
        key("k", "check", Message("Check")),
        key("o", "open_form", Message("Open")),
        key("r", "read", Message("Read again")),
    ]
    DEFAULT_CSS = """
    AlignScreen {
        #summary { height: auto; max-height: 3; padding: 0 1; background: $surface; }
        #filters { height: 1; padding: 0 1; }
        #sought { width: 1fr; background: $panel; margin-right: 1; }
        #filters Button { width: auto; min-width: 0; margin-left: 1; }
        #parts { height: 1fr; }
        #lines { width: 3fr; height: 1fr; }
        #side { width: 2fr; height: 1fr; border-left: vkey $panel; }
        #coverage { height: 1fr; display: none; }
        #coverage-hint { height: auto; padding: 0 1; color: $text-muted; display: none; }
        &.-coverage #coverage, &.-coverage #coverage-hint { display: block; }
        &.-coverage #parts, &.-coverage #filters { display: none; }
        &.-unread #coverage, &.-unread #coverage-hint { display: none; }
        &.-narrow #parts { layout: vertical; }
        &.-narrow #lines { width: 1fr; height: 2fr; }
        &.-narrow #side { width: 1fr; height: 3fr; border-left: none; border-top: solid $panel; }
    }
    """

    def __init__(self) -> None:
        """Begin without a form."""
        super().__init__()
        self._possible: set[str] = set()
        """What can be done with the line that is marked, as the hints say it."""

    def compose_body(self) -> ComposeResult:
        """Two lines that sum up, a line to filter by, the table, and the card."""
        yield Static(id="summary", markup=False)
        yield from self.compose_filters()
        with Horizontal(id="parts"):
            yield AlignmentTable(self.say, self.reader, id="lines")
            yield VariableCard(self.say, self.reader, id="side")
        yield CoverageTable(self.say, id="coverage")
        hint = "Enter shows the questions of a module; c or Escape goes back."
        yield Static(self.say(Message(hint)), id="coverage-hint", markup=False)
        text = "Open a form to hold its questions beside the variables of the dictionary."
        yield from self.compose_nothing(Message(text))

    # What is shown

    def show_held(self, held: Held) -> None:
        """Show a form, marking what was marked."""
        self.show_parts(self.table)
        self._summarise(held.form)
        self.query_one(CoverageTable).show(held.form.coverage)
        self.list_lines()

    def show_unread(self, error: FormkitError | OSError) -> None:
        """Say why there is nothing; what was shown before stays, if it is of the same file."""
        if self.held is not None and self.held.form.path == self.path:
            self.fail(error)
            return
        self.held = None
        self.show_nothing(error)
        self.refresh_bindings()

    def _summarise(self, form: AlignedForm) -> None:
        settled, required = form.settled, form.required
        counts = Message(
            "{settled} of {count} {count:question|questions} settled, {percentage}%",
            settled=settled.asked,
            count=settled.wanted,
            percentage=settled.percentage,
        )
        asked = Message("no activity named: press s")
        if form.component:
            asked = Message(
                "{asked} of {count} core {count:variable|variables} asked, {percentage}%",
                asked=required.asked,
                count=required.wanted,
                percentage=required.percentage,
            )
        against = f"{form.standard.id} {form.standard.version}"
        self.query_one("#summary", Static).update(
            Content.assemble(
                (form.path.name, "bold"),
                "  ",
                (" · ".join(filter(None, (against, form.component))), FAINT),
                "\n",
                f"{self.say(counts)} · {self.say(asked)}",
            )
        )

    @on(AlignmentTable.Marked)
    def _show_line(self, event: AlignmentTable.Marked) -> None:
        event.stop()
        card, held = self.query_one(VariableCard), self.held
        possible = {action for action in _NEEDS if self.check_action(action, ())}
        if possible != self._possible:
            self._possible = possible
            self.refresh_bindings()
        if held is None or event.line is None:
            card.show_words(self.say(self._why_nothing()))
        else:
            card.show(event.line, held.form)

    def _why_nothing(self) -> Message:
        if self.held and not any(one.is_open for one in self.held.lines):
            return Message("Everything is settled. Press f to see all questions, c for coverage.")
        return Message("Nothing is like that. Escape shows what is to be decided.")

    @on(DataTable.RowSelected, "#lines")
    def _enter(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.query_one(VariableCard).focus()

    # What can be done

    @property
    def marked(self) -> AlignmentLine | None:
        """The line that the person looks at."""
        return self.table.marked

    @property
    def candidate(self) -> Variable | None:
        """Of the variables that the question may be, the one that is marked."""
        line = self.marked
        return self.query_one(VariableCard).candidate_of(line) if line else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a form, and fade out what needs another line."""
        del parameters
        if action not in _NEEDS:
            return True
        if self.held is None or not self.is_mounted:
            return False
        if not self._is_here(action):
            return False
        if action == "undo":
            return True if self.done else None
        return True if action not in _NEEDS_LINE or self._can(action, self.marked) else None

    def _is_here(self, action: str) -> bool:
        """Whether it has a meaning where the person is: in the coverage, or at the questions."""
        if action == "questions":
            return self.has_class("-coverage")
        if self.has_class("-coverage"):
            return action not in _NEEDS_LINE | {"coverage", "show", "find"}
        line = self.marked
        if action == "accept":
            return line is None or line.judged is None or line.judged.aligned.by not in SURE
        return action != "next_variable" or len(line.choices if line else ()) > 1

    @staticmethod
    def _can(action: str, line: AlignmentLine | None) -> bool:
        if line is None or (line.judged is None and (action != "accept" or not line.missing)):
            return False
        judged = line.judged
        if judged is None:
            return True
        aspects = judged.divergence.aspects
        possible = {
            "reword": Aspect.LABEL in aspects or Aspect.MEANING in aspects,
            "let_stand": bool(aspects),
            "reject": bool(judged.candidates),
            "own": judged.state is not QuestionState.NO_NEED,
        }
        return possible.get(action, True)

    def action_next_variable(self) -> None:
        """Mark the next variable that the question may be."""
        self.query_one(VariableCard).mark_next()

    def action_coverage(self) -> None:
        """Show how much of each module is asked."""
        if self.held and not self.held.form.coverage:
            self.tell(Message("no activity named, so nothing has to be asked: press s to name one"))
            return
        self.add_class("-coverage")
        self.query_one(CoverageTable).focus()
        self.refresh_bindings()

    def action_questions(self) -> None:
        """Show the questions again."""
        self.remove_class("-coverage")
        self.table.focus()
        self.refresh_bindings()

    @on(CoverageTable.Chosen)
    def _show_module(self, event: CoverageTable.Chosen) -> None:
        event.stop()
        self.remove_class("-coverage")
        self.refresh_bindings()
        self.show_module(event.module)

    def action_back(self) -> None:
        """Leave the coverage; else as everywhere."""
        if self.has_class("-coverage") and not self.is_working:
            self.action_questions()
        else:
            super().action_back()

    def action_read(self) -> None:
        """Read again, though nothing tells that the file has changed."""
        if not self.is_writing:
            self.read()

    def action_check(self) -> None:
        """See everything else that is wrong with the form."""
        if self.path is not None:
            self.shell.go("check", self.path)

    def action_open_form(self) -> None:
        """Ask for another form."""
        self.pick_file(Message("Which form is to be aligned?"), self._open)

    def _open(self, path: Path) -> None:
        self.shell.go("align", path)

    @on(Button.Pressed, "#open")
    def _ask_for_form(self) -> None:
        self.action_open_form()


_NEEDS_LINE = frozenset(
    {"accept", "reject", "next_variable", "find_variable", "own", "reword", "let_stand"}
)
_NEEDS = _NEEDS_LINE | {
    *("undo", "show", "find", "coverage", "questions", "activity", "datakit"),
    *("export", "check", "read"),
}
"""What can be done only while a form is open."""
