"""FK202: choices without a code."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Take away the code of a choice."""
    choice = first_choice(form, lambda one: bool(one.code and one.labels))
    return with_choices(form, choice, replace(choice, code="")) if choice else None


@rule("FK202", "missing-choice-code", Severity.ERROR, plant=plant)
def missing_choice_code(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A choice has a list and no code in the column ``name``.

    Why:
        The data holds codes; a choice without one cannot be answered, and the
        form does not convert.

    Bad:
        | choices |
        |  | list_name | name | label |
        |  | water     |      | Well  |

    Good:
        | choices |
        |  | list_name | name | label |
        |  | water     | well | Well  |

    Fix: none.  The code is the author's to choose.
    Source: XLSForm reference, sheet "choices", column "name".
    """
    for choice_list in subject.form.lists:
        for choice in choice_list.choices:
            if choice_list.name and not choice.code:
                message = Message(
                    "this choice of list {list} has no code, so the form does not convert;"
                    " write one in the column name",
                    list=choice_list.name,
                )
                cell = subject.form.cell(choice.loc, "name")
                yield this.finding(cell, message, name=choice_list.name)
