"""A form's groups and rows as a tree; what is too long for its line ends in …."""

from rich.style import Style
from rich.text import Text
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from formkit.model.form import Node


class FormTree(Tree[Node]):
    """Groups that open and close; the rows of a group are put in when it opens."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "

    def render_label(self, node: TreeNode[Node], base_style: Style, style: Style) -> Text:
        """The words of a row, as far as there is room for them."""
        text = super().render_label(node, base_style, style)
        depth, parent = 0, node.parent
        while parent is not None and parent.parent is not None:
            depth, parent = depth + 1, parent.parent
        room = self.scrollable_content_region.width - self.guide_depth * depth
        if room > 0:
            text.truncate(room, overflow="ellipsis")
        return text
