"""Looking for a variable of the dictionary."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from formkit.core.messages import Message
from formkit.jobs.aligning.search import VariableSearch
from formkit.model.dictionary import Variable
from formkit.tui.bidi import shown
from formkit.tui.dialogs.window import CLOSE, Say, Window
from formkit.tui.widgets.alignment_words import worded_in
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.passing_list import PassingList
from formkit.tui.widgets.search_input import SearchInput
from formkit.tui.widgets.sheet_row import FAINT


class FindVariable(Window[str]):
    """What is typed above, what is meant below; Enter or a click takes one."""

    DEFAULT_CSS = """
    FindVariable OptionList, FindVariable OptionList:focus {
        height: auto; max-height: 16; border: none; padding: 0; background: $surface;
        margin-top: 1;
    }
    """

    def __init__(
        self,
        say: Say,
        title: Message,
        search: VariableSearch,
        *,
        reader: str,
        likely: Sequence[Variable] = (),
    ) -> None:
        """Ask.

        Args:
            say: words a message.
            title: the question.
            search: finds the variables.
            reader: the code of the reader's language.
            likely: what is offered before anything is typed.
        """
        super().__init__(say)
        self._title = title
        self._search = search
        self._reader = reader
        self._likely = tuple(likely)
        self._offered: tuple[Variable, ...] = ()

    def compose(self) -> ComposeResult:
        """A line to type in, and what it finds."""
        with Vertical(classes="window") as window:
            window.border_title = CLOSE
            yield Label(self.say(self._title), classes="title", markup=False)
            hint = self.say(Message("Words of its name, its question, or its number in DTM data"))
            yield SearchInput(placeholder=hint, id="typed")
            yield PassingList(id="found", markup=False)
            yield Label("", id="none", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Offer what is likely."""
        self._offer(self._likely)
        self.query_one("#typed", Input).focus()

    @on(Input.Changed, "#typed")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.value.strip()
        self._offer(self._search.find(typed) if typed else self._likely)

    def _offer(self, variables: tuple[Variable, ...]) -> None:
        self._offered = variables
        found = self.query_one("#found", OptionList)
        found.set_options(Option(self._words(one)) for one in variables)
        found.highlighted = 0 if variables else None
        is_typed = bool(self.query_one("#typed", Input).value.strip())
        words = Message("The dictionary has no variable like that.")
        self.query_one("#none", Label).update(self.say(words) if is_typed and not variables else "")

    def _words(self, variable: Variable) -> Hanging:
        title = worded_in(variable.titles or variable.labels, self._reader)
        name = Content.styled(f"{variable.name}  ", "bold")
        return Hanging(name, Content.styled(shown(title), FAINT))

    @on(SearchInput.Leaving)
    def _to_list(self) -> None:
        """Go to the line below the one that Enter would have taken."""
        found = self.query_one(PassingList)
        if self._offered:
            found.focus()
            found.action_cursor_down()

    @on(Input.Submitted, "#typed")
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        place = self.query_one("#found", OptionList).highlighted
        if place is not None:
            self.dismiss(self._offered[place].name)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._offered[event.option_index].name)
