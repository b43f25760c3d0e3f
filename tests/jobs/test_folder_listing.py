"""Folders listed for choosing, paths completed while one types, and what can be chosen."""

import os
from pathlib import Path

import pytest

from formkit.jobs.folders import usual
from formkit.jobs.folders.asked import AskedFile
from formkit.jobs.folders.listing import Listing, list_folder, typed
from formkit.jobs.folders.usual import usual_folders

WORKBOOK = "a_2026.2_conflicts.xlsx"


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_text("x", encoding="utf-8")
    return folder


def names(listing: Listing) -> list[str]:
    return [f"{one.name}{'' if one.can_be_chosen else ' -'}" for one in listing.entries]


def test_folders_come_first_then_what_can_be_chosen(tmp_path: Path) -> None:
    put(tmp_path, "b.xlsx", "A.txt", "z/", "C/", ".hidden", "~$b.xlsx", "a.XLSX")
    listing = list_folder(tmp_path, (".xlsx",))
    assert names(listing) == ["C", "z", "a.XLSX", "b.xlsx", "A.txt -"]
    assert listing.is_whole
    assert [one.size for one in listing.entries] == [0, 0, 1, 1, 1]
    assert names(list_folder(tmp_path)) == ["C", "z", "A.txt", "a.XLSX", "b.xlsx"]
    assert names(list_folder(tmp_path, asks_folder=True))[2:] == [
        *("A.txt -", "a.XLSX -", "b.xlsx -")
    ]


def test_what_formkit_keeps_beside_comes_last_and_can_be_chosen(tmp_path: Path) -> None:
    put(tmp_path, "a.bak.yaml", "a.yaml", "b.yaml", WORKBOOK, "z.txt")
    listing = list_folder(tmp_path, (".yaml",))
    assert names(listing) == ["a.yaml", "b.yaml", "a.bak.yaml", "z.txt -", f"{WORKBOOK} -"]
    assert [one.is_beside for one in listing.entries] == [False, False, True, False, True]
    assert typed("a", tmp_path).completed(listing) == "a.yaml"
    assert typed("a.b", tmp_path).completed(listing) == "a.bak.yaml"


def test_a_link_that_leads_nowhere_cannot_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "gone")
    assert names(list_folder(tmp_path)) == ["a.xlsx -"]


@pytest.mark.parametrize("name", ["gone", "file.txt", "x" * 5_000, "a\0b"])
def test_what_is_no_folder_has_a_problem(name: str, tmp_path: Path) -> None:
    put(tmp_path, "file.txt")
    listing = list_folder(tmp_path / name)
    assert listing.entries == ()
    assert str(listing.problem).startswith("this folder cannot be looked into: ")


def test_a_folder_without_end_is_listed_in_part(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number:04}.xlsx" for number in range(2_001)))
    listing = list_folder(tmp_path)
    assert (len(listing.entries), listing.is_whole) == (2_000, False)


def test_names_are_found_by_their_beginning_then_by_what_they_hold(tmp_path: Path) -> None:
    listing = list_folder(put(tmp_path, "chad.xlsx", "old_chad.xlsx", "niger.xlsx"))
    assert [one.name for one in listing.beginning("CHAD")] == ["chad.xlsx", "old_chad.xlsx"]
    assert len(listing.beginning("")) == 3


@pytest.mark.parametrize(
    ("text", "system", "folder", "last"),
    [
        ("", "linux", "/w", ""),
        ("ch", "linux", "/w", "ch"),
        ("chad/ad", "linux", "/w/chad", "ad"),
        ("/etc/ho", "linux", "/etc", "ho"),
        ("..", "linux", "/w/..", ""),
        ("../a", "linux", "/w/..", "a"),
        ("a\\b", "linux", "/w", "a\\b"),
        ("a\\b/c", "win32", "/w/a\\b", "c"),
        ("a/b\\c", "win32", "/w/a/b\\", "c"),
        ("~", "linux", "~", ""),
        ("~/x", "linux", "~", "x"),
    ],
)
def test_a_path_is_taken_apart_while_one_types(
    text: str, system: str, folder: str, last: str
) -> None:
    now = typed(text, Path("/w"), system=system)
    wanted = Path.home() if folder == "~" else Path(folder)
    assert (now.folder, now.last) == (wanted, last)


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("c", "chad"),
        ("chad", "chad"),
        ("chad_", "chad_new.xlsx"),
        ("CHAD_", "chad_new.xlsx"),
        ("n", f"niger{os.sep}"),
        ("x", "x"),
        ("b", "b"),
    ],
)
def test_a_name_is_completed_as_far_as_there_is_no_doubt(
    text: str, completed: str, tmp_path: Path
) -> None:
    put(tmp_path, "chad.xlsx", "chad_new.xlsx", "niger/", "b.txt")
    listing = list_folder(tmp_path, (".xlsx",))
    assert typed(text, tmp_path).completed(listing) == completed


