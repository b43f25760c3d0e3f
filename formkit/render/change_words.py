"""Changes as headings of many, and as the old and the new text beside each other."""

from collections.abc import Sequence

from formkit.changes.kinds.forms import SettingSet
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceRemoved,
    ListAdded,
    ListRemoved,
)
from formkit.changes.kinds.rows import NodeAdded, NodeAttributeSet, NodeRemoved, type_of
from formkit.changes.telling import told_of
from formkit.core.messages import Message
from formkit.model.form import Choice, ChoiceList, Node
from formkit.render.change_items import ChangeItem
from formkit.render.harmless import harmless
from formkit.render.screen import Screen

Sides = tuple[str | None, str | None]
"""Old and new; None: nothing stands there."""

_CELLS = (NodeAttributeSet, ChoiceAttributeSet, SettingSet)
WORDED = frozenset(("label", "hint", "guidance_hint", "constraint_message", "required_message"))
"""Columns whose text people read."""
_MOST_CHOICES = 12

_MANY = {
    "question-added": Message("{count} questions are new"),
    "question-removed": Message("{count} questions are gone"),
    "question-renamed": Message("{count} questions have another name"),
    "question-moved": Message("{count} questions stand elsewhere"),
    "question-type-changed": Message("{count} questions are of another type"),
    "question-list-changed": Message("{count} questions take their choices from another list"),
    "group-added": Message("{count} groups are new"),
    "group-removed": Message("{count} groups are gone"),
    "group-renamed": Message("{count} groups have another name"),
    "list-added": Message("{count} lists are new"),
    "list-removed": Message("{count} lists are gone"),
    "list-renamed": Message("{count} lists have another name"),
    "choice-added": Message("{count} choices are new"),
    "choice-removed": Message("{count} choices are gone"),
    "choice-recoded": Message("{count} choices have another code"),
    "choice-moved": Message("{count} choices stand elsewhere in their list"),
}
"""Code of a change -> how many such changes are told once."""


def is_of_cell(item: ChangeItem) -> bool:
    """Tell whether one cell says something else: its column and both texts say it all."""
    return isinstance(item.change, _CELLS)


def headline_of_many(items: tuple[ChangeItem, ...]) -> Message:
    """What happened to several rows or choices alike."""
    first, count = items[0], len(items)
    if isinstance(first.change, ChoiceAttributeSet):
        return Message("{column} of {count} choices", column=first.header, count=count)
    if isinstance(first.change, _CELLS):
        return Message("{column} of {count} rows", column=first.header, count=count)
    known = _MANY.get(first.change.code, Message("{count} changes of one kind"))
    return known.filled(count=count)


def reason_of_many(reasons: Sequence[Message]) -> Message:
    """One reason for changes that are alike: where it names their rows, that of the first."""
    first, count = reasons[0], len(reasons)
    if all(one == first for one in reasons):
        return first
    return Message("the first of {count}: {reason}", count=count, reason=first)


def sides_of(item: ChangeItem) -> Sides:
    """The old and the new text; of a row, list or choice that came or went, what it is."""
    match item.change:
        case NodeAdded(new=one) | ListAdded(new=one) | ChoiceAdded(new=one):
            return None, _content(one)
        case NodeRemoved(old=one) | ListRemoved(old=one) | ChoiceRemoved(old=one):
            return _content(one), None
        case change:
            told = told_of(change)
            return told.old or None, told.new or None


def place_of(item: ChangeItem, screen: Screen) -> str:
    """The cell, and whether it is one of the old form; empty where none is meant."""
    place = item.loc.a1
    if not (place and item.is_gone):
        return harmless(place)
    return screen.say(Message("{place} in the old form", place=place))


def is_worded(item: ChangeItem) -> bool:
    """Tell whether two wordings stand beside each other, to be compared word by word."""
    change = item.change
    if not isinstance(change, NodeAttributeSet | ChoiceAttributeSet):
        return False
    is_condition = isinstance(change, NodeAttributeSet) and change.is_of_condition
    return is_condition or change.key.partition("::")[0] in WORDED


def shows_sides(item: ChangeItem) -> bool:
    """Tell whether old and new say more than the heading does."""
    whole = (*_CELLS, NodeAdded, NodeRemoved, ListAdded, ListRemoved)
    return isinstance(item.change, whole)


def _content(one: Node | ChoiceList | Choice) -> str:
    """What a row, list or choice is, in a few lines."""
    if isinstance(one, Choice):
        return f"{one.code}  {one.labels.first}" if one.labels else one.code
    if isinstance(one, ChoiceList):
        shown = [_content(choice) for choice in one.choices[:_MOST_CHOICES]]
        return "\n".join((*shown, "…") if len(one.choices) > _MOST_CHOICES else shown)
    text = type_of(one).text
    return f"{text}\n{one.labels.first}" if one.labels else text
