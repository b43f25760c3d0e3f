"""Each rule's mistake, put into ten real forms: found there, at its place, and not before."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

import pytest

from formkit.formats.files import read_workbook
from formkit.formats.layout import layout
from formkit.formats.odk_validate import validate_xforms
from formkit.formats.reading import form_of
from formkit.formats.xform import compile_form
from formkit.lint.registry import all_rules, run_rules
from formkit.lint.subject import Need, Subject
from tests.conftest import SHARED
from tests.lint.planted_in_real_files import PLANTED_IN_FILES, planted_in_file
from tests.lint.rule_cases import judged, subject_of
from tests.lint.test_dictionary_rules import built, standard
from tests.lint.test_dictionary_rules import subject as with_standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from formkit.core.findings import Finding
    from formkit.core.location import Loc
    from formkit.formats.odk_validate import Validation
    from formkit.lint.rule import Rule
    from formkit.model.form import Form
    from formkit.model.sheets import Workbook

pytestmark = pytest.mark.corpus

WANTED = 10
"""So many real forms a rule must find its mistake in."""
SURVEY_ROWS = range(20, 401)
MOST_CHOICES = 1500
"""Forms beyond are the same to a rule and take longer."""

FEWER: dict[str, tuple[int, str]] = {}
"""Rule -> in how many forms its mistake can be planted, and why in no more."""

NEVER_SILENT = {
    "FK501": "no real form has the dictionary's names only",
    "FK513": "the template leaves the round and the operation to the enumerator",
}
"""Rules of the dictionary that tell of every form; there the place must be a new one."""

SPARED = {("FK806", "bgd_jmsna"): "a question to a guardian is in these forms already"}
"""Rule and family of forms where what is planted is no mistake, and why."""

NOT_PLANTED = {
    "FK507": "no variable of the standard is retired yet",
    "FK604": "the mistake is a date in the adaptation, and no form has it",
    "FK605": "the standard has retired no name yet",
}
"""Rules whose mistake cannot be made in a form today, and why."""

DICTIONARY = frozenset((Need.STANDARD, Need.COMPONENT))
OF_FORMS = frozenset((None, Need.COMPILER, Need.OUTCOME))
"""What a rule may need here.  Those that need a base judge what was built from a template, which
no real form was; ODK Validate is asked about all forms at once."""
PLANTING = [one for one in all_rules().values() if one.plant and one.needs in OF_FORMS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of planting into one form."""

    file: str
    is_at_place: bool
    """Whether the rule finds the mistake, and finds it where it is."""


def files() -> list[Path]:
    """Real forms of a middling size; first one of each family, then its second one, and so on."""
    with (SHARED / "forms" / "index.csv").open(encoding="utf-8", newline="") as file:
        forms = sorted(csv.DictReader(file), key=lambda one: one["file"])
    families: dict[str, list[Path]] = {}
    for one in forms:
        choices = int(one["choices_rows"] or 0)
        if int(one["survey_rows"] or 0) in SURVEY_ROWS and choices <= MOST_CHOICES:
            families.setdefault(one["family"], []).append(SHARED / "forms" / one["file"])
    return [path for turn in zip_longest(*families.values()) for path in turn if path]


@cache
def as_read(path: Path) -> Subject:
    """The file as it is."""
    return subject_of(read_workbook(path))


@cache
def real_form(path: Path) -> Form:
    """The form as it is when it is laid out anew, so that nothing is compared but the mistake."""
    return form_of(layout(as_read(path).form))


@cache
def inside_of_template(path: Path) -> Form:
    """The form behind the questions of a template, as a country adds its own to a standard's."""
    form, part = real_form(path), built("bsa")
    names = {one.name for one in part.lists}
    lists = (*part.lists, *(one for one in form.lists if one.name not in names))
    return replace(part, nodes=(*part.nodes, *form.nodes), lists=lists)


@cache
def subject(path: Path, forms: Callable[[Path], Form]) -> Subject:
    """The form before anything is planted, with what one rule after the other works out of it."""
    workbook = layout(forms(path))
    return (
        with_standard(workbook, standard()) if forms is inside_of_template else subject_of(workbook)
    )


def run(rule: Rule, subject: Subject) -> list[Finding]:
    """What one rule finds, with all that it needs."""
    subject = judged(subject, rule)
    if rule.needs is Need.OUTCOME:
        others = [one for one in all_rules().values() if one.needs in {None, Need.OUTCOME}]
        return [one for one in run_rules(subject, others).findings if one.rule == rule.id]
    return list(rule.run(subject))


def texts(workbook: Workbook) -> Counter[tuple[str, ...]]:
    """Every row's sheet and texts; numbers left out, since rows move when others are put in."""
    return Counter(
        (sheet.name, *(cell.text for cell in row.cells))
        for sheet in workbook.sheets
        for row in sheet.rows
    )


