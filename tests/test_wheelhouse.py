"""The folder of wheels for machines without a network; pip itself is not run."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests import wheelhouse
from tests.wheelhouse import Target, here, missing, target_of

WINDOWS = Target(platforms=("win_amd64",), python="3.12")


def wheel(folder: Path, name: str, *needs: str) -> None:
    with ZipFile(folder / f"{name}-1.2-py3-none-any.whl", "w") as package:
        lines = (f"Requires-Dist: {one}\n" for one in needs)
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n{''.join(lines)}\n"
        package.writestr(f"{name}-1.2.dist-info/METADATA", metadata)


@pytest.mark.parametrize(
    ("needs", "lacking"),
    [
        (["there"], []),
        (["There>=1.0"], []),
        (["there<1"], ["there<1"]),
        (["gone"], ["gone"]),
        (['colorama; platform_system == "Windows"'], ['colorama; platform_system == "Windows"']),
        (['old; python_version < "3.12"', 'unix; sys_platform != "win32"'], []),
        (['tui; extra == "tui"'], []),
    ],
)
def test_what_the_other_machine_lacks_is_found(
    tmp_path: Path, needs: list[str], lacking: list[str]
) -> None:
    wheel(tmp_path, "formkit", *needs)
    wheel(tmp_path, "there")
    assert [str(one) for one in missing(tmp_path, WINDOWS.environment)] == lacking


@pytest.mark.parametrize(
    ("platform", "system", "machine"),
    [
        ("win_amd64", "Windows", "AMD64"),
        ("win32", "Windows", "x86"),
        ("win_arm64", "Windows", "arm64"),
        ("macosx_11_0_arm64", "Darwin", "arm64"),
        ("macosx_11_0_x86_64", "Darwin", "x86_64"),
        ("manylinux_2_28_x86_64", "Linux", "x86_64"),
        ("manylinux2014_aarch64", "Linux", "aarch64"),
        ("linux_x86_64", "Linux", "x86_64"),
    ],
)
def test_a_platforms_name_says_what_machine_it_is(platform: str, system: str, machine: str) -> None:
    environment = Target(platforms=(platform,), python="3.12").environment
    assert environment["platform_system"] == system
    assert environment["platform_machine"] == machine


def test_without_a_name_it_is_this_machine() -> None:
    assert target_of(["--platform", "", "--python", ""]) == here()
    assert here().choice == ()
    assert target_of(["--platform", "win_amd64", "--python", "3.12"]) == WINDOWS
    assert not WINDOWS.is_here
    assert WINDOWS.choice[-2:] == ("--platform", "win_amd64")
    assert WINDOWS.folder.relative_to(wheelhouse.REPOSITORY).as_posix() == (
        "wheelhouse/win_amd64-py3.12"
    )


def test_a_newer_linux_takes_the_wheels_of_older_ones() -> None:
    choice = Target(platforms=("manylinux_2_28_x86_64",), python="3.12").choice
    assert "manylinux_2_17_x86_64" in choice
    assert "manylinux2014_x86_64" in choice


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--platform", "windoof"], "windoof is no platform's name"),
        (["--python", "3.9"], "needs Python 3.11"),
    ],
)
def test_what_cannot_be_meant_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        target_of(arguments)
    assert said in capsys.readouterr().err
