"""Every real form at hand, edited until it reads as the others of its family."""

from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from formkit.core.errors import UnreadableFormError
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.files import read_workbook
from formkit.formats.finding_edits import find_edits
from formkit.formats.reading import form_of
from formkit.model.edits import SheetReplaced
from formkit.model.sheets import Workbook
from tests.families import FORMS, families
from tests.shares import share_of

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS.is_dir(), reason="../shared/forms is not here"),
]

FAMILIES = families()


@cache
def read(path: Path) -> Workbook | None:
    try:
        return read_workbook(path)
    except UnreadableFormError:
        return None


def differing_cells(old: Workbook, new: Workbook) -> int:
    """How many cells differ place by place, as somebody who knows no better would set them."""
    return len(set(cells(old).items()) ^ set(cells(new).items()))


def cells(workbook: Workbook) -> dict[tuple[str, int, int], str]:
    return {
        (sheet.name, row.number, column): cell.text
        for sheet in workbook.sheets
        for row in sheet.rows
        for column, cell in enumerate(row.cells)
        if cell.text
    }


@pytest.mark.parametrize("family", FAMILIES)
def test_edits_lead_from_each_workbook_to_each_other_form(family: str) -> None:
    for old, new in share_of(permutations(filter(None, map(read, FAMILIES[family])), 2)):
        form = form_of(new)
        edits = find_edits(old, form)
        assert form_of(edit_workbook(old, edits)) == form, (old.path, new.path)
        filled = {sheet.name for sheet in old.sheets if not all(row.is_blank for row in sheet.rows)}
        replaced = [one for one in edits if isinstance(one, SheetReplaced) and one.sheet in filled]
        assert not replaced, (old.path, new.path)
        assert len(edits) <= max(differing_cells(old, new), 1), (old.path, new.path)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_workbook_needs_no_edit_to_say_what_it_says(family: str) -> None:
    for workbook in filter(None, map(read, FAMILIES[family])):
        assert find_edits(workbook, form_of(workbook)) == (), workbook.path
