"""What lies in a folder: what is listed, what is passed over, and how far it is looked."""

import os
from pathlib import Path

import pytest

from formkit.jobs import surveying
from formkit.jobs.surveying import Kind, Limits, entry_of, survey

ADAPTATION = "# Chad\nformkit: adaptation/1\ntemplate: bsa\n"


def put(folder: Path, *names: str, text: str = "x") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def listed(folder: Path, limits: Limits | None = None) -> list[tuple[str, Kind]]:
    found = survey(folder, limits) if limits else survey(folder)
    return [(one.name, one.kind) for one in found.entries if one.kind is not Kind.STANDARD]


def test_forms_and_adaptations_are_listed_the_nearest_first(tmp_path: Path) -> None:
    put(tmp_path, "b.xlsx", "A.xls", "tchad/form.XLSM", "tchad/deep/c.xlsx")
    put(tmp_path, "tchad/adaptation.yaml", "niger/tool.yml", text=ADAPTATION)
    assert listed(tmp_path) == [
        ("A.xls", Kind.FORM),
        ("b.xlsx", Kind.FORM),
        (str(Path("niger/tool.yml")), Kind.ADAPTATION),
        (str(Path("tchad/adaptation.yaml")), Kind.ADAPTATION),
        (str(Path("tchad/form.XLSM")), Kind.FORM),
        (str(Path("tchad/deep/c.xlsx")), Kind.FORM),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "~$form.xlsx",
        ".form.xlsx",
        ".git/form.xlsx",
        "node_modules/form.xlsx",
        "form.bak.xlsx",
        "form.bak2.xlsx",
        "adaptation_2026.2_conflicts.xlsx",
        "notes.docx",
        "gazetteer.csv",
        "other.yaml",
        "form.xlsx/inside.txt",
    ],
)
def test_what_is_nobodys_form_is_passed_over(name: str, tmp_path: Path) -> None:
    put(tmp_path, name)
    assert listed(tmp_path) == []


def test_copies_of_adaptations_are_passed_over_unless_they_are_named(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "a.bak.yaml", "a.bak2.yaml", text=ADAPTATION)
    assert listed(tmp_path) == [("a.yaml", Kind.ADAPTATION)]
    named = entry_of(tmp_path / "a.bak.yaml", tmp_path)
    assert named
    assert named.kind is Kind.ADAPTATION


def test_an_adaptation_is_known_behind_a_mark_of_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfformkit: adaptation/1\r\n")
    assert listed(tmp_path) == [("a.yaml", Kind.ADAPTATION)]


def test_standards_within_reach_are_listed_with_those_of_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "standards/own/2026.1/standard.yaml", "standards/own/2026.1/form.xlsx")
    put(tmp_path, "templates/own/2026.1/tool.yaml")
    os.utime(tmp_path / "templates/own/2026.1/tool.yaml", ns=(5, 5))
    os.utime(tmp_path / "standards/own/2026.1/standard.yaml", ns=(7, 7))
    os.utime(tmp_path / "standards/own/2026.1/form.xlsx", ns=(6, 6))
    found = survey(tmp_path)
    own = next(one for one in found.of_kind(Kind.STANDARD) if one.name == "own 2026.1")
    assert "dtm-wca 2026.1" in [one.name for one in found.of_kind(Kind.STANDARD)]
    assert own.path == tmp_path / "standards/own/2026.1"
    assert own.changed == 7
    assert found.of_kind(Kind.FORM) == ()


def test_it_looks_so_far_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, "a/b/c/form.xlsx", "a/other.xlsx")
    assert survey(tmp_path).is_whole
    near = survey(tmp_path, Limits(depth=2))
    assert listed(tmp_path, Limits(depth=2)) == [(str(Path("a/other.xlsx")), Kind.FORM)]
    assert not near.is_whole


def test_it_looks_at_so_many_files_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, *(f"a/{number}.xlsx" for number in range(9)), "b/late.xlsx")
    found = survey(tmp_path, Limits(looked_at=6))
    assert not found.is_whole
    assert 4 <= len(found.of_kind(Kind.FORM)) <= 5
    assert survey(tmp_path, Limits(looked_at=12)).is_whole


def test_it_lists_so_many_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number}.xlsx" for number in range(4)))
    found = survey(tmp_path, Limits(entries=3))
    assert (len(found.of_kind(Kind.FORM)), found.is_whole) == (3, False)
    assert survey(tmp_path, Limits(entries=4)).is_whole


def test_the_stamp_changes_with_the_file_and_with_what_lies_around_it(tmp_path: Path) -> None:
    put(tmp_path, "here/form.xlsx", "there/form.xlsx", "here/gazetteer.csv", "formkit.yaml")
    for path in tmp_path.rglob("*"):
        os.utime(path, ns=(1, 1))

    def stamps() -> list[str]:
        return [one.stamp for one in survey(tmp_path).of_kind(Kind.FORM)]

    before = stamps()
    late = 4_000_000_000_000_000_000
    os.utime(tmp_path / "here/gazetteer.csv", ns=(late, late))
    here, there = stamps()
    assert (here != before[0], there) == (True, before[1])
    os.utime(tmp_path / "formkit.yaml", ns=(late, late))
    assert stamps()[1] != before[1]
    os.utime(tmp_path / "there/form.xlsx", ns=(2, 2))
    assert len({before[1], there, *stamps()}) == 3


def test_a_file_is_found_by_its_path(tmp_path: Path) -> None:
    put(tmp_path, "a/form.xlsx")
    found = survey(tmp_path)
    assert found.find(tmp_path / "a/form.xlsx") == found.of_kind(Kind.FORM)[0]
    assert found.find(tmp_path / "a/other.xlsx") is None


def test_one_file_can_be_an_entry_wherever_it_lies(tmp_path: Path) -> None:
    put(tmp_path, "a/form.md", text="12345")
    put(tmp_path, "a/adaptation.yaml", text=ADAPTATION)
    inside = entry_of(tmp_path / "a/form.md", tmp_path)
    outside = entry_of(tmp_path / "a/adaptation.yaml", tmp_path / "b")
    assert inside is not None
    assert (inside.name, inside.kind, inside.size) == (str(Path("a/form.md")), Kind.FORM, 5)
    assert outside is not None
    assert (outside.name, outside.kind) == ("adaptation.yaml", Kind.ADAPTATION)
    assert entry_of(tmp_path / "gone.xlsx", tmp_path) is None


def test_what_may_not_be_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "form.xlsx", "closed/form.xlsx")
    put(tmp_path, "adaptation.yaml", text=ADAPTATION)
    real = os.scandir

    def closed(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError
        return real(path)

    monkeypatch.setattr(surveying.os, "scandir", closed)
    monkeypatch.setattr(surveying, "reachable", Unopened)
    assert listed(tmp_path) == [("form.xlsx", Kind.FORM)]


class Unopened(type(Path())):  # type: ignore[misc] - the class of this system
    def open(self, *_: object) -> object:
        raise PermissionError


def test_a_link_that_leads_nowhere_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").symlink_to(tmp_path / "gone.xlsx")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert listed(tmp_path) == []


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert listed(tmp_path / "gone") == []
