"""``formkit adapt``, and building what it wrote."""

from pathlib import Path

from formkit import read_form
from formkit.cli.exits import Exit
from tests.cli.running import Program

OLD = """\
| survey |
|  | type    | name  | label |
|  | integer | age   | Age   |
"""


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_edited_form_is_written_down_and_built_again(formkit: Program, tmp_path: Path) -> None:
    old = written(tmp_path, "old.md", OLD)
    new = written(tmp_path, "new.md", OLD.replace("| age ", "| years "))
    path = tmp_path / "adaptation.yaml"
    ran = formkit("adapt", old, new, "-o", path)
    assert (ran.code, ran.err) == (Exit.OK, f"written: {path}\n")
    assert ran.out.splitlines() == [
        "changes written down: 1",
        "to be declared, with a reason each: 1",
    ]
    text = path.read_text(encoding="utf-8")
    assert "  - question-renamed: age\n    to: years\n    declared: false\n" in text
    assert "  # " in text
    built = formkit("build", path)
    assert built.code == Exit.OK
    assert f"changes of {old}, version" in " ".join(built.out.split())
    assert read_form(tmp_path / "old_adapted.xlsx") == read_form(new)


def test_nothing_is_replaced_unasked(formkit: Program, tmp_path: Path) -> None:
    old = written(tmp_path, "old.md", OLD)
    path = written(tmp_path, "adaptation.yaml", "mine")
    ran = formkit("adapt", old, old, "-o", path)
    assert ran.code == Exit.WRONG_INPUT
    assert "add --overwrite" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert formkit("adapt", old, old, "-o", path, "--overwrite").code == Exit.OK


def test_it_speaks_the_readers_language(formkit: Program, tmp_path: Path) -> None:
    old = written(tmp_path, "old.md", OLD)
    new = written(tmp_path, "new.md", OLD.replace("| integer ", "| text "))
    path = tmp_path / "adaptation.yaml"
    ran = formkit("--lang", "fr", "adapt", old, new, "-o", path)
    assert ran.code == Exit.OK
    assert "modifications notées\N{NO-BREAK SPACE}: 1" in ran.out


def test_a_cell_that_keeps_an_old_name_is_explained(formkit: Program, tmp_path: Path) -> None:
    text = (
        "| survey |\n|  | type | name | label | relevant |\n"
        "|  | integer | age | Age | |\n|  | text | b | B | ${age} > 1 |\n"
    )
    old = written(tmp_path, "old.md", text)
    new = written(tmp_path, "new.md", text.replace("| age ", "| years "))
    path = tmp_path / "adaptation.yaml"
    assert formkit("adapt", old, new, "-o", path).code == Exit.OK
    assert (
        "  # the cell stays, though what it asks for has a new name\n"
        "  - question-attribute-set: b\n"
    ) in path.read_text(encoding="utf-8")
    assert formkit("build", path).code == Exit.OK
    assert read_form(tmp_path / "old_adapted.xlsx") == read_form(new)


def test_all_that_a_hand_written_file_says_wrongly_is_told(
    formkit: Program, tmp_path: Path
) -> None:
    written(tmp_path, "old.md", OLD)
    path = written(
        tmp_path,
        "adaptation.yaml",
        "formkit: adaptation/1\nbase: old.md\nchanges:\n"
        "  - question-removed: agee\n  - question-renamed: ag\n    to: b\n",
    )
    ran = formkit("build", path)
    assert ran.code == Exit.WRONG_INPUT
    said = " ".join(ran.err.split())
    assert f"{path}:4:5: the form has no agee; is age meant?" in said
    assert f"{path}:5:5: the form has no ag; is age meant?" in said
