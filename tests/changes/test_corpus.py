"""Every real form at hand, compared with itself and with the others of its family."""

from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from formkit.changes.applying import apply
from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.kinds.forms import Unexplained
from formkit.core.errors import UnreadableFormError
from formkit.formats.reading import read_form
from formkit.model.form import Form
from tests.families import FORMS, families
from tests.shares import share_of

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here"),
]

FAMILIES = families()


@cache
def read(path: Path) -> Form | None:
    try:
        return read_form(path)
    except UnreadableFormError:
        return None


@pytest.mark.parametrize("family", FAMILIES)
def test_a_form_has_not_changed_against_itself(family: str) -> None:
    for form in filter(None, map(read, FAMILIES[family])):
        assert find_changes(form, form) == (), form.file


@pytest.mark.parametrize("family", FAMILIES)
def test_changes_lead_from_each_form_to_each_other_one(family: str) -> None:
    for old, new in share_of(permutations(filter(None, map(read, FAMILIES[family])), 2)):
        changes = find_changes(old, new)
        assert not [one for one in changes if isinstance(one, Unexplained)], (old.file, new.file)
        assert apply(old, changes) == new, (old.file, new.file)
        assert len(set(map(fingerprint, changes))) == len(changes), (old.file, new.file)
