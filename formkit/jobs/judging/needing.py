"""Some of the changes of a form made without the others: which of the others they need."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from formkit.changes.applying import apply
from formkit.changes.kinds import Change
from formkit.core.errors import FormkitError
from formkit.jobs.judging.going_together import GoingTogether
from formkit.jobs.judging.lost_names import LostName, asked_for, gives, lost_names
from formkit.jobs.judging.reanchoring import without
from formkit.model.form import Form


def with_needed(old: Form, new: Form, changes: Sequence[Change], kept: Iterable[int]) -> set[int]:
    """The positions of changes, and of those without which they would leave a broken form.

    That are a group around a new row, a question that a condition asks for, a list that a
    question takes its choices from, and whatever asked for a row that is gone.

    Args:
        old: the form as it was.
        new: the form after all changes.
        changes: of the old form, without those that only follow others.
        kept: positions of those that are to be made.
    """
    together, known = GoingTogether(changes), lost_names(old) | lost_names(new)
    found = together.needed_by(set(kept))
    while True:
        try:
            form = apply(old, without_others(changes, found), follow=True)
        except FormkitError:
            return set(range(len(changes)))  # rows would have no place
        lost = lost_names(form) - known
        more = {number for one in lost for number in _helping(one, changes, found)}
        if not more:
            return found
        found = together.needed_by(found | more)


def without_others(changes: Sequence[Change], kept: Collection[int]) -> tuple[Change, ...]:
    """Some of the changes of a form, which can be applied without the others.

    Args:
        changes: all of them.
        kept: positions, as ``with_needed`` gives them.
    """
    return without(changes, set(range(len(changes))) - set(kept))


def _helping(lost: LostName, changes: Sequence[Change], kept: set[int]) -> Iterator[int]:
    """The changes that bring what is lost, else those after which nobody asks for it."""
    others = [(number, one) for number, one in enumerate(changes) if number not in kept]
    giving = [number for number, one in others if gives(one, lost)]
    yield from giving or (number for number, one in others if asked_for(one, lost))
