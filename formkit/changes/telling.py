"""What a change is about, from what to what: the same few values for every kind."""

from typing import assert_never

from formkit.changes.addresses import Address, ChoiceAnchor
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    FormChange,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
    Unexplained,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ChoiceMoved,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListChange,
    ListMoved,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeEndChanged,
    NodeMoved,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
    type_of,
)
from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What all kinds have in common."""

    target: str
    """The name, code, language, setting or sheet."""
    path: str
    column: str = ""
    """The key of the column that shows it."""
    old_column: str = ""
    """That of the old form, where it is another one."""
    old: str | None = None
    """None: it was not there."""
    new: str | None = None
    """None: it is not there any more."""
    content: object = None
    """What the fingerprint holds besides."""


def told_of(change: Change) -> Told:
    """Say a change in the few values that every kind has."""
    if isinstance(change, RowChange):
        return _told_of_row(change)
    if isinstance(change, ListChange):
        return _told_of_list(change)
    return _told_of_form(change)


def _told_of_row(change: RowChange) -> Told:  # noqa: PLR0911 - one line a kind
    target, path = change.at.name, change.at.path
    match change:
        case NodeAdded(new=node):
            new = type_of(node).text
            return Told(target=target, path=path, column="name", new=new, content=node)
        case NodeRemoved(old=node):
            old = type_of(node).text
            return Told(target=target, path=path, column="name", old=old, content=node)
        case NodeRenamed():
            return Told(target=target, path=path, column="name", old=change.old, new=change.new)
        case NodeMoved():
            return _told_of_move(change)
        case NodeTypeChanged(old=was, new=now):
            return Told(target=target, path=path, column="type", old=was.text, new=now.text)
        case NodeEndChanged():
            end = f"end_{change.at.kind}"
            if change.closed:
                return Told(target=target, path=path, column="type", new=end)
            return Told(target=target, path=path, column="type", old=end)
        case NodeAttributeSet():
            return Told(target=target, path=path, column=change.key, old=change.old, new=change.new)
        case _:
            assert_never(change)


def _told_of_move(change: NodeMoved) -> Told:
    old, new = change.at.path, change.new_at.path
    if change.is_within_group:
        after = change.after.at if change.after else None
        old, new = _path(change.old_after), _path(after)
    return Told(target=change.at.name, path=change.at.path, column="name", old=old, new=new)


def _path(at: Address | None) -> str:
    """Where a row comes after; empty where it comes first."""
    return at.path if at else ""


def _told_of_list(change: ListChange) -> Told:
    match change:
        case ListAdded() | ListRemoved() | ListRenamed() | ListMoved():
            return _told_of_whole_list(change)
        case ChoiceAdded() | ChoiceRemoved() | ChoiceRecoded() | ChoiceMoved():
            return _told_of_choice(change)
        case ChoiceAttributeSet():
            return Told(
                target=change.at.code,
                path=change.at.path,
                column=change.key,
                old=change.old,
                new=change.new,
            )
        case _:
            assert_never(change)


def _told_of_whole_list(change: ListAdded | ListRemoved | ListRenamed | ListMoved) -> Told:
    target, path = change.at.name, change.at.path
    match change:
        case ListAdded(new=one):
            return Told(
                target=target, path=path, column="list_name", new=one.name, content=one.choices
            )
        case ListRemoved(old=one):
            return Told(
                target=target, path=path, column="list_name", old=one.name, content=one.choices
            )
        case ListRenamed():
            return Told(
                target=target, path=path, column="list_name", old=change.old, new=change.new
            )
        case ListMoved():
            old, new = change.old_after or "", change.after or ""
            return Told(target=target, path=path, column="list_name", old=old, new=new)
        case _:
            assert_never(change)


def _told_of_choice(change: ChoiceAdded | ChoiceRemoved | ChoiceRecoded | ChoiceMoved) -> Told:
    target, path = change.at.code, change.at.path
    match change:
        case ChoiceAdded(new=choice):
            return Told(target=target, path=path, column="name", new=choice.code, content=choice)
        case ChoiceRemoved(old=choice):
            return Told(target=target, path=path, column="name", old=choice.code, content=choice)
        case ChoiceRecoded():
            return Told(target=target, path=path, column="name", old=change.old, new=change.new)
        case ChoiceMoved():
            old, new = _code(change.old_after), _code(change.after)
            return Told(target=target, path=path, column="name", old=old, new=new)
        case _:
            assert_never(change)


def _code(anchor: ChoiceAnchor | None) -> str:
    return anchor.code if anchor else ""


def _told_of_form(change: FormChange) -> Told:
    match change:
        case LanguageAdded() | LanguageRemoved() | LanguageRenamed() | LanguageMoved():
            return _told_of_language(change)
        case ColumnRenamed():
            return Told(
                target=change.old,
                path=f"{change.sheet}/{change.old}",
                column=change.new,
                old_column=change.old,
                old=change.old,
                new=change.new,
            )
        case SettingSet():
            path = f"settings/{change.key}"
            if change.nth_row > 1:
                path = f"settings[{change.nth_row}]/{change.key}"
            return Told(
                target=change.key, path=path, column=change.key, old=change.old, new=change.new
            )
        case SheetAdded() | SheetRemoved() | SheetChanged() | SheetMoved():
            return _told_of_sheet(change)
        case Unexplained():
            return Told(target=change.part, path=change.part, content=change.differences)
        case _:
            assert_never(change)


def _told_of_language(
    change: LanguageAdded | LanguageRemoved | LanguageRenamed | LanguageMoved,
) -> Told:
    match change:
        case LanguageAdded(language=language):
            wordings = change.wordings
            return Told(target=language, path=language, new=language, content=wordings)
        case LanguageRemoved(language=language):
            wordings = change.wordings
            return Told(target=language, path=language, old=language, content=wordings)
        case LanguageRenamed():
            return Told(target=change.old, path=change.old, old=change.old, new=change.new)
        case LanguageMoved(language=language):
            old, new = change.old_after or "", change.after or ""
            return Told(target=language, path=language, old=old, new=new)
        case _:
            assert_never(change)


def _told_of_sheet(change: SheetAdded | SheetRemoved | SheetChanged | SheetMoved) -> Told:
    match change:
        case SheetAdded(new=sheet):
            return Told(target=sheet.name, path=sheet.name, new=sheet.name, content=sheet.rows)
        case SheetRemoved(old=sheet):
            return Told(target=sheet.name, path=sheet.name, old=sheet.name, content=sheet.rows)
        case SheetChanged(old=was, new=now):
            rows = (was.rows, now.rows)
            return Told(target=now.name, path=now.name, old=was.name, new=now.name, content=rows)
        case SheetMoved(name=name):
            old, new = change.old_after or "", change.after or ""
            return Told(target=name, path=name, old=old, new=new)
        case _:
            assert_never(change)
