"""Changes without some of them: what was put beside one that goes stands beside what it stood by.

A change says where something goes by naming what comes before it.  Where that
has not come either, or has not left its old place, what comes before *it* counts.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace

from formkit.changes.addresses import Anchor, ChoiceAnchor, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    LanguageAdded,
    LanguageMoved,
    LanguageRenamed,
    SheetAdded,
    SheetMoved,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceMoved,
    ListAdded,
    ListMoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import NodeAdded, NodeMoved

_Rows = NodeAdded | NodeMoved
_Choices = ChoiceAdded | ChoiceMoved
_Lists = ListAdded | ListMoved
_Languages = LanguageAdded | LanguageMoved
_Sheets = SheetAdded | SheetMoved
_Placed = _Rows | _Choices | _Lists | _Languages | _Sheets
_After = Anchor | ChoiceAnchor | str | None
_Names = Mapping[Hashable, str]
"""Sheet and list, or language, by the old name -> its new name."""


def without(changes: Sequence[Change], dropped: Collection[int]) -> tuple[Change, ...]:
    """The changes but some, which can still be applied together.

    Args:
        changes: of one form, as ``find_changes`` finds them.
        dropped: positions of those that are left out; whoever is put into a group that is
            left out has to be among them.
    """
    names = _new_names(changes)
    gone = [one for number, one in enumerate(changes) if number in dropped]
    before = {_spot(one, names): one.after for one in gone if isinstance(one, _Placed)}
    kept = (one for number, one in enumerate(changes) if number not in dropped)
    if not before:
        return tuple(kept)
    return tuple(_reanchored(one, before) if isinstance(one, _Placed) else one for one in kept)


def _new_names(changes: Sequence[Change]) -> _Names:
    names: dict[Hashable, str] = {}
    for one in changes:
        if isinstance(one, ListRenamed):
            names[one.at.sheet, one.old] = one.new
        elif isinstance(one, LanguageRenamed):
            names[one.old] = one.new
    return names


def _reanchored(change: _Placed, before: Mapping[Hashable, _After]) -> Change:
    after: _After = change.after
    while after is not None and (spot := _spot_of(change, after)) in before:
        after = before[spot]
    return change if after is change.after else replace(change, after=after)  # type: ignore[arg-type]  # each has an ``after`` of its own kind


def _spot_of(change: _Placed, after: _After) -> Hashable:
    """What stands before something: by what it is, so that no two kinds are mixed up."""
    match change:
        case NodeAdded() | NodeMoved():
            return "row", after
        case ChoiceAdded() | ChoiceMoved():
            return change.at.list, after
        case ListAdded() | ListMoved():
            return change.at.sheet, after
        case LanguageAdded() | LanguageMoved():
            return "language", after
        case SheetAdded() | SheetMoved():
            return "sheet", after


def _spot(change: _Placed, names: _Names) -> Hashable:
    """What a change puts somewhere, as others name it that come after it."""
    match change:
        case NodeAdded(at=at) | NodeMoved(at=at):
            return "row", Anchor(at=at, is_added=isinstance(change, NodeAdded))
        case ChoiceAdded(at=at) | ChoiceMoved(at=at):
            is_added = isinstance(change, ChoiceAdded)
            return at.list, ChoiceAnchor(code=at.code, nth=at.nth, is_added=is_added)
        case ListAdded(at=at) | ListMoved(at=at):
            return at.sheet, _list_name(at, names)
        case LanguageAdded(language=name) | LanguageMoved(language=name):
            return "language", names.get(name, name)
        case SheetAdded(new=sheet):
            return "sheet", sheet.name
        case SheetMoved(name=name):
            return "sheet", name


def _list_name(at: ListAddress, names: _Names) -> str:
    return names.get((at.sheet, at.name), at.name)
