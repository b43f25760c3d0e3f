"""Many XForms in one Java process, and what is said where it cannot be asked."""

import shutil
from pathlib import Path

import pytest

from formkit.formats import odk_validate
from formkit.formats.markdown import parse_markdown
from formkit.formats.odk_validate import Validation, validate_xforms
from formkit.formats.xform import compile_form

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="Java not found")


def xform(column: str = "relevant", value: str = "") -> str:
    form = f"""
    | survey |
    |  | type        | name | label | {column} |
    |  | begin_group | g    | G     |          |
    |  | integer     | a    | A     |          |
    |  | integer     | b    | B     | {value}  |
    |  | end_group   |      |       |          |
    """
    made = compile_form(parse_markdown(form))
    assert made.xform
    return made.xform


@pytest.mark.java
@needs_java
def test_each_xform_gets_its_own_verdict() -> None:
    said = validate_xforms(
        {
            "good": xform(),
            "no xml": "<h:html",
            "cycle": xform("relevant", "${b} = 1"),
            "also good": xform("relevant", "${a} = 1"),
        }
    )
    assert list(said) == ["good", "no xml", "cycle", "also good"]
    assert said["good"] == said["also good"] == Validation()
    assert said["no xml"].error
    assert said["cycle"].error
    assert said["cycle"].error.paths == ("g/b",)


@pytest.mark.java
@needs_java
@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("relevant", "${a} >", "relevant"),
        ("constraint", ". > (1", "constraint"),
        ("calculation", "1 +", "calculation"),
        ("calculation", "foo(1)", "calculation"),
        ("required", "${a} =", "required"),
        ("read_only", "${a} =", "read_only"),
        ("required", "foo(1)", ""),
        ("default", "today(", "default"),
    ],
)
def test_an_error_tells_path_and_column(column: str, value: str, told: str) -> None:
    error = validate_xforms({"form": xform(column, value)})["form"].error
    assert error
    assert (error.paths[0], error.column) == ("g/b", told)
    assert "org.javarosa" not in error.text
    assert "@" not in error.text
    assert "java." not in error.text


def test_nothing_asked_nothing_said() -> None:
    assert validate_xforms({}) == {}


def test_without_java_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = validate_xforms({"a": "<a/>", "b": "<b/>"})
    assert [str(one.not_run) for one in said.values()] == ["Java not found"] * 2


def test_without_the_jar_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend_java(monkeypatch, tmp_path, "true")
    monkeypatch.setattr(odk_validate, "validator_jar", lambda: None)
    assert "not found" in str(validate_xforms({"a": "<a/>"})["a"].not_run)


def test_what_breaks_off_is_not_accepted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = "printf 'Validating: 0.xml\\n>> Xform is valid!\\nValidating: 1.xml\\n'"
    pretend_java(monkeypatch, tmp_path, script)
    said = validate_xforms({"a": "<a/>", "b": "<b/>", "c": "<c/>"})
    assert said["a"] == Validation()
    assert said["b"].not_run == said["c"].not_run
    assert "broke off" in str(said["b"].not_run)


def test_what_takes_too_long_is_not_accepted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = "printf 'Validating: 0.xml\\n>> Xform is valid!\\n'; exec sleep 30"
    pretend_java(monkeypatch, tmp_path, script)
    monkeypatch.setattr(odk_validate, "_SECONDS_TO_START", 1)
    monkeypatch.setattr(odk_validate, "_SECONDS_A_FORM", 0)
    said = validate_xforms({"a": "<a/>", "b": "<b/>"})
    assert said["a"] == Validation()
    assert said["b"].not_run


def pretend_java(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    java = folder / "java"
    java.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
