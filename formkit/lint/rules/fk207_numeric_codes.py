"""FK207: lists whose codes are bare numbers."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.code_kinds import is_number
from formkit.lint.planting import first_question
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import ChoiceList, Form

_NAMED = 5


def plant(form: Form) -> Form | None:
    """Number the codes of a list."""
    question = first_question(form, lambda one: _says_words(form.list_named(one.list_name)))
    if question is None:
        return None
    lists = tuple(
        replace(
            one,
            choices=tuple(
                replace(choice, code=str(number)) for number, choice in enumerate(one.choices, 1)
            ),
        )
        if one.name == question.list_name
        else one
        for one in form.lists
    )
    return replace(form, lists=lists)


@rule("FK207", "numeric-codes", Severity.INFO, plant=plant)
def numeric_codes(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The codes of a list are bare numbers.

    Why:
        Nothing breaks, but a condition such as ``${water} = 3`` says nothing
        to its reader, a wrong number looks like a right one, and another
        country's 3 may be another answer.  Words make mistakes visible.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 2    | River |

    Good:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | river | River |

    Fix: none.  New codes split the data of a form that is in use.
    Source: formkit's house style.
    """
    users = subject.index.users_of_list
    lists = [one for one in subject.form.lists if one.name in users and _is_numbered(one)]
    if lists:
        names = tuple(one.name for one in lists[:_NAMED])
        message = Message(
            "the codes of {names} are bare numbers, so conditions do not say what they ask and a"
            " wrong number looks like a right one; words such as yes and no are safer",
            names=_and_more(names, len(lists) - _NAMED),
        )
        cell = subject.form.cell(lists[0].choices[0].loc, "name")
        yield this.finding(cell, message, name=lists[0].name)


def _and_more(names: tuple[str, ...], more: int) -> tuple[str, ...] | Message:
    if more <= 0:
        return names
    return Message("{names} and {count} more {count:list|lists}", names=names, count=more)


def _says_words(choice_list: ChoiceList | None) -> bool:
    """Whether a list has labels, and not such as are numbers themselves."""
    if choice_list is None:
        return False
    return any(one.labels and not one.labels.first[:1].isdigit() for one in choice_list.choices)


def _is_numbered(choice_list: ChoiceList) -> bool:
    """Whether all codes are numbers, and do not merely repeat labels that are numbers."""
    codes = choice_list.codes
    return all(map(is_number, codes)) and any(
        choice.labels and not choice.labels.first.startswith(choice.code)
        for choice in choice_list.choices
    )
