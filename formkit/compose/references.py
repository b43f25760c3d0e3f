"""Which questions a row reads, and giving them other names."""

from collections.abc import Iterator, Mapping

from formkit.compose.trees import with_texts
from formkit.model.attributes import cells_of
from formkit.model.form import Node
from formkit.xpath.references import references_in_text, rename_references


def names_read(node: Node) -> Iterator[tuple[str, str]]:
    """The header and the name of each ``${name}`` in a row's cells, each pair once."""
    found = {
        (header, reference.name): None
        for header, text in cells_of(node)
        for reference in references_in_text(text)
    }
    yield from found


def with_renamed_references(node: Node, names: Mapping[str, str]) -> Node:
    """The row asking for questions by their new names; what is inside it stays."""
    return with_texts(node, lambda text: rename_references(text, names))
