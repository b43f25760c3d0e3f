"""A form's expressions as trees, and the rows that their references mean."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.core.values import dataclass
from formkit.model.attributes import EXPRESSIONS, Attribute
from formkit.model.form import Question, Repeat, Stray
from formkit.model.index import Entry, FormIndex, is_no, is_yes
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.tree import Tree

if TYPE_CHECKING:
    from formkit.logic.types import ExpressionType


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One expression of a row."""

    key: str
    """The column: ``relevant``, ``constraint``, ``calculation`` …"""
    text: str
    tree: Tree | None
    """None when the text is no expression."""
    owner: Entry
    """The row that it stands in."""


class FormLogic:
    """One form's expressions; built once, then read."""

    def __init__(self, index: FormIndex) -> None:
        """Keep the index; expressions are parsed when they are asked for."""
        self.index = index
        self._codes: dict[str, frozenset[str]] = {}
        self.answer_types: dict[int, ExpressionType] = {}
        """Kept by ``logic.types``: a node's ``id()`` -> what its answer is."""

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Name -> the row that ``${name}`` means; a name that several rows have is left out."""
        return {name: found[0] for name, found in self.index.by_name.items() if len(found) == 1}

    @cached_property
    def paths(self) -> dict[tuple[str, ...], Entry]:
        """Path below the form's root -> the row; of rows with one path, the first."""
        found: dict[tuple[str, ...], Entry] = {}
        for entry in self.index.active:
            found.setdefault(path_of(entry), entry)
        return found

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """The expressions of all active rows, in the order of rows and columns."""
        return tuple(one for entry in self.index.active for one in all_written(entry))

    def codes_of(self, list_name: str) -> frozenset[str]:
        """The codes that an answer of a list may be, ``other`` where a type says ``or_other``."""
        if list_name not in self._codes:
            found = self.index.form.list_named(list_name) if list_name else None
            users = self.index.users_of_list.get(list_name, ())
            other = ("other",) if any(user.or_other for user in users) else ()
            self._codes[list_name] = frozenset((*(found.codes if found else ()), *other))
        return self._codes[list_name]

    def conditions(self, entry: Entry) -> tuple[Written, ...]:
        """The conditions under which a row is asked: those of its groups, then its own."""
        parents = (
            Entry(parent, entry.parents[:depth]) for depth, parent in enumerate(entry.parents)
        )
        found = (written(one, "relevant") for one in (*parents, entry))
        return tuple(one for one in found if one)


def repeats_of(entry: Entry) -> Iterator[Entry]:
    """The repeats around a row that say how often they are asked, outermost first."""
    for depth, parent in enumerate(entry.parents):
        if isinstance(parent, Repeat) and parent.repeat_count:
            yield Entry(parent, entry.parents[:depth])


def path_of(entry: Entry) -> tuple[str, ...]:
    """The names from the outermost group down to the row."""
    return entry.names


def written(entry: Entry, key: str) -> Written | None:
    """One expression of a row; None when the cell is empty, or says only yes or no.

    Args:
        entry: the row.
        key: one of the columns that hold expressions.
    """
    return next(_written(entry, (_EXPRESSIONS[key],)), None)


def all_written(entry: Entry) -> Iterator[Written]:
    """The expressions of a row in the order of columns.

    A choice filter counts where there is a list to filter, a count on a repeat, and
    ``required`` where it is more than yes or no.
    """
    return _written(entry, EXPRESSIONS)


def _written(entry: Entry, columns: Iterable[Attribute]) -> Iterator[Written]:
    node = entry.node
    if isinstance(node, Stray):
        return
    for attribute in columns:
        text = getattr(node, attribute.field)
        if not text:
            continue
        key = attribute.header
        if key in {"required", "read_only"} and (is_yes(text) or is_no(text)):
            continue
        if key == "choice_filter" and not (isinstance(node, Question) and node.list_name):
            continue
        if key == "repeat_count" and not isinstance(node, Repeat):
            continue
        yield Written(key=key, text=text, tree=_tree(text), owner=entry)


_EXPRESSIONS = {one.header: one for one in EXPRESSIONS}


def _tree(text: str) -> Tree | None:
    try:
        return parse(text)
    except XPathSyntaxError:
        return None
