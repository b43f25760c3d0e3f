"""The expressions of a form in which something stands; quick where it does not."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from formkit.model.attributes import EXPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formkit.lint.subject import Subject
    from formkit.logic.form_logic import Written

_TEXTS = attrgetter(*(one.field for one in EXPRESSIONS))

_FEWEST = len(EXPRESSIONS) - 1 + len("${a}")
"""So long are the texts of a row, with lines between them, in which anything stands."""


def written_with(subject: Subject, wanted: Callable[[str], bool]) -> Iterator[Written]:
    """The expressions of active rows that are wanted and can be read, in order.

    Args:
        subject: the form.
        wanted: tells by the text; is first asked of all texts of a row at once, with lines
            between them, so that most rows cost next to nothing.
    """
    for entry in subject.index.active:
        joined = "\n".join(_TEXTS(entry.node))
        if len(joined) < _FEWEST or not wanted(joined):
            continue
        from formkit.logic.form_logic import all_written  # noqa: PLC0415 - most forms have none

        for written in all_written(entry):
            if written.tree is not None and wanted(written.text):
                yield written