def is_at_place(found: Finding, before: Workbook, after: Workbook) -> bool:
    """Whether a finding stands at a row that is new, or at what such a row belongs to."""
    new = texts(after) - texts(before)
    gone = texts(before) - texts(after)
    if not new:
        return bool(gone)  # a row was taken away: nothing of the mistake stands anywhere
    if not found.loc.column:
        return any(key[0] == found.loc.sheet for key in (*new, *gone))
    sheet = after.sheet(found.loc.sheet)
    row = sheet.row(found.loc.row) if sheet else None
    if sheet is None or row is None:
        return False
    return (
        (sheet.name, *(cell.text for cell in row.cells)) in new
        or any(found.name in key for key in new)
        or _is_new_column(found.loc, before, after)
    )


def _is_new_column(place: Loc, before: Workbook, after: Workbook) -> bool:
    old, new = before.sheet(place.sheet), after.sheet(place.sheet)
    if old is None or new is None:
        return False
    header = new.rows[0].cell(place.column)
    return header.text not in {cell.text for cell in old.rows[0].cells}


def plantings(rule: Rule, forms: Callable[[Path], Form]) -> Iterator[Outcome]:
    """What comes of planting into one form after the other, where the rule is silent before."""
    assert rule.plant
    for path in files():
        if (rule.id, path.name.partition("__")[0]) in SPARED:
            continue
        old = subject(path, forms)
        before = run(rule, old)
        if before and rule.id not in NEVER_SILENT:
            continue
        spoilt = rule.plant(old.form)
        if spoilt is not None:
            new = with_form(old, spoilt)
            told = {str(one.message) for one in before}
            found = [one for one in run(rule, new) if str(one.message) not in told]
            is_there = any(is_at_place(one, old.workbook, new.workbook) for one in found)
            yield Outcome(file=path.name, is_at_place=is_there)


def with_form(old: Subject, form: Form) -> Subject:
    """Another form, judged by the same standard."""
    new = subject_of(layout(form))
    return replace(new, standard=old.standard, component=old.component)


def assert_found_in_ten(rule: Rule, forms: Callable[[Path], Form]) -> None:
    wanted = FEWER[rule.id][0] if rule.id in FEWER else WANTED
    tried = list(islice(plantings(rule, forms), wanted))
    assert [one.file for one in tried if not one.is_at_place] == []
    assert len(tried) == wanted


@pytest.mark.parametrize("rule", PLANTING, ids=lambda rule: rule.id)
def test_planted_mistake_is_found_in_ten_real_forms(shared: Path, rule: Rule) -> None:
    assert shared
    assert_found_in_ten(rule, real_form)


@pytest.mark.parametrize(
    "rule",
    [one for one in all_rules().values() if one.plant and one.needs in DICTIONARY],
    ids=lambda rule: rule.id,
)
def test_planted_mistake_is_found_in_real_forms_on_a_template(shared: Path, rule: Rule) -> None:
    assert shared
    assert_found_in_ten(rule, inside_of_template)


@pytest.mark.parametrize("identifier", PLANTED_IN_FILES)
def test_mistake_of_a_file_is_found_in_ten_real_files(shared: Path, identifier: str) -> None:
    assert shared
    rule = all_rules()[identifier]
    silent = (path for path in files() if not run(rule, as_read(path)))
    tried = (
        (path.name, place, run(rule, subject_of(workbook)))
        for path in silent
        for workbook, place in planted_in_file(rule.id, path)
    )
    done = list(islice(tried, WANTED))
    assert len(done) == WANTED
    missed = [
        name for name, place, found in done if not any(is_within(one.loc, place) for one in found)
    ]
    assert missed == []


def is_within(found: Loc, place: Loc) -> bool:
    return place.sheet in {"", found.sheet} and place.row in {0, found.row}


@pytest.mark.java
@pytest.mark.skipif(shutil.which("java") is None, reason="Java not found")
def test_odk_validate_says_no_to_ten_real_forms(shared: Path) -> None:
    """All at once, since Java takes longer to start than to judge."""
    assert shared
    rule = all_rules()["FK701"]
    assert rule.plant
    compiled: dict[str, Subject] = {}
    for path in files()[: 2 * WANTED]:
        spoilt = rule.plant(real_form(path))
        if spoilt:
            compiled[f"before {path.name}"] = with_xform(subject(path, real_form))
            compiled[f"after {path.name}"] = with_xform(subject_of(layout(spoilt)))
    said = validate_xforms(
        {name: one.compilation.xform for name, one in compiled.items() if one.compilation}
    )
    found = {name: is_refused(rule, compiled[name], one) for name, one in said.items()}
    silent = [name for name, is_found in found.items() if name[:6] == "before" and not is_found]
    after = [found[name.replace("before", "after", 1)] for name in silent]
    assert len(after) >= WANTED
    assert all(after)


def with_xform(old: Subject) -> Subject:
    """The form with what pyxform makes of it; nothing where pyxform does not accept it."""
    made = compile_form(old.workbook)
    return replace(old, compilation=None if made.errors else made)


def is_refused(rule: Rule, compiled: Subject, validation: Validation) -> bool:
    return bool(list(rule.run(replace(compiled, validation=validation))))


def test_every_rule_is_planted_or_is_said_why_not() -> None:
    planted = {one.id for one in all_rules().values() if one.plant} | set(PLANTED_IN_FILES)
    assert set(all_rules()) - planted == set(NOT_PLANTED)
