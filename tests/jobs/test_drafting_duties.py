"""Modules that a form cannot do without are those without which the rules find errors."""

from pathlib import Path

import pytest

from formkit.core.findings import Severity
from formkit.jobs.drafting import begin_draft
from formkit.jobs.drafting.modules import module_lines, without_module
from formkit.jobs.drafting.preview import Workbench
from formkit.jobs.workspace import find_standard


@pytest.mark.parametrize("template", ["int", "fms", "mpm"])
def test_a_module_is_required_where_an_error_comes_of_leaving_it_out(template: str) -> None:
    standard = find_standard("dtm-wca")
    bench = Workbench(standard=standard, today="2026-11-22")
    draft = begin_draft(standard, template, "TCD", folder=Path())
    lines = [one for one in module_lines(draft, standard) if one.is_in]
    required = [one.module.id for one in lines if one.duty]
    wrong = []
    for line in lines:
        preview = bench.preview(without_module(draft, standard, line.module.id))
        found = preview.findings or ()
        if preview.error or any(one.severity is Severity.ERROR for one in found):
            wrong.append(line.module.id)
    assert required == wrong
    assert len(required) < len(lines) or template == "fms"


def test_a_module_that_was_taken_out_is_required_as_before() -> None:
    standard = find_standard("dtm-wca")
    draft = begin_draft(standard, "bsa", "TCD", folder=Path())
    (out,) = (
        one
        for one in module_lines(without_module(draft, standard, "access"), standard)
        if not one.is_in
    )
    assert out.module.id == "access"
    assert out.duty.core
    assert not out.duty.needed_by
