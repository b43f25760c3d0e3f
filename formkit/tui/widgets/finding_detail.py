"""Everything about one finding: what is said, its row, its fix, its rule."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Label, Static

from formkit.core.findings import Finding, Ignored, Skipped
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.jobs.reviewing.proposing import Proposal
from formkit.jobs.reviewing.sheet_rows import ShownRows
from formkit.lint.registry import all_rules
from formkit.render.harmless import harmless
from formkit.render.screen import Screen
from formkit.render.text.reports import severity_word
from formkit.render.text.rule_pages import render_rule
from formkit.tui.bidi import shown
from formkit.tui.widgets.before_after import BeforeAfter
from formkit.tui.widgets.findings_tree import SIGNS, Branch, Entry
from formkit.tui.widgets.hanging import Hanging
from formkit.tui.widgets.sheet_row import FAINT, SheetRow
from formkit.tui.widgets.stacked import Stacked

if TYPE_CHECKING:
    from collections.abc import Callable

_COLOURS = {"error": "$error", "warning": "$warning", "info": "$secondary"}
_MARGIN = 4


class FindingDetail(VerticalScroll):
    """One finding from its sentence to its rule's page; what there is none of is left out."""

    DEFAULT_CSS = """
    FindingDetail {
        padding: 0 2;
        scrollbar-size-vertical: 1;
        .heading { color: $text-muted; text-style: bold; margin-top: 1; width: 1fr; }
        #said { height: auto; }
        #page { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
        .-gone { display: none; }
    }
    FindingDetail:focus { background-tint: $foreground 3%; }
    """

    def __init__(self, screen: Screen, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a finding.

        Args:
            screen: whose language is spoken.
            id: of the widget.
        """
        super().__init__(id=id)
        self._screen = screen
        self._say: Callable[[Message], str] = screen.say
        self._rule = ""
        self._has_title = True

    def compose(self) -> ComposeResult:
        """Four parts, each below its heading."""
        yield Static(id="said", markup=False)
        yield self._heading(Message("In the sheet"), "row-heading")
        yield SheetRow(id="row")
        yield self._heading(Message("The fix, before and after"), "fix-heading")
        yield BeforeAfter(self._say, id="fix")
        yield self._heading(Message("The rule"), "page-heading")
        yield Static(id="page", markup=False)

    def _heading(self, words: Message, name: str) -> Label:
        return Label(self._say(words), id=name, classes="heading", markup=False)

    def on_mount(self) -> None:
        """Show nothing yet."""
        self.show_words(Content(""))

    def show(self, entry: Entry, rows: ShownRows | None) -> None:
        """Show another finding; its fix follows by ``show_fix``.

        Args:
            entry: what was found, let stand or not run.
            rows: where it stands; None for the form as a whole.
        """
        finding = entry if isinstance(entry, Finding) else None
        if isinstance(entry, Ignored):
            finding = entry.finding
        self.query_one("#said", Static).update(self._said(entry, finding))
        self._part("row", is_there=rows is not None)
        if rows is not None:
            self.query_one(SheetRow).show(rows)
        self._part("fix", is_there=False)
        self._show_rule(
            entry.rule if isinstance(entry, Skipped) else finding.rule if finding else ""
        )
        self.scroll_home(animate=False)

    def show_branch(self, branch: Branch) -> None:
        """Show what a group has in common: its rule, how many there are, what can be done."""
        sign = f"{SIGNS[branch.severity]} " if branch.severity else ""
        colour = f"bold {_COLOURS[branch.severity]}" if branch.severity else "bold"
        title = Hanging(Content.styled(sign, colour), Content.styled(branch.words, colour))
        self.show_words(Stacked((title, *(Content(self._say(one)) for one in branch.about))))
        self._show_rule(branch.rule, has_title=False)
        self.scroll_home(animate=False)

    def show_words(self, words: Visual) -> None:
        """Show a sentence in place of a finding."""
        self.query_one("#said", Static).update(words)
        for name in ("row", "fix", "page"):
            self._part(name, is_there=False)

    def show_fix(self, proposal: Proposal | None, place: Loc) -> None:
        """Show what the fix of a finding does; nothing where there is none.

        Args:
            proposal: the fix.
            place: the finding's, which need not be said again.
        """
        self._part("fix", is_there=proposal is not None)
        if proposal is not None:
            self.query_one(BeforeAfter).show(proposal, place)

    def _part(self, name: str, *, is_there: bool) -> None:
        for one in (f"#{name}", f"#{name}-heading"):
            self.query_one(one).set_class(not is_there, "-gone")

    def _said(self, entry: Entry, finding: Finding | None) -> Content:
        if isinstance(entry, Skipped):
            not_run = Message("not run: {reason}", reason=entry.reason)
            return Content.assemble((entry.rule, "bold"), "\n", self._say(not_run))
        if finding is None:
            return Content("")
        sign = f"{SIGNS[finding.severity]} {self._say(severity_word(finding.severity))}"
        place = finding.loc.a1 or self._say(Message("the form as a whole"))
        lines = Content.assemble(
            (sign, f"bold {_COLOURS[finding.severity]}"),
            "  ",
            (place, "bold"),
            f"  {finding.rule}  ",
            (shown(harmless(finding.name)), FAINT),
            "\n",
            shown(self._say(finding.message)),
        )
        if isinstance(entry, Ignored):
            text = Message("accepted: {reason}", reason=entry.reason)
            how = Message("i takes this back: {cell} says it", cell=entry.loc.a1)
            said = (f"✓ {self._say(text)}", "$success")
            return Content.assemble(lines, "\n", said, "\n", (self._say(how), FAINT))
        return lines

    def _show_rule(self, name: str, *, has_title: bool = True) -> None:
        self._rule, self._has_title = name, has_title
        self._part("page", is_there=name in all_rules())
        if name in all_rules():
            self._draw_rule()

    def _draw_rule(self) -> None:
        width = max(self.size.width - _MARGIN - 1, 20)
        screen = Screen(catalogue=self._screen.catalogue, width=width, colour=True)
        page = render_rule(all_rules()[self._rule], screen)
        # its name is no word, its severity stands above, and so does the title of a group
        *_, text = page.split("\n\n", 1 if self._has_title else 2)
        self.query_one("#page", Static).update(Text.from_ansi(text, no_wrap=True))

    def on_resize(self) -> None:
        """Break the page's lines anew."""
        if self._rule in all_rules():
            self._draw_rule()
