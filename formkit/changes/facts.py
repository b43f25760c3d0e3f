"""Changes as plain values, for output that programs read, and their fingerprints."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from formkit.changes.kinds import Change
from formkit.changes.standing import Standing
from formkit.changes.telling import Told, told_of
from formkit.core.location import NOWHERE, Loc, column_letters
from formkit.core.values import dataclass
from formkit.model.form import Form

_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a change is seen in one of the two files."""

    sheet: str
    row: int
    """From 1; 0 where no row is meant."""
    column: str
    """The header as the author wrote it; empty where the sheet has no such column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One change in plain values."""

    kind: str
    """The change's code, ``question-renamed``."""
    target: str
    """The name or code that changed, as it was in the old form."""
    path: str
    """Groups and name joined by ``/``; for a choice its list and code."""
    attribute: str
    """The canonical header of the one cell that was set; empty where it is not about one."""
    old: str | None
    """None: it was not there."""
    new: str | None
    """None: it is not there any more."""
    equivalent: bool
    """Whether only the spelling differs, the same answers meet it, or it follows another change."""
    standing: Standing | None
    """For a condition that was compared: how the new one stands to the old one."""
    fingerprint: str
    old_place: Place | None
    new_place: Place | None


def facts_of(change: Change, old: Form, new: Form) -> Facts:
    """Say a change in plain values.

    Args:
        change: one of the changes from ``old`` to ``new``.
        old: the old form, for the headers of its columns.
        new: the new form.
    """
    told = told_of(change)
    return Facts(
        kind=change.code,
        target=told.target,
        path=told.path,
        attribute=getattr(change, "key", ""),
        old=told.old,
        new=told.new,
        equivalent=getattr(change, "equivalent", False),
        standing=getattr(change, "standing", None),
        fingerprint=_fingerprint(change.code, told),
        old_place=_place(old, getattr(change, "old_loc", NOWHERE), told.old_column or told.column),
        new_place=_place(new, getattr(change, "new_loc", NOWHERE), told.column),
    )


def cells_of(changes: Iterable[Change], old: Form, new: Form) -> Iterator[str]:
    """The cell in the new form where each change is seen; for what is gone, in the old one.

    Such as ``C14``; ``14`` where the sheet has no such column; empty for what has no place.
    """
    for loc in locs_of(changes, old, new):
        yield f"{column_letters(loc.column)}{loc.row}" if loc.row else ""


def locs_of(changes: Iterable[Change], old: Form, new: Form) -> Iterator[Loc]:
    """The place in the new form where each change is seen; for what is gone, in the old one."""
    columns: dict[tuple[bool, str, str], int] = {}  # looked for once: changes may be many
    for change in changes:
        loc = getattr(change, "new_loc", NOWHERE)
        is_new = loc.row > 0
        if not is_new:
            loc = getattr(change, "old_loc", NOWHERE)
        column = getattr(change, "key", "") or told_of(change).column
        key = (is_new, loc.sheet, column)
        if key not in columns:
            form = new if is_new else old
            columns[key] = form.cell(loc, column).column
        yield Loc(file=loc.file, sheet=loc.sheet, row=loc.row, column=columns[key])


def fingerprint(change: Change) -> str:
    """Twelve hexadecimal digits that stand for the kind, the place and what changed there.

    The same on every machine, in every run, and wherever the row has got to on
    its sheet; another as soon as the change itself is another one.
    """
    return _fingerprint(change.code, told_of(change))


def _fingerprint(code: str, told: Told) -> str:
    from hashlib import sha256  # noqa: PLC0415 - text shows no fingerprints

    value = [code, told.path, told.column, told.old, told.new, _plain(told.content)]
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def _plain(value: object) -> object:
    """A value as JSON knows it; what is empty is left out, so that new fields change nothing."""
    if is_dataclass(value):
        members = {one.name: getattr(value, one.name) for one in fields(value) if one.compare}
        return {name: _plain(member) for name, member in members.items() if member}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value


def _place(form: Form, loc: Loc, column: str) -> Place | None:
    if loc == NOWHERE:
        return None
    return Place(sheet=loc.sheet, row=loc.row, column=form.header(form.cell(loc, column)))
