"""Compose: a form from the standard, seen as it comes about, without a command."""

from collections import Counter
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import ContentSwitcher, Static, Tab, Tabs

from formkit.core.findings import Severity
from formkit.core.messages import Message
from formkit.jobs.drafting import Draft
from formkit.jobs.drafting.preview import Preview
from formkit.model.form import Form
from formkit.render.failures import sentences_of
from formkit.render.listings import text_in
from formkit.tui.keys import key
from formkit.tui.screens.compose.form import FormStep
from formkit.tui.screens.compose.modules import ModulesStep
from formkit.tui.screens.compose.own import ComposeOwn
from formkit.tui.screens.compose.parameters import ParametersStep
from formkit.tui.screens.compose.questions import QuestionsStep
from formkit.tui.screens.compose.steps import Step
from formkit.tui.widgets.findings_tree import SIGNS
from formkit.tui.widgets.outline import Outline

_STEPS = {
    "form": Message("Form"),
    "modules": Message("Modules"),
    "parameters": Message("Parameters"),
    "questions": Message("Questions"),
    "outline": Message("Outline"),
}
_WIDE = 110
"""From this width on the outline stands beside the steps."""


class ComposeScreen(ComposeOwn):
    """Steps on the left, the form that comes of them on the right."""

    ABOUT = (
        Message(
            "Here a form is put together from the standard: choose a template, a country and"
            " languages; leave modules out that are not required, take in those that the standard"
            " has for this tool besides, move them; add questions of your own. The outline shows at"
            " once what comes of it, and what the rules say."
        ),
        Message(
            "Nothing is lost: every step can be undone, and what is not saved yet is there again"
            " when you come back. Save keeps it as an adaptation, from which the form can be built"
            " again; Build writes the workbook for Kobo."
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "put_or_take", Message("In or out")),
        key("u,shift+up", "move(-1)", Message("Up")),
        key("d,shift+down", "move(1)", Message("Down")),
        key("a", "add_question", Message("Add")),
        key("e", "edit_question", Message("Edit")),
        key("delete,backspace", "remove_question", Message("Remove")),
        key("h", "hide_question", Message("Leave out")),
        key("x", "open_all", Message("All groups")),
        key("ctrl+b", "build", Message("Build")),
        key("ctrl+s", "save", Message("Save")),
        key("ctrl+z", "undo", Message("Undo")),
        key("ctrl+y", "redo", Message("Redo")),
        key("t", "translate", Message("Translate")),
        key("ctrl+o", "open_adaptation", Message("Open")),
        key("ctrl+n", "new", Message("New")),
        key("e", "edit_marked", Message("Edit"), show=False),
        key("f", "step('form')", Message("Form"), show=False),
        key("m", "step('modules')", Message("Modules"), show=False),
        key("p", "step('parameters')", Message("Parameters"), show=False),
        key("q", "step('questions')", Message("Questions"), show=False),
        key("o", "step('outline')", Message("Outline"), show=False),
    ]
    DEFAULT_CSS = """
    ComposeScreen {
        #head { height: 1; padding: 0 1; }
        #what { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        #state { width: auto; padding-left: 2; }
        #main { height: 1fr; }
        #steps { width: 1fr; height: 1fr; }
        Outline { display: none; width: 1fr; }
        &.-outlined #steps { display: none; }
        &.-outlined Outline { display: block; }
        &.-beside #steps { display: block; width: 5fr; }
        &.-beside Outline { display: block; width: 6fr; border-left: solid $panel; }
    }
    """

    def __init__(self) -> None:
        """Begin with the first step."""
        super().__init__()
        self._step = "form"
        self._title = ""
        self._can: tuple[bool, ...] = ()

    def compose_body(self) -> ComposeResult:
        """What is composed, the steps, and the outline."""
        language = self.shell.language
        with Horizontal(id="head"):
            yield Static(id="what", markup=False)
            yield Static(id="state", markup=False)
        yield Tabs(*(Tab(self.say(words), id=name) for name, words in _STEPS.items()), id="tabs")
        with Horizontal(id="main"):
            with ContentSwitcher(initial="step-form", id="steps"):
                yield FormStep(self.say, language, id="step-form")
                yield ModulesStep(self.say, language, id="step-modules")
                yield ParametersStep(self.say, language, id="step-parameters")
                yield QuestionsStep(self.say, language, id="step-questions")
            yield Outline(self.say, id="outline-view")

    def on_mount(self) -> None:
        """Begin with the template; Textual calls the parent's own one, too."""
        self.query_one(FormStep).begin()

    def open(self, *paths: Path) -> None:
        """Go on with an adaptation."""
        self.read(paths[0])

    # What is shown

    def show_all(self) -> None:
        """Show the draft as it is now."""
        for step in self.query(Step):
            step.show(self.view)
        self.query_one("#what", Static).update(self._what())
        self.query_one("#state", Static).update(self._state(self.preview))
        history = self.history
        can = (
            history is not None,
            self.aside is not None or bool(history and history.can_undo),
            bool(history and history.can_redo),
        )
        if can != self._can:
            self._can = can
            self.refresh_bindings()

    def _what(self) -> Content:
        """What is composed, and where it is saved."""
        draft, preview = self.draft, self.preview
        if draft is None:
            return Content.styled(self.say(Message("A new form")), "bold")
        if preview is not None and preview.form is not None:
            self._title = self._titled(draft, preview.form)
        place = draft.path.name if draft.path else self.say(Message("not saved yet"))
        if draft.path and not draft.is_saved:
            place = self.say(Message("{file}, changed", file=place))
        title = self._title or draft.wanted.template or Path(draft.wanted.base).name
        return Content.assemble((title, "bold"), "  ", (place, "dim"))

    def _titled(self, draft: Draft, form: Form) -> str:
        """The form's title; where it is made of the template's, in the reader's language."""
        wanted, standard = draft.wanted, self.view.standard
        template = standard.templates_by_id.get(wanted.template)
        made = text_in(template.titles, self.shell.language) if template else ""
        if wanted.base or wanted.form_title or not made:
            return form.settings.get("form_title")
        country = standard.country(wanted.country)
        where = text_in(country.names, self.shell.language) if country else ""
        return " – ".join(filter(None, (made, where)))

    def _state(self, preview: Preview | None) -> Content:
        """How the form stands, in signs that the outline explains."""
        if self.draft is None:
            return Content("")
        if preview is None or (preview.findings is None and preview.error is None):
            return Content("…")
        if preview.error is not None:
            count = len(sentences_of(preview.error))
            words = Message("✗ cannot be built: {count} {count:reason|reasons}", count=count)
            return Content.styled(self.say(words), "$error bold")
        counted = Counter(one.severity for one in preview.findings or ())
        counted[Severity.WARNING] += len(preview.untranslated)
        told = [f"{SIGNS[one]} {counted[one]}" for one in SIGNS if counted[one]]
        return Content.styled("  ".join(told) or "✓", "dim")

    def on_resize(self) -> None:
        """Put the outline beside the steps where there is room."""
        beside = self.size.width >= _WIDE
        self.set_class(beside, "-beside")
        tabs = self.query_one("#tabs", Tabs)
        if beside:
            tabs.hide("outline")
        else:
            tabs.show("outline")
        self._lay_out()

    def _lay_out(self) -> None:
        self.set_class(self._step == "outline" and not self.has_class("-beside"), "-outlined")

    @on(Tabs.TabActivated)
    def _turn(self, event: Tabs.TabActivated) -> None:
        event.stop()
        self._step = event.tab.id or "form"
        if self._step != "outline":
            self.query_one("#steps", ContentSwitcher).current = f"step-{self._step}"
        self._lay_out()
        self.refresh_bindings()

    def action_step(self, name: str) -> None:
        """Turn to a step; where the outline stands beside, to the outline."""
        if name == "outline":
            if not self.has_class("-beside"):
                self.query_one("#tabs", Tabs).active = name
            self.outline.rows.focus()
            return
        self.query_one("#tabs", Tabs).active = name
        self.query_one(f"#step-{name}", Step).begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show what can be done in this step."""
        del parameters
        steps = _IN_STEPS.get(action)
        if steps is not None and not (
            self._step in steps or ("outline" in steps and self.has_class("-beside"))
        ):
            return False
        if action in _NEED_DRAFT and self.history is None:
            return None
        if action in _OF_MODULES and self.draft is not None and self.draft.wanted.base:
            return False
        if action == "undo":
            return self.aside is not None or bool(self.history and self.history.can_undo) or None
        if action == "redo":
            return bool(self.history and self.history.can_redo) or None
        return True

    def action_undo(self) -> None:
        """Take the last deed back."""
        if self.history is not None:
            self.step_to(self.history.undone())
        elif self.aside is not None:
            self.step_to(self.aside)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if self.history is not None:
            self.step_to(self.history.redone())

    def action_save(self) -> None:
        """Save the adaptation."""
        self.save()

    def action_build(self) -> None:
        """Build the form."""
        self.build()

    def action_open_adaptation(self) -> None:
        """Ask for another adaptation."""
        self.pick_file(
            Message("Which adaptation is to be opened?"),
            lambda path: self.shell.go("compose", path),
            endings=(".yaml", ".yml"),
        )

    def action_new(self) -> None:
        """Begin anew; ask where what is composed is not saved."""
        if self.draft is not None and self.bench is not None:
            self.after_asking(self._begin_anew)

    def _begin_anew(self) -> None:
        assert self.bench is not None  # noqa: S101 - asked before
        self.begin_with(self.bench.standard, None)
        self.action_step("form")

    def action_put_or_take(self) -> None:
        """Put the marked module in, or take it out."""
        self.query_one(ModulesStep).toggle()

    def action_move(self, steps: int) -> None:
        """Move the marked module."""
        self.query_one(ModulesStep).move(steps)

    def action_open_all(self) -> None:
        """Open all groups of the outline, or close them."""
        self.outline.toggle_all()


_IN_STEPS = {
    "put_or_take": {"modules"},
    "move": {"modules"},
    "add_question": {"questions", "outline"},
    "edit_question": {"questions"},
    "edit_marked": {"outline"},
    "translate": {"questions", "outline"},
    "remove_question": {"questions"},
    "hide_question": {"outline"},
    "open_all": {"outline"},
}
"""Action -> the steps in which it can be done."""
_OF_MODULES = {"put_or_take", "move"}
"""What can be done only where there are modules."""
_NEED_DRAFT = {*_IN_STEPS, "save", "build", "new"}
