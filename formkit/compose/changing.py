"""The changes that an adaptation lists, made to the form that all the rest describes."""

from collections.abc import Iterator

from formkit.changes.applying import apply
from formkit.changes.applying.references import find_orphans
from formkit.changes.errors import LostRowError, UnknownAddressError
from formkit.changes.kinds import Change
from formkit.changes.plain import changes_of
from formkit.changes.plain.expectations import find_surprises
from formkit.changes.plain.problems import UnclearChangesError
from formkit.compose.problems import CannotComposeError, Problem
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.model.adaptation import Adaptation, WrittenChange
from formkit.model.form import Form

_NOTHING = Message("nothing")


def with_changes(form: Form, adaptation: Adaptation) -> tuple[Form, tuple[Problem, ...]]:
    """The form after the changes that an adaptation lists, and what to know of them.

    What asks for a renamed question, or names a renamed list, follows, unless a
    change says otherwise.

    Raises:
        CannotComposeError: changes speak of what the form does not have; says all of them.
    """
    written = adaptation.changes
    if not written:
        return form, ()
    try:
        changes = changes_of([one.values for one in written], form)
        changed = apply(form, changes, follow=True)
    except UnclearChangesError as error:
        told = ((_loc(written[one.number], one.key), one.message) for one in error.problems)
        raise CannotComposeError(tuple(told)) from error
    except (LostRowError, UnknownAddressError) as error:
        raise CannotComposeError(((adaptation.loc, error.message),)) from error
    notes = (
        *_surprises(written, changes, form),
        *_orphans(written, changes, changed),
        *_undeclared(adaptation),
    )
    return changed, tuple(notes)


def _loc(written: WrittenChange, key: str) -> Loc:
    return written.places.get(key, written.loc)


def _surprises(
    written: tuple[WrittenChange, ...], changes: tuple[Change, ...], form: Form
) -> Iterator[Problem]:
    """Cells in which something else stands than the adaptation expects: the standard moved on."""
    locs = {id(change): one for change, one in zip(changes, written, strict=True)}
    for change, found in find_surprises(form, changes):
        text = (
            "{column} of {path} says {found}, and the adaptation was written when it said"
            " {expected}; look whether the change is still wanted"
        )
        fields = {"column": change.key, "path": change.at.path}
        message = Message(text, **fields, found=found or _NOTHING, expected=change.old or _NOTHING)
        yield _loc(locs[id(change)], "from"), message


def _orphans(
    written: tuple[WrittenChange, ...], changes: tuple[Change, ...], changed: Form
) -> Iterator[Problem]:
    locs = {id(change): one.loc for change, one in zip(changes, written, strict=True)}
    for orphans in find_orphans(changes, changed):
        text = "{name} is removed and is still asked for by: {readers}; change what they say"
        name = orphans.removed.at.path
        yield locs[id(orphans.removed)], Message(text, name=name, readers=orphans.readers)


def _undeclared(adaptation: Adaptation) -> Iterator[Problem]:
    waiting = [one for one in adaptation.changes if one.declared is False]
    if waiting:
        text = (
            "{count} of the changes {count:is|are} not declared yet; where the country stands by"
            " one, write declared: true and its reason"
        )
        yield waiting[0].loc, Message(text, count=len(waiting))
