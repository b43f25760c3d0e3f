"""The second step of composing: which modules, in what order."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from formkit.core.messages import Message
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.leaving import moved_questions
from formkit.jobs.drafting.modules import (
    ModuleLine,
    module_lines,
    with_module,
    with_module_moved,
    without_module,
)
from formkit.render.listings import text_in
from formkit.tui.screens.compose.steps import Deed, Step, View
from formkit.tui.widgets.module_list import ModuleList

_BLOCK = "block"
_ONLY = Message(
    "These are all modules that the standard has for {component}; ask what is missing in"
    " questions of your own."
)
_NO_MODULES = Message(
    "This adaptation begins with a form, which is not made of modules: none can be put in, taken"
    " out or moved here."
)


class ModulesStep(Step):
    """A list of modules, and what the marked one is for."""

    DEFAULT_CSS = """
    ModulesStep {
        #only { height: auto; padding: 0 1; color: $text-muted; }
        #about { height: 6; border-top: solid $panel; padding: 0 1; scrollbar-size-vertical: 1; }
        #about Static { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """The list above what is said of one."""
        yield ModuleList(self.say, self.language, id="modules")
        yield Static(id="only", markup=False)
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
            self.query_one("#only", Static).update("")
        else:
            self.modules.show(module_lines(view.draft, view.standard))
            component = view.standard.templates_by_id[view.draft.wanted.template].component
            words = self.say(_ONLY.filled(component=component))
            self.query_one("#only", Static).update(words)

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
        told = [*self._duties(line), text_in(module.purposes, self.language), self.say(fixed)]
        if module.needs:
            needs = tuple(map(self._title_of, module.needs))
            told.append(self.say(Message("It comes after: {modules}.", modules=needs)))
        told.append(text_in(module.placements, self.language))
        title = self._title_of(module.id)
        return Content.assemble((title, "bold"), "  ", " ".join(filter(None, told)))

    def _title_of(self, module: str) -> str:
        known = self.view.standard.modules_by_id.get(module) if self.view else None
        return (text_in(known.titles, self.language) if known else "") or module

    def _duties(self, line: ModuleLine) -> Iterator[str]:
        """Why the module cannot be left out, if it cannot."""
        duty = line.duty
        if duty.core:
            text = (
                "Required: it asks {count} core {count:question|questions}, without which the"
                " country is missing from the regional series."
            )
            yield self.say(Message(text, count=duty.core))
        if duty.is_locked and not duty.core:
            yield self.say(Message("Required: the standard's policy has the whole region ask it."))
        if duty.needed_by:
            users = tuple(self._title_of(one.id) for one in duty.needed_by)
            text = "Required: {modules} {modules:needs|need} it."
            yield self.say(Message(text, modules=users))

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
        if marked.is_in and marked.duty:
            told = " ".join((f"{self._title_of(module)} –", *self._duties(marked)))
            self.notify(told, severity="warning", markup=False)
        if marked.is_in and view.draft:
            self._tell_of_moved(view.draft, without_module(view.draft, standard, module))
        self.post_message(Deed(lambda draft: do(draft, standard, module)))

    def _tell_of_moved(self, before: Draft, after: Draft) -> None:
        """Where own questions stand whose module was taken out."""
        moved = moved_questions(before, after)
        if moved:
            text = (
                "{questions} stood in it, and {questions:stands|stand} at the end of {module} now."
            )
            names = tuple(one.name for one in moved)
            place = self._title_of(moved[0].place.module)
            self.notify(self.say(Message(text, questions=names, module=place)), markup=False)

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
