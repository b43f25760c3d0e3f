"""The library as a tree: what is in a thing is put in when somebody opens it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from rich.style import Style
from rich.text import Text
from textual import on
from textual.message import Message as Posted
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.library import Library
from formkit.jobs.library.items import Item, Key, Part
from formkit.jobs.library.words import UNITS, worded
from formkit.jobs.searching import in_reading_order
from formkit.model.form import Group, Node, Repeat, walk
from formkit.model.module import variable_name
from formkit.tui.bidi import shown
from formkit.tui.widgets.library_words import PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the tree."""

    text: str
    name: str = ""
    """Shown behind the text where there is room."""
    key: Key | None = None
    """What it leads to; None for a heading."""
    part: Part | None = None
    """Of which this is the heading."""
    inside: "Callable[[], Iterable[Line]] | None" = None
    """The lines in it; None: it cannot be opened."""


class LibraryTree(Tree[Line]):
    """Tells which thing is marked."""

    DEFAULT_CSS = """
    LibraryTree {
        background: $background;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .library--faint { color: $foreground 65%; }
    }
    """
    COMPONENT_CLASSES = {"library--faint"}  # noqa: RUF012 - Textual calls it no class variable

    class Marked(Posted):
        """Another thing is marked."""

        def __init__(self, key: Key) -> None:
            """Keep which."""
            super().__init__()
            self.key = key

    def __init__(self, say: Callable[[Message], str], *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        """Begin without a library.

        Args:
            say: words a message in the reader's language.
            id: of the widget.
        """
        super().__init__("", id=id)
        self.show_root = False
        self.guide_depth = 2
        self._say = say

    def show(self, library: Library, reader: str, part: Part | None = None) -> None:
        """Show another library.

        Args:
            library: what is shown.
            reader: the code of the reader's language, ``fr``.
            part: only what is in this part; None: every part below its heading.
        """
        self.clear()
        parts = tuple(_Lines(library, self._say, reader).all())
        only = (one.inside() for one in parts if one.part is part and one.inside)
        for line in next(only, parts) if part else parts:
            self._put(self.root, line)
        self.cursor_line = 0

    @property
    def marked(self) -> Key | None:
        """What the cursor is on; None on a heading."""
        line = self.cursor_node.data if self.cursor_node else None
        return line.key if line else None

    @on(Tree.NodeExpanded)
    def _open(self, event: Tree.NodeExpanded[Line]) -> None:
        event.stop()
        line = event.node.data
        if line and line.inside and not event.node.children:
            for one in line.inside():
                self._put(event.node, one)

    @on(Tree.NodeHighlighted)
    def _mark(self, event: Tree.NodeHighlighted[Line]) -> None:
        event.stop()
        if event.node.data and event.node.data.key:
            self.post_message(self.Marked(event.node.data.key))

    def _put(self, node: TreeNode[Line], line: Line) -> None:
        node.add(_NO_LABEL, data=line, allow_expand=line.inside is not None)

    # What a line looks like

    def get_label_width(self, node: TreeNode[Line]) -> int:
        """As wide as nothing: lines are cut at the widget's side, never scrolled."""
        del node
        return 1

    def render_label(self, node: TreeNode[Line], base_style: Style, style: Style) -> Text:
        """What it is called, and behind it its name."""
        line = node.data or Line(text="")
        icon = ""
        if line.inside is not None:
            icon = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
        text = Text(icon, style=base_style + Style.from_meta({"toggle": True}))
        weight = Style.null() if line.key else Style(bold=True)
        text.append(shown(line.text), style + weight)
        if line.name and line.name != line.text:
            faint = self.get_component_rich_style("library--faint", partial=True)
            text.append(f"  {line.name}", style if node is self.cursor_node else style + faint)
        depth = self.guide_depth * _depth(node)
        text.truncate(max(self.scrollable_content_region.width - depth, 8), overflow="ellipsis")
        return text


_NO_LABEL = Text(" ")
"""Labels are worded when they are seen."""


def _depth(node: TreeNode[Line]) -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return depth - 1


class _Lines:
    """The lines of one library for one reader."""

    def __init__(self, library: Library, say: Callable[[Message], str], reader: str) -> None:
        self._library = library
        self._say = say
        self._reader = reader

    def all(self) -> Iterator[Line]:
        """A heading for each part that there is."""
        parts: dict[Part, list[Item]] = defaultdict(list)
        for item in self._library.items:
            parts[item.key.part].append(item)
        for part, items in parts.items():
            ordered = self._by_title(items)
            inside = {
                Part.VARIABLE: partial(self._by_unit, ordered),
                Part.QUESTION: partial(self._rows, (), self._nodes()),
            }.get(part, partial(self._items, ordered))
            count = f"{len(items)}"
            yield Line(text=self._say(PARTS[part]), name=count, part=part, inside=inside)

    def _by_title(self, items: Iterable[Item]) -> list[Item]:
        """As the reader looks them up: by what they are called in the reader's language."""
        return sorted(items, key=lambda one: in_reading_order(self._title(one)))

    def _title(self, item: Item) -> str:
        return item.titles.for_reader(self._reader) or item.key.copied

    def _nodes(self) -> tuple[Node, ...]:
        return self._library.opened.nodes if self._library.opened else ()

    def _items(self, items: Iterable[Item]) -> Iterator[Line]:
        return (self._item(item) for item in items)

    def _item(self, item: Item) -> Line:
        inside = {
            Part.TEMPLATE: partial(self._modules, item.key.name),
            Part.MODULE: partial(self._variables, item.key.name),
        }.get(item.key.part)
        return Line(text=self._title(item), name=item.key.copied, key=item.key, inside=inside)

    def _modules(self, template: str) -> Iterator[Line]:
        uses = self._library.standard.templates_by_id[template].modules
        return self._known(Part.MODULE, (use.module for use in uses))

    def _variables(self, module: str) -> Iterator[Line]:
        rows = walk(self._library.standard.modules_by_id[module].nodes)
        names = (variable_name(row) for row in rows)
        return self._known(Part.VARIABLE, names)

    def _known(self, part: Part, names: Iterable[str]) -> Iterator[Line]:
        keys = (Key(part=part, name=name) for name in names)
        known = self._library.by_key
        return (self._item(known[key]) for key in keys if key in known)

    def _by_unit(self, items: Iterable[Item]) -> Iterator[Line]:
        """Variables by what one record of theirs is about."""
        units: dict[str, list[Item]] = defaultdict(list)
        variables = self._library.standard.dictionary.by_name
        for item in items:
            units[variables[item.key.name].unit].append(item)
        for unit, found in units.items():
            told = worded(UNITS, unit)
            text = self._say(told) if isinstance(told, Message) else unit or "–"
            yield Line(text=text, name=f"{len(found)}", inside=partial(self._items, found))

    def _rows(self, above: tuple[str, ...], nodes: tuple[Node, ...]) -> Iterator[Line]:
        """The rows of the open form, as they stand in it."""
        for node in nodes:
            names = (*above, node.name)
            text = node.labels.for_reader(self._reader) or node.name
            if isinstance(node, Group | Repeat):
                inside = partial(self._rows, names, node.children)
                yield Line(text=text or node.type, name=node.name, inside=inside)
            elif (key := Key(part=Part.QUESTION, name="/".join(names))) in self._library.by_key:
                yield Line(text=text, name=node.name, key=key)
