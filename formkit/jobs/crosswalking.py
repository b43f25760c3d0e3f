"""How data collected with one form become data of another."""

from pathlib import Path

from formkit.changes.crosswalk import Crosswalk
from formkit.changes.crosswalk.finding import find_crosswalk
from formkit.changes.detection import find_changes
from formkit.formats.reading import read_form


def crosswalk(old: Path, new: Path) -> Crosswalk:
    """Lay the names and codes of two forms beside each other.

    Args:
        old: the form with which the data were collected.
        new: the form whose names and codes are wanted.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    before, after = read_form(old), read_form(new)
    return find_crosswalk(before, after, find_changes(before, after))
