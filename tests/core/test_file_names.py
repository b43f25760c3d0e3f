import os
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from formkit.core.file_names import refused_part, same_files, why_refused


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "keeps the name CON"),
        ("nul.xlsx", "keeps the name NUL"),
        ("aux .tar.gz", "keeps the name AUX"),
        ("com9", "keeps the name COM9"),
        ("LPT\N{SUPERSCRIPT ONE}.csv", "keeps the name LPT"),
        ("conout$", "keeps the name CONOUT$"),
        ('a<b>"c"?.xlsx', 'allows no < > " ? in it'),
        ("a:b.xlsx", "allows no : in it"),
        ("../form.xlsx", "allows no / in it"),
        ("a\tb", "another control character"),
        ("form.", "drops a full stop"),
        ("form ", "drops a full stop"),
        ("..", "drops a full stop"),
        ("", "drops a full stop"),
        (256 * "x", "longer than 255 characters"),
    ],
)
def test_names_that_windows_refuses(name: str, why: str) -> None:
    assert why in str(why_refused(name))


@pytest.mark.parametrize("name", ["bsa_tcd.xlsx", "console", "com10", "com0", ".hidden", "é ع.csv"])
def test_names_that_work_everywhere(name: str) -> None:
    assert why_refused(name) is None


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (PureWindowsPath(r"C:\forms\aux\form.xlsx"), "aux"),
        (PureWindowsPath(r"\\server\share\form.xlsx "), "form.xlsx "),
        (PurePosixPath("/data/a:b/nul"), "a:b"),
    ],
)
def test_the_first_part_that_is_refused(path: PureWindowsPath | PurePosixPath, part: str) -> None:
    told = refused_part(path)
    assert told is not None
    assert told[0] == part


@pytest.mark.parametrize(
    "path", [PureWindowsPath(r"C:\forms\..\form.xlsx"), PureWindowsPath("."), PurePosixPath("/")]
)
def test_drives_and_ways_up_are_no_names(path: PureWindowsPath | PurePosixPath) -> None:
    assert refused_part(path) is None


def test_capitals_and_ways_of_writing_accents_make_no_other_file() -> None:
    first, second = (
        PurePosixPath("out/\N{LATIN SMALL LETTER E WITH ACUTE}.csv"),
        PurePosixPath("out/E\N{COMBINING ACUTE ACCENT}.CSV"),
    )
    assert same_files((first, PurePosixPath("x"), second)) == (first, second)
    assert same_files((first, PurePosixPath("other") / os.fspath(second))) == ()
