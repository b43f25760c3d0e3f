import ntpath
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.core.long_paths import extended, reachable

LONG = "x" * 220


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("C:\\form.xlsx", "C:\\form.xlsx"),
        (f"C:\\{LONG}\\form.xlsx", f"\\\\?\\C:\\{LONG}\\form.xlsx"),
        (f"C:/{LONG}/../form.xlsx", "\\\\?\\C:\\form.xlsx"),
        (f"\\\\server\\share\\{LONG}", f"\\\\?\\UNC\\server\\share\\{LONG}"),
        (f"//server/share/{LONG}", f"\\\\?\\UNC\\server\\share\\{LONG}"),
        (f"\\\\?\\C:\\{LONG}", f"\\\\?\\C:\\{LONG}"),
        (f"\\\\?\\UNC\\server\\share\\{LONG}", f"\\\\?\\UNC\\server\\share\\{LONG}"),
        (f"\\\\.\\pipe\\{LONG}", f"\\\\.\\pipe\\{LONG}"),
    ],
)
def test_long_paths_get_the_prefix(path: str, wanted: str) -> None:
    assert extended(path) == wanted


@given(st.lists(st.text("abé .", min_size=1, max_size=60), min_size=1, max_size=12))
def test_the_prefix_comes_once_and_the_path_stays(parts: list[str]) -> None:
    path = ntpath.join("C:\\", *parts)
    once = extended(path)
    assert extended(once) == once
    assert PureWindowsPath(once.removeprefix("\\\\?\\")) in {
        PureWindowsPath(path),
        PureWindowsPath(ntpath.normpath(path)),
    }


def test_only_windows_has_a_limit(tmp_path: Path) -> None:
    far = tmp_path / LONG / LONG
    assert reachable(far, system="linux") is far
    assert str(reachable(far, system="win32")).startswith("\\\\?\\")
    assert reachable(Path("form.xlsx"), system="win32") == Path("form.xlsx").absolute()
