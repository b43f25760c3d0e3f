"""Files that formkit keeps or writes beside others are known again; a user's own are not taken."""

from pathlib import Path

import pytest

from formkit.formats.beside_names import conflicts_path, is_beside, kept_path


@pytest.mark.parametrize("name", ["form.xlsx", "adaptation.yaml", "a.b.xlsm", "a_2026.1.yaml"])
@pytest.mark.parametrize("number", [1, 2, 10, 99])
def test_what_is_kept_is_known_again(name: str, number: int) -> None:
    kept = kept_path(Path("in") / name, number)
    assert kept.parent == Path("in")
    assert is_beside(kept)
    assert not is_beside(Path(name))


@pytest.mark.parametrize("name", ["adaptation.yaml", "adaptation_2026.1.yaml", "tool.yml"])
@pytest.mark.parametrize("release", ["2026.2", "2026.10", "3"])
def test_a_workbook_of_conflicts_is_known_again(name: str, release: str) -> None:
    workbook = conflicts_path(Path(name), release)
    assert is_beside(workbook)
    assert is_beside(kept_path(workbook))


@pytest.mark.parametrize(
    "name",
    [
        *("form.bakery.xlsx", "bak.xlsx", "form_bak.xlsx", "form.bak.d/form.xlsx"),
        *("form.bak1.xlsx", "form.bak02.xlsx"),
        *("land_conflicts.xlsx", "conflicts.xlsx", "2026.2_conflicts.xlsx"),
        *("a_2026.2_conflicts.yaml", "a_2026.2_conflicts_decided.xlsx"),
    ],
)
def test_what_somebody_else_called_so_is_not(name: str) -> None:
    assert not is_beside(Path(name))