def test_what_stands_before_the_name_stays(tmp_path: Path) -> None:
    put(tmp_path, "chad/adaptation.yaml")
    listing = list_folder(tmp_path / "chad")
    assert typed("chad/ad", tmp_path).completed(listing) == "chad/adaptation.yaml"


def test_the_usual_folders_are_those_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "home/Documents/")
    found = [(str(words), path) for words, path in usual_folders(tmp_path, home=tmp_path / "home")]
    assert found == [
        ("This folder", tmp_path),
        ("Home folder", tmp_path / "home"),
        ("Documents", tmp_path / "home" / "Documents"),
    ]
    monkeypatch.setattr(usual, "drives_there", lambda: ("C", "E"))
    *_, last = usual_folders(tmp_path)
    assert (str(last[0]), last[1]) == ("Drive E", Path("E:/"))


ASKED = [
    ("an old file", AskedFile(endings=(".xlsx",)), "a.xlsx", None),
    ("capitals in its ending", AskedFile(endings=(".xlsx",)), "B.XLSX", None),
    ("any file", AskedFile(), "c.txt", None),
    ("another ending", AskedFile(endings=(".xlsx",)), "c.txt", "its name has to end in .xlsx"),
    ("a file that is not there", AskedFile(), "gone.xlsx", "no such file"),
    ("a folder", AskedFile(is_folder=True), "d", None),
    ("a folder that is not there", AskedFile(is_folder=True), "gone", "no such folder"),
    ("a file for a folder", AskedFile(is_folder=True), "a.xlsx", "a.xlsx is no folder"),
    ("a new file", AskedFile(endings=(".xlsx",), is_new=True), "new.xlsx", None),
    ("a new file without ending", AskedFile(endings=(".xlsx",), is_new=True), "new", None),
    ("a new file of no kind", AskedFile(endings=(".xlsx",), is_new=True), "n.txt", "end in .xlsx"),
    ("a new file nowhere", AskedFile(is_new=True), "gone/new.xlsx", "no such folder"),
    ("a new folder", AskedFile(is_new=True, is_folder=True), "new", None),
    ("a file for a new folder", AskedFile(is_new=True, is_folder=True), "a.xlsx", "is no folder"),
]


@pytest.mark.parametrize(
    ("asked", "name", "why"), [one[1:] for one in ASKED], ids=[one[0] for one in ASKED]
)
def test_a_path_is_what_was_asked_for_or_not(
    asked: AskedFile, name: str, why: str | None, tmp_path: Path
) -> None:
    put(tmp_path, "a.xlsx", "B.XLSX", "c.txt", "d/")
    told = asked.why_not(tmp_path / name)
    assert (told is None) == (why is None)
    assert (why or "") in str(told)


def test_a_new_file_gets_its_ending(tmp_path: Path) -> None:
    new = AskedFile(endings=(".xlsx", ".csv"), is_new=True)
    assert new.given(tmp_path / "form").name == "form.xlsx"
    assert new.given(tmp_path / "form.csv").name == "form.csv"
    assert AskedFile(endings=(".xlsx",)).given(tmp_path / "form").name == "form"
    assert AskedFile(is_new=True).given(tmp_path / "form").name == "form"


def test_the_listing_knows_what_was_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", "c.txt")
    assert names(AskedFile(endings=(".xlsx",)).listing(tmp_path)) == ["a.xlsx", "c.txt -"]
