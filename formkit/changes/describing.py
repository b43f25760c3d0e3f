"""Changes in words: one line each, without the place, which stands beside it.

A row is a field of the sentence, since "question" and "group" need other
articles in other languages.
"""

from typing import assert_never

from formkit.changes.addresses import Address, ChoiceAddress, NodeKind
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
)
from formkit.core.messages import Message
from formkit.model.form import Choice, ChoiceList


def describe(change: Change) -> Message:
    """Say a change in one line, without its place."""
    if isinstance(change, RowChange):
        return _row_change(change)
    if isinstance(change, ListChange):
        return _list_change(change)
    return _form_change(change)


def _row_change(change: RowChange) -> Message:  # noqa: PLR0911 - one sentence a kind
    row = _row(change.at)
    match change:
        case NodeAdded():
            return Message("{row} is new", row=row)
        case NodeRemoved():
            return Message("{row} is gone", row=row)
        case NodeRenamed(new=""):
            return Message("{row} lost its name", row=row)
        case NodeRenamed():
            return Message("{row} is now called {new}", row=row, new=change.new)
        case NodeMoved():
            return _moved(row, change)
        case NodeTypeChanged():
            return _type_changed(row, change)
        case NodeEndChanged(closed=True):
            return Message("{row} has an end row now", row=row)
        case NodeEndChanged():
            return Message("{row} lost its end row", row=row)
        case NodeAttributeSet():
            return _cell_set(change.key, row, change.old, change.new)
        case _:
            assert_never(change)


def _row(at: Address) -> Message:  # noqa: PLR0911 - one sentence a kind
    match at.kind:
        case NodeKind.QUESTION if at.name:
            return Message("question {name}", name=at.name)
        case NodeKind.QUESTION:
            return Message("a question without a name")
        case NodeKind.GROUP if at.name:
            return Message("group {name}", name=at.name)
        case NodeKind.GROUP:
            return Message("a group without a name")
        case NodeKind.REPEAT if at.name:
            return Message("repeat {name}", name=at.name)
        case NodeKind.REPEAT:
            return Message("a repeat without a name")
        case NodeKind.STRAY if at.name:
            return Message("row {name}", name=at.name)
        case NodeKind.STRAY:
            return Message("a row that is no question")
        case _:
            assert_never(at.kind)


def _inside(group: Address) -> Message:
    return _row(group) if group.steps else Message("the top level of the form")


def _moved(row: Message, change: NodeMoved) -> Message:
    if not change.is_within_group:
        moved = "{row} moved from {old} to {new}"
        return Message(
            moved, row=row, old=_inside(change.at.parent), new=_inside(change.new_at.parent)
        )
    if change.after is None:
        return Message("{row} comes first in its group now", row=row)
    return Message("{row} comes after {other} now", row=row, other=_row(change.after.at))


def _type_changed(row: Message, change: NodeTypeChanged) -> Message:
    old, new = change.old, change.new
    if change.is_list_only:
        changed = "{row} takes its choices from list {new} now; it took them from {old}"
        return Message(changed, row=row, new=new.list_name, old=old.list_name)
    if not old.text:
        return Message("{row} had no type and is now of type {new}", row=row, new=new.text)
    if not new.text:
        return Message("{row} was of type {old} and has no type now", row=row, old=old.text)
    return Message("{row} was of type {old} and is now {new}", row=row, old=old.text, new=new.text)


def _cell_set(column: str, row: Message, old: str, new: str) -> Message:
    if not old:
        return Message(
            '{column} of {row} was empty and is now "{new}"', column=column, row=row, new=new
        )
    if not new:
        return Message(
            '{column} of {row} was "{old}" and is now empty', column=column, row=row, old=old
        )
    both = '{column} of {row} was "{old}" and is now "{new}"'
    return Message(both, column=column, row=row, old=old, new=new)


