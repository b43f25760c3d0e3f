"""A folder of wheels from which formkit can be installed where there is no network.

``make wheelhouse`` runs it.  pip picks the wheels for a named platform, but
judges ``; platform_system == "Windows"`` by the machine it runs on, so what the
other machine needs besides is looked up in the wheels themselves.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

REPOSITORY = Path(__file__).parents[1]
FOLDER = REPOSITORY / "wheelhouse"
_SYSTEMS = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
}
_MACHINES = {"amd64": "AMD64", "win32": "x86"}
_KNOWN = re.compile(r"win32|win_\w+|macosx_\d+_\d+_\w+|((many|musl)?linux)\w*_\w+")
_LINUX = re.compile(r"manylinux_2_(?P<release>\d+)_(?P<machine>\w+)")
_LEAST = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The machine that has no network."""

    platforms: tuple[str, ...]
    """As wheels call it, ``win_amd64``; several where it takes wheels of several names."""
    python: str
    """``3.12``."""

    @property
    def is_here(self) -> bool:
        """Tell whether this machine can install what is made for it."""
        return self == here()

    @property
    def folder(self) -> Path:
        """Where its wheels go."""
        return FOLDER / f"{self.platforms[0]}-py{self.python}"

    @property
    def environment(self) -> dict[str, str]:
        """By what markers of requirements are judged."""
        first = self.platforms[0]
        system = next(one for one in _SYSTEMS if one in first)
        machine = next((_MACHINES[one] for one in _MACHINES if first.endswith(one)), "")
        return {
            **_SYSTEMS[system],
            "platform_machine": machine or first.partition("_")[2].lstrip("0123456789_"),
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }

    @property
    def choice(self) -> tuple[str, ...]:
        """How pip is told of it."""
        if self.is_here:
            return ()
        names = (name for one in self.platforms for name in _taken_by(one))
        named = (part for name in names for part in ("--platform", name))
        return ("--python-version", self.python, "--implementation", "cp", *named)


def _taken_by(name: str) -> tuple[str, ...]:
    """A platform and the older ones whose wheels it takes; pip knows those of macOS itself."""
    linux = _LINUX.fullmatch(name)
    if linux is None:
        return (name,)
    releases = range(int(linux["release"]), 4, -1)
    machine = linux["machine"]
    return (*(f"manylinux_2_{one}_{machine}" for one in releases), f"manylinux2014_{machine}")


def here() -> Target:
    """This machine."""
    name = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return Target(platforms=(name,), python=".".join(platform.python_version_tuple()[:2]))


def missing(folder: Path, environment: dict[str, str]) -> tuple[Requirement, ...]:
    """What wheels of a folder need and no wheel of it is; extras are not looked at."""
    found = {}
    for path in folder.glob("*.whl"):
        name, version, *_ = parse_wheel_filename(path.name)
        found[name] = version
    wanted = {
        str(one): one
        for path in sorted(folder.glob("*.whl"))
        for one in _requirements(path)
        if one.marker is None or one.marker.evaluate(environment)
    }
    return tuple(
        one
        for one in wanted.values()
        if (version := found.get(canonicalize_name(one.name))) is None
        or not one.specifier.contains(version, prereleases=True)
    )


def _requirements(wheel: Path) -> Iterator[Requirement]:
    with ZipFile(wheel) as package:
        (name,) = (one for one in package.namelist() if one.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(package.read(name).decode())
    return map(Requirement, headers.get_all("Requires-Dist", []))


def fill(target: Target) -> None:
    """Put formkit's wheel and all that it needs into the target's folder, and nothing else."""
    shutil.rmtree(target.folder, ignore_errors=True)
    target.folder.mkdir(parents=True)
    _pip("wheel", "--no-deps", "--wheel-dir", str(target.folder), str(REPOSITORY))
    (own,) = target.folder.glob("formkit-*.whl")
    download = ("download", "--only-binary", ":all:", "--dest", str(target.folder), *target.choice)
    _pip(*download, str(own))
    while more := missing(target.folder, target.environment):
        _pip(*download, "--no-deps", *(f"{one.name}{one.specifier}" for one in more))


def try_out(folder: Path) -> None:
    """Install from the folder alone, and run formkit where no checkout is near."""
    with tempfile.TemporaryDirectory(prefix="formkit-") as elsewhere:
        home = Path(elsewhere) / "home"
        venv.create(home, with_pip=True)
        programs = home / ("Scripts" if sys.platform == "win32" else "bin")
        _run(programs / "python", "-m", "pip", *_QUIET, *installation(folder), cwd=elsewhere)
        _run(programs / "formkit", "doctor", cwd=elsewhere)
        _run(programs / "formkit", "demo", cwd=elsewhere)


_QUIET = ("--quiet", "--disable-pip-version-check")


def installation(folder: Path | str) -> tuple[str, ...]:
    """What pip is told on the machine without a network; README says the same."""
    return ("install", "--no-index", "--find-links", str(folder), "formkit")


def _pip(command: str, *arguments: str) -> None:
    _run(sys.executable, "-m", "pip", *_QUIET, command, *arguments, cwd=REPOSITORY)


def _run(*command: str | Path, cwd: str | Path) -> None:
    # the checkout must not lend formkit to an environment that lacks it
    variables = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([str(one) for one in command], cwd=cwd, env=variables, check=True)


def target_of(arguments: list[str]) -> Target:
    """The machine that is named on the command line; this one where none is."""
    parser = argparse.ArgumentParser(prog="make wheelhouse", description=__doc__)
    parser.add_argument("--platform", default="", help="win_amd64; several with spaces between")
    parser.add_argument("--python", default="", help="3.12")
    asked = parser.parse_args(arguments)
    platforms = tuple(asked.platform.split()) or here().platforms
    if not _KNOWN.fullmatch(platforms[0]):
        parser.error(f"{platforms[0]} is no platform's name; take win_amd64, or see README")
    python = asked.python or here().python
    if tuple(map(int, python.split("."))) < _LEAST:
        parser.error("formkit needs Python 3.11 or later")
    return Target(platforms=platforms, python=python)


def main() -> int:
    """Fill the folder, and try it out where that can be done."""
    target = target_of(sys.argv[1:])
    try:
        fill(target)
        if target.is_here:
            try_out(target.folder)
    except subprocess.CalledProcessError as error:
        return error.returncode  # what was run has said what is wrong
    count = len(list(target.folder.glob("*.whl")))
    tried = (
        "installed from it and tried" if target.is_here else "complete; not tried on this machine"
    )
    sys.stdout.write(f"{target.folder.relative_to(REPOSITORY)}: {count} wheels, {tried}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
