"""Changes of choice lists and choices as plain values, and back."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import assert_never

from formkit.changes.addresses import (
    EXTERNAL_CHOICES,
    ChoiceAddress,
    ChoiceAnchor,
    ListAddress,
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
from formkit.changes.plain.cells import (
    EXTRA,
    ROW,
    PlainCells,
    column_of,
    read_choice,
    straight,
    written_choice,
)
from formkit.changes.plain.list_addresses import (
    ListNames,
    read_list_parts,
    read_nth,
    written_address,
)
from formkit.changes.plain.places import AFTER, Order, is_at_start, written_after
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.changes.plain.rows import read_column, written_cell
from formkit.core.messages import Message
from formkit.model.adaptation import PlainValue
from formkit.model.form import Choice, ChoiceList

_CHOICES_KEY = "choices"
_NTH = re.compile(r"\[(\d+)\]\Z")


def written_list_change(change: ListChange, names: ListNames) -> PlainCells:
    """A change of a list or choice; ``names`` learns of added choices as they are written."""
    match change:
        case ListAdded(new=one):
            choices: list[PlainValue] = [_written_choice(choice) for choice in one.choices]
            at = _written_new_list(change.at)
            return {change.code: at, **written_after(change.after), _CHOICES_KEY: choices}
        case ListRemoved():
            return {change.code: names.written_list(change.at)}
        case ListRenamed():
            return {change.code: names.written_list(change.at), "to": change.new}
        case ListMoved():
            return {change.code: names.written_list(change.at), **written_after(change.after)}
        case _:
            return _written_choice_change(change, names)


def _written_choice_change(
    change: ChoiceAdded | ChoiceRemoved | ChoiceRecoded | ChoiceMoved | ChoiceAttributeSet,
    names: ListNames,
) -> PlainCells:
    if isinstance(change, ChoiceAdded):
        place = _written_behind(change.at.list, change.after, names)
        names.add(change.at)
        return {
            change.code: _written_new_choice(change.at, names),
            **place,
            **written_choice(change.new),
        }
    at = names.written_choice(change.at)
    match change:
        case ChoiceRemoved():
            return {change.code: at}
        case ChoiceRecoded():
            return {change.code: at, "to": change.new}
        case ChoiceMoved():
            return {change.code: at, **_written_behind(change.at.list, change.after, names)}
        case ChoiceAttributeSet():
            cell = written_cell(change.key, change.old, change.new)
            is_plain = column_of(change.key, is_choice=True) == (change.key, change.is_extra)
            return {change.code: at, **cell, **({} if is_plain else {EXTRA: "true"})}
        case _:
            assert_never(change)


def _written_choice(choice: Choice) -> PlainValue:
    """A choice of a new list: its cells alone where that says all."""
    written = written_choice(choice)
    return written if EXTRA in written else written[ROW]


def _written_new_list(at: ListAddress) -> PlainValue:
    return at.path if _read_list_path(at.path) == at else written_address(at)


def _read_list_path(path: str) -> ListAddress:
    sheet, slash, name = path.partition("/")
    if slash and sheet == EXTERNAL_CHOICES:
        return ListAddress(name=name, sheet=sheet)
    return ListAddress(name=path)


def _written_new_choice(at: ChoiceAddress, names: ListNames) -> PlainValue:
    return at.path if isinstance(names.written_list(at.list), str) else written_address(at)


def _written_behind(at: ListAddress, after: ChoiceAnchor | None, names: ListNames) -> PlainCells:
    return written_after(None) if after is None else {AFTER: names.written_anchor(at, after)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReader:
    """Reads changes of lists; what they speak of is looked up in the old form."""

    names: ListNames
    orders: Mapping[str, Order]
    """Sheet -> its lists in order."""
    leaving: Container[ChoiceAddress]
    """The choices that do not keep their places."""

    def read(self, code: str, fields: PlainCells) -> ListChange:
        """One change.

        Raises:
            NotUnderstoodError: it speaks of what is not there.
        """
        what = code.partition("-")[2]
        if code.startswith("choice-"):
            return self._choice_change(code, what, fields)
        if what == "added":
            return self._added_list(code, fields)
        at = self.names.read_list(code, fields[code])
        match what:
            case "removed":
                return ListRemoved(at=at, old=self.names.lists[at])
            case "renamed":
                return ListRenamed(at=at, old=at.name, new=str(fields["to"]))
            case _:
                order = self.orders[at.sheet]
                after = order.read_after(fields)
                return ListMoved(at=at, old_after=order.before(at.name), after=after)

    def _added_list(self, code: str, fields: PlainCells) -> ListAdded:
        written = fields[code]
        at = (
            read_list_parts(written) if isinstance(written, dict) else _read_list_path(str(written))
        )
        rows = fields.get(_CHOICES_KEY, [])
        choices = [_read_row(row) for row in (rows if isinstance(rows, list) else [])]
        after = self.orders[at.sheet].read_after(fields)
        return ListAdded(at=at, after=after, new=ChoiceList(name=at.name, choices=tuple(choices)))

    def _choice_change(self, code: str, what: str, fields: PlainCells) -> ListChange:
        if what == "added":
            return self._added_choice(code, fields)
        at = self.names.read_choice(code, fields[code])
        match what:
            case "removed":
                return ChoiceRemoved(at=at, old=self.names.choices[at])
            case "recoded":
                return ChoiceRecoded(at=at, old=at.code, new=str(fields["to"]))
            case "moved":
                before = self.names.before(at)
                return ChoiceMoved(at=at, old_after=before, after=self._behind(at.list, fields))
            case _:
                key, is_extra = read_column(fields, is_choice=True)
                old, new = str(fields.get("from", "")), straight(str(fields["to"]))
                return ChoiceAttributeSet(at=at, key=key, is_extra=is_extra, old=old, new=new)

    def _added_choice(self, code: str, fields: PlainCells) -> ChoiceAdded:
        row = fields.get(ROW, {})
        given = str(row["name"]) if isinstance(row, dict) and "name" in row else None
        at = self._new_choice(code, fields[code], given)
        after = self._behind(at.list, fields)
        self.names.add(at)
        return ChoiceAdded(at=at, after=after, new=read_choice(fields, at.code))

    def _new_choice(self, code: str, written: PlainValue, given: str | None) -> ChoiceAddress:
        if isinstance(written, dict):
            parts = {key: value for key, value in written.items() if key in {"list", "sheet"}}
            at = self.names.read_list(code, parts)
            new = str(written.get("code", "")) if given is None else given
            return ChoiceAddress(list=at, code=new, nth=read_nth(written))
        path = str(written)
        name = path.rpartition("/")[2] if given is None else given
        nth = _NTH.search(path)
        if nth and not path.endswith(f"/{name}"):
            path = path[: nth.start()]
        else:
            nth = None
        if not path.endswith(f"/{name}"):
            text = "{path} ends in another name than the row has: {name}"
            raise NotUnderstoodError(code, Message(text, path=path, name=name))
        at = self.names.read_list(code, path.removesuffix(f"/{name}"))
        return ChoiceAddress(list=at, code=name, nth=int(nth[1]) if nth else 1)

    def _behind(self, at: ListAddress, fields: PlainCells) -> ChoiceAnchor | None:
        """What the choice comes behind; without a word, the last one of the list that stays."""
        if AFTER in fields:
            return self.names.read_anchor(AFTER, fields[AFTER], at)
        return None if is_at_start(fields) else self.names.last(at, self.leaving)


def _read_row(written: PlainValue) -> Choice:
    cells: PlainCells = written if isinstance(written, dict) else {}
    fields: PlainCells = cells if isinstance(cells.get(ROW), dict) else {ROW: cells}
    row = fields[ROW]
    return read_choice(fields, str(row.get("name", "")) if isinstance(row, dict) else "")
