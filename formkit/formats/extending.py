"""What a release says of a list or of the policy, joined to what the one before it says.

A table of a release that extends another holds only the rows that differ.  No
row takes one away: a variable or code that is not asked any more is ``retired``,
so that its name is never used for something else.
"""

from collections.abc import Iterable

from formkit.core.values import replace
from formkit.formats.standard_manifest import merged
from formkit.model.dictionary import StandardChoice, StandardList
from formkit.model.policy import Leaves, Policy


def extended_lists(
    base: Iterable[StandardList], own: Iterable[StandardList]
) -> tuple[StandardList, ...]:
    """The lists of both releases; one that both have, with the choices of both."""
    before = {one.name: one for one in base}
    joined = (_list(before[one.name], one) if one.name in before else one for one in own)
    return merged(before.values(), joined, lambda one: one.name)


def _list(base: StandardList, own: StandardList) -> StandardList:
    """A list with a row of its own in ``lists.csv`` is what that row says, else as before."""
    is_described = replace(own, choices=()) != StandardList(name=own.name)
    return replace(own if is_described else base, choices=_choices(base.choices, own.choices))


def _choices(
    base: tuple[StandardChoice, ...], own: tuple[StandardChoice, ...]
) -> tuple[StandardChoice, ...]:
    """Known codes stay in their places; a new one stands below the row above it.

    A new code with no row above it in the table stands first, so that an
    addition is put in its place by repeating the row that it follows.
    """
    if {one.code for one in base} <= {one.code for one in own}:
        return own
    known = {one.code for one in base}
    found = list(merged(base, (one for one in own if one.code in known), _code))
    place = 0
    for one in own:
        if one.code in known:
            place = [each.code for each in found].index(one.code) + 1
        else:
            found.insert(place, one)
            place += 1
    return tuple(found)


def _code(choice: StandardChoice) -> str:
    return choice.code


def extended_policy(base: Policy, own: Policy) -> Policy:
    """The policy of both releases; what the newer one says of a thing holds."""
    return replace(
        own,
        leaves=_joined(base.leaves, own.leaves),
        tiers=_by_kind(base.tiers, own.tiers),
        lists=_by_kind(base.lists, own.lists),
        blocks=merged(base.blocks, own.blocks, lambda one: one.id),
        tombstones=tuple(
            {(one.list_name, one.name): one for one in (*base.tombstones, *own.tombstones)}.values()
        ),
        prefix=own.prefix or base.prefix,
    )


def _joined(base: Leaves, own: Leaves) -> Leaves:
    return tuple({**dict(base), **dict(own)}.items())


def _by_kind(
    base: tuple[tuple[str, Leaves], ...], own: tuple[tuple[str, Leaves], ...]
) -> tuple[tuple[str, Leaves], ...]:
    before, after = dict(base), dict(own)
    kinds = dict.fromkeys((*before, *after))
    return tuple((kind, _joined(before.get(kind, ()), after.get(kind, ()))) for kind in kinds)
