"""The second step of composing: which modules, in what order."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from formkit.core.messages import Message
from formkit.jobs.drafting_modules import (
    ModuleLine,
    module_lines,
    with_module,
    with_module_moved,
    without_module,
)
from formkit.render.listings import text_in
from formkit.tui.screens.compose_steps import Deed, Step, View
from formkit.tui.widgets.module_list import ModuleList

_BLOCK = "block"
_NO_MODULES = Message(
    "This adaptation begins with a form, which is not made of modules: none can be put in, taken"
    " out or moved here."
)


class ModulesStep(Step):
    """A list of modules, and what the marked one is for."""

    DEFAULT_CSS = """
    ModulesStep {
        #about { height: 6; border-top: solid $panel; padding: 0 1; scrollbar-size-vertical: 1; }
        #about Static { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """The list above what is said of one."""
        yield ModuleList(self.say, self.language, id="modules")
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="purpose", markup=False)

    @property
    def modules(self) -> ModuleList:
        """The list."""
        return self.query_one(ModuleList)

    def begin(self) -> None:
        """Begin with the list."""
        self.modules.focus()

    def show_draft(self, view: View) -> None:
        """Show the modules of a draft."""
        self.modules.display = not view.is_on_form
        if view.draft is None or view.is_on_form:
            self.modules.show(())
        else:
            self.modules.show(module_lines(view.draft, view.standard))

    @on(ModuleList.Marked)
    def _tell_of(self, event: ModuleList.Marked) -> None:
        event.stop()
        about = self.query_one("#purpose", Static)
        if self.view is not None and self.view.is_on_form:
            about.update(self.say(_NO_MODULES))
        else:
            about.update(self._about(event.line) if event.line else Content(""))

    def _about(self, line: ModuleLine) -> Content:
        module = line.module
        fixed = (
            Message("Asked as it is in the whole region: its wording, order and codes are fixed.")
            if module.adaptation == _BLOCK
            else Message("Its labels and open lists may be adapted.")
        )
        told = [text_in(module.purposes, self.language), self.say(fixed)]
        if module.needs:
            told.append(self.say(Message("Needs {modules} before it.", modules=module.needs)))
        told.append(text_in(module.placements, self.language))
        title = text_in(module.titles, self.language) or module.id
        return Content.assemble((title, "bold"), "  ", " ".join(filter(None, told)))

    @on(ModuleList.Chosen)
    def _put_or_take(self, event: ModuleList.Chosen) -> None:
        event.stop()
        self.toggle(event.line)

    def toggle(self, line: ModuleLine | None = None) -> None:
        """Put the marked module in, or take it out."""
        marked, view = line or self.modules.marked, self.view
        if marked is None or view is None:
            return
        do = without_module if marked.is_in else with_module
        standard, module = view.standard, marked.module.id
        self.post_message(Deed(lambda draft: do(draft, standard, module)))

    def move(self, steps: int) -> None:
        """Move the marked module.

        Args:
            steps: how far; below zero for up.
        """
        marked, view = self.modules.marked, self.view
        if marked is None or view is None or not marked.is_in or marked.host:
            return
        standard, name = view.standard, marked.name
        self.post_message(Deed(lambda draft: with_module_moved(draft, standard, name, steps)))

    @property
    def can_move(self) -> bool:
        """Tell whether the marked module can be moved."""
        marked = self.modules.marked
        return marked is not None and marked.is_in and not marked.host
