"""FK208: lists that have numbers and words as codes."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.code_kinds import is_number
from formkit.lint.planting import with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.special_choices import special_of
from formkit.lint.subject import Subject
from formkit.model.form import ChoiceList, Form
from formkit.model.index import FormIndex

_OFTEN_SPECIAL = frozenset(
    [
        "66",
        "77",
        "88",
        "95",
        "96",
        "97",
        "98",
        "99",
        "777",
        "888",
        "996",
        "997",
        "998",
        "999",
        "9999",
    ]
)


def plant(form: Form) -> Form | None:
    """Number one choice of a list whose other codes are words."""
    users = FormIndex(form).users_of_list
    lists = [one for one in form.lists if one.name in users and _are_words(one)]
    if not lists:
        return None
    choice = lists[0].choices[0]
    return with_choices(form, choice, replace(choice, code="1"))


@rule("FK208", "mixed-codes", Severity.INFO, plant=plant)
def mixed_codes(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Some codes of a list are numbers and others are words.

    Why:
        Often a choice was added by somebody who did not know how the list is
        coded, or Excel turned a code into a number.  Statistics programs read
        such a column as text, and comparing it as a number loses the words.
        Words for other, none and do not know beside numbers are common, and so
        are numbers such as -99 for these beside words: they are not told.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | river | River |
        |  | water     | 3     | Tap   |

    Good:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | river | River |
        |  | water     | tap   | Tap   |

    Fix: none.  Conditions may name the code.
    Source: formkit's house style.
    """
    users = subject.index.users_of_list
    for choice_list in subject.form.lists:
        if choice_list.name not in users:
            continue
        coded = [choice for choice in choice_list.choices if choice.code]
        numbers = [choice for choice in coded if is_number(choice.code)]
        if not numbers or len(numbers) == len(coded):
            continue
        words = [one for one in coded if not is_number(one.code) and not special_of(one)]
        ordinary = [one for one in numbers if one.code not in _OFTEN_SPECIAL and one.code[0] != "-"]
        if not words or not ordinary:
            continue
        odd, usual = (ordinary, words) if len(ordinary) <= len(words) else (words, ordinary)
        message = Message(
            "list {list} has numbers and words as codes, such as {odd} beside {usual}, so"
            " statistics programs cannot treat it as either; code all choices in one way",
            list=choice_list.name,
            odd=odd[0].code,
            usual=usual[0].code,
        )
        cell = subject.form.cell(odd[0].loc, "name")
        yield this.finding(cell, message, name=choice_list.name)


def _are_words(choice_list: ChoiceList) -> bool:
    codes = choice_list.codes
    ordinary = not any(map(special_of, choice_list.choices))
    return len(codes) > 1 and ordinary and not any(map(is_number, codes)) and all(codes)
