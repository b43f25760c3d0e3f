"""What holds for the merge of any three forms."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formkit.changes.applying import apply
from formkit.changes.detection import find_changes
from formkit.changes.merging import Conflict, Take, merge, resolved
from formkit.model.form import Form
from tests.changes.edited import as_read, edited, pairs, with_headers
from tests.changes.merging.kept import errors, has_codes, lost
from tests.strategies import forms

LAW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def triples(draw: st.DrawFn) -> tuple[Form, Form, Form]:
    """A form, and what two sides have made of it."""
    base = as_read(draw(forms()))
    sides = (
        as_read(draw(st.one_of(edited(base), edited(base).map(with_headers)))) for _ in range(2)
    )
    return base, *sides


@LAW
@given(pairs())
def test_what_one_side_did_is_the_merge(pair: tuple[Form, Form]) -> None:
    base, one = pair
    for merged in (merge(base, one, base), merge(base, base, one), merge(base, one, one)):
        assert merged.form == one
        assert merged.conflicts == ()


@LAW
@given(triples())
def test_swapped_sides_give_the_same_form_and_mirrored_conflicts(
    triple: tuple[Form, Form, Form],
) -> None:
    base, ours, theirs = triple
    merged, swapped = merge(base, ours, theirs), merge(base, theirs, ours)
    assert merged.form == swapped.form
    assert [mirrored(one) for one in merged.conflicts] == [plain(one) for one in swapped.conflicts]


def plain(conflict: Conflict) -> tuple[object, ...]:
    return conflict.kind, conflict.path, conflict.key, set(conflict.ours), set(conflict.theirs)


def mirrored(conflict: Conflict) -> tuple[object, ...]:
    return conflict.kind, conflict.path, conflict.key, set(conflict.theirs), set(conflict.ours)


@LAW
@given(triples())
def test_nothing_is_lost(triple: tuple[Form, Form, Form]) -> None:
    base, ours, theirs = triple
    merged = merge(base, ours, theirs)
    for form in (ours, theirs):
        assert list(lost(merged, find_changes(base, form))) == []


@LAW
@given(triples())
def test_the_changes_lead_to_the_form_and_decisions_leave_less_to_decide(
    triple: tuple[Form, Form, Form],
) -> None:
    merged = merge(*triple)
    assert apply(merged.base, merged.changes) == merged.form
    for take in Take:
        after = resolved(merged, {one.key: take for one in merged.conflicts})
        assert set(after.conflicts).isdisjoint(merged.conflicts)


@LAW
@given(triples())
def test_what_merged_without_conflict_has_no_new_errors(triple: tuple[Form, Form, Form]) -> None:
    merged = merge(*triple)
    if not merged.conflicts and all(map(has_codes, triple)):
        assert errors(merged.form) <= errors(merged.ours) + errors(merged.theirs)
