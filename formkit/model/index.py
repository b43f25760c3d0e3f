"""Looking things up in a form: parents, paths, names."""

from functools import cached_property

from formkit.core.values import dataclass
from formkit.model.form import Form, Group, Node, Question, Repeat


@dataclass(frozen=True)
class Entry:
    """A node and where it stands; not slotted, for what is asked of it often is remembered."""

    node: Node
    parents: tuple[Group | Repeat, ...]
    """Outermost first."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names from the outermost group down to the node."""
        return (*(parent.name for parent in self.parents), self.node.name)

    @property
    def path(self) -> str:
        """The same, joined by ``/``."""
        return "/".join(self.names)

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """The repeats around the node, outermost first; a repeat is not around itself."""
        return tuple(node for node in self.parents if isinstance(node, Repeat))

    @property
    def is_disabled(self) -> bool:
        """Tell whether the row, or a group around it, is taken out of the form."""
        return any(is_yes(node.disabled) for node in (*self.parents, self.node))


def is_yes(text: str) -> bool:
    """Tell whether a yes-or-no cell says yes, in any of the spellings that pyxform takes."""
    return text in {"yes", "Yes", "YES", "true", "True", "TRUE", "true()"}


def is_no(text: str) -> bool:
    """Tell whether a yes-or-no cell says no, in any of the spellings that pyxform takes."""
    return text in {"no", "No", "NO", "false", "False", "FALSE", "false()"}


class FormIndex:
    """One form's nodes with their parents, by name and by list; built once, then read."""

    def __init__(self, form: Form) -> None:
        """Walk the form once; disabled rows are in ``entries`` but not in ``by_name``."""
        self.form = form
        self.entries: tuple[Entry, ...] = tuple(_entries(form.nodes))

    @cached_property
    def active(self) -> tuple[Entry, ...]:
        """The entries that are not disabled."""
        return tuple(entry for entry in self.entries if not entry.is_disabled)

    @cached_property
    def by_name(self) -> dict[str, tuple[Entry, ...]]:
        """Name -> the active entries that have it, in order; rows without a name left out."""
        found: dict[str, list[Entry]] = {}
        for entry in self.active:
            if entry.node.name:
                found.setdefault(entry.node.name, []).append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    @cached_property
    def users_of_list(self) -> dict[str, tuple[Question, ...]]:
        """List name -> the active questions whose type names it, in order."""
        found: dict[str, list[Question]] = {}
        for entry in self.active:
            node = entry.node
            if isinstance(node, Question) and node.list_name:
                found.setdefault(node.list_name, []).append(node)
        return {name: tuple(questions) for name, questions in found.items()}


def _entries(nodes: tuple[Node, ...]) -> list[Entry]:
    entries: list[Entry] = []
    stack: list[Entry] = [Entry(node, ()) for node in reversed(nodes)]
    while stack:
        entry = stack.pop()
        entries.append(entry)
        node = entry.node
        if isinstance(node, Group | Repeat):
            parents = (*entry.parents, node)
            stack.extend(Entry(child, parents) for child in reversed(node.children))
    return entries
