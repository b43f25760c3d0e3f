"""Three forms as one: what both sides did to the base, together."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from formkit.changes.applying import apply, language_edits
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
)
from formkit.changes.kinds.lists import ListRenamed
from formkit.changes.kinds.rows import NodeRenamed
from formkit.changes.merging.addressing import with_new_addresses
from formkit.changes.merging.arranging import Arrangement, find_crossed_orders
from formkit.changes.merging.clashes import Clash, Joined
from formkit.changes.merging.codes import find_lost_codes
from formkit.changes.merging.collisions import find_taken_names
from formkit.changes.merging.dangling import find_dangling
from formkit.changes.merging.forks import find_forks
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.lost_labels import find_lost_labels
from formkit.changes.merging.naming import names_of, translated_wishes
from formkit.changes.merging.outcome import Decision, Merge
from formkit.changes.merging.places import Places
from formkit.changes.merging.removals import find_changed_removals, without_idle_moves
from formkit.changes.merging.removed_languages import find_removed_languages
from formkit.changes.merging.slots import join
from formkit.changes.merging.structure import find_lost_rows
from formkit.changes.merging.unexplained_parts import find_unexplained_parts
from formkit.changes.merging.weighing import Weighing
from formkit.changes.merging.wishes import Side
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.changes.kinds import Change

_LANGUAGES = LanguageAdded | LanguageRemoved | LanguageRenamed | LanguageMoved
_RENAMINGS = NodeRenamed | ListRenamed | ColumnRenamed


def merge(base: Form, ours: Form, theirs: Form) -> Merge:
    """Join what two sides did to one form.

    Changes that have nothing to do with each other combine, the same change on
    both sides is one, and where one side renamed something the other side's
    words follow.  What cannot stand together is a conflict: there the merged
    form is as the base was.  Which side is called ours makes no difference to
    the form.

    Args:
        base: the form that both sides began with.
        ours: one side's form.
        theirs: the other side's.
    """
    return merged(Ground(base, ours, theirs), {})


def resolved(merge: Merge, decisions: Mapping[str, Decision]) -> Merge:
    """The merge again, with some of its conflicts decided, and those decided before.

    What a decision newly breaks is a conflict of its own.

    Args:
        merge: a merge.
        decisions: by the key of the conflict; keys that it does not have mean nothing.
    """
    ground = Ground(merge.base, merge.ours, merge.theirs)
    return merged(ground, dict(merge.decisions) | dict(decisions))


def merged(ground: Ground, decisions: Mapping[str, Decision]) -> Merge:
    """Grant wishes until none is in another's way."""
    weighing = Weighing(ground, decisions)
    places = {side: Places(ground, side) for side in Side}
    attempt = _Attempt(ground, weighing, places)
    while clashes := attempt.clashes():
        weighing.add(clashes)
        attempt = _Attempt(ground, weighing, places)
    return Merge(
        form=attempt.form,
        changes=attempt.changes,
        conflicts=weighing.conflicts(),
        base=ground.base,
        ours=ground.forms[Side.OURS],
        theirs=ground.forms[Side.THEIRS],
        decisions=tuple(weighing.taken),
    )


class _Attempt:
    """The form that the active wishes make, and what stands in the way of it."""

    def __init__(self, ground: Ground, weighing: Weighing, places: Mapping[Side, Places]) -> None:
        self.ground = ground
        self.weighing = weighing
        self.places = places
        self.form = ground.base
        self.changes: tuple[Change, ...] = ()

    def clashes(self) -> list[Clash]:
        """What the first step that finds something finds; nothing once the form is made."""
        steps = (
            self._of_names,
            self._of_wishes,
            self._of_places,
            self._of_the_form,
            self._of_conditions,
        )
        for step in steps:
            found = list(step())
            if found:
                return found
        return []

    def _of_names(self) -> Iterator[Clash]:
        """Languages, labels left in none, two new names; the rest is told by merged names."""
        active, held = self.weighing.active, self.weighing.held
        removed = tuple(find_removed_languages(self.ground, active, self.weighing.granted))
        yield from removed or find_lost_labels(self.ground, active)
        told = [one for one in active if isinstance(one.change, _LANGUAGES | _RENAMINGS)]
        joined, clashes = join(told, self.places, ())
        whole = [one for one in joined if isinstance(one.change, _LANGUAGES)]
        clashes += find_taken_names(self.ground, whole, held)
        if clashes:
            yield from clashes
            return
        arranged = Arrangement(self.ground, whole, self.places).changes(whole)
        edits = language_edits(
            self.ground.base.languages, [one for one in arranged if isinstance(one, _LANGUAGES)]
        )
        self.languages = edits.order

    def _of_wishes(self) -> Iterator[Clash]:
        """Wishes for one thing, and names that would stand twice."""
        active = self.weighing.active
        names = names_of(self.ground, active, self.languages)
        wishes = translated_wishes(active, names)
        joined, clashes = join(wishes, self.places, self.languages)
        self.joined = without_idle_moves(joined)
        yield from clashes or self._among_joined()
        self.joined += [Joined(change=one, wishes=()) for one in self.weighing.own]

    def _among_joined(self) -> Iterator[Clash]:
        held = self.weighing.held
        yield from find_unexplained_parts(self.joined)
        yield from find_changed_removals(self.joined)
        yield from find_taken_names(self.ground, self.joined, held)
        yield from find_forks(self.ground, self.joined)

    def _of_places(self) -> Iterator[Clash]:
        """Rows that would stand nowhere, and orders that contradict each other."""
        lost = list(find_lost_rows(self.ground, self.joined, self.weighing.held))
        if lost:
            yield from lost
            return
        self.arrangement = Arrangement(self.ground, self.joined, self.places)
        yield from find_crossed_orders(self.arrangement, self.joined)

    def _of_the_form(self) -> Iterator[Clash]:
        """What can only be seen in the merged form."""
        changes = list(self.arrangement.changes(self.joined))
        self.changes = tuple(with_new_addresses(self.ground, changes, self.arrangement))
        self.form = apply(self.ground.base, self.changes)
        held = self.weighing.held
        yield from find_dangling(self.ground, self.form, self.joined, held)
        yield from find_lost_codes(self.form, self.joined)

    def _of_conditions(self) -> Iterator[Clash]:
        """Questions that nobody would be asked any more."""
        from formkit.changes.merging.reaching import (  # noqa: PLC0415 - slow to import
            find_unreached,
        )

        yield from find_unreached(self.ground, self.form, self.joined)
