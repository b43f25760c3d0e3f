"""Baselines as files."""

from pathlib import Path

import pytest

from formkit.core.errors import BadManifestError
from formkit.formats.baselines import read_baseline, written_baseline
from formkit.model.baseline import Baseline, KnownFinding, KnownForm

KNOWN = Baseline(
    forms=(
        KnownForm(
            file="tchad/été.xlsx",
            findings=(
                KnownFinding(
                    rule="FK203",
                    sheet="choices",
                    name="eau",
                    column="name",
                    fingerprint="0" * 16,
                    count=2,
                ),
            ),
        ),
        KnownForm(file="z.xlsx"),
    )
)


@pytest.mark.parametrize("baseline", [KNOWN, Baseline()])
def test_what_is_written_is_read(baseline: Baseline, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(written_baseline(baseline))
    assert read_baseline(path) == baseline


def test_git_shows_a_line_for_each_finding() -> None:
    lines = written_baseline(KNOWN).decode().splitlines()
    assert [line for line in lines if "fingerprint" in line] == [lines[2]]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"formkit": "report/1", "forms": []}',
        '{"formkit": "baseline/1", "forms": [{"file": "a"}]}',
        '{"formkit": "baseline/1", "forms": [{"file": "a", "findings": [{}]}]}',
        '{"formkit": "baseline/1", "forms": [{"file": "a", "findings": [[]]}]}',
        '{"formkit": "baseline/1", "forms": 3}',
        "[" * 100_000,
    ],
)
def test_what_formkit_did_not_write_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadManifestError, match="no baseline that formkit wrote"):
        read_baseline(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadManifestError, match="no such file"):
        read_baseline(tmp_path / "baseline.json")


def test_what_nobody_knows_is_nothing() -> None:
    assert KNOWN.of("z.xlsx") == KNOWN.forms[1]
    assert KNOWN.of("y.xlsx") == KnownForm(file="y.xlsx")
