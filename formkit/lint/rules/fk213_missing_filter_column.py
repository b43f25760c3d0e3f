"""FK213: choice filters that read a column that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting_cascades import with_cascade
from formkit.lint.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_ALWAYS_THERE = frozenset(("name", "label", "itextId"))


def plant(form: Form) -> Form | None:
    """Let a filter read a column under a wrong name."""
    return with_cascade(form, lambda choices: choices, column="planted_hole")


@rule("FK213", "missing-filter-column", Severity.ERROR, plant=plant)
def missing_filter_column(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A choice filter reads a column that the choices sheet does not have.

    Why:
        The form converts, but the column is empty for every choice, so the
        filter shows no choice at all, or always the same ones.  Capitals
        count: ``Region`` is not ``region``.

    Bad:
        | survey |
        |  | type                | name     | label    | choice_filter      |
        |  | select_one region   | region   | Region   |                    |
        |  | select_one district | district | District | region = ${region} |
        | choices |
        |  | list_name | name | label | Region |
        |  | region    | lac  | Lac   |        |
        |  | district  | bol  | Bol   | lac    |

    Good:
        | survey |
        |  | type                | name     | label    | choice_filter      |
        |  | select_one region   | region   | Region   |                    |
        |  | select_one district | district | District | region = ${region} |
        | choices |
        |  | list_name | name | label | region |
        |  | region    | lac  | Lac   |        |
        |  | district  | bol  | Bol   | lac    |

    Fix: none.  The nearest column is named.
    Source: XLSForm reference, "Cascading selects".
    """
    survey, choices = subject.form.columns_of("survey"), subject.form.columns_of("choices")
    if not survey or not choices or not survey.column("choice_filter"):
        return
    from formkit.lint.cascades import filtered_questions  # noqa: PLC0415 - most forms filter nothing

    known = {key for key, _ in choices.columns}
    for filtered in filtered_questions(subject):
        for column in filtered.columns:
            if column not in known and column not in _ALWAYS_THERE:
                message = Message(
                    "the sheet {sheet} has no column {column}, so this filter finds nothing there"
                    " and shows no choice, or the wrong ones; {what}",
                    sheet=choices.sheet,
                    column=column,
                    what=perhaps(
                        nearest(column, sorted(known)),
                        Message("add the column, or name one that is there"),
                    ),
                )
                cell = subject.form.cell(filtered.question.loc, "choice_filter")
                yield this.finding(cell, message, name=filtered.question.name)
