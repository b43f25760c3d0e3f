from formkit.model.baseline import Baseline, KnownFinding, KnownForm

KNOWN = KnownFinding(
    rule="FK103", sheet="survey", name="age", column="name", fingerprint="0", count=1
)


def test_nothing_is_known_of_a_form_that_a_baseline_does_not_name() -> None:
    of_chad = KnownForm(file="chad.xlsx", findings=(KNOWN,))
    baseline = Baseline(forms=(of_chad,))
    assert baseline.of("chad.xlsx") is of_chad
    assert baseline.of("niger.xlsx") == KnownForm(file="niger.xlsx")
