"""Changes as plain values: what the ``changes:`` of an adaptation say, and back.

One mapping a change, its code first and beside it what it speaks of::

    question-renamed: household/water_source
    to: water_src

Paths are those of the form as it was; ``plain_addresses`` says how they
are written.  What a change tells only to explain itself is not written.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from formkit.changes.addresses import Address, Anchor
from formkit.changes.applying.rows import find_new_addresses
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import LanguageRemoved, SettingSet
from formkit.changes.kinds.lists import ChoiceAttributeSet, ListChange
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeMoved,
    NodeTypeChanged,
    RowChange,
)
from formkit.changes.outline import outline_of
from formkit.changes.plain.addresses import RowNames
from formkit.changes.plain.cells import PlainCells
from formkit.changes.plain.expectations import CellSet, OldCells
from formkit.changes.plain.form import FormReader, written_form_change
from formkit.changes.plain.list_addresses import ListNames
from formkit.changes.plain.lists import ListReader, written_list_change
from formkit.changes.plain.problems import NotUnderstoodError, PlainProblem, UnclearChangesError
from formkit.changes.plain.rows import RowReader, written_row_change
from formkit.changes.plain.staying import Coded, find_staying
from formkit.core.messages import Message
from formkit.formats.change_keys import CHANGE_KEYS
from formkit.model.form import Form


def bare(change: Change) -> Change:
    """The change without what only explains it, as it comes back from plain values."""
    match change:
        case NodeAttributeSet():
            return replace(change, equivalent=False, standing=None)
        case NodeTypeChanged() | ChoiceAttributeSet() | SettingSet():
            return replace(change, equivalent=False)
        case LanguageRemoved():
            return replace(change, wordings=())
        case _:
            return change


def plain_of(changes: Iterable[Change], old: Form) -> list[PlainCells]:
    """Changes as plain values.

    Args:
        changes: of the old form; an added group before what is added to it.
        old: the form that they speak of.

    Raises:
        FormkitError: one is ``Unexplained``.
    """
    rows, lists = RowNames(outline_of(old.nodes)), ListNames(old)
    written: list[PlainCells] = []
    for change in changes:
        if isinstance(change, RowChange):
            written.append(written_row_change(change, rows))
        elif isinstance(change, ListChange):
            written.append(written_list_change(change, lists))
        else:
            written.append(written_form_change(change, rows, lists))
    return written


def changes_of(written: Sequence[PlainCells], old: Form) -> tuple[Change, ...]:
    """What plain values say, in their order.

    Args:
        written: as ``plain_of`` writes them, or a person in the same words.
        old: the form that they speak of.

    Raises:
        UnclearChangesError: some speak of what the form does not have; says all of them.
        LostRowError: rows would have no place.
    """
    coded, problems = _coded(written)
    rows = RowNames(outline_of(old.nodes))
    reader = _Reader(old, rows, [one for one in coded if one is not None])
    changes: list[Change] = []
    unsaid: set[int] = set()
    for number, one in enumerate(coded):
        if one is None:
            continue
        try:
            changes.append(reader.read(*one))
            if "from" not in one[1]:
                unsaid.add(len(changes) - 1)
        except NotUnderstoodError as error:
            problems.append(PlainProblem(number=number, key=error.key, message=error.message))
    if problems:
        raise UnclearChangesError(tuple(sorted(problems, key=lambda one: one.number)))
    return tuple(_placed(_with_old_texts(changes, unsaid, old), old))


def _coded(written: Sequence[PlainCells]) -> tuple[list[Coded | None], list[PlainProblem]]:
    """Each change with its code; without one, or without a key that it must have, a problem."""
    coded: list[Coded | None] = []
    problems: list[PlainProblem] = []
    for number, fields in enumerate(written):
        codes = [key for key in fields if key in CHANGE_KEYS]
        needed = CHANGE_KEYS[codes[0]].required if codes else ()
        lacking = [key for key in needed if key not in fields]
        if len(codes) == 1 and not lacking:
            coded.append((codes[0], fields))
            continue
        coded.append(None)
        key = next(iter(fields), "")
        text = Message("one kind of change has to stand here, and stand only once")
        if lacking:
            text = Message("the key {key} is missing here", key=lacking[0])
        problems.append(PlainProblem(number=number, key=key, message=text))
    return coded, problems


class _Reader:
    """Reads each change by its code."""

    def __init__(self, old: Form, rows: RowNames, written: Sequence[Coded]) -> None:
        lists = ListNames(old)
        staying = find_staying(written, old, rows, lists)
        self._rows = RowReader(
            outline=outline_of(old.nodes), names=rows, leaving=staying.leaving_rows
        )
        self._lists = ListReader(names=lists, orders=staying.lists, leaving=staying.leaving_choices)
        self._form = FormReader(
            form=old, rows=rows, lists=lists, languages=staying.languages, sheets=staying.sheets
        )

    def read(self, code: str, fields: PlainCells) -> Change:
        """One change."""
        word = code.partition("-")[0]
        if word in {"list", "choice"}:
            return self._lists.read(code, fields)
        if word in {"language", "column", "setting", "sheet"}:
            return self._form.read(code, fields)
        return self._rows.read(code, fields)


def _with_old_texts(changes: Sequence[Change], unsaid: Container[int], old: Form) -> list[Change]:
    """The changes; those of cells that do not say what stood there, with what does."""
    cells = OldCells(old, changes)
    return [
        replace(change, old=cells.text(change))
        if isinstance(change, CellSet) and number in unsaid
        else change
        for number, change in enumerate(changes)
    ]


def _placed(changes: Sequence[Change], old: Form) -> Iterator[Change]:
    """The changes with the addresses that rows have in the new form."""
    rows = [one for one in changes if isinstance(one, RowChange)]
    if not any(isinstance(one, NodeAdded | NodeMoved) for one in rows):
        return iter(changes)
    new = find_new_addresses(old.nodes, rows)
    return (_at_new_address(one, new) for one in changes)


def _at_new_address(change: Change, new: Mapping[Anchor, Address]) -> Change:
    def named(anchor: Anchor) -> Anchor:
        return replace(anchor, at=new[anchor]) if anchor.is_added else anchor

    if not isinstance(change, NodeAdded | NodeMoved):
        return change
    after = named(change.after) if change.after else None
    if isinstance(change, NodeMoved):
        return replace(
            change, new_at=new[Anchor(at=change.at)], parent=named(change.parent), after=after
        )
    at = new[Anchor(at=change.at, is_added=True)]
    return replace(change, at=at, parent=named(change.parent), after=after)
