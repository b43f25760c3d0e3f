"""Every three forms of a family of real ones, merged: one as base, two as sides."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from formkit.changes.applying import apply
from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.merging import ground, merge
from formkit.core.errors import UnreadableFormError
from formkit.formats.reading import read_form
from formkit.model.form import Form
from tests.changes.merging.kept import errors, lost
from tests.families import FORMS, families
from tests.shares import share_of

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here"),
]

FAMILIES = families()
MOST = 8
"""Of each family here; every triple of all families was run by hand."""


FOUND: dict[tuple[int, int], tuple[Change, ...]] = {}
"""By the forms' identities; ``read`` keeps the forms."""


@cache
def read(path: Path) -> Form | None:
    try:
        return read_form(path)
    except UnreadableFormError:
        return None


@pytest.fixture(autouse=True)
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing takes most of a merge; each pair here is merged several times."""
    monkeypatch.setattr(ground, "find_changes", changes_between)


def changes_between(base: Form, form: Form) -> tuple[Change, ...]:
    """The changes between two forms, found once."""
    key = (id(base), id(form))
    if key not in FOUND:
        FOUND[key] = find_changes(base, form)
    return FOUND[key]


def triples(family: str) -> list[tuple[Form, Form, Form]]:
    """Every three forms; of a large family so many, spread over all of them."""
    forms = [form for form in map(read, FAMILIES[family]) if form is not None]
    found = [
        (base, ours, theirs)
        for base in forms
        for ours, theirs in combinations((form for form in forms if form is not base), 2)
    ]
    return share_of(found[:: len(found) // MOST + 1])


@pytest.mark.parametrize("family", FAMILIES)
def test_merges_of_real_forms_hold_the_laws(family: str) -> None:
    for base, ours, theirs in triples(family):
        told = (base.file, ours.file, theirs.file)
        merged, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
        assert merged.form == swapped.form, told
        assert [one.key for one in merged.conflicts] == [one.key for one in swapped.conflicts], told
        assert apply(base, merged.changes) == merged.form, told
        for form in (ours, theirs):
            assert list(lost(merged, changes_between(base, form))) == [], told
        if not merged.conflicts:
            assert errors(merged.form) <= errors(ours) + errors(theirs), told


@pytest.mark.parametrize("family", FAMILIES)
def test_one_side_alone_is_the_merge(family: str) -> None:
    forms = [form for form in map(read, FAMILIES[family]) if form is not None]
    for base, one in share_of(list(combinations(forms, 2))[::5]):
        for merged in (merge(base, one, base), merge(base, base, one), merge(base, one, one)):
            assert merged.form == one, (base.file, one.file)
            assert merged.conflicts == (), (base.file, one.file)
