"""What the tests of the terminal UI share: the application, pictures of it, and patience."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from formkit.formats.markdown import parse_markdown
from formkit.formats.writing import write_workbook
from formkit.jobs.remembering import Memory
from formkit.render.catalogue import Language
from formkit.tui.app import FormkitApp, Start
from tests.tui.pictures import SIZES, Pictures
from tests.tui.small_release import write_release

__all__ = ["SIZES"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what draws screens out of the quick tests: each second of it is half Textual's own."""
    for item in items:
        if HERE in item.path.parents and item.get_closest_marker("corpus") is None:
            item.add_marker("screens")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An empty folder to work in; its name is the same on every machine."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(
    workspace: Path, tmp_path: Path
) -> Callable[..., "asynccontextmanager[AsyncIterator[Pilot[object]]]"]:
    """Open the application headless: ``async with opened("check", path, size=…) as pilot``.

    Takes the screen, then files for it; ``language`` ("en", "fr"), ``size`` and ``today`` by name;
    ``notifications`` to see notices, too.
    """

    @asynccontextmanager
    async def opening(
        screen: str = "home",
        *paths: Path,
        size: tuple[int, int] = (120, 40),
        language: str = "en",
        today: str = "2026-11-22",
        notifications: bool = False,
    ) -> AsyncIterator[Pilot[object]]:
        start = Start(
            workspace=workspace,
            memory=Memory(tmp_path / "memory"),
            language=Language(language),
            today=today,
            screen=screen,
            paths=paths,
        )
        app = FormkitApp(start)
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=notifications) as pilot:
            await settled(pilot)
            yield pilot

    return opening


@pytest.fixture
def settle() -> Callable[[Pilot[object]], object]:
    """Wait until nothing is being worked on: ``await settle(pilot)``."""
    return settled


async def settled(pilot: Pilot[object]) -> None:
    """Wait until every worker has ended and what it posted was handled."""
    for _ in range(100):
        await pilot.pause()
        running = [one for one in pilot.app.workers if not one.is_finished]
        if not running:
            await pilot.pause()
            if not any(not one.is_finished for one in pilot.app.workers):
                return
        for one in running:
            with suppress(WorkerCancelled, asyncio.CancelledError):
                await one.wait()
    pytest.fail("the work never ends")


@pytest.fixture
def pictures(
    golden: Callable[[str, str], None], request: pytest.FixtureRequest, tmp_path: Path
) -> Pictures:
    """Compare what the screen shows with golden files: ``await pictures.take(pilot, "check")``."""
    folder = request.config.getoption("--pictures")
    return Pictures(golden, hidden=str(tmp_path), folder=Path(folder) if folder else None)


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace is where the person is."""
    monkeypatch.chdir(workspace)


@pytest.fixture
def composing(opened: Callable[..., Any], workspace: Path, here: None) -> Callable[..., Any]:
    """Compose where a small standard is at hand: ``async with composing(path) as pilot``."""
    del here
    write_release(workspace)

    @asynccontextmanager
    async def opening(*paths: Path, **more: object) -> AsyncIterator[Pilot[object]]:
        async with opened("compose", *paths, **more) as pilot:
            yield pilot

    return opening


@pytest.fixture
def ours(workspace: Path) -> Path:
    """An adaptation that a person wrote."""
    from tests.tui.composing import OURS  # noqa: PLC0415 - it needs what stands above

    path = workspace / "tcd" / "adaptation.yaml"
    path.parent.mkdir()
    path.write_text(OURS, encoding="utf-8")
    return path


@pytest.fixture
def on_form(workspace: Path) -> Path:
    """An adaptation that begins with a form."""
    from tests.tui.composing import CAMP, ON_CAMP  # noqa: PLC0415 - it needs what stands above

    write_workbook(parse_markdown(CAMP), workspace / "camp.xlsx")
    path = workspace / "adaptation.yaml"
    path.write_text(ON_CAMP, encoding="utf-8")
    return path
