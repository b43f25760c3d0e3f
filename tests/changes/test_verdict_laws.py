"""What must hold of verdicts, whatever the two forms are."""

from hypothesis import given, settings

from formkit.changes.verdicts.judging import judge_version, worst
from formkit.changes.verdicts.profiles import Profile, profile_of
from formkit.changes.verdicts.redeploying import redeployment_of
from formkit.model.form import Form
from tests.changes.edited import pairs
from tests.changes.judged import evidence_of, judged, standard

EXAMPLES = 60


@settings(max_examples=EXAMPLES, deadline=None)
@given(pairs())
def test_every_change_has_its_verdict_and_whole_sentences(pair: tuple[Form, Form]) -> None:
    old, new = pair
    for terms in ({}, {"by_standard": True, "policy": standard().policy}):
        verdicts = judged(old, new, **terms)
        evidence = evidence_of(old, new)
        assert [one.change for one in verdicts] == list(evidence.changes)
        assert judged(old, new, **terms) == verdicts
        gravest = worst(verdicts)
        judge_version(evidence)
        for one in verdicts:
            assert gravest is not None
            assert one.comparability.rank <= gravest.comparability.rank
            for said in (one.comparability_reason, one.deployed_reason, one.leave_reason):
                assert "{" not in said.template.format_map(dict.fromkeys(dict(said.fields), ""))
            assert redeployment_of(one).reason.template


@settings(max_examples=EXAMPLES, deadline=None)
@given(pairs())
def test_a_form_beside_itself_is_identical(pair: tuple[Form, Form]) -> None:
    old, _ = pair
    assert profile_of(judged(old, old)) is Profile.IDENTICAL
