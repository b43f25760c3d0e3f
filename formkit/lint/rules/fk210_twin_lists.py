"""FK210: the same choices under two list names."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import ChoiceList, Form, Question


def plant(form: Form) -> Form | None:
    """Copy a list under another name, and ask from the copy as well."""
    question = first_question(form, lambda one: bool(_says(_list_of(form, one))))
    if question is None:
        return None
    twin = replace(_list_of(form, question), name="planted_twin")
    again = replace(question, name=f"{question.name}_again", list_name=twin.name)
    return replace(with_nodes(form, question, question, again), lists=(*form.lists, twin))


@rule("FK210", "twin-lists", Severity.INFO, plant=plant)
def twin_lists(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two lists have the same codes and the same labels.

    Why:
        What is fixed in one is forgotten in the other, and from then on two
        questions that look alike give different answers.  One list may serve
        any number of questions.

    Bad:
        | survey |
        |  | type              | name  | label  |
        |  | select_one yes_no | water | Water? |
        |  | select_one yn     | fuel  | Fuel?  |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |
        |  | yn        | yes  | Yes   |
        |  | yn        | no   | No    |

    Good:
        | survey |
        |  | type              | name  | label  |
        |  | select_one yes_no | water | Water? |
        |  | select_one yes_no | fuel  | Fuel?  |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Fix: none.  Which name stays is the author's to say.
    Source: formkit's house style.
    """
    users = subject.index.users_of_list
    same_codes: dict[tuple[str, ...], list[ChoiceList]] = {}
    for choice_list in subject.form.lists:
        if choice_list.name in users:
            same_codes.setdefault(choice_list.codes, []).append(choice_list)
    alike: dict[object, list[ChoiceList]] = {}
    for choice_list in (one for lists in same_codes.values() if len(lists) > 1 for one in lists):
        if says := _says(choice_list):
            alike.setdefault(says, []).append(choice_list)
    for first, *others in alike.values():
        if others:
            message = Message(
                "the same codes and labels as in list {first}, at {cell}, stand in {lists}; ask"
                " from one list everywhere, so that they cannot drift apart",
                first=first.name,
                cell=subject.form.cell(first.choices[0].loc, "list_name").a1,
                lists=tuple(one.name for one in others),
            )
            cell = subject.form.cell(others[0].choices[0].loc, "list_name")
            yield this.finding(cell, message, name=others[0].name)


def _says(choice_list: ChoiceList) -> tuple[object, ...]:
    """What makes two lists the same; nothing for a list of one choice, which says little."""
    choices = choice_list.choices
    if len(choices) < 2 or not choices[0].labels:  # noqa: PLR2004 - one choice is no list
        return ()
    return tuple((one.code, one.labels, one.extra) for one in choices)


def _list_of(form: Form, question: Question) -> ChoiceList:
    return form.list_named(question.list_name) or ChoiceList(name="")
