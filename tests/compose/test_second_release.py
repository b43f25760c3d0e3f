"""The lake's second release of the standard: whole, and nothing in its forms to put right."""

from pathlib import Path

import pytest

from formkit.align.standard_check import check_standard
from formkit.compose import compose
from formkit.core.findings import Severity
from formkit.formats.layout import layout
from formkit.formats.releases import find_standard
from formkit.jobs.checking import check_workbooks
from formkit.model.adaptation import Adaptation
from formkit.model.sheets import Workbook
from formkit.model.standard import Standard

LAKE = Path(__file__).parents[2] / "examples" / "lake-chad"
EVERY = 11
"""Of the forms of all templates for all countries, one in so many."""


@pytest.fixture(scope="module")
def standard() -> Standard:
    return find_standard("dtm-wca", "2026.2", LAKE)


def test_it_is_no_worse_than_the_first(standard: Standard) -> None:
    found = [
        {str(one.message) for one in check_standard(each).findings if one.severity != Severity.INFO}
        for each in (find_standard("dtm-wca", "2026.1"), standard)
    ]
    assert found[0] == found[1]


def test_it_holds_only_what_differs() -> None:
    tables = LAKE / "standards" / "dtm-wca" / "2026.2"
    assert len((tables / "dictionary.csv").read_text(encoding="utf-8").splitlines()) < 20
    assert len((tables / "choices.csv").read_text(encoding="utf-8").splitlines()) < 30


def test_what_is_retired_says_what_replaces_it(standard: Standard) -> None:
    stones = {(one.list_name, one.name): one.replaced_by for one in standard.policy.tombstones}
    assert stones["", "loc_mobile_network"] == "loc_phone_network"
    assert stones["tension_cause", "ethnic"] == "community_dispute"
    assert standard.policy.blocks[0].id == "consent_dp"
    assert standard.policy.prefix == "{iso2}_"


@pytest.mark.corpus
def test_its_forms_have_nothing_to_put_right(
    standard: Standard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(LAKE)
    reports = check_workbooks(tuple(_forms(standard)))
    told = [
        (one.rule, str(one.message))
        for report in reports
        for one in report.findings
        if one.severity != Severity.INFO
    ]
    assert (len(reports) > len(standard.templates), told) == (True, [])


def _forms(standard: Standard) -> list[Workbook]:
    pairs = [(one, each) for one in standard.templates for each in standard.countries]
    return [
        layout(compose(standard, one, Adaptation(template=one.id, country=each.iso3)).form)
        for one, each in pairs[::EVERY]
    ]
