"""The expressions of a form in which some word stands; quick where none has it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from formkit.model.attributes import EXPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.logic.form_logic import Written

_TEXTS = attrgetter(*(one.field for one in EXPRESSIONS))


def written_with(subject: Subject, *words: str) -> Iterator[Written]:
    """The expressions of active rows that hold one of the words and can be read, in order."""
    for entry in subject.index.active:
        joined = "\n".join(_TEXTS(entry.node))
        if not any(word in joined for word in words):
            continue
        from formkit.logic.form_logic import all_written  # noqa: PLC0415 - most forms have none

        for written in all_written(entry):
            if written.tree is not None and any(word in written.text for word in words):
                yield written