def _list_change(change: ListChange) -> Message:  # noqa: PLR0911 - one sentence a kind
    match change:
        case ChoiceAttributeSet():
            return _cell_set(change.key, _choice(change.at), change.old, change.new)
        case ListAdded():
            return Message(
                "list {list} is new, {size}", list=change.at.name, size=_size(change.new)
            )
        case ListRemoved():
            return Message(
                "list {list} is gone, {size}", list=change.at.name, size=_size(change.old)
            )
        case ListRenamed():
            return Message("list {list} is now called {new}", list=change.at.name, new=change.new)
        case ListMoved():
            return Message("list {list} begins elsewhere on its sheet", list=change.at.name)
        case ChoiceAdded():
            return Message("{choice} is new", choice=_choice(change.at, change.new))
        case ChoiceRemoved():
            return Message("{choice} is gone", choice=_choice(change.at, change.old))
        case ChoiceRecoded():
            recoded = "{choice} has the code {new} now"
            return Message(recoded, choice=_choice(change.at), new=change.new)
        case ChoiceMoved():
            return _choice_moved(change)
        case _:
            assert_never(change)


def _size(one: ChoiceList) -> Message:
    return Message("with {count} {count:choice|choices}", count=len(one.choices))


def _choice(at: ChoiceAddress, choice: Choice | None = None) -> Message:
    if choice is None or not choice.labels:
        return Message("choice {code} of list {list}", code=at.code, list=at.list.name)
    labelled = 'choice {code} of list {list}, "{label}",'
    return Message(labelled, code=at.code, list=at.list.name, label=choice.labels.first)


def _choice_moved(change: ChoiceMoved) -> Message:
    choice = _choice(change.at)
    if change.after is None:
        return Message("{choice} comes first now", choice=choice)
    return Message("{choice} comes after {other} now", choice=choice, other=change.after.code)


def _form_change(change: FormChange) -> Message:  # noqa: PLR0911 - one sentence a kind
    match change:
        case LanguageAdded() | LanguageRemoved() | LanguageRenamed() | LanguageMoved():
            return _language_change(change)
        case ColumnRenamed():
            return Message(
                "column {old} of sheet {sheet} is now called {new}",
                old=change.old,
                sheet=change.sheet,
                new=change.new,
            )
        case SettingSet():
            return _cell_set(change.key, _settings_row(change.nth_row), change.old, change.new)
        case SheetAdded():
            return Message("sheet {sheet} is new", sheet=change.new.name)
        case SheetRemoved():
            return Message("sheet {sheet} is gone", sheet=change.old.name)
        case SheetChanged():
            return Message("sheet {sheet} holds other text", sheet=change.new.name)
        case SheetMoved():
            return Message("sheet {sheet} stands elsewhere among the sheets", sheet=change.name)
        case Unexplained():
            unexplained = (
                "formkit has no word for what changed in {part} ({differences}), and cannot say"
                " what it costs; look at both forms there"
            )
            return Message(unexplained, part=change.part, differences=change.differences)
        case _:
            assert_never(change)


def _language_change(
    change: LanguageAdded | LanguageRemoved | LanguageRenamed | LanguageMoved,
) -> Message:
    match change:
        case LanguageAdded():
            return _language_added(change)
        case LanguageRemoved():
            return _language_removed(change)
        case LanguageRenamed(new=""):
            return Message("{language} has no name in headers now", language=_language(change.old))
        case LanguageRenamed():
            renamed = "{language} is now called {new}"
            return Message(renamed, language=_language(change.old), new=change.new)
        case LanguageMoved():
            moved = "{language} comes elsewhere in the order of columns"
            return Message(moved, language=_language(change.language))
        case _:
            assert_never(change)


def _settings_row(nth: int) -> Message:
    return Message("the settings" if nth == 1 else "the settings below their first row")


def _language_added(change: LanguageAdded) -> Message:
    language, count = _language(change.language), len(change.wordings)
    if not count:
        return Message("{language} is new", language=language)
    added = "{language} is new, with {count} {count:text|texts} for what was there"
    return Message(added, language=language, count=count)


def _language_removed(change: LanguageRemoved) -> Message:
    language, count = _language(change.language), len(change.wordings)
    if not count:
        return Message("{language} is gone", language=language)
    removed = "{language} is gone, with {count} {count:text|texts} of what stays"
    return Message(removed, language=language, count=count)


def _language(language: str) -> Message:
    if not language:
        return Message("the wording without a language")
    return Message("language {language}", language=language)
