"""One conflict: base, ours and theirs side by side, what can be decided, what follows from it."""

from collections.abc import Callable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as Posted
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from formkit.changes.merging import OwnText
from formkit.changes.merging.describing import describe_conflict
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.merging.companion_conflicts import Companions
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.jobs.merging.written_decisions import DecisionWord
from formkit.render.harmless import harmless
from formkit.render.verdict_badges import Level, badges_of
from formkit.tui.bidi import shown
from formkit.tui.widgets.conflict_side import ConflictSide
from formkit.tui.widgets.conflict_words import (
    Sides,
    choices_of,
    cost_of,
    proposed,
    sides_of,
    told_below,
    told_together,
    word_of,
)
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.stacked import Stacked
from formkit.tui.widgets.verdict_badge import LEVEL_SIGNS, badge, weighty_reasons

KEYS = {
    DecisionWord.OURS: "k",
    DecisionWord.THEIRS: "t",
    DecisionWord.BASE: "b",
    DecisionWord.OWN: "w",
}
"""The key of each decision."""
_UNJUDGED = frozenset((DecisionWord.BASE, DecisionWord.OWN))
NOTE_KEY, CLEAR_KEY, ALIKE_KEY = "m", "x", "g"
_NOTE, _CLEAR, _ALIKE = "note", "clear", "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConflict:
    """A conflict as the card shows it."""

    companions: Companions
    """The conflict, and those that go together with it."""
    names: Sides

    @property
    def weighed(self) -> WeighedConflict:
        """The conflict itself."""
        return self.companions.one


