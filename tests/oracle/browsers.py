"""The engines of forms in a browser, as judges in tests: ODK Web Forms and Enketo.

Both run in Node, from the packages that ``make oracle`` installs beside ``node/judge``.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.oracle.judging import Judge

NODE = Path(__file__).with_name("node")


class Browser(Judge):
    """A running engine: asked to ``load`` (path of an XForm) and for ``values``."""

    def __init__(self, script: str, *, zone: str, now: datetime) -> None:
        """Start it.

        Args:
            script: ``web_forms.mjs`` or ``enketo.mjs``.
            zone: the time zone of the device.
            now: where its clock stands still.
        """
        clock = str(round(now.timestamp() * 1000))
        environment = {**os.environ, "TZ": zone, "ORACLE_CLOCK": clock, "LANG": "en_US.UTF-8"}
        super().__init__((shutil.which("node") or "node", str(NODE / script)), environment)


def what_is_missing() -> str:
    """What keeps the engines from running; empty when nothing does."""
    if shutil.which("node") is None:
        return "Node is not installed"
    if not (NODE / "node_modules" / ".package-lock.json").exists():
        return "the packages for Node are not installed: make oracle"
    return ""


@pytest.fixture(scope="session")
def browsers() -> type[Browser]:
    """Starts engines of browsers; the test is skipped where that cannot be done."""
    if missing := what_is_missing():
        pytest.skip(missing)
    return Browser
