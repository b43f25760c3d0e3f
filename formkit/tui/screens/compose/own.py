"""Questions of the country's own, and questions of the standard that are left out."""

from functools import partial

from textual import on

from formkit.core.messages import Message
from formkit.jobs.drafting import Draft, with_hidden
from formkit.jobs.drafting.changes import path_of, without_row
from formkit.jobs.drafting.questions import own_questions, with_answers, with_question
from formkit.jobs.drafting.rows import OwnQuestion
from formkit.jobs.drafting.translating import MissingText, missing_texts, with_translation
from formkit.model.form import Node, Question
from formkit.tui.screens.compose.asked import Written
from formkit.tui.screens.compose.asking import asked_of, new_question
from formkit.tui.screens.compose.question import QuestionWindow
from formkit.tui.screens.compose.questions import QuestionsStep
from formkit.tui.screens.compose.translate import TranslateWindow
from formkit.tui.screens.compose.wanted import ComposeWanted
from formkit.tui.widgets.remarks import Remarks


class ComposeOwn(ComposeWanted):
    """The part of the screen that has to do with single questions."""

    def action_add_question(self) -> None:
        """Write a question of one's own, behind the row that a person marked."""
        if self.draft is not None and self.bench is not None:
            self._ask_for(new_question(self.view, self._meant))

    @property
    def _meant(self) -> Node | None:
        """The row that is marked; None: it is the first one, and nobody chose it."""
        rows = self.outline.rows
        return self.outline.marked if rows.has_focus or rows.cursor_line > 0 else None

    def action_edit_question(self) -> None:
        """Edit the marked question of one's own, in the list or in the outline beside it."""
        marked = self.query_one(QuestionsStep).marked
        if self.outline.rows.has_focus:
            self.action_edit_marked()
        elif isinstance(marked, OwnQuestion):
            self._ask_for(marked)

    def action_edit_marked(self) -> None:
        """Edit the question of one's own that is marked in the outline."""
        node = self.outline.marked
        own = own_questions(self.draft) if self.draft is not None and node is not None else ()
        found = next((one for one in own if node is not None and one.name == node.name), None)
        if found is not None:
            self._ask_for(found)
        else:
            text = "Only questions of your own can be edited: those with a + before them."
            self.warn(Message(text))

    def action_remove_question(self) -> None:
        """Take the marked question away, or have it asked again."""
        self.query_one(QuestionsStep).take_away()

    @on(QuestionsStep.EditWanted)
    def _edit(self, event: QuestionsStep.EditWanted) -> None:
        event.stop()
        self._ask_for(event.question)

    def _ask_for(self, question: OwnQuestion) -> None:
        asked = asked_of(question, self.view, self.say, self.shell.language)
        self.app.push_screen(QuestionWindow(self.say, asked), self._take_question)

    def _take_question(self, written: Written | None) -> None:
        if written is not None:
            self.do(partial(_with_written, written=written), reveal=written.question.name)

    def action_translate(self) -> None:
        """Go through the texts that a language of the form still lacks."""
        form = self.preview.form if self.preview else None
        if self.draft is None or form is None:
            self.warn(Message("The form cannot be built yet; the outline says why."))
            return
        missing = missing_texts(form)
        if not missing:
            self.tell(Message("No text is missing in any language of the form."))
            return
        own = {one.name for one in own_questions(self.draft)}
        own |= {one.list_name for one in own_questions(self.draft) if one.list_name}
        first = sorted(missing, key=lambda one: (one.list_name or one.name) not in own)
        self.app.push_screen(TranslateWindow(self.say, tuple(first), self._take_translation))

    @on(Remarks.TranslationWanted)
    def _translate(self, event: Remarks.TranslationWanted) -> None:
        event.stop()
        self.action_translate()

    def _take_translation(self, missing: MissingText, text: str) -> None:
        form = self.view.base or (self.preview.form if self.preview else None)
        if form is not None:
            self.do(lambda draft: with_translation(draft, form, missing, text))

    def action_hide_question(self) -> None:
        """Leave the marked question of the standard out."""
        node = self.outline.marked
        if node is None or self.draft is None:
            return
        for one in own_questions(self.draft):
            if one.name == node.name and one.at is not None:
                self.warn(Message("{name} is your own: remove it under Questions", name=node.name))
                return
        view = self.view
        if not view.is_on_form:
            self.do(lambda draft: with_hidden(draft, node.name))
        elif view.base is not None:
            self._take_out(node, path_of(self.draft, view.base, node.name))

    def _take_out(self, node: Node, path: str) -> None:
        """Take a question out of the form that the adaptation begins with."""
        if path and isinstance(node, Question):
            self.do(lambda draft: without_row(draft, path))
        else:
            text = "Only a single question can be left out here, one that no change has renamed."
            self.warn(Message(text))


def _with_written(draft: Draft, *, written: Written) -> Draft:
    draft = with_question(draft, written.question)
    if written.answers is None:
        return draft
    return with_answers(draft, written.question.list_name, written.answers)
