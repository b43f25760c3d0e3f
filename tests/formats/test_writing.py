from pathlib import Path

import pytest

from formkit.core.errors import FormkitError
from formkit.formats.writing import WRITTEN_FORMATS, workbook_bytes, write_bytes, write_workbook
from tests.formats.workbooks import book, form_book, sheet


@pytest.mark.parametrize("ending", [*WRITTEN_FORMATS, "XLSX"])
def test_the_ending_of_the_path_says_the_format(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"form.{ending}"
    write_workbook(form_book(), path)
    assert path.read_bytes() == workbook_bytes(form_book(), ending.lower())
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("form.xls", "does not write xls files; it writes xlsx, csv, md"),
        ("form.pdf", "does not write pdf files"),
        ("form", "has to end in its format, with a full stop before it: xlsx, csv, md"),
    ],
)
def test_other_formats_are_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(FormkitError, match=said):
        write_workbook(form_book(), tmp_path / name)


def test_what_the_format_cannot_keep_comes_back(tmp_path: Path) -> None:
    [message] = write_workbook(book(sheet("s", ("a\nb",))), tmp_path / "form.md")
    assert str(message).startswith("cells with line breaks: 1")


def test_a_file_is_replaced_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FormkitError, match="is there already"):
        write_workbook(form_book(), path)
    assert path.read_text(encoding="utf-8") == "mine"
    write_workbook(form_book(), path, overwrite=True)
    assert path.read_text(encoding="utf-8").startswith("survey,")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "form.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_bytes(b"new", link, overwrite=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "form.csv"
    folder.mkdir()
    with pytest.raises(FormkitError, match="cannot be written"):
        write_bytes(b"x", folder, overwrite=True)
    assert [one.name for one in tmp_path.iterdir()] == ["form.csv"]
    with pytest.raises(FormkitError, match="there is no folder"):
        write_bytes(b"x", tmp_path / "nowhere" / "form.csv")
