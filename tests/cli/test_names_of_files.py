"""Names that formkit gives to files, and names that users give it."""

from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from formkit.cli.exits import Exit
from formkit.core.errors import FormkitError
from formkit.jobs.outputs import Output, refuse_names, save
from tests.cli.running import Program


def output(path: str | Path) -> Output:
    return Output(path=Path(path), content=b"x")


@pytest.mark.parametrize(
    ("form_id", "why"),
    [
        ("nul", "keeps the name NUL"),
        ("../../elsewhere", "allows no /"),
        ("a:b", "allows no :"),
        ("which?", r"allows no \?"),
    ],
)
def test_a_forms_id_that_is_no_file_name_is_told(
    formkit: Program, tmp_path: Path, form_id: str, why: str
) -> None:
    adaptation = tmp_path / "adaptation.yaml"
    formkit("new", "TCD", "bsa", "-o", adaptation)
    adaptation.write_text(
        adaptation.read_text(encoding="utf-8") + f'\nform_id: "{form_id}"\n', encoding="utf-8"
    )
    ran = formkit("build", adaptation)
    assert (ran.code, ran.out) == (Exit.WRONG_INPUT, "")
    assert why.replace("\\", "") in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["adaptation.yaml"]
    assert formkit("build", adaptation, "-o", tmp_path / "mine.xlsx").code == Exit.OK


@pytest.mark.parametrize("overwrite", [True, False])
def test_two_outputs_that_windows_takes_for_one_are_refused(
    tmp_path: Path, *, overwrite: bool
) -> None:
    outputs = output(tmp_path / "water.csv"), output(tmp_path / "Water.csv")
    with pytest.raises(FormkitError, match=r"water.csv, .*Water.csv are one file on Windows"):
        save(outputs, overwrite=overwrite)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["nul.xlsx", "my:b.xlsx", "con/form.xlsx", "form.xlsx "])
def test_on_windows_a_name_that_it_refuses_is_told(name: str) -> None:
    path = cast("Path", PureWindowsPath("C:\\forms") / name)
    with pytest.raises(FormkitError, match="cannot be the name of a file or folder"):
        refuse_names((Output(path=path, content=b""),), system="win32")


def test_elsewhere_users_may_name_their_files_as_their_system_lets_them(tmp_path: Path) -> None:
    save((output(tmp_path / "con" / "a:b.xlsx"),))
    assert (tmp_path / "con" / "a:b.xlsx").read_bytes() == b"x"
    refuse_names((output("form.xlsx"),), system="win32")


def test_a_dry_run_refuses_the_same(
    formkit: Program, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_outputs: tuple[Output, ...]) -> None:
        raise RuntimeError

    monkeypatch.setattr("formkit.jobs.outputs.refuse_names", refuse)
    for dry in ((), ("--dry-run",)):
        assert formkit("convert", good, tmp_path / "x.csv", *dry).code == Exit.OUR_FAULT
