"""What all tests share: golden files and where the material beside the repository lies."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from formkit.formats import releases
from formkit.formats.standards import read_standard
from formkit.model.standard import Standard
from formkit.model.workspace import Workspace

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"


os.environ["FORMKIT_LANG"] = "en"
"""Else the tests would depend on the language of the machine; their processes inherit it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshots", action="store_true", help="write the golden files anew")
    parser.addoption("--pictures", default="", help="write the pictures of the terminal UI here")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare text or bytes with ``tests/golden/<name>``; ``make snapshots`` writes it anew."""
    rewrite = bool(request.config.getoption("--snapshots"))

    def compare(name: str, actual: str | bytes) -> None:
        path = REPOSITORY / "tests" / "golden" / name
        found = actual.encode() if isinstance(actual, str) else actual
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found)
        assert path.exists(), f"no golden file {name}: run make snapshots and read what it wrote"
        expected = path.read_bytes()
        if isinstance(actual, str):
            assert actual == expected.decode()
        assert found == expected

    return compare


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material beside the repository; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def own_standards_read_once() -> Iterator[None]:
    """Find the repository's own standards without reading them again; nothing changes them.

    A reading takes 0.2 s, and half of all that ``tests/jobs`` and ``tests/cli`` did was that.
    """

    def read(folder: Path, templates: Path, *, workspace: Workspace) -> Standard:
        if not folder.resolve().is_relative_to(REPOSITORY):
            return read_standard(folder, templates, workspace=workspace)
        return read_once(folder.resolve(), templates.resolve(), workspace=workspace)

    read_once = cache(read_standard)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(releases, "read_standard", read)
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have counted, so that they can be quoted."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    told = [text for one in reports for name, text in one.user_properties if name == "figures"]
    if told:
        terminalreporter.section("figures")
        terminalreporter.write("".join(f"{line}\n" for line in sorted(told)))
