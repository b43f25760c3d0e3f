"""Every reader and writer opens the path that the system wants, and speaks of the user's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formkit.core.errors import FormkitError
from formkit.formats import files, manifests, replacing, tables, unreadable, writing
from formkit.formats.files import read_workbook
from formkit.formats.gazetteers import read_gazetteer
from formkit.formats.manifests import read_text
from formkit.formats.replacing import replace_file
from formkit.formats.tables import read_table
from formkit.formats.writing import write_bytes

FAR = Path("far")
"""What the user calls a folder that the system only knows by another name."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def renamed(path: Path) -> Path:
        return tmp_path / path.relative_to(FAR) if path.is_relative_to(FAR) else path

    for module in (files, manifests, replacing, tables, unreadable, writing):
        monkeypatch.setattr(module, "reachable", renamed)
    return tmp_path


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_workbook, "survey,type,name\n,text,a\n"),
        (read_table, "a,b\n1,2\n"),
        (read_gazetteer, "level,pcode,name,parent\n0,TD,Chad,\n"),
        (read_text, "a: 1\n"),
    ],
)
class TestReaders:
    def test_a_far_file_is_read(
        self, folder: Path, read: Callable[[Path], object], text: str
    ) -> None:
        (folder / "one.csv").write_text(text, encoding="utf-8")
        assert read(FAR / "one.csv")

    def test_a_far_folder_is_called_one_and_told_as_its_user_writes_it(
        self, folder: Path, read: Callable[[Path], object], text: str
    ) -> None:
        assert text
        (folder / "one.csv").mkdir()
        with pytest.raises(FormkitError, match="folder") as caught:
            read(FAR / "one.csv")
        problems = getattr(caught.value, "problems", ((caught.value.loc, ""),))
        assert problems[0][0].file == str(FAR / "one.csv")


def test_a_far_file_is_written_and_its_backup_is_called_as_its_user_would(folder: Path) -> None:
    assert replace_file(b"old", FAR / "one.csv") is None
    assert replace_file(b"new", FAR / "one.csv", backup=True) == FAR / "one.bak.csv"
    assert (folder / "one.csv").read_bytes() == b"new"
    assert (folder / "one.bak.csv").read_bytes() == b"old"


def test_a_far_file_is_not_replaced_unasked(folder: Path) -> None:
    (folder / "one.csv").write_bytes(b"old")
    with pytest.raises(FormkitError, match="there already") as caught:
        write_bytes(b"new", FAR / "one.csv")
    assert caught.value.loc.file == str(FAR / "one.csv")
