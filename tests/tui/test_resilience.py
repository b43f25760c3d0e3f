"""Whatever happens: no traceback, no lost work, no half file, a terminal that is sane."""

import errno
import os
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from formkit.formats import odk_validate
from formkit.formats.adaptations import read_adaptation
from formkit.formats.markdown import parse_markdown
from formkit.formats.writing import write_workbook
from formkit.jobs import opening
from formkit.jobs.building import build_file
from formkit.jobs.outputs import save
from formkit.jobs.workspace import find_examples
from formkit.tui.app import SCREENS
from tests.tui.conftest import settled
from tests.tui.random_person import RandomPerson, broken_files, forms_in
from tests.tui.small_release import write_release
from tests.tui.terminal import Terminal, needs_tmux, terminal

Opened = Callable[..., Any]
Sit = Callable[..., AbstractContextManager[Terminal]]
SEED = 20261122


@pytest.fixture
def region(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example, with a form that is built and one that was edited; nothing opens."""
    shutil.copytree(find_examples() / "lake-chad", workspace, dirs_exist_ok=True)
    return begun(workspace, "chad", monkeypatch)


@pytest.fixture
def small(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a small standard; Java is not asked, for it is slow."""
    monkeypatch.setattr(odk_validate, "validate_xforms", lambda _xforms: {})
    write_release(workspace)
    (workspace / "adaptation.yaml").write_text(SMALL, encoding="utf-8")
    write_workbook(parse_markdown(MISTAKEN), workspace / "edited.xlsx")
    return begun(workspace, "", monkeypatch)


def begun(workspace: Path, country: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder, with the country's form built."""
    monkeypatch.chdir(workspace)
    monkeypatch.setattr(opening, "_open", lambda _path: None)
    save(build_file(workspace / country / "adaptation.yaml").outputs)
    return workspace


SMALL = """\
formkit: adaptation/1
standard: a-small
version: "2026.1"
template: bsa
country: TCD
"""
MISTAKEN = """
| survey |
|  | type | name | label | relevant |
|  | integer | people | How many people live here? | |
|  | text | others | Who else? | ${people} == 3 |
| settings |
|  | form_title | form_id | version |
|  | People | people | 1 |
"""


async def press_at_random(keys: int, region: Path, opened: Opened, seed: int = SEED) -> None:
    """Press keys on all screens, with all files; whatever was written is whole."""
    person = RandomPerson(seed, (*forms_in(region), region))
    left = keys
    try:
        while left > 0:
            async with opened(size=(100, 30)) as pilot:
                left -= await person.use(pilot, left)
    except Exception as error:
        error.add_note(f"after {' '.join(person.pressed[-60:])}")
        raise
    assert broken_files(region.parent) == []


async def test_keys_at_random_lose_nothing(small: Path, opened: Opened) -> None:
    await press_at_random(150, small, opened)


@pytest.mark.corpus
async def test_a_thousand_keys_at_random_lose_nothing(region: Path, opened: Opened) -> None:
    await press_at_random(1_000, region, opened, seed=SEED + 1)


@pytest.mark.corpus
async def test_a_storm_of_sizes(small: Path, opened: Opened) -> None:
    sizes = Random(SEED)  # noqa: S311 - the same sizes in each run
    edited = small / "edited.xlsx"
    async with opened(size=(100, 30)) as pilot:
        for screen in SCREENS:
            pilot.app.go(screen, *((edited,) if screen in {"check", "align"} else ()))
            await settled(pilot)
            for _ in range(5):
                await pilot.resize_terminal(sizes.randint(10, 250), sizes.randint(4, 80))
        assert pilot.app.is_running


# When a file cannot be written


def open_in_excel(path: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    path.with_name(f"~${path.name}").touch()


def fill_the_disk(_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)


def protect(path: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)


TROUBLES = [
    (open_in_excel, "open in Excel"),
    (fill_the_disk, "no room"),
    (protect, "write-protected"),
]


@pytest.mark.parametrize(("trouble", "words"), TROUBLES, ids=["excel", "full", "protected"])
async def test_a_workbook_that_cannot_be_replaced_stays_as_it_is(
    trouble: Callable[[Path, pytest.MonkeyPatch], None],
    words: str,
    small: Path,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = small / "bsa_tcd.xlsx"
    path.write_bytes((small / "edited.xlsx").read_bytes())
    before = path.read_bytes()
    trouble(path, monkeypatch)
    async with opened() as pilot:
        home = pilot.app.screen
        home.build(small / "adaptation.yaml")
        await settled(pilot)
        await pilot.click("#yes")
        await settled(pilot)
        notices = [one.message for one in pilot.app._notifications]  # noqa: SLF001 - toasts know no more
        assert words in notices[0]
        await pilot.press("2", "1")
        await settled(pilot)
        assert pilot.app.screen is home
    assert path.read_bytes() == before
    assert broken_files(small) == []


# In a real terminal


@pytest.fixture
def sit(workspace: Path, tmp_path: Path) -> Sit:
    """Sit down at a terminal in the workspace and type ``formkit``."""

    def sitting() -> AbstractContextManager[Terminal]:
        return terminal(workspace, tmp_path / "memory")

    return sitting


@pytest.fixture
def spoil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have each formkit that starts from now on run some Python first; none: as it is."""

    def spoiling(code: str) -> None:
        folder = tmp_path / "spoilt"
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), str(Path.cwd()))))

    return spoiling


CRASH = """
import formkit.tui.job_screen as job_screen

def crash(self):
    raise ZeroDivisionError("a fault of formkit's")

job_screen.JobScreen.action_help = crash
"""
KILLED = """
import os, signal
from pathlib import Path

def killed(self, target):
    os.kill(os.getpid(), signal.SIGKILL)

replace = Path.replace
Path.replace = lambda self, target: (
    killed(self, target) if target.name == "adaptation.yaml" else replace(self, target)
)
"""


def state_of(it: Terminal) -> str:
    """Whether the other screen is shown, and the mouse is listened to."""
    asked = "#{alternate_on} #{mouse_any_flag}"
    return it._tmux("display-message", "-p", "-t", "it", asked).strip()  # noqa: SLF001 - only here


def wait_until_gone(pid: int) -> None:
    """Wait until a process has ended; tmux takes it away."""
    end = time.monotonic() + 30
    with suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.kill(pid, 0)
            time.sleep(0.05)
        pytest.fail("the program does not end")


def begin_a_form(it: Terminal) -> None:
    """Choose a template, and save nothing."""
    it.wait_for("What do you want to do?")
    it.press("c")
    it.wait_for("Choose a template to begin with")
    it.press("Enter")
    it.wait_for("Baseline sub-area")
    it.type("Baseline s")
    it.press("Enter")
    it.wait_for("Baseline sub-area assessment", "not saved yet")


@needs_tmux
def test_a_crash_leaves_the_terminal_sane_and_the_work_kept(
    sit: Sit, spoil: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(CRASH)
    with sit() as it:
        begin_a_form(it)
        assert state_of(it) == "1 1"
        it.press("F1")
        assert it.exit_code() == "3"
        assert state_of(it) == "0 0"
        told = it.screen()
        assert "Traceback" not in told
        assert "what you decided is kept" in told
    (details,) = (tmp_path / "memory").glob("fault*")
    assert details.name in told
    assert "ZeroDivisionError" in details.read_text(encoding="utf-8")
    monkeypatch.delenv("PYTHONPATH")
    with sit() as it:
        it.wait_for("What do you want to do?")
        it.press("c")
        it.wait_for("Baseline sub-area assessment", "not saved yet")


@needs_tmux
@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_terminal_that_is_closed_loses_nothing(
    how: signal.Signals, sit: Sit, workspace: Path
) -> None:
    with sit() as it:
        begin_a_form(it)
        pid = it.pid()
        os.kill(pid, how)
        wait_until_gone(pid)
    assert broken_files(workspace) == []
    with sit() as it:
        it.wait_for("What do you want to do?")
        it.press("c")
        it.wait_for("Baseline sub-area assessment", "not saved yet")


@needs_tmux
def test_killed_in_the_middle_of_saving_the_old_file_is_whole(
    sit: Sit, spoil: Callable[[str], None], region: Path
) -> None:
    path = region / "chad" / "adaptation.yaml"
    before = path.read_bytes()
    spoil(KILLED)
    with sit() as it:
        it.wait_for("chad/adaptation.yaml")
        it.paste(str(path))
        it.wait_for("what do you want to do?")
        it.press("Enter")
        it.wait_for("Baseline sub-area assessment – Chad", "Opens in")
        pid = it.pid()
        it.press("C-s")
        wait_until_gone(pid)
    assert path.read_bytes() == before
    assert read_adaptation(path).country == "TCD"


@needs_tmux
def test_a_storm_of_sizes_in_a_real_terminal(sit: Sit) -> None:
    sizes = Random(SEED)  # noqa: S311 - the same sizes in each run
    with sit() as it:
        it.wait_for("What do you want to do?")
        for _ in range(40):
            it.resize(sizes.randint(5, 250), sizes.randint(2, 80))
        it.resize(100, 30)
        it.wait_for("What do you want to do?")
        it.press("2")
        it.wait_without("What do you want to do?")


@needs_tmux
def test_a_file_is_dropped_on_a_real_terminal(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "l’eau à boire.xlsx").write_bytes(b"")
    with sit() as it:
        it.wait_for("What do you want to do?")
        it.paste(f"'{tmp_path}/l’eau à boire.xlsx' ")
        it.wait_for("l’eau à boire.xlsx: what do you")
