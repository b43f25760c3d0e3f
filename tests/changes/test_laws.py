"""What holds for the changes between any two forms."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formkit.changes.applying import apply
from formkit.changes.detection import find_changes
from formkit.changes.facts import Facts, facts_of, fingerprint
from formkit.changes.kinds.forms import Unexplained
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES, AttributeKind
from formkit.model.form import Form
from formkit.model.sheets import EMPTY, Row, Sheet
from tests.changes.edited import as_read, pairs
from tests.strategies import forms

LAW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TABLES = {"survey", "choices", "external_choices", "settings"}
TRANSLATED = {
    one.header
    for one in (*SURVEY_ATTRIBUTES, *CHOICE_ATTRIBUTES)
    if one.kind is AttributeKind.TEXTS
}
CASES = Path(__file__).parent / "cases"
PRINT_FINGERPRINTS = """
from tests.changes.test_cases import cases, read
from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
for param in cases():
    case = param.values[0]
    print(*map(fingerprint, find_changes(read(case["old"]), read(case["new"]))))
"""


@LAW
@given(forms())
def test_a_form_has_not_changed_against_itself(form: Form) -> None:
    assert find_changes(form, form) == ()


@LAW
@given(pairs())
def test_changes_lead_from_the_old_form_to_the_new_one(pair: tuple[Form, Form]) -> None:
    old, new = pair
    changes = find_changes(old, new)
    assert not [one for one in changes if isinstance(one, Unexplained)]
    assert apply(old, changes) == new
    assert apply(old, reversed(changes)) == new


@LAW
@given(pairs())
def test_no_two_changes_of_a_comparison_share_a_fingerprint(pair: tuple[Form, Form]) -> None:
    changes = find_changes(*pair)
    assert len({fingerprint(one) for one in changes}) == len(changes)


@st.composite
def pairs_in_other_columns(draw: st.DrawFn) -> tuple[Form, Form, Form, Form]:
    """Two forms, and the same two with the columns of their sheets in another order.

    All are laid out anew: rows without any cell, which reading passes over, are in none.
    """
    old, new = map(as_read, draw(pairs()))
    return old, new, in_other_columns(draw, old), in_other_columns(draw, new)


def in_other_columns(draw: st.DrawFn, form: Form) -> Form:
    workbook = layout(form)
    sheets = [
        with_columns_shuffled(draw, one) if one.name in TABLES else one for one in workbook.sheets
    ]
    return form_of(replace(workbook, sheets=tuple(sheets)))


def with_columns_shuffled(draw: st.DrawFn, sheet: Sheet) -> Sheet:
    """The columns in another order; translated ones keep theirs, which orders languages."""
    headers = [cell.text for cell in sheet.rows[0].cells]
    order = list(draw(st.permutations(range(len(headers)))))
    places = [place for place, column in enumerate(order) if is_translated(headers[column])]
    for place, column in zip(places, sorted(order[place] for place in places), strict=True):
        order[place] = column
    return replace(sheet, rows=tuple(in_order(row, order) for row in sheet.rows))


def is_translated(header: str) -> bool:
    return any(header == one or header.startswith(f"{one}::") for one in TRANSLATED)


def in_order(row: Row, order: list[int]) -> Row:
    cells = [row.cells[column] if column < len(row.cells) else EMPTY for column in order]
    return replace(row, cells=tuple(cells))


@LAW
@given(pairs_in_other_columns())
def test_the_order_of_columns_changes_nothing(forms: tuple[Form, Form, Form, Form]) -> None:
    old, new, old_again, new_again = forms
    assert all_facts(old_again, new_again) == all_facts(old, new)


def all_facts(old: Form, new: Form) -> list[Facts]:
    return [facts_of(change, old, new) for change in find_changes(old, new)]


def test_fingerprints_are_the_same_in_another_process() -> None:
    def printed(seed: str) -> str:
        return subprocess.run(
            (sys.executable, "-c", PRINT_FINGERPRINTS),
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    assert printed("1") == printed("2") != ""
