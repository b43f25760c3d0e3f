"""The public names are a promise: a new one is a decision, made here."""

import ast
from pathlib import Path

import pytest

import formkit

PUBLIC = {
    "BadManifestError",
    "Change",
    "Choice",
    "ChoiceList",
    "Finding",
    "Form",
    "FormkitError",
    "Group",
    "Judgement",
    "Loc",
    "Merge",
    "Message",
    "Question",
    "Repeat",
    "Report",
    "Settings",
    "Severity",
    "Skipped",
    "Stray",
    "Texts",
    "UnknownNameError",
    "UnreadableFormError",
    "apply",
    "build",
    "check",
    "diff",
    "merge",
    "read_form",
    "write_form",
}


def test_the_public_names_are_those_decided_on() -> None:
    assert set(formkit.__all__) == PUBLIC


def test_every_public_name_is_there_with_its_page() -> None:
    for name in formkit.__all__:
        assert getattr(formkit, name).__doc__, name


def test_every_home_is_told_to_type_checkers_too() -> None:
    tree = ast.parse(Path(formkit.__file__).read_text(encoding="utf-8"))
    told = {
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("formkit")
        for alias in node.names
    }
    homes = formkit._HOMES.items()  # noqa: SLF001 - the table under test
    assert told == {(home, name) for home, names in homes for name in names}


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        formkit.nothing  # noqa: B018 - asking is the test


def test_forms_go_through_the_public_names(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text("| survey |\n|  | type | name | label |\n|  | text | q | What? |\n")
    form = formkit.read_form(path)
    formkit.write_form(form, tmp_path / "form.xlsx")
    assert formkit.read_form(tmp_path / "form.xlsx") == form
    report = formkit.check(form, formkit.Judgement(compiles=False))
    assert isinstance(report, formkit.Report)
    assert formkit.check(path, formkit.Judgement(compiles=False)).findings == report.findings


def test_what_differs_is_found_and_applied(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("| survey |\n|  | type | name | label |\n|  | text | q | What? |\n")
    new.write_text("| survey |\n|  | type | name | label |\n|  | text | q | Why? |\n")
    changes = formkit.diff(old, new)
    assert [change.code for change in changes] == ["question-attribute-set"]
    assert formkit.apply(formkit.read_form(old), changes) == formkit.read_form(new)
    assert formkit.diff(formkit.read_form(old), old) == ()


def test_what_two_sides_did_is_merged() -> None:
    def form(label: str, hint: str) -> formkit.Form:
        texts = (formkit.Texts.of([("", text)]) for text in (label, hint))
        labels, hints = texts
        question = formkit.Question(type="text", name="q", labels=labels, hints=hints)
        return formkit.Form(nodes=(question,), languages=("",))

    base, ours, theirs = form("What?", "Say it"), form("Why?", "Say it"), form("What?", "Tell it")
    merged = formkit.merge(base, ours, theirs)
    assert isinstance(merged, formkit.Merge)
    assert merged.form == form("Why?", "Tell it")


def test_building_gives_a_form(tmp_path: Path) -> None:
    path = tmp_path / "adaptation.yaml"
    path.write_text("formkit: adaptation/1\ntemplate: bsa\ncountry: TCD\n")
    assert formkit.build(path).settings.get("form_id") == "bsa_tcd"
