"""Everything about one line of an alignment: the question, beside it the variable."""

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.visual import Visual
from textual.widgets import Static

from formkit.align.datakit import DatakitStatus
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.jobs.aligning import AlignedForm
from formkit.jobs.aligning.lines import AlignmentLine
from formkit.model.dictionary import Variable
from formkit.model.form import Question
from formkit.render.harmless import harmless
from formkit.tui.widgets.alignment_words import (
    DATAKIT,
    DATAKIT_SIGNS,
    SIGNS,
    STATES,
    meaning_of,
    percentage,
    worded_in,
)
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.sheet_row import FAINT
from formkit.tui.widgets.stacked import Stacked
from formkit.tui.widgets.variable_beside import MARKED, Beside
from formkit.tui.widgets.wording import plain, written

_MARGIN = 5
_LEAST_WIDTH = 20
_DATAKIT = "Datakit  "


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
        self._words: Visual = Content("")
        self._place = 0
        """Of the variable that is marked, among those that the question may be."""

    def compose(self) -> ComposeResult:
        """One text, as long as it needs to be."""
        yield Static(id="card", markup=False)

    def candidate_of(self, line: AlignmentLine) -> Variable | None:
        """The variable that is meant by keys: the one that is marked, else the likeliest."""
        place = self._place if self._shown and self._shown[0].key == line.key else 0
        found = line.judged.candidates if line.judged else ()
        return found[place] if found else None

    def show(self, line: AlignmentLine, form: AlignedForm) -> None:
        """Show another line of a form; of the same line, what was marked stays marked."""
        is_other = self._shown is None or self._shown[0].key != line.key
        self._shown = (line, form)
        most = max(len(line.choices) - 1, 0)
        self._place = 0 if is_other else min(self._place, most)
        self._draw()
        self.scroll_home(animate=False)

    def mark_next(self) -> None:
        """Mark the next variable that the question may be; after the last one, the first."""
        count = len(self._shown[0].choices) if self._shown else 0
        if count:
            self._place = (self._place + 1) % count
            self._draw()
            self.call_after_refresh(self._scroll_to_marked)

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
            head, blocks = self._parts(*self._shown)
            words = Stacked((head, *blocks))
        self.query_one("#card", Static).update(words)

    def _parts(self, line: AlignmentLine, form: AlignedForm) -> tuple[Stacked, list[Stacked]]:
        """What is said of a line, and of each variable that it may be."""
        width = max(self.size.width - _MARGIN, _LEAST_WIDTH)
        card = _Card(say=self._say, reader=self._reader, width=width)
        return Stacked(card.lines(line, form)), [
            Stacked(card.candidate(line, form, one, is_marked=place == self._place))
            for place, one in enumerate(line.choices)
        ]

    def _scroll_to_marked(self) -> None:
        if self._shown is None:
            return
        head, blocks = self._parts(*self._shown)
        card = self.query_one("#card", Static)
        heights = [
            one.get_height(card.styles.get_rules(), card.size.width) for one in (head, *blocks)
        ]
        place = self._place
        region = Region(0, sum(heights[: place + 1]), card.size.width, heights[place + 1])
        self.scroll_to_region(region, animate=False, force=True)


class _Card:
    """Words one line of an alignment."""

    def __init__(self, *, say: Callable[[Message], str], reader: str, width: int) -> None:
        self._say = say
        self._reader = reader
        self._width = width
        self._beside = Beside(say=say, reader=reader, width=width)

    def lines(self, line: AlignmentLine, form: AlignedForm) -> Iterator[Visual]:
        """All but the variables that a question may be."""
        is_compared = line.judged is not None and line.judged.aligned.variable is not None
        if line.question:
            yield from self._question(line.question, in_all=not is_compared)
        elif line.field:
            yield Content.styled(harmless(line.field.name), "bold")
            yield from self._texts(line.field.labels)
        yield self._state(line)
        if len(line.choices) > 1:
            text = "a and x mean the one marked {mark}; n marks the next one."
            yield Content.styled(self._say(Message(text, mark=MARKED)), FAINT)
        if line.judged and is_compared:
            yield from self._beside.compared(line.judged, form)
        elif line.missing:
            yield Content("")
            yield from self._missing(line, form)
        if line.match:
            yield Content("")
            yield from self._datakit(line)

    def candidate(
        self, line: AlignmentLine, form: AlignedForm, variable: Variable, *, is_marked: bool
    ) -> Iterator[Visual]:
        """One of the variables that a question may be, below an empty line."""
        assert line.judged is not None  # noqa: S101 - only questions have any
        yield Content("")
        yield from self._beside.candidate(variable, line.judged, form, is_marked=is_marked)

    def _question(self, question: Question, *, in_all: bool) -> Iterator[Visual]:
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

    def _texts(self, texts: Texts) -> Iterator[Visual]:
        for _, text in texts:
            yield written(plain(text), self._width, is_new=True)

    def _state(self, line: AlignmentLine) -> Visual:
        open_colour = "$warning" if line.judged else "$error"
        style = f"bold {open_colour if line.is_open else '$success'}"
        state = (self._say(STATES[line.state]), style)
        words = Content.assemble(state, "  ", self._say(meaning_of(line)))
        return Hanging(Content.styled(f"{SIGNS[line.state]} ", style), words)

    def _missing(self, line: AlignmentLine, form: AlignedForm) -> Iterator[Visual]:
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

    def _datakit(self, line: AlignmentLine) -> Iterator[Visual]:
        match = line.match
        assert match is not None  # noqa: S101 - the caller saw it
        words = f"{DATAKIT_SIGNS[match.status]} {self._say(DATAKIT[match.status])}"
        said = Content.assemble(words, "  ", (str(match.status), FAINT))
        yield Hanging(Content.styled(_DATAKIT, "bold"), said)
        if match.field:
            known = " ".join(filter(None, (match.field.unique_id, match.field.name)))
            like = ""
            if match.status is DatakitStatus.NEEDS_VERIFICATION:
                like = self._say(
                    Message("{share} alike", share=percentage(round(match.similarity * 100)))
                )
            words = harmless("  ".join(filter(None, (known, like))))
            yield Hanging(Content(" " * len(_DATAKIT)), Content(words))
            yield from self._texts(match.field.labels)