class ConflictCard(Vertical):
    """Shows one conflict, and tells what somebody decides."""

    class Chosen(Posted):
        """Somebody decided by mouse or with Enter."""

        def __init__(self, word: DecisionWord) -> None:
            """Keep the decision."""
            super().__init__()
            self.word = word

    class NoteWanted(Posted):
        """Somebody wants to write why."""

    class AlikeWanted(Posted):
        """Somebody wants this and what goes together with it to be decided alike."""

    class ClearWanted(Posted):
        """Somebody takes the decision back."""

    DEFAULT_CSS = """
    ConflictCard {
        width: 1fr; height: 1fr;
        #what { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
        #sides { height: 1fr; min-height: 5; }
        #base { width: 2fr; }
        #ours, #theirs { width: 3fr; border-left: solid $border; }
        #choices {
            height: auto; max-height: 8; border: none; padding: 0; background: $surface;
            &:focus { border: none; background-tint: $background 0%; }
            & > .option-list--option-highlighted { background: $primary 12%; color: $foreground; }
            &:focus > .option-list--option-highlighted { background: $primary 28%; }
        }
        #follows { height: auto; min-height: 5; max-height: 8; padding: 0 1; color: $text-muted; }
    }
    """

    def __init__(self, say: Callable[[Message], str], *, id: str) -> None:  # noqa: A002 - as above
        """Begin without a conflict.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._shown: ShownConflict | None = None

    def compose(self) -> ComposeResult:
        """What it is about, three columns, what can be decided."""
        yield Static(id="what", markup=False)
        with Horizontal(id="sides"):
            for side in ("base", "ours", "theirs"):
                yield ConflictSide(self._say, id=side)
        yield OptionList(id="choices", markup=False)
        yield Static(id="follows", markup=False)

    def show(self, conflict: ShownConflict) -> None:
        """Show a conflict; the cursor stays where it is unless something was decided."""
        before, self._shown = self._shown, conflict
        weighed, names = conflict.weighed, conflict.names
        what = self._say(describe_conflict(weighed.conflict))
        self.query_one("#what", Static).update(Content(shown(what)))
        for widget, side in zip(self.query(ConflictSide), sides_of(weighed, names), strict=True):
            widget.show(side)
        is_same = before is not None and _state(before) == _state(conflict)
        place = self._choices.highlighted if is_same else None
        options = tuple(self._options(conflict))
        self._choices.set_options(options)
        self._choices.highlighted = self._place(options) if place is None else place
        self._tell_below()

    @property
    def _choices(self) -> OptionList:
        return self.query_one("#choices", OptionList)

    def _place(self, options: tuple[Option, ...]) -> int | None:
        """The line of the decision, else of the first side that nobody forbids."""
        if self._shown is None:
            return None
        word = word_of(self._shown.weighed) or proposed(self._shown.weighed)
        return next((n for n, one in enumerate(options) if one.id == word), None)

    def _options(self, conflict: ShownConflict) -> Iterator[Option]:
        weighed = conflict.weighed
        decided = word_of(weighed)
        for word, words in choices_of(weighed.conflict, conflict.names).items():
            said = self._say(words)
            if word is DecisionWord.OWN and isinstance(weighed.decision, OwnText):
                own = shown(harmless(weighed.decision.text))
                said = self._say(Message("Your own text: {text}", text=own))
            line = _line(KEYS[word], said, *self._leave(word), is_taken=word is decided)
            yield Option(line, id=str(word))
        if conflict.companions.unlike:
            words = Message("Decide what goes together alike")
            yield Option(_line(ALIKE_KEY, self._say(words)), id=_ALIKE)
        if decided:
            words = Message("Take the decision back")
            yield Option(_line(CLEAR_KEY, self._say(words)), id=_CLEAR)
        note = shown(harmless(weighed.written.note))
        words = Message("Note: {note}", note=note) if note else Message("Write a note …")
        yield Option(_line(NOTE_KEY, self._say(words)), id=_NOTE)

    def _leave(self, word: DecisionWord) -> Iterator[Content]:
        """Whether the region allows a side, where it has anything to say."""
        cost = cost_of(self._shown.weighed, word) if self._shown else None
        if cost and (leave := badges_of(cost)[-1]).level is not Level.NONE:
            yield badge(leave, self._say)

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell_below()

    def _tell_below(self) -> None:
        if self._shown is None:
            return
        marked = self._choices.highlighted_option
        name = (marked.id if marked else None) or ""
        option = DecisionWord(name) if name in list(DecisionWord) else None
        told = told_below(self._shown.weighed, option, self._shown.names)
        lines: list[Visual] = [*self._reasons(option)] if option else []
        lines += [Content(shown(self._say(one))) for one in told]
        companions = self._shown.companions
        if together := told_together(companions, ALIKE_KEY):
            sign, style = ("▲ ", "$text-warning") if companions.are_apart else ("", "")
            mark = Content.styled(sign, style)
            lines.append(Hanging(mark, Content.styled(shown(self._say(together)), style)))
        self.query_one("#follows", Static).update(Stacked(lines))

    def _reasons(self, word: DecisionWord) -> Iterator[Visual]:
        """Why the marked side weighs what it does."""
        cost = cost_of(self._shown.weighed, word) if self._shown else None
        if cost:
            yield from weighty_reasons(cost, self._say)
        elif word in _UNJUDGED:
            text = "not judged here: once it is written, Compare says what it costs"
            sign = LEVEL_SIGNS[Level.UNKNOWN]
            yield Hanging(Content(f"{sign} "), Content(self._say(Message(text))))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == _NOTE:
            self.post_message(self.NoteWanted())
        elif event.option_id == _CLEAR:
            self.post_message(self.ClearWanted())
        elif event.option_id == _ALIKE:
            self.post_message(self.AlikeWanted())
        else:
            self.post_message(self.Chosen(DecisionWord(event.option_id or "")))


def _state(conflict: ShownConflict) -> tuple[str, object]:
    """Which conflict it is, and what is decided."""
    return conflict.weighed.conflict.key, conflict.weighed.decision


def _line(key: str, words: str, *after: Content, is_taken: bool | None = None) -> Hanging:
    """One choice: whether it is taken, its key, what it means, and what stands behind that."""
    sign = " " if is_taken is None else "●" if is_taken else "○"
    mark = Content.assemble(
        (f" {sign} ", "bold $text-success" if is_taken else ""), (f"{key} ", "bold $accent")
    )
    said = Content.styled(words, "bold" if is_taken else "")
    return Hanging(mark, Content("  ").join((said, *after)))
