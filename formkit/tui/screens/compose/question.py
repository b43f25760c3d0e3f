"""A window to write a question of the country's own in."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Label, Select, TextArea

from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.jobs.drafting.names import name_for
from formkit.jobs.drafting.rows import (
    TYPES,
    OwnAnswer,
    OwnQuestion,
    Place,
    answers_of,
    text_of_answers,
    why_not,
)
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import Say, Window

_OWN = "-"
"""The choice of answers of one's own."""
_YES = "yes"
_NO = "no"
_REQUIRED = {
    _NO: Message("may be left without an answer"),
    _YES: Message("has to be answered"),
}
_MODULE = "module:"
_AFTER = "after:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the window is told."""

    question: OwnQuestion
    languages: tuple[str, ...]
    """Of the form."""
    prefix: str
    """What the names of the country's questions begin with."""
    taken: frozenset[str]
    """The names of all other rows."""
    lists: tuple[str, ...]
    """Lists that answers can be taken from."""
    own_lists: frozenset[str]
    """Those of them that the country fills itself."""
    answers: tuple[OwnAnswer, ...]
    """Of the question's own list."""
    places: tuple[tuple[Place, str], ...]
    """Where it can go, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the person wrote."""

    question: OwnQuestion
    answers: tuple[OwnAnswer, ...] | None
    """Of a list of its own; None where the list is another one, or the type has none."""


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

    def compose(self) -> ComposeResult:
        """One line for each part of the question."""
        asked, question = self._asked, self._asked.question
        title = (
            Message("A question of your own") if question.at is None else Message("Your question")
        )
        with Vertical(classes="window"):
            yield Label(self.say(title), classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                for number, language in enumerate(self._languages):
                    words = shown(language) if language else self.say(Message("All languages"))
                    with self._line(words):
                        yield Input(
                            question.labels.get(language), id=f"label-{number}", compact=True
                        )
                types = dict.fromkeys((*TYPES, question.type))
                with self._line(self.say(Message("Type"))):
                    yield Select(
                        [(Text(self._type(one)), one) for one in types],
                        id="type",
                        value=question.type,
                        allow_blank=False,
                        compact=True,
                    )
                yield from self._answers(question)
                with self._line(self.say(Message("Answer"))):
                    yield Select(
                        [(Text(self.say(words)), one) for one, words in _REQUIRED.items()],
                        id="required",
                        value=_YES if question.required else _NO,
                        allow_blank=False,
                        compact=True,
                    )
                with self._line(self.say(Message("Name"))):
                    yield Input(question.name, id="name", compact=True)
                with self._line(self.say(Message("Where"))):
                    yield Select(
                        [(Text(words), _key(place)) for place, words in asked.places],
                        id="place",
                        value=_key(question.place),
                        allow_blank=False,
                        compact=True,
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
            yield Select(
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

    @property
    def _languages(self) -> tuple[str, ...]:
        said = self._asked.question.labels.languages
        return tuple(dict.fromkeys((*self._asked.languages, *said))) or ("",)

    def _line(self, words: str, more: str = "") -> Horizontal:
        return Horizontal(Label(words, markup=False), classes=f"line {more}".strip())

    def _type(self, name: str) -> str:
        words = _TYPE_WORDS.get(name)
        return f"{self.say(words)} ({name})" if words else name

    def on_mount(self) -> None:
        """Begin with the wording."""
        self._show_answers()
        self.query_one("#label-0", Input).focus()

    @on(Select.Changed)
    def _show_answers(self) -> None:
        has_list = _value(self.query_one("#type", Select)).startswith("select_")
        is_own = _value(self.query_one("#list", Select)) == _OWN
        self.query(".answers").set_class(not has_list, "-hidden")
        self.query(".own-answers").set_class(not (has_list and is_own), "-hidden")

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
        labels = Texts.of(
            (language, self.query_one(f"#label-{number}", Input).value.strip())
            for number, language in enumerate(self._languages)
        )
        question = OwnQuestion(
            type=type_,
            list_name=list_name,
            name=name,
            labels=labels,
            required=self._required(type_),
            place=_place(_value(self.query_one("#place", Select))),
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


def _key(place: Place) -> str:
    return f"{_AFTER}{place.after}" if place.after else f"{_MODULE}{place.module}"


def _place(key: str) -> Place:
    if key.startswith(_AFTER):
        return Place(after=key.removeprefix(_AFTER))
    return Place(module=key.removeprefix(_MODULE))


def where(question: OwnQuestion) -> Message:
    """Where a question is, or goes, in words."""
    place = question.place
    if place.after:
        return Message("after {name}", name=place.after)
    if place.module:
        return Message("at the end of {module}", module=place.module)
    return Message("at the end of the form") if question.at is None else Message("where it is")


_TYPE_WORDS = {
    "text": Message("text"),
    "integer": Message("whole number"),
    "decimal": Message("number with decimals"),
    "select_one": Message("one answer of a list"),
    "select_multiple": Message("several answers of a list"),
    "date": Message("date"),
    "time": Message("time of day"),
    "note": Message("text to read, no answer"),
    "geopoint": Message("place on the map"),
    "image": Message("photo"),
    "barcode": Message("barcode"),
}
