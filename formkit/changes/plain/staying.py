"""What keeps its place: a first look at written changes, before they are read."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formkit.changes.addresses import (
    CHOICES,
    EXTERNAL_CHOICES,
    ChoiceAddress,
    ListAddress,
    NodeKind,
)
from formkit.changes.matching import lists_of
from formkit.changes.plain.addresses import RowNames
from formkit.changes.plain.cells import PlainCells
from formkit.changes.plain.list_addresses import ListNames
from formkit.changes.plain.places import Order
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.model.adaptation import PlainValue

Coded = tuple[str, PlainCells]
"""A change's code and all its keys."""

_LEAVING = frozenset({"removed", "moved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """What a change that says no place comes behind."""

    leaving_rows: frozenset[int]
    """Numbers of old rows that go, or go elsewhere."""
    leaving_choices: frozenset[ChoiceAddress]
    lists: Mapping[str, Order]
    """Sheet -> its lists."""
    languages: Order
    sheets: Order


def find_staying(written: Sequence[Coded], form: Form, rows: RowNames, lists: ListNames) -> Staying:
    """Look through changes for what they take away, move and rename."""
    gone_lists = set(_lists_of(written, lists, _LEAVING))
    names = {
        at: str(fields.get("to", ""))
        for code, fields in written
        if code == "list-renamed"
        for at in _lists_of([(code, fields)], lists, {"renamed"})
    }
    return Staying(
        leaving_rows=frozenset(_rows_of(written, rows)),
        leaving_choices=frozenset(_choices_of(written, lists)),
        lists={
            sheet: _list_order(form, sheet, gone_lists, names)
            for sheet in (CHOICES, EXTERNAL_CHOICES)
        },
        languages=_order(form.languages, written, "language"),
        sheets=_order([one.name for one in form.sheets], written, "sheet"),
    )


def _rows_of(written: Iterable[Coded], rows: RowNames) -> Iterator[int]:
    for code, fields in written:
        word, _, what = code.partition("-")
        if what in _LEAVING and word in set(NodeKind):
            try:
                yield rows.numbers[rows.read_row(code, fields[code], NodeKind(word))]
            except NotUnderstoodError:
                continue  # told when the change itself is read


def _choices_of(written: Iterable[Coded], lists: ListNames) -> Iterator[ChoiceAddress]:
    for code, fields in written:
        if code in {"choice-removed", "choice-moved"}:
            try:
                yield lists.read_choice(code, fields[code])
            except NotUnderstoodError:
                continue  # as above


def _lists_of(
    written: Iterable[Coded], lists: ListNames, what: Container[str]
) -> Iterator[ListAddress]:
    for code, fields in written:
        word, _, happened = code.partition("-")
        if word == "list" and happened in what:
            try:
                yield lists.read_list(code, fields[code])
            except NotUnderstoodError:
                continue  # as above


def _list_order(
    form: Form, sheet: str, gone: Container[ListAddress], names: Mapping[ListAddress, str]
) -> Order:
    old = [ListAddress(name=one.name, sheet=sheet) for one in lists_of(form, sheet)]
    last = next((at for at in reversed(old) if at not in gone), None)
    return Order(
        old=[at.name for at in old], last=None if last is None else names.get(last, last.name)
    )


def _order(old: Sequence[str], written: Iterable[Coded], word: str) -> Order:
    gone: set[PlainValue] = set()
    names: dict[str, str] = {}
    for code, fields in written:
        if code in {f"{word}-removed", f"{word}-moved"}:
            gone.add(str(fields[code]))
        elif code == f"{word}-renamed":
            names[str(fields[code])] = str(fields.get("to", ""))
    last = next((one for one in reversed(old) if one not in gone), None)
    return Order(old=old, last=None if last is None else names.get(last, last))
