"""A question as a phone shows it, and below it its logic in words."""

import re
from collections.abc import Callable, Iterator
from textwrap import wrap

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from formkit.core.messages import Message
from formkit.jobs.question_looks import Look
from formkit.logic.reading_values import Words
from formkit.render.harmless import harmless
from formkit.tui.bidi import shown
from formkit.tui.widgets.library_words import answer_words, is_asked

_FAINT = "$foreground 65%"
_FRAME = 6
"""Columns of the frame and the blanks inside it, and of the scroll bar."""
_EDGE = 8
"""Columns beside the words of conditions."""
_WIDEST = 64
_STAR = "*"
_EMPHASIS = re.compile(r"\*([^*]+)\*")
_CONDITIONS = (Message("Asked when:"), Message("Asked when all of this holds:"))
_ALWAYS = Message("Always asked: there are no conditions.")


class QuestionCard(Vertical):
    """One question in one language."""

    DEFAULT_CSS = """
    QuestionCard {
        height: auto;
        #phone { height: auto; max-width: 64; border: round $primary 60%; padding: 0 1; }
        #phone.-unseen { border: round $border; }
        #logic { height: auto; padding: 0 1; }
        .-gone { display: none; }
    }
    """

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a question.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._look: Look | None = None
        self._has_codes = False

    def compose(self) -> ComposeResult:
        """The phone, and what it does not show."""
        yield Static(id="phone", markup=False)
        yield Static(id="logic", markup=False)

    def show(self, look: Look, *, has_codes: bool = False) -> None:
        """Show another question.

        Args:
            look: what it looks like.
            has_codes: whether codes stand beside choices, which no phone shows.
        """
        self._look, self._has_codes = look, has_codes
        phone = self.query_one("#phone", Static)
        phone.set_class(not is_asked(look.type), "-unseen")
        self._draw()
        logic = self.query_one("#logic", Static)
        logic.set_class(has_codes, "-gone")

    def on_resize(self, _event: events.Resize) -> None:
        """Break those lines anew that are not broken by themselves."""
        self._draw()

    def _draw(self) -> None:
        if self._look:
            width = max(min(self.size.width, _WIDEST) - _FRAME, 10)
            lines = self._screen(self._look, width)
            self.query_one("#phone", Static).update(Content("\n").join(lines))
            logic = Content("\n").join(self._lines(self._look))
            self.query_one("#logic", Static).update(logic)

    # The phone

    def _screen(self, look: Look, width: int) -> Iterator[Content]:
        star = "* " if look.is_required or look.required_when else ""
        if not self._has_codes:
            yield _styled(f"{star}{look.label or look.name}", "bold", width)
        if look.hint:
            yield _styled(look.hint, f"italic {_FAINT}", width)
        if words := answer_words(look.type):
            box = f"[ {self._say(words)} ]" if is_asked(look.type) else self._say(words)
            yield Content.styled(box, _FAINT)
        mark = _MARKS.get(look.type, "( )")
        for one in look.offered:
            code = harmless(one.code) if self._has_codes and one.code != one.label else ""
            yield _choice(mark, one.label, code, width)
        if look.more:
            more = Message("… {count} more", count=look.more)
            yield Content.styled(self._say(more), _FAINT)
        if look.list_name and not look.offered:
            text = "the choices of the list {list} are filled in later"
            later = Message(text, list=look.list_name)
            yield Content.styled(self._say(later), _FAINT)

    # What a phone does not show

    def _lines(self, look: Look) -> Iterator[Content]:
        if look.conditions:
            yield from self._section(_CONDITIONS[len(look.conditions) > 1], look.conditions)
        elif is_asked(look.type):
            yield Content.styled(self._say(_ALWAYS), _FAINT)
        if look.is_required:
            yield Content(self._say(Message("* An answer is needed.")))
        yield from self._section(Message("An answer is needed when:"), look.required_when)
        yield from self._section(Message("An answer is taken when:"), look.limits)
        if look.constraint_message:
            said = Content(self._say(Message("Otherwise the phone says:")))
            yield said
            yield _bullet(
                f"*{harmless(look.constraint_message)}*", max(self.size.width - _EDGE, 10)
            )
        yield from self._section(Message("A choice is on offer when:"), look.filters)
        values = () if look.calculation is None else (look.calculation,)
        yield from self._section(Message("Its value:"), values)
        if look.untranslated:
            text = "not in this language: {columns}; another one is shown"
            yield Content.styled(self._say(Message(text, columns=look.untranslated)), "$warning")

    def _section(self, title: Message, words: tuple[Words, ...]) -> Iterator[Content]:
        if words:
            yield Content.styled(self._say(title), "bold")
        for one in words:
            text = self._say(one) if isinstance(one, Message) else harmless(one)
            yield _bullet(text, max(self.size.width - _EDGE, 10))


_MARKS = {"select_multiple": "[ ]", "select_multiple_from_file": "[ ]", "rank": " 1."}


def _choice(mark: str, label: str, code: str, width: int) -> Content:
    """A choice; one that is read from the right has its mark there and its code at the left."""
    safe = harmless(label)
    if shown(safe) == safe:
        indent = f"\n{' ' * len(mark)} "
        room = width - len(mark) - 1
        lines = _broken(safe, room)
        gap = "  " if cell_len(lines[-1]) + len(code) < room - 1 else indent
        words = f"{mark} {indent.join(lines)}"
        return Content.assemble(words, (f"{gap}{code}" if code else "", _FAINT))
    first, *others = _right_to_left(safe, width - len(mark) - len(code) - 2)
    margin = " " * (len(code) + 1)
    rest = "".join(f"\n{margin}{line}" for line in others)
    return Content.assemble((code, _FAINT), f" {first} {mark}{rest}")


def _styled(text: str, style: str, width: int) -> Content:
    safe = harmless(text)
    if shown(safe) == safe:
        return Content.styled(safe, style)
    return Content.styled("\n".join(_right_to_left(safe, width)), style)


def _broken(text: str, width: int) -> list[str]:
    return [line for one in text.split("\n") for line in wrap(one, max(width, 8)) or [""]]


def _right_to_left(text: str, width: int) -> list[str]:
    """Lines of a text, broken before they are turned round, at the right side."""
    turned = [shown(line) for line in _broken(text, width)]
    return [" " * max(width - cell_len(line), 0) + line for line in turned]


def _bullet(text: str, width: int) -> Content:
    """One of several things; what stands between stars is in italics."""
    if shown(text) == text:
        lines = list(_emphasised(text, width))
    else:
        plain = _EMPHASIS.sub(r"“\1”", text)
        lines = [Content(shown(line)) for line in wrap(plain, width)]
    heads = ("  – ", *(["    "] * (len(lines) - 1)))
    return Content("\n").join(map(Content.assemble, heads, lines))


def _emphasised(text: str, width: int) -> Iterator[Content]:
    """Lines of a text; stars may stand in one line and end in the next."""
    is_even = text.count(_STAR) % 2 == 0
    style, other = "", "italic" if is_even else ""
    for line in wrap(text, width):
        parts = []
        for number, part in enumerate(line.split(_STAR) if is_even else [line]):
            if number:
                style, other = other, style
            parts.append((part, style))
        yield Content.assemble(*parts)
