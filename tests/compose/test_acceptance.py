"""Every template for every country: compiles, is accepted, and is the same each time."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from formkit.compose import Composition, compose
from formkit.core.findings import Severity
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.layout import layout
from formkit.formats.odk_validate import validate_xforms
from formkit.formats.reading import form_of
from formkit.formats.standards import read_standard
from formkit.formats.writing import workbook_bytes
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.subject import Subject
from formkit.model.adaptation import Adaptation
from formkit.model.gazetteer import Gazetteer
from formkit.model.index import FormIndex
from formkit.model.standard import Country, Standard
from formkit.model.template import Template
from tests.shares import ONE_IN, share_of

ROOT = Path(__file__).parents[2]
STANDARD = "standards/dtm-wca/2026.1"
TEMPLATES = "templates/dtm-wca/2026.1"


@pytest.fixture(scope="module")
def standard() -> Standard:
    return read_standard(ROOT / STANDARD, ROOT / TEMPLATES)


def region(standard: Standard) -> tuple[Country, ...]:
    countries = tuple(one for one in standard.countries if ("rowca", "yes") in one.facts)
    assert len(countries) == 23
    assert len(standard.templates) == 17
    return countries


def sample(standard: Standard) -> Iterator[tuple[Template, Country]]:
    """Each country once, and each template at least once."""
    yield from zip(cycle(standard.templates), region(standard), strict=False)


def everything(standard: Standard) -> Iterator[tuple[Template, Country]]:
    for country in region(standard):
        for template in standard.templates:
            yield template, country


def built(
    standard: Standard, template: Template, country: Country, gazetteer: Gazetteer | None = None
) -> Composition:
    return compose(
        standard, template, Adaptation(template=template.id, country=country.iso3), gazetteer
    )


def assert_accepted(forms: dict[str, Composition]) -> None:
    compiled = {name: compile_form(layout(one.form)) for name, one in forms.items()}
    said = {name: (*one.errors, *one.warnings) for name, one in compiled.items()}
    assert {name: remarks for name, remarks in said.items() if remarks} == {}
    validated = validate_xforms({name: one.xform for name, one in compiled.items()})
    assert {name: one for name, one in validated.items() if one.not_run or one.error} == {}


@pytest.mark.java
def test_a_sample_is_accepted(standard: Standard) -> None:
    assert_accepted(
        {
            f"{template.id} {country.iso3}": built(standard, template, country)
            for template, country in sample(standard)
        }
    )


@pytest.mark.java
def test_a_sample_with_gazetteers_is_accepted(standard: Standard, shared: Path) -> None:
    assert_accepted(
        {
            f"{template.id} {country.iso3}": built(
                standard, template, country, gazetteer_of(shared, country)
            )
            for template, country in tuple(sample(standard))[::4]
        }
    )


@pytest.mark.corpus
@pytest.mark.java
def test_everything_is_accepted_and_nothing_has_findings(standard: Standard, shared: Path) -> None:
    forms = {
        f"{template.id} {country.iso3}": built(
            standard, template, country, gazetteer_of(shared, country)
        )
        for template, country in share_of(everything(standard))
    }
    assert_no_findings(standard, forms)
    assert_accepted(forms)


@pytest.mark.corpus
def test_nothing_without_a_gazetteer_has_findings(standard: Standard) -> None:
    forms = {
        f"{template.id} {country.iso3}": built(standard, template, country)
        for template, country in share_of(everything(standard))
    }
    assert_no_findings(standard, forms)


def assert_no_findings(standard: Standard, forms: dict[str, Composition]) -> None:
    found = {name: findings_of(standard, one) for name, one in forms.items()}
    assert {name: told for name, told in found.items() if told} == {}


@cache
def gazetteer_of(shared: Path, country: Country) -> Gazetteer:
    return read_gazetteer(shared / "domain" / "gazetteer.csv", country=country.iso3)


_STAND_IN = "FK414"


def findings_of(standard: Standard, composition: Composition) -> list[str]:
    """What the rules say of a built form as people would open it, less what is good to know.

    Drafts of the standard's wording lack some texts: FK414 tells them, as the build does.
    """
    workbook = layout(composition.form)
    form = form_of(workbook)
    subject = Subject(
        workbook=workbook,
        form=form,
        index=FormIndex(form),
        standard=standard,
        component=form.settings.get("formkit_component"),
    )
    report = run_rules(subject, all_rules().values())
    told = any(finding.rule == _STAND_IN for finding in report.findings)
    assert told == bool(composition.untranslated)
    return [
        f"{form.settings.get('form_id')} {finding.rule} {finding.loc} {finding.message}"
        for finding in report.findings
        if finding.severity is not Severity.INFO
    ]


def test_a_sample_has_no_findings(standard: Standard) -> None:
    for template, country in tuple(sample(standard))[::5]:
        assert findings_of(standard, built(standard, template, country)) == []


def test_twice_the_same_bytes(standard: Standard) -> None:
    for template, country in tuple(sample(standard))[::8]:
        once, again = (
            workbook_bytes(layout(built(standard, template, country).form), "xlsx")
            for _ in range(2)
        )
        assert once == again


@pytest.mark.corpus
def test_everything_is_the_same_in_every_run() -> None:
    """Sets and dicts are ordered otherwise in each of two runs; the forms are not."""
    code = "from tests.compose.test_acceptance import digest; print(digest())"
    digests = {
        subprocess.run(
            (sys.executable, "-c", code),
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(digests) == 1
    assert digests.pop().startswith(f"{len(range(0, 391, ONE_IN))} ")


def digest() -> str:
    """How many forms there are, and what stands for all of them and the bytes of some."""
    standard = read_standard(ROOT / STANDARD, ROOT / TEMPLATES)
    written = set(tuple(sample(standard))[::4])
    found, count = hashlib.sha256(), 0
    for template, country in share_of(everything(standard)):
        workbook = layout(built(standard, template, country).form)
        found.update(repr(workbook).encode())
        if (template, country) in written:
            found.update(workbook_bytes(workbook, "xlsx"))
        count += 1
    return f"{count} {found.hexdigest()}"


def test_what_is_laid_out_reads_as_what_was_built(standard: Standard) -> None:
    for template, country in sample(standard):
        form = built(standard, template, country).form
        assert form_of(layout(form)) == form


def test_every_draft_language_is_told(standard: Standard) -> None:
    chad = standard.country("TCD")
    assert chad is not None
    notes = built(standard, standard.templates_by_id["bsa"], chad).notes
    assert any("العربية (ar) is a draft" in str(message) for _, message in notes)
