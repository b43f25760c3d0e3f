"""Pictures of the screen as golden files: the letters to be read, the colours by digest.

A golden file holds what stands on the screen, and for each theme a digest of
the whole picture (Textual's own SVG).  ``pytest --pictures FOLDER`` writes the
pictures themselves, to be looked at before a golden file is accepted.
"""

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from formkit.tui.app import FormkitApp
from formkit.tui.themes import THEMES

SIZES = ((80, 24), (120, 40), (200, 60))
"""The smallest screen, a usual one, a large one."""

_CELL = 12.2
"""How wide Rich draws a letter."""
_TEXT = re.compile(
    r'<text class="[^"]*" x="([0-9.]+)" y="[^"]*" textLength="[^"]*" '
    r'clip-path="url\(#[^)]*line-([0-9]+)\)">(.*?)</text>'
)
_DIGEST_LENGTH = 12


class Pictures:
    """Takes pictures and compares them."""

    def __init__(
        self, golden: Callable[[str, str], None], *, hidden: str, folder: Path | None
    ) -> None:
        """Take pictures.

        Args:
            golden: compares text with a golden file of a name.
            hidden: the folder of this run, which differs each time and must not be shown.
            folder: where the pictures themselves are written; None: nowhere.
        """
        self._golden = golden
        self._hidden = hidden
        self._folder = folder

    async def take(self, pilot: Pilot[object], name: str) -> None:
        """Compare what is shown now, in all themes, with ``tests/golden/tui/<name>-….txt``."""
        app = pilot.app
        assert isinstance(app, FormkitApp)
        await _hold_still(pilot)
        size = app.size
        whole = f"{name}-{size.width}x{size.height}-{app.language}"
        text = ""
        digests = []
        before = app.theme
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            svg = app.export_screenshot(title="formkit")
            text = letters_of(svg, size.height)
            digests.append(f"{theme.name}: {_digest(svg)}")
            if self._folder:
                _write_picture(svg, self._folder / f"{whole}-{theme.name}.svg")
        app.theme = before
        await pilot.pause()
        assert self._hidden not in text, "a picture must not show where this run writes"
        self._golden(f"tui/{whole}.txt", "\n".join([text, "", *digests, ""]))


async def _hold_still(pilot: Pilot[object]) -> None:
    for screen in pilot.app.screen_stack:
        for one in screen.query(Input):
            one.cursor_blink = False
        for area in screen.query(TextArea):
            area.cursor_blink = False
    await pilot.pause()
    await pilot.wait_for_scheduled_animations()
    await pilot.pause()


def letters_of(svg: str, height: int) -> str:
    """The text of Textual's SVG, line by line, without blanks at the ends."""
    rows: list[dict[int, str]] = [{} for _ in range(height)]
    for x, line, said in _TEXT.findall(svg):
        rows[int(line)][round(float(x) / _CELL)] = html.unescape(said).replace("\xa0", " ")
    return "\n".join(map(_row, rows))


def _row(pieces: dict[int, str]) -> str:
    text = ""
    for column, piece in sorted(pieces.items()):
        text += " " * (column - cell_len(text)) + piece
    return text.rstrip()


def _digest(svg: str) -> str:
    return sha256(svg.encode()).hexdigest()[:_DIGEST_LENGTH]


def _write_picture(svg: str, path: Path) -> None:
    """Write an SVG, and a PNG beside it where Chromium is at hand."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(svg, encoding="utf-8")
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    width, height = (
        int(float(one)) + 1 for one in re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)[0]
    )
    subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            f"--window-size={width},{height}",
            f"--screenshot={path.with_suffix('.png')}",
            path.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
