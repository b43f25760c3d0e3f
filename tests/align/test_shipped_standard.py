"""The standard in the repository: complete, readable, and right by its own rules."""

import re
from pathlib import Path

import pytest

from formkit.align.standard_check import check_standard
from formkit.core.findings import Severity
from formkit.formats.releases import find_release, find_releases
from formkit.formats.standard_workbook import export_standard, import_standard
from formkit.formats.standards import read_standard
from formkit.model.form import walk
from formkit.model.standard import Standard
from formkit.model.workspace import Release
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def release() -> Release:
    return find_release(find_releases(), "dtm-wca", "2026.1")


@pytest.fixture(scope="module")
def standard(release: Release) -> Standard:
    return read_standard(release.folder, release.templates)


def test_the_checkout_holds_it(release: Release) -> None:
    assert release.folder == REPOSITORY / "standards" / "dtm-wca" / "2026.1"


def test_all_that_the_source_gave_is_there(standard: Standard) -> None:
    dictionary = standard.dictionary
    choices = [choice for one in dictionary.lists for choice in one.choices]
    assert len(standard.modules) == 59
    assert len(dictionary.variables) == 605
    assert len([one for one in dictionary.lists if one.choices]) == 132
    assert len([one for one in dictionary.lists if not one.choices]) == 6
    assert len(choices) == 1327
    assert len(standard.components) == len(standard.templates) == 17
    assert len(standard.countries) == 26
    assert len([one for one in standard.countries if dict(one.facts)["rowca"] == "yes"]) == 23
    assert [node.name for module in standard.modules for node in walk(module.nodes)].count("") == 0
    assert sum(len(module.nodes) for module in standard.modules) == 605


@pytest.mark.parametrize(
    ("field", "counts"),
    [
        ("titles", {"English (en)": 602, "Français (fr)": 602}),
        ("hints", {"English (en)": 283, "Français (fr)": 283}),
        ("constraint_messages", {"English (en)": 178, "Français (fr)": 178}),
        (
            "labels",
            {
                "English (en)": 605,
                "Français (fr)": 605,
                "Español (es)": 360,
                "Português (pt)": 360,
                "العربية (ar)": 360,
            },
        ),
    ],
)
def test_all_wording_is_there(standard: Standard, field: str, counts: dict[str, int]) -> None:
    found: dict[str, int] = {}
    for variable in standard.dictionary.variables:
        for language, _ in getattr(variable, field):
            found[language] = found.get(language, 0) + 1
    assert found == counts


@pytest.mark.parametrize("language", ["English (en)", "Français (fr)"])
def test_modules_say_in_both_languages_what_they_are(standard: Standard, language: str) -> None:
    for module in standard.modules:
        assert module.titles.get(language), module.id
        assert module.purposes.get(language), module.id
        assert not module.placements or module.placements.get(language), module.id


def test_what_is_no_formula_is_said_in_both_languages(standard: Standard) -> None:
    two_words = re.compile("[a-z]{2,} [a-z]{2,}")
    english_only = [
        (module.id, check.first)
        for module in standard.modules
        for check in module.checks
        if two_words.search(check.first) and not check.get("Français (fr)")
    ]
    assert english_only == []


def test_no_purpose_is_english_in_both_languages(standard: Standard) -> None:
    same = [
        module.id
        for module in standard.modules
        if module.purposes.get("English (en)") == module.purposes.get("Français (fr)")
    ]
    assert same == []


def test_drafts_are_marked(standard: Standard) -> None:
    drafts = {one.code for one in standard.languages if one.is_draft}
    assert drafts == {"es", "pt", "ar"}


def test_its_own_check_finds_no_error(standard: Standard) -> None:
    report = check_standard(standard)
    assert [str(one.message) for one in report.findings if one.severity is Severity.ERROR] == []
    # alert_damage has its text question, and the source calls it alert_damage_detail
    warnings = [one.name for one in report.findings if one.severity is Severity.WARNING]
    assert warnings == ["alert_damage"]


def test_its_workbook_taken_back_changes_nothing(release: Release) -> None:
    workbook = export_standard(release.folder)
    assert import_standard(workbook, release.folder, release.templates) == ()


def test_every_table_is_utf_8_with_commas_and_line_feeds(release: Release) -> None:
    for path in sorted(release.folder.rglob("*.csv")):
        content = path.read_bytes()
        content.decode("utf-8")
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path
        assert b"," in content.split(b"\n")[0], path


def test_no_table_names_a_place_of_this_machine(release: Release) -> None:
    here = str(Path.home())
    texts = [path.read_text(encoding="utf-8") for path in release.folder.rglob("*.*")]
    assert not [text for text in texts if here in text]
