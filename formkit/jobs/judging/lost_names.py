"""What a form asks for and does not have: questions in cells, lists of questions."""

from collections.abc import Iterator

from formkit.changes.addresses import EXTERNAL_CHOICES
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceRemoved,
    ListAdded,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
)
from formkit.changes.matching import list_sheet
from formkit.core.values import dataclass
from formkit.model.attributes import cells_of
from formkit.model.form import Choice, Form, Node, walk
from formkit.model.question_types import QUESTION_TYPES, ListPlace
from formkit.xpath.references import references_in_text


@dataclass(frozen=True, slots=True, kw_only=True)
class LostName:
    """A name that somebody asks for and nothing has."""

    name: str
    is_list: bool = False


def lost_names(form: Form) -> frozenset[LostName]:
    """The questions and lists that a form asks for without having them."""
    nodes = tuple(walk(form.nodes))
    names = {node.name for node in nodes}
    lists = {
        is_external: {one.name for one in (form.external_lists if is_external else form.lists)}
        for is_external in (False, True)
    }
    choices = (one for its in (*form.lists, *form.external_lists) for one in its.choices)
    asked = {name for row in (*nodes, *choices) for name in asked_by(row)}
    asked |= {one for _, text in form.settings.values for one in _named(text)}
    lost = {LostName(name=one) for one in asked - names}
    for node in nodes:
        one = list_of(node)
        if one and one not in lists[list_sheet(node) == EXTERNAL_CHOICES]:
            lost.add(LostName(name=one, is_list=True))
    return frozenset(lost)


def asked_by(row: Node | Choice) -> Iterator[str]:
    """The questions that the cells of a row ask for."""
    for _, text in cells_of(row):
        yield from _named(text)
    for _, text in row.extra:
        yield from _named(text)


def list_of(node: Node) -> str:
    """The list on the form's own sheets from which a question takes its choices; empty: none."""
    known = QUESTION_TYPES.get(node.type)
    if known is not None and known.list_place is ListPlace.FILE:
        return ""
    return getattr(node, "list_name", "")


def asks_for(change: Change, lost: LostName) -> bool:
    """Tell whether a change brings a cell or row that asks for a name."""
    match change:
        case NodeAdded(new=node) if lost.is_list:
            return list_of(node) == lost.name
        case NodeTypeChanged(new=new):
            return lost.is_list and new.list_name == lost.name
        case NodeAdded(new=row) | ChoiceAdded(new=row):
            return not lost.is_list and lost.name in asked_by(row)
        case NodeAttributeSet(new=text) | ChoiceAttributeSet(new=text):
            return not lost.is_list and lost.name in _named(text)
        case _:
            return False


def gives(change: Change, lost: LostName) -> bool:
    """Tell whether a change brings what has a name."""
    match change:
        case NodeAdded(new=node):
            return not lost.is_list and node.name == lost.name
        case NodeRenamed(new=name):
            return not lost.is_list and name == lost.name
        case ListAdded(at=at):
            return lost.is_list and at.name == lost.name
        case ListRenamed(new=name):
            return lost.is_list and name == lost.name
        case _:
            return False


def asked_for(change: Change, lost: LostName) -> bool:
    """Tell whether a change takes away a cell or row that asked for a name."""
    match change:
        case NodeRemoved(old=node) if lost.is_list:
            return list_of(node) == lost.name
        case NodeTypeChanged(old=old):
            return lost.is_list and old.list_name == lost.name
        case NodeRemoved(old=row) | ChoiceRemoved(old=row):
            return not lost.is_list and lost.name in asked_by(row)
        case NodeAttributeSet(old=text) | ChoiceAttributeSet(old=text) | SettingSet(old=text):
            return not lost.is_list and lost.name in _named(text)
        case _:
            return False


def _named(text: str) -> Iterator[str]:
    return (one.name for one in references_in_text(text))
