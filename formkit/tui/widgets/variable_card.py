"""Everything about one line of an alignment: the question, beside it the variable."""

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from formkit.align.datakit import DatakitStatus
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.lines import AlignmentLine
from formkit.model.form import Question
from formkit.render.harmless import harmless
from formkit.tui.widgets.alignment_words import (
    DATAKIT,
    DATAKIT_SIGNS,
    MEANINGS,
    SIGNS,
    STATES,
    worded_in,
)
from formkit.tui.widgets.sheet_row import FAINT
from formkit.tui.widgets.variable_beside import Beside
from formkit.tui.widgets.wording import plain, written

_MARGIN = 5
_LEAST_WIDTH = 20


class VariableCard(VerticalScroll):
    """Shows one line; what there is none of is left out."""

    DEFAULT_CSS = """
    VariableCard {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        #card { height: auto; }
    }
    VariableCard:focus { background-tint: $foreground 3%; }
    """

    def __init__(
        self,
        say: Callable[[Message], str],
        reader: str,
        *,
        id: str | None = None,  # noqa: A002 - as Textual calls it
    ) -> None:
        """Begin without a line.

        Args:
            say: words a message in the reader's language.
            reader: the code of that language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._reader = reader
        self._shown: tuple[AlignmentLine, AlignedForm] | None = None
        self._words = Content("")

    def compose(self) -> ComposeResult:
        """One text, as long as it needs to be."""
        yield Static(id="card", markup=False)

    def show(self, line: AlignmentLine, form: AlignedForm) -> None:
        """Show another line of a form."""
        self._shown = (line, form)
        self._draw()
        self.scroll_home(animate=False)

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a line."""
        self._shown = None
        self._words = Content.styled(words, FAINT)
        self._draw()

    def on_resize(self) -> None:
        """Break the lines anew that are broken here."""
        self._draw()

    def _draw(self) -> None:
        words = self._words
        if self._shown:
            width = max(self.size.width - _MARGIN, _LEAST_WIDTH)
            card = _Card(say=self._say, reader=self._reader, width=width)
            words = Content("\n").join(list(card.lines(*self._shown)))
        self.query_one("#card", Static).update(words)


class _Card:
    """Words one line of an alignment."""

    def __init__(self, *, say: Callable[[Message], str], reader: str, width: int) -> None:
        self._say = say
        self._reader = reader
        self._width = width
        self._beside = Beside(say=say, reader=reader, width=width)

    def lines(self, line: AlignmentLine, form: AlignedForm) -> Iterator[Content]:
        is_compared = line.judged is not None and line.judged.aligned.variable is not None
        if line.question:
            yield from self._question(line.question, in_all=not is_compared)
        elif line.field:
            yield Content.styled(harmless(line.field.name), "bold")
            yield from self._texts(line.field.labels)
        yield Content.assemble(self._state(line), "  ", self._say(MEANINGS[line.state]))
        if line.judged and is_compared:
            yield Content("")
            yield from self._beside.compared(line.judged, form)
        elif line.judged:
            yield from self._beside.candidates(line.judged, form)
        elif line.missing:
            yield Content("")
            yield from self._missing(line, form)
        if line.match:
            yield Content("")
            yield from self._datakit(line)

    def _question(self, question: Question, *, in_all: bool) -> Iterator[Content]:
        """Its name and words; in all its languages where nothing else tells them."""
        about = Message(
            "row {row} · {type}",
            row=question.loc.row,
            type=" ".join(filter(None, (question.type, question.list_name))),
        )
        yield Content.assemble(
            (harmless(question.name), "bold"), "  ", (harmless(self._say(about)), FAINT)
        )
        if in_all:
            yield from self._texts(question.labels)
        else:
            text = worded_in(question.labels, self._reader)
            yield written(plain(text), self._width, is_new=True)

    def _texts(self, texts: Texts) -> Iterator[Content]:
        for _, text in texts:
            yield written(plain(text), self._width, is_new=True)

    def _state(self, line: AlignmentLine) -> Content:
        open_colour = "$warning" if line.judged else "$error"
        colour = open_colour if line.is_open else "$success"
        return Content.styled(
            f"{SIGNS[line.state]} {self._say(STATES[line.state])}", f"bold {colour}"
        )

    def _missing(self, line: AlignmentLine, form: AlignedForm) -> Iterator[Content]:
        assert line.missing is not None  # noqa: S101 - the caller saw it
        variable = line.missing.asked.variable
        yield from self._beside.about(variable, form)
        yield from self._texts(variable.labels)
        yield Content("")
        names = [one.aligned.question.name for one in line.missing.may_be]
        if names:
            text = "Questions that may be it: {names}. Press a to say which one it is."
            yield Content(harmless(self._say(Message(text, names=tuple(names)))))
        else:
            text = (
                "No question comes near it. Mark the question that asks it and press v, or take the"
                " module {module} from the standard."
            )
            yield Content(self._say(Message(text, module=line.missing.asked.module)))

    def _datakit(self, line: AlignmentLine) -> Iterator[Content]:
        match = line.match
        assert match is not None  # noqa: S101 - the caller saw it
        words = f"{DATAKIT_SIGNS[match.status]} {self._say(DATAKIT[match.status])}"
        yield Content.assemble(("Datakit  ", "bold"), words, "  ", (str(match.status), FAINT))
        if match.field:
            known = " ".join(filter(None, (match.field.unique_id, match.field.name)))
            like = ""
            if match.status is DatakitStatus.NEEDS_VERIFICATION:
                like = self._say(Message("{share} alike", share=f"{match.similarity:.0%}"))
            yield Content(harmless("  ".join(filter(None, ("         " + known, like)))))
            yield from self._texts(match.field.labels)
