"""Paths as terminals write them when files are dropped, and as people type them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.jobs.folders.paths import (
    is_folder,
    is_there,
    placed_path,
    written_paths,
    written_words,
)

POSIX = [
    ("as it is", "/a/form.xlsx", ("/a/form.xlsx",)),
    ("GNOME: between apostrophes", "'/a/my form.xlsx' ", ("/a/my form.xlsx",)),
    ("GNOME: an apostrophe in the name", r"'/a/l'\''eau.xlsx'", ("/a/l'eau.xlsx",)),
    ("macOS: spaces and brackets escaped", r"/a/my\ form\ \(2\).xlsx", ("/a/my form (2).xlsx",)),
    ("between quotes", '"/a/my form.xlsx"', ("/a/my form.xlsx",)),
    ("several", r"/a/b.xlsx '/a/c d.xlsx' /e\ f.md", ("/a/b.xlsx", "/a/c d.xlsx", "/e f.md")),
    ("address", "file:///a/my%20form%C3%A9.xlsx", ("/a/my formé.xlsx",)),
    ("address with this machine's name", "FILE://localhost/a/b.xlsx", ("/a/b.xlsx",)),
    ("addresses, a line each", "file:///a.xlsx\r\nfile:///b.xlsx\r\n", ("/a.xlsx", "/b.xlsx")),
    ("addresses on one line", "file:///a.xlsx file:///b.xlsx", ("/a.xlsx", "/b.xlsx")),
    ("a quote that is never closed", "'/a/my form.xlsx", ("/a/my form.xlsx",)),
    ("a backslash at the end", "/a/b\\", ("/a/b",)),
    ("an address without its slashes", "file:/a/b.xlsx", ("/a/b.xlsx",)),
    ("an address that names nothing", "file://[a", ()),
    ("nothing", " \n\t ", ()),
]
WINDOWS = [
    ("as it is", r"C:\a\form.xlsx", (r"C:\a\form.xlsx",)),
    ("between quotes", r'"C:\My forms\a.xlsx"', (r"C:\My forms\a.xlsx",)),
    (
        "several",
        r'"C:\My forms\a.xlsx" D:\b.xlsx "C:\c d.xlsx"',
        (r"C:\My forms\a.xlsx", r"D:\b.xlsx", r"C:\c d.xlsx"),
    ),
    ("a network folder", r'"\\server\my share\a.xlsx"', (r"\\server\my share\a.xlsx",)),
    ("from a property sheet", "\u202aC:\\a\\form.xlsx", (r"C:\a\form.xlsx",)),
    ("address", "file:///C:/My%20forms/a.xlsx", (r"C:\My forms\a.xlsx",)),
    ("address of a server", "file://server/share/a.xlsx", (r"\\server\share\a.xlsx",)),
    ("an apostrophe in the name", r"C:\l'eau.xlsx", (r"C:\l'eau.xlsx",)),
    ("a quote that is never closed", r'"C:\My forms\a.xlsx', (r"C:\My forms\a.xlsx",)),
]


def nowhere(_word: str) -> bool:
    return False


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in POSIX], ids=[c[0] for c in POSIX])
def test_paths_as_terminals_of_linux_and_macos_write_them(
    text: str, words: tuple[str, ...]
) -> None:
    assert written_words(text, is_there=nowhere, system="linux") == words


@pytest.mark.parametrize(
    ("text", "words"), [case[1:] for case in WINDOWS], ids=[c[0] for c in WINDOWS]
)
def test_paths_as_windows_writes_them(text: str, words: tuple[str, ...]) -> None:
    assert written_words(text, is_there=nowhere, system="win32") == words


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_a_line_that_is_a_path_as_it_stands_is_one(system: str) -> None:
    text = "/Users/Jean Paul/form\\ 'x.xlsx"
    assert written_words(text, is_there=text.__eq__, system=system) == (text,)


def test_paths_begin_in_the_folder_or_at_home(tmp_path: Path) -> None:
    (tmp_path / "my form.xlsx").touch()
    assert written_paths("my form.xlsx", tmp_path) == (tmp_path / "my form.xlsx",)
    assert written_paths("a.md a.md ~/b.md", tmp_path) == (tmp_path / "a.md", Path.home() / "b.md")
    assert placed_path("/c.md", tmp_path) == Path("/c.md")


@pytest.mark.parametrize("name", ["x" * 5_000, "a\0b", "form.xlsx"])
def test_what_cannot_be_a_path_is_not_there(name: str, tmp_path: Path) -> None:
    assert not is_there(tmp_path / name)
    assert not is_folder(tmp_path / name)
    assert is_there(tmp_path)
    assert is_folder(tmp_path)


NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(
    lambda name: name == name.strip() and not name.lower().startswith("file:")
)


@given(st.lists(NAMES.map(lambda name: f"/{name}"), min_size=1, max_size=3, unique=True))
def test_what_a_shell_quotes_is_read_again(names: list[str]) -> None:
    unseen = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
    plain = [name.translate(dict.fromkeys(map(ord, unseen))) for name in names]
    quoted = " ".join("'" + name.replace("'", "'\\''") + "'" for name in plain)
    assert written_words(quoted, is_there=nowhere, system="linux") == tuple(plain)


@given(st.text(), st.sampled_from(["linux", "darwin", "win32"]))
def test_any_text_is_read(text: str, system: str) -> None:
    for word in written_words(text, is_there=nowhere, system=system):
        assert "\n" not in word
