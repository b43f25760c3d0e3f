"""FK222: codes that differ in capitals or leading noughts only."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.special_choices import special_of
from formkit.lint.subject import Subject
from formkit.model.form import Choice, ChoiceList, Form
from formkit.model.index import FormIndex


def plant(form: Form) -> Form | None:
    """Copy a choice and write the copy's code in capitals."""
    used = FormIndex(form).users_of_list
    codes = {code for one in form.lists if one.name in used for code in one.codes}
    choice = first_choice(form, lambda one: one.code in codes and _has_capitals_to_come(one))
    if choice is None:
        return None
    return with_choices(form, choice, choice, replace(choice, code=choice.code.upper()))


def _has_capitals_to_come(choice: Choice) -> bool:
    return choice.code != choice.code.upper() and not special_of(choice)


@rule("FK222", "alike-codes", Severity.WARNING, plant=plant)
def alike_codes(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two codes of one list differ in capitals or leading noughts only.

    Why:
        Conditions tell ``yes`` from ``Yes``, but take ``1`` and ``01`` for
        one where they compare numbers; spreadsheets and statistics programs
        often take both pairs for one, and the two answers are mixed.  A
        country's ``DNK`` beside ``dnk`` for do not know is not told.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label     |
        |  | water     | well | Open well |
        |  | water     | Well | Tube well |

    Good:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name      | label     |
        |  | water     | open_well | Open well |
        |  | water     | tube_well | Tube well |

    Fix: none.  Which of the two is another answer is the author's to say.
    Source: XPath 1.0, 3.4 (numbers are compared as numbers); Kobo's exports.
    """
    used = subject.index.users_of_list
    for choice_list in subject.form.lists:
        if choice_list.name in used:
            for choice, other in _alike(choice_list):
                message = Message(
                    "the codes {other}, at {cell}, and {code} of list {list} are one for many"
                    " programs, which then mix the two answers; give one of them another code",
                    other=other.code,
                    cell=subject.form.cell(other.loc, "name").a1,
                    code=choice.code,
                    list=choice_list.name,
                )
                cell = subject.form.cell(choice.loc, "name")
                yield this.finding(cell, message, name=choice_list.name)


def _alike(choice_list: ChoiceList) -> Iterator[tuple[Choice, Choice]]:
    """Each choice whose code is nearly that of an earlier one, and that one."""
    codes = set(choice_list.codes)
    if len(set(map(str.lower, codes))) == len(codes) and not any(one[:1] == "0" for one in codes):
        return
    first: dict[str, Choice] = {}
    for choice in choice_list.choices:
        other = first.setdefault(_spelt(choice.code), choice)
        if not choice.code or other.code == choice.code:
            continue
        if not special_of(choice) and not special_of(other):
            yield choice, other


def _spelt(code: str) -> str:
    return code.lstrip("0").lower() or code[:1]
