"""Changes of every kind, planted into twenty real forms, are found, and next to nothing else."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeMoved
from formkit.changes.planting import PLANTERS, plant
from formkit.changes.situations.choice_evidence import find_merges, find_splits, find_swaps
from formkit.changes.situations.reuse import find_reused_names
from formkit.changes.telling import told_of
from formkit.core.errors import UnreadableFormError
from formkit.formats.reading import read_form
from formkit.model.form import Form, walk
from tests.families import FORMS, families

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here"),
]

MANY = 20
FEWEST_ROWS, FEWEST_LISTS = 25, 3
SEEDS = (1, 2, 3)
OFTEN = ("question-renamed", "question-renamed-and-reworded", "choice-recoded", "list-renamed")
KINDS = (*PLANTERS, *OFTEN, *OFTEN)
RENAMES = ("question-renamed", "question-renamed-and-reworded", "group-renamed")
LEAST = 0.98
LEAST_OF_RENAMES = 0.95

Key = tuple[str, str, str, str | None]


def real_forms() -> list[Form]:
    """The largest form of each family, twenty of them."""
    forms = []
    for _family, paths in sorted(families().items()):
        sized = [(sum(1 for _ in walk(form.nodes)), form) for form in map(read, paths) if form]
        size, largest = max(sized, key=lambda one: one[0], default=(0, Form()))
        if size >= FEWEST_ROWS and len(largest.lists) >= FEWEST_LISTS:
            forms.append(largest)
    return forms[:MANY]


@cache
def read(path: Path) -> Form | None:
    try:
        return read_form(path)
    except UnreadableFormError:
        return None


def key(change: Change) -> Key:
    """What a change says; of a row that is moved within its group, only that it is."""
    told = told_of(change)
    is_order = isinstance(change, NodeMoved) and change.is_within_group
    return change.code, told.path, told.column, None if is_order else told.new


class Score:
    """How many planted things were found, by kind, and how much else was told."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.told = 0
        self.told_in_vain: list[Key] = []

    def add(self, form: Form, seed: int) -> None:
        planting = plant(form, seed, KINDS)
        changes = find_changes(form, planting.form)
        keys = {key(one) for one in changes}
        wanted = {key(change) for one in planting.planted for change in one.changes}
        for one in planting.planted:
            self.planted[one.kind] += 1
            self.found[one.kind] += all(key(change) in keys for change in one.changes)
        told = {key(one) for one in changes if not getattr(one, "equivalent", False)}
        self.told += len(told)
        self.told_in_vain += sorted(told - wanted, key=str)
        self.add_evidence(
            form, planting.form, changes, Counter(one.kind for one in planting.planted)
        )

    def add_evidence(
        self, old: Form, new: Form, changes: tuple[Change, ...], planted: Counter[str]
    ) -> None:
        names = planted["name-reused"] + planted["name-taken"] + 2 * planted["names-swapped"]
        for what, wanted, found in (
            ("merges", planted["choices-merged"], find_merges(changes, old, new)),
            ("splits", planted["choice-split"], find_splits(changes, old, new)),
            ("swaps", 2 * planted["choices-swapped"], find_swaps(changes, old, new)),
            ("names used anew", names, find_reused_names(changes, old, new)),
        ):
            self.planted[what] += wanted
            self.found[what] += wanted - abs(wanted - len(found))


@cache
def score() -> Score:
    total = Score()
    for form in real_forms():
        for seed in SEEDS:
            total.add(form, seed)
    return total


def test_every_kind_is_planted() -> None:
    assert len(real_forms()) == MANY
    assert set(PLANTERS) <= set(score().planted)


def test_nearly_all_planted_changes_are_found() -> None:
    planted, found = score().planted.total(), score().found.total()
    assert found >= LEAST * planted, missed(score())


def test_renames_are_found_though_a_third_of_the_wording_changed() -> None:
    planted, found = score().planted, score().found
    for kind in RENAMES:
        assert found[kind] >= LEAST_OF_RENAMES * planted[kind], (kind, found[kind], planted[kind])


def test_hardly_anything_else_is_told() -> None:
    assert len(score().told_in_vain) <= (1 - LEAST) * score().told, score().told_in_vain


def missed(score: Score) -> dict[str, int]:
    return {
        kind: count - score.found[kind]
        for kind, count in score.planted.items()
        if count != score.found[kind]
    }
