"""A module that is used twice: names of its own for the second use."""

from dataclasses import replace

from formkit.compose.references import with_renamed_references
from formkit.compose.trees import rebuilt
from formkit.model.form import Node, walk


def prefixed(nodes: tuple[Node, ...], prefix: str) -> tuple[Node, ...]:
    """The rows with ``prefix_`` before every name, and references among them following.

    References to questions of other modules stay; ``formkit_variable`` keeps
    the dictionary's name.
    """
    if not prefix:
        return nodes
    names = {node.name: f"{prefix}_{node.name}" for node in walk(nodes) if node.name}

    def renamed(node: Node) -> tuple[Node, ...]:
        name = names.get(node.name, node.name)
        return (with_renamed_references(replace(node, name=name), names),)

    return rebuilt(nodes, renamed)
