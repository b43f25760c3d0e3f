"""Words in every language of the form, a line each."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import Say


class Wordings(Vertical):
    """One text in each language; an empty line says that its translation is missing."""

    DEFAULT_CSS = """
    Wordings {
        height: auto;
        .heading { color: $text-muted; text-style: bold; }
    }
    """

    def __init__(
        self,
        say: Say,
        key: str,
        texts: Texts,
        languages: tuple[str, ...],
        *,
        title: Message | None = None,
        asked: Message | None = None,
        id: str | None = None,  # noqa: A002 - as Textual calls it
    ) -> None:
        """Ask for words.

        Args:
            say: words a message.
            key: what the ids of the lines begin with.
            texts: as they are.
            languages: of the form; ``""`` for one wording for all.
            title: above the lines.
            asked: what stands in the first line as long as all are empty.
            id: of the widget.
        """
        super().__init__(id=id)
        self.say = say
        self._key = key
        self._texts = texts
        self._languages = languages
        self._title = title
        self._asked = asked

    def compose(self) -> ComposeResult:
        """A line for each language."""
        if self._title:
            yield Label(self.say(self._title), classes="heading", markup=False)
        for number, language in enumerate(self._languages):
            words = shown(language) if language else self.say(Message("All languages"))
            with Horizontal(classes="line"):
                yield Label(words, markup=False)
                yield Input(self._texts.get(language), id=self._line_id(number), compact=True)

    def _line_id(self, number: int) -> str:
        return f"{self._key}-{number}"

    def on_mount(self) -> None:
        """Say what is missing from the beginning."""
        self._tell_missing()

    @property
    def texts(self) -> Texts:
        """What is written, without what was left empty."""
        return Texts.of(
            (language, self.query_one(f"#{self._line_id(number)}", Input).value.strip())
            for number, language in enumerate(self._languages)
        )

    @on(Input.Changed)
    def _tell_missing(self) -> None:
        """Say in an empty line that its translation is missing, once there is something."""
        is_empty = not self.texts
        missing = "" if is_empty else self.say(Message("still to be translated"))
        asked = self.say(self._asked) if self._asked and is_empty else missing
        for number, line in enumerate(self.query(Input)):
            line.placeholder = missing if number else asked
