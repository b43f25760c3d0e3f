"""Decisions written on the sheet of conflicts, while the form beside it stays as it is."""

from collections.abc import Iterable
from pathlib import Path

from formkit.core.values import replace
from formkit.formats.conflict_lists import DecidedLine, read_form_sign
from formkit.formats.conflict_sheets import put_conflicts
from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.jobs.merging import Words, decided_lines
from formkit.jobs.merging.conflict_places import ConflictPlaces
from formkit.jobs.merging.deciding import Decided


def with_decisions(
    content: bytes, path: Path, decided: Decided, stale: Iterable[DecidedLine], words: Words
) -> bytes:
    """A workbook of conflicts with other decisions on its sheet.

    Args:
        content: the workbook as it is.
        path: where it lies, for messages.
        decided: all conflicts with what was decided.
        stale: decisions about conflicts that are not there any more; they are kept below.
        words: words the conflicts.

    Raises:
        FormkitError: it cannot be read, or has no sheet of conflicts.
    """
    workbook = parse_workbook(content, str(path))
    taken = {one.key: one.taken for one in decided_lines(workbook)}
    places = ConflictPlaces(decided.merge, form_of(workbook))
    listed = words(
        decided, {one.conflict.key: places.find(one.conflict) for one in decided.conflicts}
    )
    # the hidden column tells what the form in this file holds, and that stays
    lines = (replace(one, taken=taken.get(one.key[:-1], "")) for one in listed.lines)
    sheet = replace(
        listed,
        lines=(*lines, *(one.as_listed for one in stale)),
        form_sign=read_form_sign(workbook),
    )
    return put_conflicts(content, sheet).content
