"""The fourth step of composing: the country's own questions, and those left out."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.drafting import with_shown
from formkit.jobs.drafting.changes import ChangeLine, change_lines, without_change
from formkit.jobs.drafting.questions import own_questions, without_question
from formkit.jobs.drafting.rows import OwnQuestion
from formkit.render.catalogue import Language
from formkit.tui.bidi import shown
from formkit.tui.screens.compose.asked import where
from formkit.tui.screens.compose.steps import Deed, Say, Step, View
from formkit.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from collections.abc import Mapping

Line = OwnQuestion | ChangeLine | str
"""A question of one's own, another change of a form, or the name of what is left out."""


class QuestionsStep(Step):
    """One line a question of one's own, then those of the standard that are left out."""

    DEFAULT_CSS = """
    QuestionsStep {
        #no-questions { padding: 0 1; color: $text-muted; height: auto; margin-bottom: 1; }
        OptionList { border: none; padding: 0; background: $background; height: 1fr; }
        OptionList:focus { border: none; background-tint: $foreground 0%; }
    }
    """

    class EditWanted(Posted):
        """A question is to be edited."""

        def __init__(self, question: OwnQuestion) -> None:
            """Keep which."""
            super().__init__()
            self.question = question

    def __init__(self, say: Say, language: Language, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a form."""
        super().__init__(say, language, id=id)
        self._lines: tuple[Line, ...] = ()
        self._words: Mapping[str, Message] = {}

    def compose(self) -> ComposeResult:
        """A sentence above the list."""
        yield Static(id="no-questions", markup=False)
        yield OptionList(id="own", compact=True, markup=False)

    @property
    def questions(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    @property
    def marked(self) -> Line | None:
        """The question of one's own that is marked, a change, or the name of what is left out."""
        place = self.questions.highlighted
        return self._lines[place] if place is not None else None

    def begin(self) -> None:
        """Begin with the list."""
        self.questions.focus()

    def show(self, view: View) -> None:
        """Show a draft as it is now; its changes in words as soon as these are known."""
        super().show(view)
        words = view.preview.words if view.preview else {}
        if words != self._words:
            self._words = words
            self._list()

    def show_draft(self, view: View) -> None:
        """Show the questions of a draft."""
        draft = view.draft
        own = own_questions(draft) if draft else ()
        hidden = draft.wanted.hidden if draft else ()
        others = change_lines(draft) if draft and view.is_on_form else ()
        before, self._lines = self._lines, (*own, *hidden, *others)
        self.query_one("#no-questions", Static).update(self.say(self._explained(view)))
        if before != self._lines:
            self._list()

    def _list(self) -> None:
        place = self.questions.highlighted
        self.questions.clear_options()
        self.questions.add_options([Option(self._option(one)) for one in self._lines])
        if self._lines:
            self.questions.highlighted = min(place or 0, len(self._lines) - 1)

    def _explained(self, view: View) -> Message:
        if view.draft is None:
            return Message("Choose a template first, under Form.")
        if view.is_on_form and self._lines:
            return Message(
                "Your own questions (+) and the other changes of the form (•). Remove takes back"
                " the one that is marked."
            )
        if not self._lines:
            return Message(
                "No question of your own yet. Press a to add one behind the row that is marked in"
                " the outline."
            )
        return Message("Your own questions (+), and those of the standard that are left out (✗).")

    def _option(self, line: Line) -> Hanging:
        if isinstance(line, OwnQuestion):
            return self._own(line)
        return self._change(line) if isinstance(line, ChangeLine) else self._out(line)

    def _change(self, line: ChangeLine) -> Hanging:
        words = self._words.get(line.told)
        told = shown(self.say(words)) if words else line.code
        return _hanging("•", Content.assemble(told, (f"  {line.subject}", "dim")))

    def _own(self, one: OwnQuestion) -> Hanging:
        kind = f"{one.type} {one.list_name}".strip()
        faint = f"  {one.name} · {kind} · {self.say(where(one))}"
        words = shown(one.labels.first or one.name)
        return _hanging("+", Content.assemble(words, (faint, "dim")))

    def _out(self, name: str) -> Hanging:
        faint = f"  {self.say(Message('left out'))}"
        return _hanging("✗", Content.assemble(name, (faint, "dim")))

    @on(OptionList.OptionSelected)
    def _edit(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        marked = self._lines[event.option_index]
        if isinstance(marked, OwnQuestion):
            self.post_message(self.EditWanted(marked))

    def take_away(self) -> None:
        """Take the marked question away; one that was left out is asked again."""
        marked = self.marked
        if isinstance(marked, OwnQuestion) and marked.at is not None:
            at = marked.at
            self.post_message(Deed(lambda draft: without_question(draft, at)))
        elif isinstance(marked, ChangeLine):
            number = marked.number
            self.post_message(Deed(lambda draft: without_change(draft, number)))
        elif isinstance(marked, str):
            self.post_message(Deed(lambda draft: with_shown(draft, marked)))


def _hanging(mark: str, words: Content) -> Hanging:
    return Hanging(Content.styled(f" {mark} ", "bold"), words)
