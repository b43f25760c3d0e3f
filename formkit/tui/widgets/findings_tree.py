"""Findings in groups that open and close; thousands of them are put in by and by."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.message import Message as Posted
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from formkit.core.findings import Finding, Ignored, Severity, Skipped
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.tui.bidi import shown

Entry = Finding | Ignored | Skipped
"""What can be looked at: something found, let stand, or not run."""

SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "○"}
"""Signs that every terminal has, so that colour is never the only one."""
FIXABLE = "+"
_NO_SIGN = " "
_SLICE = 150
"""Lines that are put in at once: more would be felt."""
_LEAST_WIDTH = 8
_LEAST_HEIGHT = 4
"""Before the list is laid out, it has no height at all."""
_FEW = 40
"""Findings that are shown without opening their groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A group: its name, and what is in it."""

    words: str
    entries: tuple[Entry, ...]
    severity: Severity | None = None
    """The gravest; None for what is no finding."""
    has_sheets: bool = True
    """Whether its lines name their sheet, since the group does not."""
    is_open: bool = True
    """Whether it is open from the start, when all is little."""
    rule: str = ""
    """The rule that all its findings break; empty where they break several, or none."""
    about: tuple[Message, ...] = ()
    """What there is to say of the group as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A line that stands for those of a group that are not put in yet."""

    branch: Branch
    start: int


Line = Branch | Rest | Finding | Ignored | Skipped


class FindingsTree(Tree[Line]):
    """Groups of findings; tells which one is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "findings--error",
        "findings--warning",
        "findings--info",
        "findings--faint",
    }
    DEFAULT_CSS = """
    FindingsTree {
        background: $background;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .findings--error { color: $error; }
        .findings--warning { color: $warning; }
        .findings--info { color: $secondary; }
        .findings--faint { color: $foreground 70%; }
    }
    """

    class Marked(Posted):
        """Another line is marked; None: there is none."""

        def __init__(self, entry: Entry | Branch | None) -> None:
            """Keep what it says."""
            super().__init__()
            self.entry = entry

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without findings.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__("", id=id)
        self.show_root = False
        self.guide_depth = 2
        self._say = say
        self._branches: tuple[Branch, ...] = ()
        self._is_cursor = False
        self._has_sheets = True

    @property
    def marked(self) -> Entry | None:
        """What the cursor is on; None on a group."""
        line = self.cursor_node.data if self.cursor_node else None
        return line if isinstance(line, Finding | Ignored | Skipped) else None

    @property
    def marked_branch(self) -> Branch | None:
        """The group whose title the cursor is on."""
        line = self.cursor_node.data if self.cursor_node else None
        return line if isinstance(line, Branch) else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that is shown, in its order, in closed groups too."""
        return tuple(one for branch in self._branches for one in branch.entries)

    def show(self, branches: Sequence[Branch], marked: Entry | None = None) -> None:
        """Show other groups.

        Args:
            branches: in their order.
            marked: what the cursor goes to; None: the first finding.
        """
        before, top = self._openness(), round(self.scroll_y)
        self._branches = tuple(branches)
        self.clear()
        is_little = sum(len(one.entries) for one in branches) <= _FEW
        for number, branch in enumerate(branches):
            node = self.root.add(Text(branch.words), data=branch)
            is_open = branch.is_open and (is_little or number == 0)
            if before.get((branch.words, len(branch.entries)), is_open):
                self._fill(node, branch)
                node.expand()
        first = next((one.entries[0] for one in branches if one.entries), None)
        self.reveal(marked or first, top)

    def _openness(self) -> dict[tuple[str, int], bool]:
        """Which groups are open, so that those which stay the same stay so."""
        shown = ((node, node.data) for node in self.root.children)
        return {
            (branch.words, len(branch.entries)): node.is_expanded
            for node, branch in shown
            if isinstance(branch, Branch)
        }

    def reveal(self, entry: Entry | None, top: int | None = None) -> None:
        """Put the cursor on a line, opening its group; on nothing where it is not there.

        Args:
            entry: what the line says.
            top: the line that was on top; None: the one that is.
        """
        for node in self.root.children:
            branch = node.data
            if isinstance(branch, Branch) and any(one is entry for one in branch.entries):
                while (leaf := _leaf(node, entry)) is None:
                    self._fill(node, branch)
                node.expand()
                _ = self.last_line  # lines get their numbers when they are asked for
                self.cursor_line = leaf.line
                self.call_after_refresh(self._scroll, round(self.scroll_y) if top is None else top)
                self.post_message(self.Marked(entry))
                return
        self.post_message(self.Marked(None))

    def _scroll(self, top: int) -> None:
        """Stay where one was, if the cursor is in view there; else begin with its group."""
        height = max(self.scrollable_content_region.height, _LEAST_HEIGHT)
        line = self.cursor_line
        if not top <= line < top + height:
            group = self.cursor_node.parent if self.cursor_node else None
            first = group.line if group else line
            top = first if line - first < height else line - height // 2
        self.scroll_to(y=top, animate=False, immediate=True)

    def _fill(self, node: TreeNode[Line], branch: Branch) -> None:
        """Put in the next lines of a group."""
        last = node.children[-1] if node.children else None
        start = last.data.start if last and isinstance(last.data, Rest) else len(node.children)
        end = start + _SLICE
        for one in branch.entries[start:end]:
            node.add_leaf(_NO_LABEL, data=one)
        if end < len(branch.entries):
            node.add_leaf(_NO_LABEL, data=Rest(branch=branch, start=end))
        if last and isinstance(last.data, Rest):
            last.remove()

    @on(Tree.NodeExpanded)
    def _open(self, event: Tree.NodeExpanded[Line]) -> None:
        event.stop()
        if isinstance(event.node.data, Branch) and not event.node.children:
            self._fill(event.node, event.node.data)

    @on(Tree.NodeHighlighted)
    def _mark(self, event: Tree.NodeHighlighted[Line]) -> None:
        event.stop()
        line = event.node.data
        if isinstance(line, Rest) and event.node.parent:
            self._fill(event.node.parent, line.branch)
            self.reveal(line.branch.entries[line.start])
        elif event.node is self.cursor_node:
            self.post_message(self.Marked(self.marked or self.marked_branch))

    # What a line looks like

    def get_label_width(self, node: TreeNode[Line]) -> int:
        """As wide as nothing: lines are cut at the widget's side, never scrolled."""
        del node
        return 1

    def render_label(self, node: TreeNode[Line], base_style: Style, style: Style) -> Text:
        """A group with its sign and number, or a finding with its place and sentence."""
        self._is_cursor = node is self.cursor_node
        width = self.scrollable_content_region.width
        if isinstance(node.data, Branch):
            icon = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
            text = Text(icon, style=base_style + Style.from_meta({"toggle": True}))
            return text.append_text(self._branch(node.data, style, width - text.cell_len))
        branch = node.parent.data if node.parent else None
        self._has_sheets = not isinstance(branch, Branch) or branch.has_sheets
        text = Text.assemble(*self._leaf_parts(node.data, style))
        text.truncate(max(width - self.guide_depth, _LEAST_WIDTH), overflow="ellipsis")
        return text

    def _branch(self, branch: Branch, style: Style, width: int) -> Text:
        """Its sign, its words as far as there is room, and always its number."""
        text = Text(style=style)
        if branch.severity is not None:
            text.append(f"{SIGNS[branch.severity]} ", style + self._colour(branch.severity))
        text.append(branch.words, style + Style(bold=branch.severity is not None))
        count = Text(f"  {len(branch.entries)}", style + self._faint)
        text.truncate(max(width - count.cell_len, _LEAST_WIDTH), overflow="ellipsis")
        return text.append_text(count)

    def _leaf_parts(self, line: Line | None, style: Style) -> Iterator[tuple[str, Style]]:
        match line:
            case Finding():
                yield from self._finding(line, style)
            case Ignored():
                yield from self._finding(line.finding, style)
            case Skipped():
                yield f"{line.rule}  ", style
                yield self._say(line.reason), style + self._faint
            case Rest():
                more = len(line.branch.entries) - line.start
                yield self._say(Message("… {count} more", count=more)), style + self._faint
            case _:
                return

    def _finding(self, finding: Finding, style: Style) -> Iterator[tuple[str, Style]]:
        yield f"{SIGNS[finding.severity]}", style + self._colour(finding.severity)
        yield f"{FIXABLE if finding.fixable else _NO_SIGN} ", style
        loc = finding.loc
        if place := loc.a1 if self._has_sheets else loc.cell or str(loc.row or ""):
            yield f"{place}  ", style + Style(bold=True)
        if finding.name:
            yield f"{shown(finding.name)}  ", style
        yield shown(self._say(finding.message)), style + self._faint

    def _colour(self, severity: Severity) -> Style:
        return self._partial(f"findings--{severity}")

    @property
    def _faint(self) -> Style:
        return self._partial("findings--faint")

    def _partial(self, name: str) -> Style:
        """A colour; none under the cursor, which has its own."""
        if self._is_cursor:
            return Style.null()
        return self.get_component_rich_style(name, partial=True)


_NO_LABEL = Text(" ")
"""Labels are worded when they are seen."""


def _leaf(node: TreeNode[Line], entry: Entry | None) -> TreeNode[Line] | None:
    return next((one for one in node.children if one.data is entry), None)
