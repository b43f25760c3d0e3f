"""A window to write a question of the country's own in."""

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Label, Select, TextArea

from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.jobs.drafting.expressions import told_of
from formkit.jobs.drafting.names import name_for
from formkit.jobs.drafting.rows import (
    TYPES,
    OwnQuestion,
    answers_of,
    text_of_answers,
    why_not,
)
from formkit.model.form import Form
from formkit.tui.dialogs.window import Say, Window
from formkit.tui.screens.compose.accepted import NUMBERS, Accepted
from formkit.tui.screens.compose.asked import TYPE_WORDS, Asked, Written, key_of_place, place_of
from formkit.tui.screens.compose.asked_when import AskedWhen
from formkit.tui.screens.compose.expressing import Expressing, Judged
from formkit.tui.screens.compose.wordings import Wordings
from formkit.tui.widgets.dropdown import Dropdown

if TYPE_CHECKING:
    from textual.timer import Timer

_PAUSE = 0.2
"""Seconds without a letter before a condition is judged."""

_OWN = "-"
"""The choice of answers of one's own."""
_YES = "yes"
_NO = "no"
_ASKED = Message("what the enumerator asks")
_REQUIRED = {
    _NO: Message("may be left without an answer"),
    _YES: Message("has to be answered"),
}


class QuestionWindow(Window[Written]):
    """Type, labels, name, answers and place of a question."""

    DEFAULT_CSS = """
    QuestionWindow {
        .window { width: 92; height: 90%; max-height: 28; padding: 0 1; }
        .title { margin-bottom: 0; }
        VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        .line { height: auto; }
        .line > Label { width: 18; color: $text-muted; }
        .line > Select, .line > Input { width: 1fr; }
        Input { background: $panel; }
        TextArea { height: 5; margin-left: 18; border: none; padding: 0; background: $panel; }
        .hint { margin-left: 18; height: auto; }
        .wrong { min-height: 1; }
        .buttons { margin-top: 0; }
        .-hidden { display: none; }
    }
    """

    def __init__(self, say: Say, asked: Asked) -> None:
        """Ask for a question.

        Args:
            say: words a message.
            asked: the question as it is, and what it can be.
        """
        super().__init__(say)
        self._asked = asked
        self._is_named = bool(asked.question.name)
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """One line for each part of the question."""
        asked, question = self._asked, self._asked.question
        title = (
            Message("A question of your own") if question.at is None else Message("Your question")
        )
        with Vertical(classes="window"):
            yield Label(self.say(title), classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Wordings(
                    self.say, "label", question.labels, self._languages, asked=_ASKED, id="labels"
                )
                types = dict.fromkeys((*TYPES, question.type))
                with self._line(self.say(Message("Type"))):
                    yield Dropdown(
                        [(Text(self._type(one)), one) for one in types],
                        id="type",
                        value=question.type,
                        allow_blank=False,
                        compact=True,
                    )
                yield from self._answers(question)
                yield from self._conditions(question)
                with self._line(self.say(Message("Name"))):
                    yield Input(question.name, id="name", compact=True)
                with self._line(self.say(Message("Where"))):
                    yield Dropdown(
                        [(Text(words), key_of_place(place)) for place, words in asked.places],
                        id="place",
                        value=key_of_place(question.place),
                        allow_blank=False,
                        compact=True,
                    )
                yield Wordings(
                    self.say,
                    "hint",
                    question.hints,
                    self._languages,
                    title=Message("A hint below the question, if it needs one"),
                    id="hints",
                )
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(self.say(Message("Cancel")), id="no")
                yield Button(self.say(Message("OK")), id="yes", variant="primary")

    def _answers(self, question: OwnQuestion) -> ComposeResult:
        asked = self._asked
        is_own = not question.list_name or question.list_name in asked.own_lists
        others = tuple(one for one in asked.lists if one != question.list_name or not is_own)
        with self._line(self.say(Message("Answers")), "answers"):
            yield Dropdown(
                [
                    (Text(self.say(Message("Answers of your own, below"))), _OWN),
                    *((Text(one), one) for one in others),
                ],
                id="list",
                value=_OWN if is_own else question.list_name,
                allow_blank=False,
                compact=True,
            )
        text = text_of_answers(asked.answers, self._languages) if is_own else ""
        yield TextArea(text, id="answers", classes="own-answers", compact=True)
        hint = Message("One answer a line; the languages in the order above, with | between them.")
        yield Label(self.say(hint), classes="hint own-answers", markup=False)

    def _conditions(self, question: OwnQuestion) -> ComposeResult:
        """Whether, when and how it is answered."""
        with self._line(self.say(Message("Required")), "required"):
            yield Dropdown(
                [(Text(self.say(words)), one) for one, words in _REQUIRED.items()],
                id="required",
                value=_YES if question.required else _NO,
                allow_blank=False,
                compact=True,
            )
        asked = self._asked
        yield AskedWhen(
            self.say, question.relevant, asked.form, question.name, language=asked.language
        )
        yield Accepted(
            self.say,
            question.constraint,
            question.constraint_messages,
            self._languages,
            type_=question.type,
        )

    @property
    def _languages(self) -> tuple[str, ...]:
        asked = self._asked.question
        said = (*asked.labels.languages, *asked.hints.languages)
        known = (*self._asked.languages, *said, *asked.constraint_messages.languages)
        return tuple(dict.fromkeys(known)) or ("",)

    def _line(self, words: str, more: str = "") -> Horizontal:
        return Horizontal(Label(words, markup=False), classes=f"line {more}".strip())

    def _type(self, name: str) -> str:
        words = TYPE_WORDS.get(name)
        return f"{self.say(words)} ({name})" if words else name

    def on_mount(self) -> None:
        """Begin with the wording."""
        self._show_answers()
        self._judge()
        self.query_one("#label-0", Input).focus()

    @on(Select.Changed)
    def _show_answers(self) -> None:
        has_list = _value(self.query_one("#type", Select)).startswith("select_")
        is_own = _value(self.query_one("#list", Select)) == _OWN
        self.query(".answers").set_class(not has_list, "-hidden")
        self.query(".own-answers").set_class(not (has_list and is_own), "-hidden")
        type_ = _value(self.query_one("#type", Select))
        for one in (self.query_one("#constraint"), self.query_one(".required")):
            one.set_class(type_ == "note", "-hidden")
        self.query_one(Accepted).allow_building(type_ in NUMBERS)

    # Conditions, judged while they are put together

    @on(Expressing.Changed)
    def _await_pause(self, event: Expressing.Changed) -> None:
        """Judge a condition once nobody types any more."""
        event.stop()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_PAUSE, self._judge)

    def _judge(self) -> None:
        form, question = self._asked.form, self._written().question
        for column in (AskedWhen.COLUMN, Accepted.COLUMN):
            if form is not None and getattr(question, column):
                job = partial(self._tell, form, question, column)
                self.run_worker(job, thread=True, exclusive=True, group=column)

    def _tell(self, form: Form, question: OwnQuestion, column: str) -> None:
        told = told_of(form, question, column, language=self._asked.language)
        self.post_message(Judged(column, str(getattr(question, column)), told))

    @on(Judged)
    def _show_judged(self, event: Judged) -> None:
        """Say what a condition comes to, unless another one stands there by now."""
        event.stop()
        asks = self.query_one(f"#{event.column}", Expressing)
        if asks.expression == event.text:
            asks.tell(event.told)

    @on(Input.Changed, "#label-0")
    def _suggest_name(self, event: Input.Changed) -> None:
        event.stop()
        if not self._is_named and event.value.strip():
            line = self.query_one("#name", Input)
            with self.prevent(Input.Changed):
                line.value = name_for(event.value, self._asked.prefix, self._asked.taken)

    @on(Input.Changed, "#name")
    def _keep_name(self, event: Input.Changed) -> None:
        event.stop()
        self._is_named = bool(event.value)

    @on(Input.Submitted)
    @on(Button.Pressed, "#yes")
    def _give(self) -> None:
        written = self._written()
        wrong = why_not(written.question, self._asked.taken)
        if wrong is None and written.answers == ():
            wrong = Message("write the answers, one a line")
        if wrong is None:
            found = (one.wrong for one in self.query(Expressing) if one.display)
            wrong = next(filter(None, found), None)
        if wrong is None:
            self.dismiss(written)
        else:
            self.query_one("#wrong", Label).update(self.say(wrong))

    def _written(self) -> Written:
        before = self._asked.question
        type_ = _value(self.query_one("#type", Select))
        name = self.query_one("#name", Input).value.strip()
        list_name, answers = "", None
        if type_.startswith("select_"):
            list_name = _value(self.query_one("#list", Select))
            if list_name == _OWN:
                list_name = before.list_name if before.list_name in self._asked.own_lists else name
                text = self.query_one("#answers", TextArea).text
                answers = answers_of(text, self._languages)
        elif type_ == before.type:
            list_name = before.list_name
        accepted = self.query_one(Accepted)
        is_note = type_ == "note"
        question = OwnQuestion(
            type=type_,
            list_name=list_name,
            name=name,
            labels=self.query_one("#labels", Wordings).texts,
            hints=self.query_one("#hints", Wordings).texts,
            required=self._required(type_),
            relevant=self.query_one(AskedWhen).expression,
            constraint="" if is_note else accepted.expression,
            constraint_messages=Texts(()) if is_note else accepted.messages,
            place=place_of(_value(self.query_one("#place", Select))),
            at=before.at,
        )
        return Written(question=question, answers=answers)

    def _required(self, type_: str) -> str:
        """The cell; a condition that stands there stays, and a note asks nothing."""
        if type_ == "note" or _value(self.query_one("#required", Select)) == _NO:
            return ""
        return self._asked.question.required or _YES

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.dismiss(None)


def _value(select: Select[str]) -> str:
    return select.value if isinstance(select.value, str) else ""
