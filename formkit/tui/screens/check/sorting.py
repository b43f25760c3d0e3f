"""The list of findings: grouped, filtered, with one of them marked."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input

from formkit.core.findings import Finding, Ignored, Severity
from formkit.core.messages import Message
from formkit.core.values import replace
from formkit.jobs.reviewing.finding_groups import Grouping, Wanted, grouped, matching
from formkit.lint.baseline import fingerprint
from formkit.render.screen import Screen
from formkit.tui.screens.check.excepting import ExceptingScreen
from formkit.tui.screens.check.words import (
    ABOUT_ACCEPTED,
    ABOUT_KNOWN,
    ABOUT_NOT_RUN,
    ACCEPTED,
    GROUPINGS,
    KNOWN,
    LEAST,
    NOT_RUN,
    about_group,
    group_words,
)
from formkit.tui.widgets.findings_tree import Branch, Entry, FindingsTree

_NEXT_LEAST = {
    Severity.INFO: Severity.WARNING,
    Severity.WARNING: Severity.ERROR,
    Severity.ERROR: Severity.INFO,
}


class SortingScreen(ExceptingScreen):
    """What is listed, and in which groups."""

    def __init__(self) -> None:
        """Begin with everything, by rule."""
        super().__init__()
        self._grouping = Grouping.RULE
        self._wanted = Wanted()

    @property
    def words(self) -> Screen:
        """Where text is shown: the reader's language, without a terminal's colours."""
        return Screen(catalogue=self.catalogue)

    @property
    def listing(self) -> FindingsTree:
        """The list."""
        return self.query_one(FindingsTree)

    @property
    def marked(self) -> Finding | None:
        """The finding that the person looks at."""
        entry = self.listing.marked
        return entry if isinstance(entry, Finding) else None

    @property
    def marked_entry(self) -> Entry | None:
        """What the person looks at, be it accepted or not run."""
        return self.listing.marked

    @property
    def marked_branch(self) -> Branch | None:
        """The group that the person looks at."""
        return self.listing.marked_branch

    def compose_filters(self) -> ComposeResult:
        """One line: what is typed, and three buttons that say what is shown."""
        with Horizontal(id="filters"):
            hint = self.say(Message("Find: word, cell, rule"))
            yield Input(placeholder=hint, id="sought", compact=True)
            yield Button(id="grouping", compact=True)
            yield Button(id="least", compact=True)
            yield Button(id="fixable", compact=True)

    def list_findings(self, marked: Entry | None = None) -> None:
        """Show what is asked for now.

        Args:
            marked: what is to be marked; None: the first.
        """
        self._word_buttons()
        by = self._grouping
        found = matching(self.found, self._wanted)
        branches = [
            Branch(
                words=group_words(group, by, self.words),
                entries=group.findings,
                severity=group.worst,
                has_sheets=by is not Grouping.SHEET,
                rule=group.key if by is Grouping.RULE else "",
                about=about_group(group, by, self.words),
            )
            for group in grouped(found, by)
        ]
        if self._wanted == Wanted():
            branches += self._set_apart()
        self.listing.show(branches, marked)

    def successor(self, before: tuple[Entry, ...], marked: Entry | None) -> Entry | None:
        """What is to be marked in a new report: the same finding, else what stands in its place.

        Args:
            before: what was listed, in order.
            marked: what was marked.
        """
        finding = marked.finding if isinstance(marked, Ignored) else marked
        if not isinstance(finding, Finding):
            return None
        print_, row = fingerprint(finding), finding.loc.row
        same = [one.finding for one in self.found if fingerprint(one.finding) == print_]
        near = min(same, key=lambda one: abs(one.loc.row - row), default=None)
        if near is not None:
            return near
        place = next((at for at, one in enumerate(before) if one is marked), 0)
        now = [one for group in grouped(self._findings, self._grouping) for one in group.findings]
        return now[min(place, len(now) - 1)] if now else None

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return matching(self.found, self._wanted)

    def _set_apart(self) -> list[Branch]:
        """What is no finding to be mended: let stand, known, not run."""
        report = self.review.report if self.review else None
        if report is None:
            return []
        some = (
            (ACCEPTED, ABOUT_ACCEPTED, report.ignored),
            (KNOWN, ABOUT_KNOWN, report.known),
            (NOT_RUN, ABOUT_NOT_RUN, report.skipped),
        )
        return [
            Branch(
                words=self.say(words),
                entries=tuple(entries),
                is_open=words is ACCEPTED,
                about=(about,),
            )
            for words, about, entries in some
            if entries
        ]

    def _word_buttons(self) -> None:
        only = self._wanted.fixable_only
        fixable = Message("Fixable only") if only else Message("Fixable or not")
        for name, words in (
            ("grouping", GROUPINGS[self._grouping]),
            ("least", LEAST[self._wanted.least]),
            ("fixable", fixable),
        ):
            button = self.query_one(f"#{name}", Button)
            button.label = self.say(words)
            button.refresh(layout=True)

    def _want(self, wanted: Wanted) -> None:
        marked = self.listing.marked
        self._wanted = wanted
        kept = any(one is marked for one in self._findings)
        self.list_findings(marked if kept else None)

    def action_group(self) -> None:
        """Sort into other groups."""
        self._grouping = self._grouping.next
        self.list_findings(self.listing.marked)

    def action_severity(self) -> None:
        """Leave the less severe ones out, step by step, then begin again."""
        self._want(replace(self._wanted, least=_NEXT_LEAST[self._wanted.least]))

    def action_fixable(self) -> None:
        """Show only what formkit can mend, or all."""
        self._want(replace(self._wanted, fixable_only=not self._wanted.fixable_only))

    def action_find(self) -> None:
        """Type what to find."""
        self.set_focus(self.query_one("#sought", Input))

    def action_back(self) -> None:
        """Stop the work; else show everything again; else go back to the list."""
        sought = self.query_one("#sought", Input)
        if self.is_working:
            self.stop_work()
        elif sought.value:
            sought.value = ""
            self.set_focus(self.listing)
        else:
            self.set_focus(self.listing)

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        event.stop()
        self._want(replace(self._wanted, text=event.value))

    @on(Input.Submitted, "#sought")
    def _list(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.listing)

    @on(Button.Pressed, "#grouping")
    def _group(self) -> None:
        self.action_group()

    @on(Button.Pressed, "#least")
    def _severity(self) -> None:
        self.action_severity()

    @on(Button.Pressed, "#fixable")
    def _fixable(self) -> None:
        self.action_fixable()
