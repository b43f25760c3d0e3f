"""When a question is asked: always, when another one has a certain answer, or by an expression."""

from textwrap import shorten
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, Select

from formkit.core.messages import Message
from formkit.jobs.drafting.conditions import (
    WITHOUT_ANSWER,
    Condition,
    How,
    answers_for,
    askable,
    condition_in,
    expression_of,
    number_in,
    ways_of,
)
from formkit.model.form import Form, Question
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import Say
from formkit.tui.screens.compose.expressing import BUILT, NONE, OWN, Expressing
from formkit.tui.widgets.dropdown import Dropdown

_LONGEST = 48
"""Characters of a label in a list that drops down."""


class AskedWhen(Expressing):
    """The question, how its answer is compared, and with what."""

    COLUMN = "relevant"
    TITLE = Message("Asked when")
    WAYS: ClassVar[tuple[tuple[str, Message], ...]] = (
        (NONE, Message("always")),
        (BUILT, Message("only after certain answers to another question")),
        (OWN, Message("by an expression of your own")),
    )
    SAID = Message("Asked only when: {condition}")
    DEFAULT_CSS = """
    AskedWhen {
        .answer > #relevant-way { width: 22; }
    }
    """

    def __init__(
        self, say: Say, text: str, form: Form | None, own: str, *, language: str = ""
    ) -> None:
        """Ask when.

        Args:
            say: words a message.
            text: the cell as it is.
            form: where the question stands or is to stand.
            own: its name.
            language: of labels, as the form's headers have it; empty: the first one of each.
        """
        self._language = language
        self._form = form
        self._questions = askable(form, own) if form else ()
        self._by_name = {one.name: one for one in self._questions}
        super().__init__(say, text, can_build=bool(self._questions))
        self._read = condition_in(text, self._questions)

    def is_built(self, text: str) -> bool:
        """Tell whether it asks for one answer of one question."""
        return condition_in(text, self._questions) is not None

    def built_lines(self) -> ComposeResult:
        """The question; then how, and with what, on one line."""
        with Horizontal(classes="line"):
            yield Label("", markup=False)
            yield Dropdown(
                [(Text(self._words(one)), one.name) for one in self._questions],
                id="relevant-question",
                prompt=self.say(Message("Choose a question")),
                compact=True,
            )
        with Horizontal(classes="line answer"):
            yield Label("", markup=False)
            yield Dropdown([], id="relevant-way", prompt="", compact=True)
            yield Dropdown(
                [],
                id="relevant-answer",
                prompt=self.say(Message("Choose an answer")),
                compact=True,
            )
            yield Input(id="relevant-number", compact=True)

    def on_mount(self) -> None:
        """Show the condition that is there."""
        if self._read is not None:
            with self.prevent(Select.Changed, Input.Changed):
                self._select("question").value = self._read.name
                self._offer()
                self._select("way").value = self._read.how.value
                self._put_answer(self._read.answer)
        self._show_answer()

    def _put_answer(self, answer: str) -> None:
        if self._question and any(code == answer for code, _ in self._answers(self._question)):
            self._select("answer").value = answer
        else:
            self.query_one("#relevant-number", Input).value = answer

    def _words(self, question: Question) -> str:
        label = question.labels.get(self._language) or question.labels.first
        words = shown(shorten(label, _LONGEST, placeholder=" …"))
        return f"{words} · {question.name}" if words else question.name

    @property
    def built(self) -> str:
        """The expression; empty while something is missing; as it was, where it says the same."""
        condition = self._condition
        if condition is None:
            return ""
        return self._before if condition == self._read else expression_of(condition)

    @property
    def _condition(self) -> Condition | None:
        question, way = self._question, self._way
        if question is None or way is None:
            return None
        if way in WITHOUT_ANSWER:
            return Condition(name=question.name, how=way)
        if self._answers(question):
            answer = _value(self._select("answer"))
        else:
            typed = self.query_one("#relevant-number", Input).value
            answer = number_in(typed) or ""
        return Condition(name=question.name, how=way, answer=answer) if answer else None

    @property
    def _question(self) -> Question | None:
        return self._by_name.get(_value(self._select("question")))

    @property
    def _way(self) -> How | None:
        value = _value(self._select("way"))
        return How(value) if value else None

    def _select(self, part: str) -> Select[str]:
        return self.query_one(f"#relevant-{part}", Select)

    def _answers(self, question: Question) -> tuple[tuple[str, str], ...]:
        return tuple(answers_for(question, self._form, self._language)) if self._form else ()

    def changed(self, control: str) -> None:
        """Offer the comparisons and answers of another question."""
        if control == "relevant-question":
            with self.prevent(Select.Changed, Input.Changed):
                self._offer()
        self._show_answer()

    def _offer(self) -> None:
        question = self._question
        ways = ways_of(question) if question else ()
        way = self._select("way")
        way.set_options([(Text(self.say(_HOW[one])), one.value) for one in ways])
        if ways:
            way.value = ways[0].value
        answers = self._answers(question) if question else ()
        self._select("answer").set_options([(Text(shown(words)), code) for code, words in answers])
        self.query_one("#relevant-number", Input).value = ""

    def _show_answer(self) -> None:
        """Show the lines that the question and the comparison need."""
        question, way = self._question, self._way
        needs = way is not None and way not in WITHOUT_ANSWER
        has_list = question is not None and bool(self._answers(question))
        self._select("way").set_class(question is None, "-hidden")
        self._select("answer").set_class(not (needs and has_list), "-hidden")
        self.query_one("#relevant-number").set_class(not needs or has_list, "-hidden")


def _value(select: Select[str]) -> str:
    return select.value if isinstance(select.value, str) else ""


_HOW = {
    How.IS: Message("is"),
    How.IS_NOT: Message("is not"),
    How.INCLUDES: Message("includes"),
    How.LACKS: Message("does not include"),
    How.MORE: Message("is more than"),
    How.AT_LEAST: Message("is at least"),
    How.LESS: Message("is less than"),
    How.AT_MOST: Message("is at most"),
    How.ANSWERED: Message("is answered"),
    How.UNANSWERED: Message("is not answered"),
}
