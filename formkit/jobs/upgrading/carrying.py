"""An adaptation put on another release: what a country wrote, where it still holds."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from formkit.changes.applying.references import without_followers
from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.plain import bare, changes_of, plain_of
from formkit.compose.carrying import PARTS, Carrying, fits
from formkit.compose.changing import with_changes
from formkit.compose.composing import compose
from formkit.core.errors import FormkitError
from formkit.core.values import replace
from formkit.formats.adaptation_edits import (
    comments_above,
    with_new_names,
    with_text_at,
    without_entries,
)
from formkit.formats.adaptation_entries import Entry, entries_of
from formkit.formats.adaptation_text import format_adaptation, head_of
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.written_changes import CHANGES, format_change
from formkit.formats.yaml_text import Keys
from formkit.jobs.comparing import Comparison
from formkit.jobs.upgrading.new_names import NewNames, Spot
from formkit.model.adaptation import Adaptation, PlainValue, WrittenChange
from formkit.model.form import Form
from formkit.model.gazetteer import Gazetteer
from formkit.model.policy import Leave
from formkit.model.standard import Standard
from formkit.model.template import Template

_VERSION = "form_version"


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release, as a country builds a form on it."""

    standard: Standard
    template: Template
    gazetteer: Gazetteer | None

    def form(self, wanted: Adaptation) -> Form:
        """The form that an adaptation describes.

        Raises:
            FormkitError: it says what the release does not have.
        """
        return compose(self.standard, self.template, wanted, self.gazetteer).form


@dataclass(frozen=True, kw_only=True)
class Source:
    """An adaptation as it was written."""

    text: str
    file: Path
    adaptation: Adaptation
    """The same, read."""
    release: Release
    plain: Form
    """Before the country changes anything."""

    @cached_property
    def before_changes(self) -> Form:
        """The form that its listed changes speak of."""
        return self.release.form(replace(self.adaptation, changes=()))

    @cached_property
    def changed(self) -> Form:
        """The country's form."""
        return with_changes(self.before_changes, self.adaptation)[0]

    @cached_property
    def comments(self) -> dict[Keys, tuple[str, ...]]:
        """The comments above each of its changes."""
        places = [(CHANGES, number) for number in range(len(self.adaptation.changes))]
        return comments_above(self.text, places, file=str(self.file)) if places else {}


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What the adaptation is to become."""

    release: Release
    file: Path
    """Where it will lie."""
    way: str
    """From its folder to that of the source."""
    form_version: str
    """Empty: that of the release."""
    plain: Form
    """Before the country changes anything."""
    wanted: Form
    names: NewNames
    """What the release calls otherwise."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """An adaptation for another release."""

    text: str
    written: tuple[WrittenChange, ...]
    dropped: tuple[Entry, ...]
    """What it said under short keys and does not say any more, by the names of the release."""


def carry(source: Source, goal: Goal) -> Carried:
    """Write an adaptation for another release: building it gives the form that is wanted.

    Raises:
        FormkitError: a difference cannot be said.
    """
    names = goal.names
    head = _head(source, goal, names)
    fitting = _fitting(head, goal)
    changes = without_followers(fitting.form, find_changes(fitting.form, goal.wanted))
    stances = _Stances(source, names)
    leaves = _Leaves(fitting.form, goal)
    written = tuple(
        stances.written(change, values, leaves)
        for change, values in zip(changes, plain_of(changes, fitting.form), strict=True)
    )
    items = [
        f"{stances.comments(change)}{format_change(one)}"
        for change, one in zip(changes, written, strict=True)
    ]
    text = format_adaptation(fitting.text, items)
    return Carried(text=text, written=written, dropped=fitting.dropped)


class _Leaves:
    """What each difference needs from the region, judged once somebody asks."""

    def __init__(self, start: Form, goal: Goal) -> None:
        self._start = start
        self._goal = goal

    def of(self, change: Change) -> Leave:
        """What a change needs; nothing where it only follows others."""
        return self._by_mark.get(fingerprint(change), Leave.FREE)

    @cached_property
    def _by_mark(self) -> dict[str, Leave]:
        comparison = Comparison(
            old=self._start,
            new=self._goal.wanted,
            changes=find_changes(self._start, self._goal.wanted),
            standard=self._goal.release.standard,
        )
        return {fingerprint(one.change): one.leave for one in comparison.verdicts}


def _head(source: Source, goal: Goal, names: NewNames) -> str:
    """The source without its changes, by the names of the new release."""
    head = head_of(source.text, file=str(source.file), folder=goal.way)
    head = with_new_names(head, names.rows, names.lists)
    values = {"version": goal.release.standard.version}
    if source.adaptation.form_version and goal.form_version:
        values[_VERSION] = goal.form_version
    head = with_text_at(head, values)
    if source.adaptation.form_version and not goal.form_version:
        head = without_entries(head, {(_VERSION,)})
    return head


@dataclass(frozen=True, kw_only=True)
class _Fitting:
    """An adaptation that says only what still holds, and no changes one by one."""

    text: str
    form: Form
    dropped: tuple[Entry, ...]


def _fitting(head: str, goal: Goal) -> _Fitting:
    """Keep what still holds, so that a form can be built of it."""
    release = goal.release
    carrying = Carrying(standard=release.standard, plain=goal.plain, wanted=goal.wanted)
    entries = entries_of(head)
    parts = [one for one in entries if fits(one, release.standard, release.template)]
    kept = carrying.kept(entries)
    parts = [one for one in parts if one.kind in PARTS]
    try:
        return _built(head, entries, (*parts, *kept), goal)
    except FormkitError:
        pass  # what the release forbids, or does not know, is said change by change
    found = _built(head, entries, parts, goal)
    for kind in dict.fromkeys(one.kind for one in kept):
        with suppress(FormkitError):
            more = (*parts, *(one for one in kept if one.kind == kind))
            found, parts = _built(head, entries, more, goal), [*more]
    return found


def _built(head: str, entries: Sequence[Entry], kept: Collection[Entry], goal: Goal) -> _Fitting:
    dropped = tuple(one for one in entries if one not in kept)
    text = without_entries(head, {one.keys for one in dropped})
    form = goal.release.form(parse_adaptation(text, file=str(goal.file)))
    return _Fitting(text=text, form=form, dropped=dropped)


class _Stances:
    """What the country said of its changes, by the change or by its place."""

    def __init__(self, source: Source, names: NewNames) -> None:
        self._source = source
        self._names = names
        self._by_mark: dict[str, int] = {}
        self._by_spot: dict[Spot, int] = {}
        for number, one in enumerate(source.adaptation.changes):
            try:
                (change,) = changes_of([one.values], source.before_changes)
            except FormkitError:
                continue  # it needs the changes beside it to be understood
            self._by_mark[fingerprint(change)] = number
            self._by_spot[names.spot(change)] = number

    def written(
        self, change: Change, values: dict[str, PlainValue], leaves: _Leaves
    ) -> WrittenChange:
        """A change with what the country said of it."""
        number = self._number(change)
        if number is not None:
            return replace(self._source.adaptation.changes[number], values=values)
        is_free = leaves.of(change) is Leave.FREE
        return WrittenChange(values=values, declared=None if is_free else False)

    def comments(self, change: Change) -> str:
        """The comments that stood above a change, as lines."""
        number = self._number(change)
        lines = self._source.comments[CHANGES, number] if number is not None else ()
        return "".join(f"  {line}\n" for line in lines)

    def _number(self, change: Change) -> int | None:
        plain = bare(change)
        found = self._by_mark.get(fingerprint(plain))
        return self._by_spot.get(self._names.spot(plain)) if found is None else found
