"""Changes of every kind, put into a form on purpose: to learn from, and to be found again.

The same form and seed give the same changes.  Each planted change has rows,
choices and lists of its own, so that none hides another; references follow new
names, as an author's would.
"""

from collections.abc import Callable, Iterable, Mapping
from random import Random

from formkit.changes.applying import apply
from formkit.changes.kinds import Change
from formkit.changes.kinds.lists import ListRenamed
from formkit.changes.kinds.rows import NodeRenamed
from formkit.changes.planting.choices import CHOICE_PLANTERS
from formkit.changes.planting.following import with_new_names
from formkit.changes.planting.forms import FORM_PLANTERS
from formkit.changes.planting.ground import Ground
from formkit.changes.planting.groups import GROUP_PLANTERS
from formkit.changes.planting.rows import ROW_PLANTERS
from formkit.core.values import dataclass
from formkit.model.form import Form

PLANTERS: Mapping[str, Callable[[Ground], tuple[Change, ...]]] = {
    **GROUP_PLANTERS,
    **ROW_PLANTERS,
    **CHOICE_PLANTERS,
    **FORM_PLANTERS,
}
"""What can be planted, ``choices-merged`` -> how; no changes where the form has no place for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One thing that was done to a form."""

    kind: str
    """A key of ``PLANTERS``."""
    changes: tuple[Change, ...]
    """What a comparison has to tell, references that follow left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planting:
    """A form after changes were planted."""

    form: Form
    planted: tuple[Planted, ...]


def plant(form: Form, seed: int, kinds: Iterable[str] = PLANTERS) -> Planting:
    """Put changes into a form.

    Args:
        form: any form.
        seed: decides where.
        kinds: what to plant, in this order, keys of ``PLANTERS``; one named twice
            is planted twice.  What finds no place is left out.
    """
    ground = Ground(form, Random(seed))  # noqa: S311 - the same seed must plant the same
    planted = []
    for kind in kinds:
        changes = PLANTERS[kind](ground)
        if changes:
            planted.append(Planted(kind=kind, changes=changes))
    done = [change for one in planted for change in one.changes]
    names = {one.old: one.new for one in done if isinstance(one, NodeRenamed)}
    lists = {one.old: one.new for one in done if isinstance(one, ListRenamed)}
    return Planting(form=with_new_names(apply(form, done), names, lists), planted=tuple(planted))
