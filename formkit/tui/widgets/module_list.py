"""Modules in the order of a form, and below them those that the form could have."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.content import Content
from textual.message import Message as Posted
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.drafting.modules import ModuleLine
from formkit.render.catalogue import Language
from formkit.render.listings import text_in

IN, OUT, COULD = "✓", "✗", "+"
"""In the form; taken out of it; could be added."""
_SIGN_WIDTH = 4
"""A click on the sign puts a module in or takes it out; beside it, it only marks the module."""


class ModuleList(OptionList):
    """One line a module; tells which one is marked, and which one is put in or taken out."""

    DEFAULT_CSS = """
    ModuleList {
        border: none; padding: 0; background: $background; height: 1fr;
        text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1;
        & > .option-list--option-disabled { color: $text-muted; text-style: bold; }
        &:focus { border: none; background-tint: $foreground 0%; }
    }
    """

    class Marked(Posted):
        """Another module is marked; None where there is none."""

        def __init__(self, line: ModuleLine | None) -> None:
            """Keep the module."""
            super().__init__()
            self.line = line

    class Chosen(Posted):
        """A module is to be put in or taken out."""

        def __init__(self, line: ModuleLine) -> None:
            """Keep the module."""
            super().__init__()
            self.line = line

    def __init__(
        self,
        say: Callable[[Message], str],
        language: Language,
        *,
        id: str | None = None,  # noqa: A002 - as Textual calls it
    ) -> None:
        """Begin without modules.

        Args:
            say: words a message in the reader's language.
            language: of the titles.
            id: of the widget.
        """
        super().__init__(id=id, compact=True, markup=False)
        self._say = say
        self._language = language
        self._modules: tuple[ModuleLine | None, ...] = ()

    @property
    def marked(self) -> ModuleLine | None:
        """The module that the cursor is on."""
        return self._modules[self.highlighted] if self.highlighted is not None else None

    def show(self, lines: Sequence[ModuleLine]) -> None:
        """Show other modules; the one that was marked stays so where it was only moved."""
        before, place = self.marked, self.highlighted or 0
        inside = [one for one in lines if one.is_in]
        outside = [one for one in lines if not one.is_in]
        self._modules = (None, *inside, None, *outside)
        heads = (
            Message("In the form, in this order ({count})", count=len(inside)),
            Message("Not in the form ({count})", count=len(outside)),
        )
        options = [Option(self._head(heads[0]), disabled=True)]
        options += [self._option(one) for one in inside]
        options += [Option(self._head(heads[1]), disabled=True)]
        options += [self._option(one) for one in outside]
        known = [(one.name, one.is_in) if one else None for one in self._modules]
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options(options)
            if before is not None and (before.name, before.is_in) in known:
                place = known.index((before.name, before.is_in))
            self.highlighted = self._near(place)
        self.post_message(self.Marked(self.marked))

    def _near(self, place: int) -> int | None:
        """The module at a place, or the nearest one before it; headings are none."""
        places = [number for number, one in enumerate(self._modules) if one is not None]
        return max((one for one in places if one <= place), default=next(iter(places), None))

    def _head(self, words: Message) -> str:
        return f" {self._say(words)}"

    def _option(self, line: ModuleLine) -> Option:
        sign = {True: IN, False: OUT if line.of_template else COULD}[line.is_in]
        title = text_in(line.module.titles, self._language) or line.module.id
        indent = "   " if line.host else ""
        faint = f"  {' · '.join(self._marks(line))}"
        duty = f"  {self._say(Message('required'))}" if line.duty else ""
        style = "dim" if line.is_in else "$error bold"
        return Option(
            Content.assemble(
                (f" {sign} ", "bold"), f" {indent}{title}", (duty, style), (faint, "dim")
            )
        )

    def _marks(self, line: ModuleLine) -> list[str]:
        marks = [line.module.id]
        if line.is_in and not line.of_template:
            marks.append(self._say(Message("added")))
        if not line.is_in and line.of_template:
            marks.append(self._say(Message("taken out")))
        if line.host:
            marks.append(self._say(Message("inside {module}", module=line.host)))
        return marks

    @on(OptionList.OptionHighlighted)
    def _mark(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.post_message(self.Marked(self.marked))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.marked is not None:
            self.post_message(self.Chosen(self.marked))

    def on_click(self, event: events.Click) -> None:
        """Mark a line by mouse; on its sign, put it in or take it out."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is None or self._modules[place] is None:
            return
        self.highlighted = place
        if event.x < _SIGN_WIDTH:
            self.action_select()
