"""The third step of composing: what the modules ask of whoever uses them."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Label, Static

from formkit.core.messages import Message
from formkit.jobs.drafting.parameters import ParameterLine, parameter_lines, with_parameter
from formkit.render.catalogue import Language
from formkit.render.listings import text_in
from formkit.tui.screens.compose.steps import Deed, Say, Step, View
from formkit.tui.screens.compose.typed import TypedInput


class ParameterInput(TypedInput):
    """The value of one parameter."""

    def __init__(self, line: ParameterLine) -> None:
        """Show a value; a number takes digits only."""
        super().__init__(
            line.value if line.is_given else "",
            placeholder=line.default or "",
            type="number" if line.is_number else "text",
            compact=True,
        )
        self.line = line


class ParametersStep(Step):
    """A line to fill in for each parameter."""

    DEFAULT_CSS = """
    ParametersStep {
        VerticalScroll { padding: 0 1; }
        Label { margin-top: 1; width: 1fr; }
        .explained { color: $text-muted; width: 1fr; }
    }
    """

    def __init__(self, say: Say, language: Language, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a form."""
        super().__init__(say, language, id=id)
        self._lines: tuple[ParameterLine, ...] = ()

    def compose(self) -> ComposeResult:
        """Nothing yet but a sentence."""
        with VerticalScroll(id="values", can_focus=False):
            yield Static(id="no-parameters", classes="explained", markup=False)

    def begin(self) -> None:
        """Begin with the first value."""
        for one in self.query(ParameterInput):
            one.focus()
            return

    def show_draft(self, view: View) -> None:
        """Show the parameters of a draft; lines that are typed in stay as they are."""
        lines = (
            parameter_lines(view.draft, view.standard) if view.draft and not view.is_on_form else ()
        )
        nothing = self.query_one("#no-parameters", Static)
        nothing.update(self.say(_why_none(view)))
        nothing.display = not lines
        same = [(one.module, one.name) for one in lines]
        if same != [(one.module, one.name) for one in self._lines]:
            self._fill(lines)
        else:
            self._update(lines)
        self._lines = lines

    def _fill(self, lines: tuple[ParameterLine, ...]) -> None:
        values = self.query_one("#values")
        values.query("Label, ParameterInput, .default").remove()
        for one in lines:
            title = text_in(one.titles, self.language) or one.name
            words = Message("{title} (module {module})", title=title, module=one.module)
            values.mount(Label(self.say(words), markup=False))
            values.mount(ParameterInput(one))
            values.mount(Static(self._explained(one), classes="explained default", markup=False))

    def _explained(self, line: ParameterLine) -> str:
        if line.default is None:
            return self.say(Message("The form cannot be built without it."))
        return self.say(Message("Left empty, it is {value}.", value=line.default))

    def _update(self, lines: tuple[ParameterLine, ...]) -> None:
        for shown_, line in zip(self.query(ParameterInput), lines, strict=False):
            shown_.follow(line.value if line.is_given else "")

    @on(Input.Changed)
    def _take(self, event: Input.Changed) -> None:
        event.stop()
        if isinstance(event.input, ParameterInput) and event.input.is_valid:
            line, text = event.input.line, event.value.strip()
            event.input.send()
            doing = f"{line.module}.{line.name}"
            self.post_message(
                Deed(lambda draft: with_parameter(draft, line.module, line.name, text), doing)
            )


def _why_none(view: View) -> Message:
    if view.draft is None:
        return Message("Choose a template first, under Form.")
    if view.is_on_form:
        return Message(
            "This adaptation begins with a form, which asks for no values: nothing is to be done"
            " here."
        )
    return Message("None of the form's modules asks for a value: nothing is to be done here.")
