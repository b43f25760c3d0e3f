"""Every real form at hand as changes of the others of its family, written down and made again."""

from itertools import permutations

import pytest

from formkit.changes.applying import apply
from formkit.changes.applying.references import with_followers, without_followers
from formkit.changes.detection import find_changes
from formkit.changes.plain import bare, changes_of, plain_of
from formkit.formats.adaptation_text import format_adaptation
from formkit.formats.adaptations import parse_adaptation
from formkit.formats.written_changes import format_change
from formkit.model.adaptation import WrittenChange
from tests.changes.test_corpus import FAMILIES, pytestmark, read
from tests.shares import share_of

__all__ = ["pytestmark"]

LONGEST = 100_000
"""Characters: a longer text is read as well, only slowly."""
EVERY = 3
"""Of the pairs of a family, those that are tried; and of these, those that go through a text."""


@pytest.mark.parametrize("family", FAMILIES)
def test_changes_are_written_and_made_again(family: str) -> None:
    forms = tuple(filter(None, map(read, FAMILIES[family])))
    for number, (old, new) in enumerate(share_of(list(permutations(forms, 2))[::EVERY])):
        changes = find_changes(old, new)
        assert changes_of(plain_of(changes, old), old) == tuple(map(bare, changes)), new.file
        few = without_followers(old, changes)
        values = plain_of(few, old)
        assert apply(old, with_followers(old, changes_of(values, old))) == new, new.file
        items = [format_change(WrittenChange(values=one)) for one in values]
        text = format_adaptation("formkit: adaptation/1\nbase: a.xlsx\n", items)
        if number % EVERY == 0 and len(text) < LONGEST:
            assert [one.values for one in parse_adaptation(text).changes] == values, new.file
