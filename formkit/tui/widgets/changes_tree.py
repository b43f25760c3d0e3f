"""Changes under their groups and lists; thousands of them are put in by and by."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.message import Message as Posted
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from formkit.core.messages import Message
from formkit.jobs.judging.change_trees import Branch, Key
from formkit.tui.widgets.change_labels import ROWS, ChangeLabels, ChangeLine, Entry, Rest

_SLICE = 150
"""Lines that are put in at once: more would be felt."""
_SHORTEST = 8
"""Columns that a line always has."""
_FEW = 40
"""Changes that are shown without opening their groups."""


class ChangesTree(Tree[Entry]):
    """The parts of a form in which something changed; tells which one is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "changes--worst",
        "changes--heavy",
        "changes--unknown",
        "changes--light",
        "changes--none",
        "changes--decided",
    }
    DEFAULT_CSS = """
    ChangesTree {
        background: $background;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .changes--worst { color: $error; }
        .changes--heavy { color: $warning; }
        .changes--unknown { color: $warning; }
        .changes--light { color: $secondary; }
        .changes--none { color: $foreground 65%; }
        .changes--decided { color: $success; }
    }
    """

    class Marked(Posted):
        """Another line is marked."""

        def __init__(self, branch: Branch | None, numbers: tuple[int, ...]) -> None:
            """Say which.

            Args:
                branch: the part of the form; None: one change of a part.
                numbers: positions of the changes that are meant; none: nothing is shown.
            """
            super().__init__()
            self.branch = branch
            self.numbers = numbers

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without changes.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__("", id=id)
        self.show_root = False
        self.guide_depth = 2
        self._say = say
        self._lines: Sequence[ChangeLine] = ()
        self._is_cursor = False

    # What is shown

    def show(
        self, branches: Sequence[Branch], lines: Sequence[ChangeLine], marked: Key = ()
    ) -> None:
        """Show other changes.

        Args:
            branches: in their order.
            lines: of all changes, by their positions.
            marked: what the cursor goes to, or what comes nearest to it.
        """
        self._lines = lines
        self.clear()
        is_little = sum(len(one.numbers) for one in branches) <= _FEW
        for branch in branches:
            self._open(self._put(self.root, branch), is_whole=is_little)
        _ = self.last_line  # lines get their numbers when they are asked for
        self.reveal(marked)

    def reveal(self, key: Key) -> None:
        """Put the cursor on a part; where it is not there, on the first one near it."""
        found, depth = self.root, 0
        while depth < len(key) and (child := self._child(found, key[: depth + 1])):
            found, depth = child, depth + 1
        if depth < len(key) or not key:
            found = next(self._first(found), next(self._first(self.root), self.root))
        self._come_to(found)

    def come_to(self, number: int) -> None:
        """Put the cursor on a change, opening what is around it."""
        for branch in self._branches():
            if number in branch.numbers:
                self.reveal(_way_to(branch, number))
                return

    @property
    def key(self) -> Key:
        """The part that the cursor is on."""
        node = self.cursor_node
        while node is not None and not isinstance(node.data, Branch):
            node = node.parent
        return node.data.key if node and isinstance(node.data, Branch) else ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Positions of the changes that the cursor is on."""
        return _numbers(self.cursor_node)

    @property
    def all_numbers(self) -> tuple[int, ...]:
        """Positions of all changes that are shown, in closed parts too."""
        return tuple(number for branch in self._branches() for number in branch.numbers)

    def _branches(self) -> Iterator[Branch]:
        return (node.data for node in self.root.children if isinstance(node.data, Branch))

    @staticmethod
    def _first(around: TreeNode[Entry]) -> Iterator[TreeNode[Entry]]:
        """The parts that have changes of their own, among those that are put in."""
        pending = list(reversed(around.children))
        while pending:
            node = pending.pop()
            if isinstance(node.data, Branch) and node.data.own:
                yield node
            pending.extend(reversed(node.children))

    def _come_to(self, node: TreeNode[Entry]) -> None:
        parent = node.parent
        while parent is not None:
            parent.expand()
            parent = parent.parent
        _ = self.last_line
        self.move_cursor(node)
        self._show_around(node)
        self._tell(node)

    def _show_around(self, node: TreeNode[Entry]) -> None:
        """Have the part around a line in sight, where there is room for both."""
        parent = node.parent
        if parent and parent.line >= 0 and node.line - parent.line < self.size.height:
            self.scroll_to_line(parent.line, animate=False)

    # Putting in

    def _put(self, node: TreeNode[Entry], branch: Branch) -> TreeNode[Entry]:
        is_leaf = not branch.inside and len(branch.own) <= 1
        return node.add(_NO_LABEL, data=branch, allow_expand=not is_leaf)

    def _open(self, node: TreeNode[Entry], *, is_whole: bool) -> None:
        """Open a part; of a little comparison all groups, but no rows."""
        branch = node.data
        if isinstance(branch, Branch) and node.allow_expand:
            self._fill(node, branch)
            node.expand()
            for child in node.children if is_whole else ():
                if isinstance(child.data, Branch) and child.data.kind not in ROWS:
                    self._open(child, is_whole=True)

    def _fill(self, node: TreeNode[Entry], branch: Branch) -> None:
        """Put in the next lines of a part."""
        its: tuple[Branch | int, ...] = (*branch.own, *branch.inside)
        last = node.children[-1] if node.children else None
        start = last.data.start if last and isinstance(last.data, Rest) else len(node.children)
        for one in its[start : start + _SLICE]:
            if isinstance(one, Branch):
                self._put(node, one)
            else:
                node.add_leaf(_NO_LABEL, data=one)
        if start + _SLICE < len(its):
            node.add_leaf(_NO_LABEL, data=Rest(branch=branch, start=start + _SLICE))
        if last and isinstance(last.data, Rest):
            last.remove()

    def _child(self, node: TreeNode[Entry], key: Key) -> TreeNode[Entry] | None:
        """A part inside another one, put in where it is not yet."""
        branch = node.data
        inside = branch.inside if isinstance(branch, Branch) else ()
        if node is not self.root and not any(one.key == key for one in inside):
            return None
        while True:
            for child in node.children:
                if isinstance(child.data, Branch) and child.data.key == key:
                    return child
            if not isinstance(branch, Branch):
                return None
            self._fill(node, branch)

    @on(Tree.NodeExpanded)
    def _expanded(self, event: Tree.NodeExpanded[Entry]) -> None:
        event.stop()
        if isinstance(event.node.data, Branch) and not event.node.children:
            self._fill(event.node, event.node.data)

    @on(Tree.NodeHighlighted)
    def _highlighted(self, event: Tree.NodeHighlighted[Entry]) -> None:
        event.stop()
        node = event.node
        if isinstance(node.data, Rest) and node.parent is not None:
            parent, place = node.parent, len(node.parent.children) - 1
            self._fill(parent, node.data.branch)
            self._come_to(parent.children[place])
        elif node is self.cursor_node:
            self._tell(node)

    def _tell(self, node: TreeNode[Entry]) -> None:
        branch = node.data if isinstance(node.data, Branch) else None
        self.post_message(self.Marked(branch, _numbers(node)))

    # What a line looks like

    def get_label_width(self, node: TreeNode[Entry]) -> int:
        """As wide as nothing: lines are cut at the widget's side, never scrolled."""
        del node
        return 1

    def render_label(self, node: TreeNode[Entry], base_style: Style, style: Style) -> Text:
        """A part with its gravest sign, or what happened to it."""
        self._is_cursor = node is self.cursor_node
        text = Text()
        if node.allow_expand:
            icon = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
            text.append(icon, style=base_style + Style.from_meta({"toggle": True}))
        width = self.scrollable_content_region.width
        room = max(width - self._depth(node) * self.guide_depth, _SHORTEST)
        labels = ChangeLabels(say=self._say, lines=self._lines, colour=self._partial)
        around = node.parent.data if node.parent else None
        for words, its in labels.parts(node.data, around, style, room - text.cell_len):
            text.append(words, its)
        text.truncate(room, overflow="ellipsis")
        return text

    @staticmethod
    def _depth(node: TreeNode[Entry]) -> int:
        depth = -1
        while node.parent is not None:
            node, depth = node.parent, depth + 1
        return depth

    def _partial(self, name: str) -> Style:
        """A colour; none under the cursor, which has its own."""
        if self._is_cursor:
            return Style.null()
        return self.get_component_rich_style(f"changes--{name}", partial=True)


_NO_LABEL = Text(" ")
"""Labels are worded when they are seen."""


def _numbers(node: TreeNode[Entry] | None) -> tuple[int, ...]:
    match node.data if node else None:
        case int() as number:
            return (number,)
        case Branch() as branch:
            return branch.numbers
        case _:
            return ()


def _way_to(branch: Branch, number: int) -> Key:
    """The key of the innermost part whose own change it is."""
    for one in branch.inside:
        if number in one.numbers:
            return _way_to(one, number)
    return branch.key
