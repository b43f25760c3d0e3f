"""Why a file cannot be opened, told apart from what is wrong inside it."""

from pathlib import Path

import pytest

from formkit.core.errors import UnreadableFormError
from formkit.formats import unreadable
from formkit.formats.files import read_workbook
from formkit.formats.unreadable import why_not_opened


def test_what_is_missing_a_folder_or_closed_to_the_reader_is_told_apart(tmp_path: Path) -> None:
    assert why_not_opened(tmp_path / "none.xlsx", FileNotFoundError()) == unreadable.NO_FILE
    assert why_not_opened(tmp_path, PermissionError()) == unreadable.FOLDER
    assert why_not_opened(tmp_path / "a.xlsx", PermissionError()) == unreadable.NOT_OPENED


@pytest.mark.parametrize("name", ["adaptation.yaml", "adaptation.YML"])
def test_an_adaptation_is_no_form(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("template: bsa\nmodules: {in: [], out: [a, b, c, d]}\n", encoding="utf-8")
    with pytest.raises(UnreadableFormError) as caught:
        read_workbook(path)
    assert caught.value.message == unreadable.SETTINGS_FILE
