"""Changes that a country stands by, written into its adaptation with their reasons."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.plain import bare, changes_of, plain_of
from formkit.changes.telling import told_of
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.adaptation_edits import without_entries
from formkit.formats.adaptation_text import with_changes
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.manifests import read_text
from formkit.formats.written_changes import CHANGES, format_change
from formkit.jobs.adapting import Adapted, Say, adapt
from formkit.jobs.building import compose_adaptation
from formkit.jobs.judging import Judged, told_changes
from formkit.jobs.judging.entries import declare_entries, with_stances
from formkit.jobs.judging.needing import with_needed, without_others
from formkit.jobs.outputs import Output


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """An adaptation with what was declared, not written yet."""

    output: Output
    also: tuple[Change, ...] = ()
    """Changes that are written, too, since those that were chosen cannot be without them."""


def declare(
    judged: Judged, changes: Iterable[Change], *, reason: str, say: Say, is_declared: bool = True
) -> Declared:
    """Declare changes in the country's adaptation; all else in it stays as it is.

    What the adaptation does not list yet goes behind what it lists, with those changes
    that it cannot be without; nobody declares these by that.  Whatever else is different
    in the edited form is left out of the adaptation.

    Args:
        judged: the forms.
        changes: some of their changes.
        reason: why the country wants them.
        say: words what a change costs, for the lines above it.
        is_declared: False to take a declaration back.

    Raises:
        FormkitError: the form changed since it was compared, or the adaptation of the country
            begins with another form, which knows nothing of a change.
    """
    if judged.edited is None:
        made = declare_entries(judged, changes, reason=reason, is_declared=is_declared)
        return Declared(output=made)
    adapted = adapt(judged.wanted, judged.edited.path, judged.adaptation, say=say)
    if adapted.new != judged.comparison.new:
        text = "somebody changed the form after it was compared: compare again, then declare"
        raise FormkitError(Message(text), loc=Loc(file=str(judged.edited.path)))
    chosen = {_number(adapted, one, judged) for one in changes}
    return _Declaring(judged=judged, adapted=adapted, chosen=chosen).declared(
        reason, is_declared=is_declared
    )


@dataclass(frozen=True, kw_only=True)
class _Declaring:
    """Changes of an edited form, some of which are to be written into an adaptation."""

    judged: Judged
    adapted: Adapted
    chosen: set[int]
    """Positions among ``told``."""

    @cached_property
    def told(self) -> Sequence[Change]:
        """The changes that an adaptation says."""
        return told_changes(self.adapted)

    @cached_property
    def text(self) -> str:
        """The adaptation as it is; a new one has no changes yet."""
        path = self.judged.adaptation
        return read_text(path) if path.is_file() else self.adapted.head

    @cached_property
    def listed(self) -> Mapping[int, int]:
        """Position of a change -> which of the adaptation's own changes is the same."""
        entries = [one.values for one in parse_adaptation(self.text).changes]
        said = self.adapted.earlier
        marks = (fingerprint(bare(one)) for one in self.told)
        found = ((number, said[mark].values) for number, mark in enumerate(marks) if mark in said)
        return {number: entries.index(values) for number, values in found if values in entries}

    def declared(self, reason: str, *, is_declared: bool) -> Declared:
        """The adaptation with the chosen changes, and with what they need."""
        adapted, path = self.adapted, self.judged.adaptation
        known = {*self.listed, *self.chosen}
        kept = with_needed(adapted.old, adapted.new, self.told, known)
        new = sorted(kept - self.listed.keys())
        at = [self.listed[number] for number in sorted(self.chosen & self.listed.keys())]
        text = with_stances(self.text, at, reason=reason, is_declared=is_declared)
        text = without_entries(text, self._replaced(new), file=str(path))
        items = self._items(new, kept, reason, is_declared=is_declared)
        text = with_changes(text, items, file=str(path))
        self._try(text)
        output = Output(path=path, content=text.encode())
        return Declared(output=output, also=tuple(self.told[one] for one in sorted(kept - known)))

    def _items(
        self, new: Sequence[int], kept: set[int], reason: str, *, is_declared: bool
    ) -> list[str]:
        """The changes that the adaptation does not list yet, as its text has them."""
        numbers = sorted(kept)
        some = without_others(self.told, kept)
        values = dict(zip(numbers, plain_of(some, self.adapted.old), strict=True))
        items: list[str] = []
        for number in new:
            written = replace(self.adapted.written[number], values=values[number])
            if number in self.chosen:
                written = replace(written, declared=is_declared, reason=reason)
            items.append(f"{self.adapted.comments[number]}{format_change(written)}")
        return items

    def _replaced(self, new: Sequence[int]) -> set[tuple[str, int]]:
        """Where the adaptation says otherwise what new changes say of the same place."""
        places = {_place(self.told[number]) for number in new}
        kept = set(self.listed.values())
        entries = parse_adaptation(self.text).changes
        try:
            said = changes_of([one.values for one in entries], self.adapted.old)
        except FormkitError:
            return set()  # told when it is tried
        found = (n for n, one in enumerate(said) if n not in kept and _place(one) in places)
        return {(CHANGES, number) for number in found}

    def _try(self, text: str) -> None:
        """Go on only when the adaptation can be built."""
        path = self.judged.adaptation
        try:
            compose_adaptation(parse_adaptation(text, file=str(path)), path.parent)
        except FormkitError as error:
            why = "with this alone, {file} cannot be built: {why}"
            raise FormkitError(Message(why, file=path.name, why=error.message)) from error


def _number(adapted: Adapted, change: Change, judged: Judged) -> int:
    """Which of the written changes it is; a cell that was changed before is found by its place."""
    told = told_changes(adapted)
    marks = [fingerprint(bare(one)) for one in told]
    mark = fingerprint(bare(change))
    if mark in marks:
        return marks.index(mark)
    places = [_place(one) for one in told]
    if places.count(_place(change)) == 1:
        return places.index(_place(change))
    text = (
        "the adaptation {file} begins with another form, in which this is no change of its own:"
        " compare with the adaptation itself to declare it"
    )
    raise FormkitError(Message(text, file=judged.adaptation.name))


def _place(change: Change) -> tuple[str, str, str]:
    told = told_of(change)
    return change.code, told.path, told.column
