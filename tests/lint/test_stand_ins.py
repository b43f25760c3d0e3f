"""FK414 in forms that are built from a standard with drafts."""

import pytest

from formkit.compose import compose
from formkit.core.findings import Severity
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.jobs.workspace import find_standard
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.subject import Subject
from formkit.model.adaptation import Adaptation
from formkit.model.index import FormIndex


@pytest.mark.parametrize(
    ("by_standard", "severity"), [(True, Severity.INFO), (False, Severity.WARNING)]
)
def test_what_the_standard_has_only_as_a_draft_is_for_information(
    *, by_standard: bool, severity: Severity
) -> None:
    standard = find_standard("dtm-wca/2026.1")
    adaptation = Adaptation(template="bsa", country="TCD", languages=("fr", "ar"))
    workbook = layout(compose(standard, standard.templates_by_id["bsa"], adaptation).form)
    form = form_of(workbook)
    subject = Subject(
        workbook=workbook,
        form=form,
        index=FormIndex(form),
        standard=standard if by_standard else None,
    )
    found = run_rules(subject, [all_rules()["FK414"]]).findings
    assert {one.severity for one in found} == {severity}
