"""Finding the crosswalk from one form to another."""

from collections import Counter
from collections.abc import Iterator, Sequence

from formkit.changes.crosswalk import TAKEN_ENDING, Certainty, Column, Crosswalk, EntryKind, Names
from formkit.changes.crosswalk.codes import Codes
from formkit.changes.crosswalk.lists import list_of
from formkit.changes.crosswalk.places import Places, holds_of
from formkit.changes.crosswalk.rows import Fate, find_added, find_fates, find_groups
from formkit.changes.kinds import Change
from formkit.model.form import Form, Question
from formkit.model.question_types import Holds

_COMPANIONS = {
    Holds.BINARY: ("{}_URL",),
    Holds.GEOPOINT: ("_{}_latitude", "_{}_longitude", "_{}_altitude", "_{}_precision"),
}
"""What KoboToolbox's exports add beside a question, by its name."""
_OTHER = "{}_other"
"""The text question that ``or_other`` adds."""


def find_crosswalk(old: Form, new: Form, changes: Sequence[Change]) -> Crosswalk:
    """How data of the old form become data of the new one.

    Args:
        old: the form with which the data were collected.
        new: the form whose names and codes are wanted.
        changes: all that ``find_changes(old, new)`` gives.
    """
    places = Places(old, new, changes)
    fates = tuple(find_fates(places))
    codes = Codes(places, fates)
    groups = tuple(find_groups(places))
    rows = (entry for fate in fates for entry in fate.entries)
    repeats = (
        (one.old.rpartition("/")[2], one.new.rpartition("/")[2])
        for one in groups
        if one.kind is EntryKind.REPEAT and one.new
    )
    return Crosswalk(
        entries=(*rows, *find_added(places), *groups, *codes.entries()),
        columns=tuple(_columns(fates, codes)),
        repeats=tuple((one, now) for one, now in repeats if one != now),
    )


def _columns(fates: tuple[Fate, ...], codes: Codes) -> Iterator[Column]:
    count = Counter(fate.old[-1] for fate in fates)
    for fate in fates:
        is_alone = count[fate.old[-1]] == 1
        column = _column(fate, codes, is_alone=is_alone)
        if column.is_lost or column.old != column.new or column.codes or column.lost_codes:
            yield column
        if column.old != column.new and not column.is_lost:
            yield from _companions(fate, is_alone=is_alone)


def _column(fate: Fate, codes: Codes, *, is_alone: bool) -> Column:
    new = fate.new
    if fate.is_taken:
        new = (*fate.old[:-1], fate.old[-1] + TAKEN_ENDING)
    known = {one.old_code: one for one in codes.of_column(fate) if one.old_code}
    lost = tuple(code for code, one in known.items() if one.certainty is Certainty.NONE)
    now = codes.lists.new_codes_of(fate.twin.node) if fate.twin else ()
    mapped = {code: one.new_code for code, one in known.items() if code not in lost}
    taken = {code: code + TAKEN_ENDING for code in lost if code in now}
    choices = codes.lists.old_list(list_of(fate.row.node)).choices
    every = {one.code for one in choices}
    labels = (text for one in choices if one.code in known for _, text in one.labels)
    return Column(
        old=fate.old,
        new=new,
        is_lost=fate.twin is None,
        is_alone=is_alone,
        has_several=holds_of(fate.row.node) is Holds.SELECTS,
        codes=tuple({**mapped, **taken}.items()),
        lost_codes=lost,
        labels=tuple(text for text in dict.fromkeys(labels) if text not in every),
    )


def _companions(fate: Fate, *, is_alone: bool) -> Iterator[Column]:
    """The columns that stand beside a question's own, and are called after it."""
    node = fate.row.node
    patterns = _COMPANIONS.get(holds_of(node), ())
    if isinstance(node, Question) and node.or_other:
        patterns = (*patterns, _OTHER)
    for pattern in patterns:
        old, new = (_beside(names, pattern) for names in (fate.old, fate.new))
        yield Column(old=old, new=new, is_alone=is_alone)


def _beside(names: Names, pattern: str) -> Names:
    return (*names[:-1], pattern.format(names[-1]))
