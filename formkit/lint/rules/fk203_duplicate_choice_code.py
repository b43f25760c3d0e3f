"""FK203: one code twice in a list."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Choice, ChoiceList, Form
from formkit.model.index import is_yes


def plant(form: Form) -> Form | None:
    """Copy a choice, give it another label and forget its code."""
    choice = first_choice(form, lambda one: bool(one.code))
    if choice is None or is_yes(form.settings.get("allow_choice_duplicates")):
        return None
    return with_choices(form, choice, choice, replace(choice))


@rule("FK203", "duplicate-choice-code", Severity.ERROR, plant=plant)
def duplicate_choice_code(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two choices of one list have the same code.

    Why:
        The data holds codes, not labels, so nobody can tell afterwards which
        of the two answers was meant, and the form does not convert.  Lists for
        cascading selects may repeat codes: set ``allow_choice_duplicates`` to
        ``yes`` on the settings sheet, and this is not said.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 1    | River |

    Good:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 2    | River |

    Fix: none.  Which answer keeps the code is the author's to say.
    Source: XLSForm reference, sheet "choices", column "name".
    """
    if is_yes(subject.form.settings.get("allow_choice_duplicates")):
        return
    for choice_list in subject.form.lists:
        for choice, first in _repeated(choice_list):
            message = Message(
                "list {list} has the code {code} already, at {cell}; give this choice a code of"
                " its own, or set allow_choice_duplicates to yes if codes repeat on purpose",
                list=choice_list.name,
                code=choice.code,
                cell=subject.form.cell(first.loc, "name").a1,
            )
            cell = subject.form.cell(choice.loc, "name")
            yield this.finding(cell, message, name=choice_list.name)


def _repeated(choice_list: ChoiceList) -> Iterator[tuple[Choice, Choice]]:
    """Each choice whose code an earlier one has, and that one; rows without a list are none."""
    first: dict[str, Choice] = {}
    for choice in choice_list.choices if choice_list.name else ():
        if choice.code and first.setdefault(choice.code, choice) is not choice:
            yield choice, first[choice.code]
