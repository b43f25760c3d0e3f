"""Somebody who presses keys at random, on all screens, with real files open."""

import json
from pathlib import Path
from random import Random

from textual import events
from textual.pilot import Pilot

from formkit.formats.adaptations import read_adaptation
from formkit.formats.files import read_workbook
from formkit.tui.app import SCREENS, FormkitApp

_LETTERS = tuple("abcdefghijklmnopqrstuvwxyzéABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = tuple("01234567")
_SIGNS = ("space", "slash", "full_stop", "question_mark", "plus", "minus", "apostrophe", "comma")
_MOVES = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab")
_EDITS = ("backspace", "delete", "ctrl+z", "ctrl+y", "ctrl+s", "ctrl+b", "ctrl+o", "ctrl+n")
_ENDS = ("enter", "enter", "enter", "escape", "escape", "escape", "f1", "ctrl+p", "ctrl+c")
_KEYS = (*_LETTERS, *_DIGITS, *_SIGNS, *_MOVES * 3, *_EDITS, *_ENDS * 3)
"""All but ``ctrl+q``, which leaves."""
_STAYS = 40
"""Keys on one screen, before another one is shown with a file."""
_LOOKS = 0.4
"""How often the person waits to see what a key did, before pressing the next one."""
_BOOKS = (".xlsx",)
_MANIFEST = "adaptation.yaml"


class RandomPerson:
    """The same keys for the same seed, as far as the machine's threads allow."""

    def __init__(self, seed: int, files: tuple[Path, ...]) -> None:
        """Begin.

        Args:
            seed: chooses the keys.
            files: what is opened, beside what lies around.
        """
        self._random = Random(seed)  # noqa: S311 - the same keys in each run
        self._files = files
        self.pressed: list[str] = []
        """What was done, to be done again."""

    async def use(self, pilot: Pilot[object], keys: int) -> int:
        """Press keys until there were so many, or the application was left.

        Returns:
            How many were pressed.
        """
        app = pilot.app
        assert isinstance(app, FormkitApp)
        for number in range(keys):
            if app._exit:  # noqa: SLF001 - left by the menu
                return number
            if number % _STAYS == 0:
                await self._go_on(pilot, app)
            key = self._random.choice(_KEYS)
            self.pressed.append(key)
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            if self._random.random() < _LOOKS:
                await pilot.pause()
        await pilot.pause()
        return keys

    async def _go_on(self, pilot: Pilot[object], app: FormkitApp) -> None:
        screen = self._random.choice(list(SCREENS))
        path = self._random.choice(self._files)
        self.pressed.append(f"{screen}({path.name})")
        while len(app.screen_stack) > 1 and not app._exit:  # noqa: SLF001 - as above
            before = len(app.screen_stack)
            await pilot.press("escape")
            if len(app.screen_stack) == before:
                app.pop_screen()
                await pilot.pause()
        app.go(screen, path)
        await pilot.pause()


def forms_in(folder: Path) -> tuple[Path, ...]:
    """The workbooks and adaptations of a folder and below, by name."""
    paths = sorted(folder.rglob("*"))
    return tuple(one for one in paths if one.suffix in _BOOKS or one.name == _MANIFEST)


def broken_files(folder: Path) -> list[str]:
    """The files that cannot be read as what they are called, and halves of files."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("~$") and not _is_whole(path)
    ]


def _is_whole(path: Path) -> bool:
    if path.suffix == ".part":
        return False
    try:
        if path.suffix in _BOOKS:
            read_workbook(path)
        elif path.name == _MANIFEST:
            read_adaptation(path)
        elif path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
    except Exception:  # noqa: BLE001 - whatever it is, the file is not whole
        return False
    return True
