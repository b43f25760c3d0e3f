"""FK219: lists that are too long for phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting_lists import with_select
from formkit.lint.rule import Rule, rule
from formkit.model.configuration import HOUSE_BUDGETS
from formkit.model.form import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form, Question

_MUCH_TOO_LONG = 2


def plant(form: Form) -> Form | None:
    """Ask from a list longer than the house allows."""
    numbers = range(HOUSE_BUDGETS.choices_per_list + 1)
    return with_select(form, (Choice(code=f"n{number}") for number in numbers))


@rule("FK219", "too-many-choices", Severity.INFO, plant=plant)
def too_many_choices(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A list has more choices than phones bear.

    Why:
        A list on the sheet becomes part of the form: every phone downloads it
        with each new version and reads it whenever the form is opened.  As a
        CSV file it is sent once, and read much faster.  From twice the budget
        on it is a warning.

    Bad:
        # budget choices_per_list: 2
        | survey |
        |  | type             | name | label |
        |  | select_one towns | town | Town  |
        | choices |
        |  | list_name | name | label |
        |  | towns     | mao  | Mao   |
        |  | towns     | bol  | Bol   |
        |  | towns     | ati  | Ati   |

    Good:
        | survey |
        |  | type                           | name | label |
        |  | select_one_from_file towns.csv | town | Town  |

    Fix: none.  Save the list as CSV with the columns name and label, attach it to the form,
        and write select_one_from_file and the file's name as type.
    Source: formkit's budgets (``formkit.yaml``); ODK, "Selects from external files".
    """
    budget = subject.budgets.choices_per_list
    users = subject.index.users_of_list
    for choice_list in subject.form.lists:
        count = len(choice_list.choices)
        if count <= budget or choice_list.name not in users:
            continue
        message = Message(
            "list {list} has {count} choices, more than {budget}, which makes the form slow to"
            " open on phones; save it as {file}, attach that to the form, and write"
            " {type}_from_file {file} as type",
            list=choice_list.name,
            count=count,
            budget=budget,
            file=f"{choice_list.name}.csv",
            type="select_one" if _is_single(users[choice_list.name]) else "select_multiple",
        )
        cell = subject.form.cell(choice_list.choices[0].loc, "list_name")
        severity = Severity.WARNING if count > budget * _MUCH_TOO_LONG else None
        yield this.finding(cell, message, name=choice_list.name, severity=severity)


def _is_single(questions: tuple[Question, ...]) -> bool:
    return questions[0].type == "select_one"
