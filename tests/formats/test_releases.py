from pathlib import Path

import pytest

from formkit.core.errors import UnknownNameError
from formkit.formats import releases
from formkit.formats.releases import (
    find_release,
    find_releases,
    find_standard,
    standards_around,
)
from tests.formats.small_release import RELEASE, TEMPLATES, write_release


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that lies in no checkout; gives the folder of what it was installed with."""
    package = tmp_path / "site-packages" / "formkit"
    package.mkdir(parents=True)
    monkeypatch.setattr(releases, "PACKAGE", package)
    return package / "_data"


def test_an_installed_package_brings_its_standards(installed: Path) -> None:
    assert find_releases().releases == ()
    write_release(installed)
    [release] = find_releases().releases
    assert (release.id, release.version) == ("small", "2026.1")
    assert release.folder == installed / RELEASE
    assert release.templates == installed / TEMPLATES


def test_what_lies_nearer_comes_first(installed: Path, tmp_path: Path) -> None:
    write_release(installed)
    checkout = installed.parents[1]
    write_release(checkout, **{"pyproject.toml": ""})
    mine = write_release(tmp_path / "mine")
    assert find_release(find_releases(), "small").folder == checkout / RELEASE
    assert find_release(find_releases(mine), "small").folder == mine / RELEASE


def test_what_lies_around_a_file_comes_first_of_all(installed: Path, tmp_path: Path) -> None:
    write_release(installed)
    mine, region = (write_release(tmp_path / name) for name in ("mine", "region"))
    near = region / "chad" / "adaptation.yaml"
    assert standards_around(near) == standards_around(region) == region
    assert find_release(find_releases(mine, near=near), "small").folder == region / RELEASE
    assert find_standard("small", "2026.1", near=near).id == "small"
    (tmp_path / "chad" / "standards").mkdir(parents=True)
    assert standards_around(tmp_path / "chad" / "a.yaml") is None, "a folder of another kind"
    far = tmp_path / "chad" / "a.yaml"
    assert find_release(find_releases(mine, near=far), "small").folder == mine / RELEASE


def test_the_newest_release_is_read_unless_one_is_asked_for(tmp_path: Path) -> None:
    root = write_release(tmp_path)
    for version in ("2026.9", "2026.10"):
        folder = root / "standards" / "small" / version
        folder.mkdir()
        text = f'formkit: standard/1\nid: small\nversion: "{version}"\nextends: "2026.1"\n'
        (folder / "standard.yaml").write_text(text, encoding="utf-8")
    assert find_standard("small", workspace=root).version == "2026.10"
    assert find_standard("small", "2026.9", root).version == "2026.9"
    assert find_releases(root).versions("small") == ("2026.1", "2026.9", "2026.10")


def test_an_unknown_standard_or_release_is_told_with_what_there_is(tmp_path: Path) -> None:
    found = find_releases(write_release(tmp_path))
    with pytest.raises(UnknownNameError, match=r"no standard is called smal; there are: .*small"):
        find_release(found, "smal")
    with pytest.raises(UnknownNameError, match=r"standard small is called 2027\.1; .*: 2026\.1"):
        find_release(found, "small", "2027.1")
