"""FK217: scales whose steps are out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import wording
from formkit.lint.planting_lists import with_select
from formkit.lint.rule import Rule, rule
from formkit.lint.scales import may_be_scale, out_of_order
from formkit.lint.special_choices import special_of
from formkit.model.form import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_LONGEST = 12


def plant(form: Form) -> Form | None:
    """Ask with a scale of which two steps have changed places."""
    steps = ("Never", "Sometimes", "Rarely", "Often", "Always")
    return with_select(
        form, (Choice(code=step.lower(), labels=wording(form, step)) for step in steps)
    )


@rule("FK217", "scale-order", Severity.WARNING, plant=plant)
def scale_order(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The steps of a scale are not in order.

    Why:
        People read down a scale and answer by place, so a step in the wrong
        place is chosen for another.  Told of lists that are wholly a common
        scale (how often, how good, how much one agrees) or bands of numbers.

    Bad:
        | survey |
        |  | type            | name  | label      |
        |  | select_one freq | often | How often? |
        | choices |
        |  | list_name | name | label     |
        |  | freq      | n    | Never     |
        |  | freq      | s    | Sometimes |
        |  | freq      | r    | Rarely    |
        |  | freq      | a    | Always    |

    Good:
        | survey |
        |  | type            | name  | label      |
        |  | select_one freq | often | How often? |
        | choices |
        |  | list_name | name | label     |
        |  | freq      | n    | Never     |
        |  | freq      | r    | Rarely    |
        |  | freq      | s    | Sometimes |
        |  | freq      | a    | Always    |

    Fix: none.  Moving rows is done quickly, and by whoever knows the scale.
    Source: survey practice: the steps of a scale stand in order.
    """
    users = subject.index.users_of_list
    for choice_list in subject.form.lists:
        if choice_list.name not in users or len(choice_list.choices) > _LONGEST:
            continue
        if not may_be_scale(choice_list):
            continue
        steps = [one for one in choice_list.choices if one.code and not special_of(one)]
        broken = out_of_order(steps)
        if broken:
            message = Message(
                "the scale {list} is out of order where {after} follows {before}, and people"
                " answer by place; put the steps in order",
                list=choice_list.name,
                before=broken.before,
                after=broken.label,
            )
            cell = subject.form.cell(broken.choice.loc, "name")
            yield this.finding(cell, message, name=choice_list.name)
