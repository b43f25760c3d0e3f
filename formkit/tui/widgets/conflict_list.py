"""All conflicts of an adaptation, a line each: which are decided, and how."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.merging.companion_conflicts import column_of, decided_apart
from formkit.jobs.merging.deciding import WeighedConflict
from formkit.render.harmless import harmless
from formkit.render.merge_words import DECISIONS
from formkit.tui.bidi import shown
from formkit.tui.widgets.conflict_words import word_of
from formkit.tui.widgets.verdict_badge import MUTED

_DECIDED, _OPEN, _APART = "✓", "○", "▲"


class ConflictList(OptionList):
    """A line a conflict; the cursor stands on the one that the card shows."""

    DEFAULT_CSS = """
    ConflictList {
        width: 34; height: 1fr; border: none; padding: 0; background: $background;
        &:focus { border: none; background-tint: $background 0%; }
        & > .option-list--option-highlighted { background: $primary 12%; color: $foreground; }
        &:focus > .option-list--option-highlighted { background: $primary 28%; }
    }
    """

    def __init__(self, say: Callable[[Message], str], *, id: str) -> None:  # noqa: A002 - as all widgets have it
        """Begin without conflicts.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id, markup=False)
        self._say = say
        self._apart: frozenset[str] = frozenset()
        """Those decided against what goes together with them."""

    def show(self, conflicts: Sequence[WeighedConflict], key: str) -> None:
        """Show conflicts with the cursor on one.

        Args:
            conflicts: in their order.
            key: of the one that the card shows.
        """
        keys = [one.conflict.key for one in conflicts]
        self._apart = frozenset(one.conflict.key for one in decided_apart(conflicts))
        with self.prevent(OptionList.OptionHighlighted):  # nobody moved the cursor
            self.set_options(Option(self._line(one), id=one.conflict.key) for one in conflicts)
            self.highlighted = keys.index(key) if key in keys else None

    def _line(self, one: WeighedConflict) -> Content:
        word = word_of(one)
        column = column_of(one.conflict)
        name = shown(harmless(one.conflict.path.rpartition("/")[2]))
        sign = (f"{_DECIDED} ", "$text-success") if word else (f"{_OPEN} ", "$text-warning")
        if one.conflict.key in self._apart:
            sign = (f"{_APART} ", "$text-warning")
        decided = self._say(DECISIONS[word]) if word else ""
        below = " · ".join(filter(None, (shown(harmless(column)), decided)))
        lines = (name, ("\n  " + below, MUTED)) if below else (name,)
        return Content.assemble(sign, *lines)
