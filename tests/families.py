"""The real forms by family."""

import csv
from pathlib import Path

from tests.conftest import SHARED

FORMS = SHARED / "forms"


def families() -> dict[str, list[Path]]:
    """Family -> its files; none where the forms are not here."""
    found: dict[str, list[Path]] = {}
    if FORMS.is_dir():
        with (FORMS / "index.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["family"], []).append(FORMS / row["file"])
    return found
