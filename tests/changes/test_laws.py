"""What holds for the changes between any two forms."""

from hypothesis import HealthCheck, given, settings

from formkit.changes.applying import apply
from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.form_kinds import Unexplained
from formkit.model.form import Form
from tests.changes.edited import pairs
from tests.strategies import forms

LAW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


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


@LAW
@given(pairs())
def test_no_two_changes_of_a_comparison_share_a_fingerprint(pair: tuple[Form, Form]) -> None:
    changes = find_changes(*pair)
    assert len({fingerprint(one) for one in changes}) == len(changes)
