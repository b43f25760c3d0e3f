"""FK317: dates that are written as no engine reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.location import Loc
    from formkit.lint.fix import Fix
    from formkit.lint.misread_dates import MisreadDate, ReadDate
    from formkit.lint.subject import Subject
    from formkit.logic.form_logic import Written
    from formkit.model.index import Entry

_MAYBE = re.compile(r"\d ?[/.-] ?\d\d? ?[/.-] ?\d\d")
_DATES = frozenset(("date", "dateTime"))


def plant(form: Form) -> Form | None:
    """Check a date against one with its day first."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    date = Question(name="planted_date", type="date", labels=question.labels)
    return with_nodes(form, question, question, replace(date, constraint=". <= '31/12/2030'"))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the date with its year first; where day and month are told apart, safely."""
    from formkit.lint.rewriting import rewritten, text_at  # noqa: PLC0415 - only for a fix

    old = text_at(subject, finding.loc)
    for entry in subject.index.active:
        default = _default(entry) if entry.node.name == finding.name else None
        if default and default.iso and subject.form.cell(entry.node.loc, "default") == finding.loc:
            return rewritten(finding.loc, old, default.iso, is_safe=default.is_sure)
        for written, one in _misread(subject, entry):
            if _loc(subject, written) == finding.loc and one.new and finding.loc.column:
                new = f"{written.text[: one.start]}{one.new}{written.text[one.end :]}"
                return rewritten(finding.loc, old, new, is_safe=one.meant.is_sure)
    return None


@rule("FK317", "date-as-text", Severity.ERROR, mend=mend, plant=plant)
def date_as_text(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A date is written in a way that no engine reads as a date.

    Why:
        Phones read ``2026-12-31`` in quotes and nothing else.  With ``'31/12/2026'``
        a check fails for every date, or Collect stops with an error; a date
        without quotes is a subtraction: 2026-12-31 is the number 1983.

    Bad:
        | survey |
        |  | type | name | label | constraint              |
        |  | date | day  | Day   | . <= date('31/12/2026') |
        |  | date | back | Back  | . <= 2026-12-31         |

    Good:
        | survey |
        |  | type | name | label | constraint              |
        |  | date | day  | Day   | . <= date('2026-12-31') |
        |  | date | back | Back  | . <= date('2026-12-31') |

    Fix: writes the year first; on request where day and month could be taken for each other.
    Source: JavaRosa 5.1 and ODK XForms, which read dates by ISO 8601.
    """
    for entry in subject.index.active:
        node = entry.node
        for written, one in _misread(subject, entry):
            yield this.finding(
                _loc(subject, written),
                (_BARE if one.is_bare else _QUOTED).filled(text=one.text, order=_order(one.meant)),
                name=node.name,
                fixable=bool(one.new),
                text=written.text,
                span=(one.start, one.end),
            )
        if default := _default(entry):
            yield this.finding(
                subject.form.cell(node.loc, "default"),
                _DEFAULT.filled(text=node.default, order=_order(default)),
                name=node.name,
                fixable=bool(default.iso),
            )


def _misread(subject: Subject, entry: Entry) -> Iterator[tuple[Written, MisreadDate]]:
    """The misread dates of a row, of each expression the first."""
    node = entry.node
    texts = f"{node.relevant} {node.constraint} {node.calculation} {node.choice_filter}"
    if not _MAYBE.search(texts):
        return
    from formkit.lint.misread_dates import misread_dates  # noqa: PLC0415 - few forms have dates
    from formkit.logic.form_logic import all_written  # noqa: PLC0415 - as above

    for written in all_written(entry):
        if one := next(misread_dates(written, subject.logic), None):
            yield written, one


def _default(entry: Entry) -> ReadDate | None:
    """The date that a date question begins with, where it is written in another way."""
    node = entry.node
    if not node.default or node.type not in _DATES or not _MAYBE.search(node.default):
        return None
    from formkit.lint.misread_dates import read_date  # noqa: PLC0415 - few forms have dates

    return read_date(node.default)


def _loc(subject: Subject, written: Written) -> Loc:
    return subject.form.cell(written.owner.node.loc, written.key)


def _order(meant: ReadDate) -> Message:
    """What to write instead."""
    if not meant.iso:
        return Message("write year, month and day, as in {example}", example="date('2026-12-31')")
    if meant.is_sure:
        return Message("write {date}", date=meant.iso)
    return Message("write {date}, if the day stands first here", date=meant.iso)


_QUOTED = Message(
    "phones do not read {text} as a date, so this says the same for every date, or stops"
    " Collect with an error; {order}"
)
_BARE = Message(
    "without quotes {text} is a subtraction and no date, so this compares with a day of the past;"
    " {order} in quotes, inside date()"
)
_DEFAULT = Message(
    "phones do not read {text} as a date, so the question begins without an answer; {order}"
)
