"""Compare: what changed between two forms, what it costs, and deciding about each change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.widgets import Button, Label, Static

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.jobs.judging.change_trees import BranchKind, change_tree
from formkit.jobs.outputs import Output, WouldOverwriteError, save
from formkit.render.change_items import ChangeItem
from formkit.tui.keys import key
from formkit.tui.screens.diff.exporting import EXPORTS, ExportKind, exported, kinds_for, suggested
from formkit.tui.screens.diff.heading import heading
from formkit.tui.screens.diff.sorting import SortingScreen
from formkit.tui.screens.diff.view import View, matching
from formkit.tui.screens.diff.words import ABOUT
from formkit.tui.widgets.change_detail import ChangeDetail
from formkit.tui.widgets.change_labels import WHOLE
from formkit.tui.widgets.changes_tree import ChangesTree
from formkit.tui.working import Tell

_NEED_FORMS = frozenset(
    {
        *("declare", "waive", "put_back", "undo", "next", "find", "sort_out", "spelling"),
        *("devices", "export", "beside", "standard", "again"),
    }
)


class DiffScreen(SortingScreen):
    """The form as a tree of changes on one side, the marked change on the other."""

    ABOUT = ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        key("d", "declare", Message("Declare")),
        key("w", "waive", Message("Ask for a waiver")),
        key("b", "put_back", Message("Put back")),
        key("u", "undo", Message("Undo")),
        key("n", "next", Message("Next")),
        key("slash", "find", Message("Find")),
        key("v", "sort_out", Message("Filter")),
        key("s", "spelling", Message("Spelling only")),
        key("p", "devices", Message("Devices")),
        key("e", "export", Message("Report")),
        key("o", "open", Message("Open")),
        key("l", "beside", Message("Compare with …")),
        key("j", "standard", Message("Standard")),
        key("r", "again", Message("Compare again")),
    ]
    DEFAULT_CSS = """
    DiffScreen {
        #summary { height: auto; padding: 0 1; background: $surface; }
        #filters { height: 1; padding: 0 1; }
        #sought { width: 1fr; min-width: 11; background: $panel; margin-right: 1; }
        #filters Button { width: auto; min-width: 0; margin-left: 1; }
        #parts { height: 1fr; }
        #changes { width: 2fr; height: 1fr; }
        #detail { width: 3fr; height: 1fr; border-left: vkey $panel; }
        #nothing { height: 1fr; align: center middle; display: none; }
        #nothing Label { width: 64; max-width: 90%; margin-bottom: 1; text-align: center; }
        &.-unread #parts, &.-unread #filters, &.-unread #summary { display: none; }
        &.-unread #nothing { display: block; }
        ToastRack { align: left bottom; }
        ToastHolder { align-horizontal: left; }
        Toast { max-width: 40%; }
        &.-narrow Toast { max-width: 50%; }
        &.-narrow ToastRack { dock: top; align: right top; margin: 5 0 0 0; }
        &.-narrow ToastHolder { align-horizontal: right; }
        &.-narrow #verdict { display: block; }
        &.-narrow #verdict.-gone { display: none; }
        &.-narrow #detail #sides { margin: 0 0 1 0; }
        &.-narrow #parts { layout: vertical; }
        &.-narrow #changes { width: 1fr; height: 2fr; }
        &.-narrow #detail { width: 1fr; height: 3fr; border-left: none; border-top: solid $panel; }
    }
    """

    def compose_body(self) -> ComposeResult:
        """What was compared and what is left, a line to sort out by, the tree, the detail."""
        yield Static(id="summary", markup=False)
        yield from self.compose_filters()
        with Horizontal(id="parts"):
            yield ChangesTree(self.say, id="changes")
            yield ChangeDetail(self.words, id="detail")
        with Vertical(id="nothing"):
            text = (
                "Open an edited form, or an adaptation, to see what it changes and what each change"
                " costs, and to decide about it here."
            )
            with Center():
                yield Label(self.say(Message(text)), markup=False)
            with Center():
                yield Button(self.say(Message("Open a form")), id="open", variant="primary")

    def on_mount(self) -> None:
        """Show what was compared the last time, if it is still there."""
        self.add_class("-unread")
        self.query_one("#open").focus()
        self.reopen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the keys that have nothing to do before two forms are compared."""
        if self.view is None and action in _NEED_FORMS:
            return False
        return super().check_action(action, parameters)

    @property
    def marked(self) -> tuple[ChangeItem, ...]:
        """The changes that the cursor is on."""
        if self.view is None:
            return ()
        return tuple(self.view.items[number] for number in self.listing.numbers)

    # What is shown

    def show_view(self, view: View) -> None:
        """Show two forms that were compared; the cursor stays where it was."""
        is_first = self.has_class("-unread")
        self.view = view
        self.remove_class("-unread")
        self.refresh_bindings()
        self.list_changes()
        if is_first:
            self.focus_first(self.listing)

    def list_changes(self) -> None:
        """Show the changes that are sought; the cursor stays where it was."""
        view = self.view
        if view is None:
            return
        comparison = view.judged.comparison
        numbers = matching(view, self.sought)
        branches = change_tree(comparison.old, comparison.changes, numbers)
        self._summarise(view)
        self.word_filters(view)
        self.listing.show(branches, view.lines, self.listing.key)
        if not numbers:
            self.query_one(ChangeDetail).show_words(self.say(self.why_nothing(view)))

    def _summarise(self, view: View) -> None:
        language, is_redeployed = str(self.shell.language), self.is_redeployed
        said = heading(view, self.say, language, is_redeployed=is_redeployed)
        self.query_one("#summary", Static).update(said)

    @on(ChangesTree.Marked)
    def _show_detail(self, event: ChangesTree.Marked) -> None:
        event.stop()
        view, detail = self.view, self.query_one(ChangeDetail)
        if view is None or not event.numbers:
            return
        items = [view.items[number] for number in event.numbers]
        if len(items) == 1:
            label = view.lines[event.numbers[0]].label
            detail.show_one(view.judged, items[0], label, is_redeployed=self.is_redeployed)
        elif event.branch is not None:
            name = event.branch.name or self.say(WHOLE)
            is_sheet = event.branch.kind is BranchKind.SHEET
            detail.show_many(name, items, notes=view.notes if is_sheet else ())

    # Reports

    def action_export(self) -> None:
        """Choose what the comparison is written as, and where."""
        view = self.view
        if view is None:
            return
        self.choose(
            Message("What is the report to be?"),
            [(str(kind), self.say(EXPORTS[kind])) for kind in kinds_for(view.judged)],
            lambda kind: self._export(view, ExportKind(kind)),
        )

    def _export(self, view: View, kind: ExportKind) -> None:
        path = suggested(kind, view.judged.path)
        make = partial(
            exported,
            kind,
            path,
            view.judged.comparison,
            catalogue=self.catalogue,
            language=str(self.shell.language),
            is_redeployed=self.is_redeployed,
        )
        self._save(make, overwrite=False)

    def _save(self, make: Callable[[], Output], *, overwrite: bool) -> None:
        def job(_tell: Tell) -> Path:
            made = make()
            save((made,), overwrite=overwrite)
            return made.path

        def otherwise(error: FormkitError | OSError) -> None:
            if not isinstance(error, WouldOverwriteError):
                self.fail(error)
                return
            names = tuple(path.name for path in error.paths)
            self.ask_whether(
                Message("{files} is there already. Write it anew?", files=names),
                lambda: self._save(make, overwrite=True),
                yes=Message("Write anew"),
            )

        def done(path: Path) -> None:
            self.tell(Message("written: {file}", file=str(path)))

        self.work(job, done, doing=Message("writing …"), otherwise=otherwise)

    @on(Button.Pressed, "#open")
    def _open_by_button(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_open()
