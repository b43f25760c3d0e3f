"""The outline of a form: its groups and rows, and below them what there is to say of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message as Posted
from textual.theme import Theme
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.layout import type_text
from formkit.jobs.drafting.preview import Preview, is_asked
from formkit.model.form import Form, Group, Node, Repeat, walk
from formkit.tui.bidi import shown
from formkit.tui.widgets.findings_tree import SIGNS
from formkit.tui.widgets.form_tree import FormTree
from formkit.tui.widgets.remarks import Remarks

_CLASSES = {
    Severity.ERROR: "outline--error",
    Severity.WARNING: "outline--warning",
    Severity.INFO: "outline--info",
}


class Outline(Vertical):
    """What a draft comes to, to be looked through."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*_CLASSES.values(), "outline--own"}
    DEFAULT_CSS = """
    Outline {
        .outline--error { color: $error; }
        .outline--warning { color: $warning; }
        .outline--info { color: $secondary; }
        .outline--own { color: $accent; }
        #counts { height: auto; padding: 0 1; color: $text-muted; }
        FormTree {
            height: 2fr; background: $background; padding: 0 1;
            overflow-x: hidden; scrollbar-size-vertical: 1;
        }
    }
    """

    class Marked(Posted):
        """Another row is marked; None: none is."""

        def __init__(self, node: Node | None) -> None:
            """Keep the row."""
            super().__init__()
            self.node = node

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin empty.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__(id=id)
        self._say = say
        self._form: Form | None = None
        self._own: frozenset[str] = frozenset()
        self._grave: Mapping[str, Severity] = {}
        self._open: set[str] = set()

    def compose(self) -> ComposeResult:
        """A line of counts, the tree, the remarks."""
        yield Static(id="counts", markup=False)
        tree = FormTree("", id="rows")
        tree.show_root = False
        tree.guide_depth = 2
        yield tree
        yield Remarks(self._say, id="remarks")

    def on_mount(self) -> None:
        """Draw the tree anew in another theme: its labels keep their colours."""
        self.app.theme_changed_signal.subscribe(self, self._redraw)

    def _redraw(self, _theme: Theme) -> None:
        if self._form is not None:
            self._rebuild()

    @property
    def rows(self) -> FormTree:
        """The tree of rows."""
        return self.query_one(FormTree)

    @property
    def marked(self) -> Node | None:
        """The row that the cursor is on."""
        node = self.rows.cursor_node
        return node.data if node is not None else None

    def show(
        self, preview: Preview, *, own: frozenset[str] = frozenset(), reveal: str = ""
    ) -> None:
        """Show another outline; open groups stay open.

        Args:
            preview: what is to be shown; without a form the last one stays, under its error.
            own: the names of the country's own rows.
            reveal: a row that is to be seen and marked.
        """
        self._own = own
        grave = self._grave if preview.findings is None else _gravest(preview.findings)
        is_other = preview.form is not self._form or grave != self._grave
        self._grave = grave
        self.set_class(preview.error is not None, "-broken")
        if preview.form is not None:
            self._form = preview.form
            self.query_one("#counts", Static).update(self._counts(preview))
        self.query_one(Remarks).show(preview)
        if is_other and preview.form is not None:
            self._rebuild()
        if reveal:
            self.reveal(reveal)

    def clear(self) -> None:
        """Show no form."""
        self._form = None
        self._grave = {}
        self._open = set()
        self.rows.clear()
        self.query_one(Remarks).show(None)
        self.query_one("#counts", Static).update("")

    def reveal(self, name: str) -> None:
        """Open the groups around a row and mark it; one that is not there changes nothing."""
        path = _path_to(name, self._form.nodes) if self._form else ()
        here: TreeNode[Node] = self.rows.root
        for step in path:
            self._fill(here)
            here.expand()
            here = next(one for one in here.children if one.data is step)
        if path:
            self._open |= {one.name for one in path[:-1]}
            self.call_after_refresh(self.rows.move_cursor, here)

    def toggle_all(self) -> None:
        """Open all groups; close them where all are open."""
        groups = (
            {one.name for one in walk(self._form.nodes) if _is_group(one)} if self._form else set()
        )
        self._open = set() if self._open >= groups else groups
        self._rebuild()

    def _counts(self, preview: Preview) -> str:
        form = preview.form
        assert form is not None  # noqa: S101 - asked before
        told = [
            Message("{count} {count:row|rows}", count=preview.rows),
            Message("{count} {count:question|questions}", count=preview.questions),
        ]
        if preview.attachments:
            told.append(Message("with {files}", files=preview.attachments))
        languages = ", ".join(map(shown, form.languages))
        return " · ".join((*map(self._say, told), languages))

    @on(Remarks.RowWanted)
    def _go_to_row(self, event: Remarks.RowWanted) -> None:
        event.stop()
        self.reveal(event.name)
        self.rows.focus()

    # The tree

    def _rebuild(self) -> None:
        assert self._form is not None  # noqa: S101 - asked before
        tree, marked = self.rows, self.marked
        line = tree.cursor_line
        tree.clear()
        self._put(tree.root, self._form.nodes)
        tree.root.expand()
        if marked is not None and marked.name:
            found = _find(tree.root, marked.name)
            if found is not None:
                self.call_after_refresh(tree.move_cursor, found)
                return
        self.call_after_refresh(self._mark_line, line)

    def _mark_line(self, line: int) -> None:
        """Mark what stands where the cursor was; the tree may have become shorter."""
        if self.rows.last_line >= 0:
            self.rows.move_cursor_to_line(max(0, min(line, self.rows.last_line)))

    def _put(self, parent: TreeNode[Node], nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Group | Repeat):
                branch = parent.add(self._label(node), data=node)
                if node.name in self._open:
                    self._put(branch, node.children)
                    branch.expand()
            else:
                parent.add_leaf(self._label(node), data=node)

    def _fill(self, branch: TreeNode[Node]) -> None:
        if (
            branch.data is not None
            and isinstance(branch.data, Group | Repeat)
            and not branch.children
        ):
            self._put(branch, branch.data.children)

    @on(Tree.NodeExpanded)
    def _note_opened(self, event: Tree.NodeExpanded[Node]) -> None:
        event.stop()
        self._fill(event.node)
        if event.node.data is not None:
            self._open.add(event.node.data.name)

    @on(Tree.NodeCollapsed)
    def _note_closed(self, event: Tree.NodeCollapsed[Node]) -> None:
        event.stop()
        if event.node.data is not None:
            self._open.discard(event.node.data.name)

    @on(Tree.NodeHighlighted)
    def _mark(self, event: Tree.NodeHighlighted[Node]) -> None:
        event.stop()
        self.post_message(self.Marked(event.node.data))

    def _label(self, node: Node) -> Text:
        words = shown(node.labels.first.replace("\n", " "))
        faint = Style(dim=True)
        text = Text(no_wrap=True, overflow="ellipsis")
        if severity := self._worst(node):
            text.append(f"{SIGNS[severity]} ", self._style(_CLASSES[severity]))
        if isinstance(node, Group | Repeat):
            text.append(words or node.name, Style(bold=True))
            asked = sum(map(is_asked, walk(node.children)))
            text.append(f"  {asked}", faint)
            if isinstance(node, Repeat):
                text.append(f" · {self._say(Message('repeated'))}", faint)
            return text
        own = self._style("outline--own")
        if node.name in self._own:
            text.append("+ ", own)
        text.append(words or node.name, None if words else faint)
        text.append(f"  {node.name} · {type_text(node)}", faint)
        return text

    def _worst(self, node: Node) -> Severity | None:
        inside = walk(node.children) if isinstance(node, Group | Repeat) else ()
        found = [self._grave[one.name] for one in (node, *inside) if one.name in self._grave]
        return min(found, key=lambda one: one.rank, default=None)

    def _style(self, name: str) -> Style:
        if not name:
            return Style(dim=True)
        return self.get_component_rich_style(name, partial=True)


def _gravest(findings: Iterable[Finding]) -> Mapping[str, Severity]:
    """Row -> the gravest of its findings."""
    found: dict[str, Severity] = {}
    for one in findings:
        if one.name and (one.name not in found or one.severity.rank < found[one.name].rank):
            found[one.name] = one.severity
    return found


def _is_group(node: Node) -> bool:
    return isinstance(node, Group | Repeat)


def _path_to(name: str, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The groups around a row and the row itself; nothing where it is not there."""
    for node in nodes:
        if node.name == name:
            return (node,)
        if isinstance(node, Group | Repeat) and (inside := _path_to(name, node.children)):
            return (node, *inside)
    return ()


def _find(branch: TreeNode[Node], name: str) -> TreeNode[Node] | None:
    for one in branch.children:
        if one.data is not None and one.data.name == name:
            return one
        if found := _find(one, name):
            return found
    return None
