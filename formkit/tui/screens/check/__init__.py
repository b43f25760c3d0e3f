"""Check: what is wrong with a form, where, what to do, and doing it."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static, Tree

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding, Ignored
from formkit.core.messages import Message
from formkit.jobs.opening import open_outside
from formkit.jobs.reviewing import Review
from formkit.jobs.reviewing.finding_groups import Wanted
from formkit.jobs.reviewing.proposing import Proposal, propose
from formkit.jobs.reviewing.sheet_rows import shown_rows
from formkit.render.text.reports import totals
from formkit.tui.keys import key
from formkit.tui.screens.check.exporting import ExportingScreen
from formkit.tui.screens.check.words import ABOUT, compiler_words
from formkit.tui.widgets.finding_detail import FindingDetail
from formkit.tui.widgets.findings_tree import Branch, Entry, FindingsTree
from formkit.tui.widgets.sheet_row import FAINT
from formkit.tui.working import Tell


class CheckScreen(ExportingScreen):
    """Findings on one side, everything about the one that is marked on the other."""

    ABOUT = ABOUT
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f", "fix", Message("Fix")),
        key("a", "fix_all", Message("Fix all")),
        key("i", "let_stand", Message("Accept with reason")),
        key("i", "take_back", Message("Accept no longer")),
        key("slash", "find", Message("Find")),
        key("g", "group", Message("Group")),
        key("s", "severity", Message("Severity")),
        key("x", "fixable", Message("Fixable")),
        key("w", "workbook", Message("Workbook")),
        key("e", "export", Message("Report")),
        key("o", "open_form", Message("Open")),
        key("r", "check", Message("Check again")),
    ]
    DEFAULT_CSS = """
    CheckScreen {
        #summary { height: auto; max-height: 3; padding: 0 1; background: $surface; }
        #filters { height: 1; padding: 0 1; }
        #sought { width: 1fr; background: $panel; margin-right: 1; }
        #filters Button { width: auto; min-width: 0; margin-left: 1; }
        #parts { height: 1fr; }
        #findings { width: 2fr; height: 1fr; }
        #detail { width: 3fr; height: 1fr; border-left: vkey $panel; }
        &.-low #detail .heading { display: none; }
        &.-low #fix, &.-low #page { margin-top: 1; }
        &.-narrow #parts { layout: vertical; }
        &.-narrow #findings { width: 1fr; height: 1fr; }
        &.-narrow #detail { width: 1fr; height: 2fr; border-left: none; border-top: solid $panel; }
    }
    """

    def __init__(self) -> None:
        """Begin with nothing shown."""
        super().__init__()
        self._unshown: Entry | Branch | None = None
        self._is_behind = False
        self._hinted: tuple[object, ...] = ()

    def compose_body(self) -> ComposeResult:
        """A line that sums up, a line to filter by, the list, and the details."""
        yield Static(id="summary", markup=False)
        yield from self.compose_filters()
        with Horizontal(id="parts"):
            yield FindingsTree(self.say, id="findings")
            yield FindingDetail(self.words, id="detail")
        text = "Open a form to see what is wrong with it, and fix it here."
        yield from self.compose_nothing(Message(text))

    # What is shown

    def show_review(self, under: Review) -> None:
        """Show what was found, marking what was marked."""
        before, marked = self.listing.entries, self.listing.marked
        self.show_parts(self.listing)
        self._summarise(under)
        self.list_findings(self.successor(before, marked))

    def show_unread(self, error: FormkitError | OSError) -> None:
        """Say why there is nothing; what was found before stays, if it is of the same file."""
        if self.review is not None and self.review.path == self.path:
            self.fail(error)
            return
        self.review = None
        self.show_nothing(error)

    def _summarise(self, under: Review) -> None:
        counts = totals(under.report.findings) or (Message("nothing found"),)
        if accepted := len(under.report.ignored):
            counts += (Message("{count} accepted with a reason", count=accepted),)
        said = ", ".join(map(self.say, counts))
        compilers = compiler_words(under, self.words, is_asking=self.is_compiling)
        self.query_one("#summary", Static).update(
            Content.assemble((under.path.name, "bold"), " · ", said, " · ", (compilers, FAINT))
        )

    @on(FindingsTree.Marked)
    def _mark(self, event: FindingsTree.Marked) -> None:
        """Show the details once the list is drawn: of many marks in a row, those of the last."""
        event.stop()
        self._unshown = event.entry
        if not self._is_behind:
            self._is_behind = True
            self.call_after_refresh(self._show_detail)

    def _show_detail(self) -> None:
        self._is_behind = False
        detail, under, entry = self.query_one(FindingDetail), self.review, self._unshown
        self._refresh_hints()
        if under is None or entry is None:
            detail.show_words(Content(self.say(self._why_nothing())))
            return
        if isinstance(entry, Branch):
            detail.show_branch(entry)
            return
        finding = entry.finding if isinstance(entry, Ignored) else entry
        detail.show(entry, shown_rows(under, finding) if isinstance(finding, Finding) else None)
        if isinstance(entry, Finding) and entry.fixable:
            job = partial(_proposed, under, entry)
            self.work(job, partial(self._show_fix, entry), group="propose")

    def _refresh_hints(self) -> None:
        """Only where they change, since the line at the bottom is made anew."""
        is_accepted = isinstance(self.marked_entry, Ignored)
        kind = (self.review is not None, self._can_mend(), is_accepted)
        if kind != self._hinted:
            self._hinted = kind
            self.refresh_bindings()

    def _show_fix(self, finding: Finding, proposal: Proposal | None) -> None:
        if self.listing.marked is finding:
            self.query_one(FindingDetail).show_fix(proposal, finding.loc)

    def _why_nothing(self) -> Message:
        if self._wanted != Wanted() and not self.listing.entries:
            return Message("Nothing is like that. Escape shows everything again.")
        if self.review and not self.review.report.findings:
            return Message(
                "Nothing is wrong with this form. Press e to write a report, or o to open another"
                " form."
            )
        return Message("Choose a finding on the list: the arrows go up and down.")

    @on(Tree.NodeSelected)
    def _enter(self, event: Tree.NodeSelected[object]) -> None:
        event.stop()
        if self.listing.marked is not None:
            self.query_one(FindingDetail).focus()

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a form, and fade out what needs another finding."""
        del parameters
        if action not in _NEEDS:
            return True
        if self.review is None:
            return False
        if action in {"let_stand", "take_back"}:
            return isinstance(self.marked_entry, Ignored) == (action == "take_back")
        return True if action != "fix" or self._can_mend() else None

    def _can_mend(self) -> bool:
        """Whether f does or says something: a group tells how to mend what is in it."""
        marked = self.marked
        return self.marked_branch is not None if marked is None else marked.fixable

    def key_f(self) -> None:
        """Say why the key does nothing, where its hint is faded out."""
        if self.review is not None and not self._can_mend():
            self.action_fix()

    def action_check(self) -> None:
        """Check again, though nothing tells that the file has changed."""
        self.read()

    def action_open_form(self) -> None:
        """Ask for another form."""
        self.pick_file(Message("Which form is to be checked?"), self.shell_open)

    def shell_open(self, path: Path) -> None:
        """Open a form so that it is among the recent ones."""
        self.shell.go("check", path)

    def action_workbook(self) -> None:
        """Open the form in Excel, or whatever opens workbooks here."""
        if self.path is not None:
            self.work(partial(_opened, self.path), self._tell_opened, group="outside")

    def _tell_opened(self, path: Path) -> None:
        text = "{file} opens in its own program; what you save there is checked again here"
        self.tell(Message(text, file=path.name))

    @on(Button.Pressed, "#open")
    def _ask_for_form(self) -> None:
        self.action_open_form()


_NEEDS = frozenset(
    {
        "fix",
        "let_stand",
        "take_back",
        "fix_all",
        "find",
        "group",
        "severity",
        "fixable",
        "workbook",
        "export",
        "check",
    }
)
"""What can be done only while a form is open."""


def _proposed(under: Review, finding: Finding, _tell: Tell) -> Proposal | None:
    return propose(under, finding)


def _opened(path: Path, _tell: Tell) -> Path:
    open_outside(path)
    return path
