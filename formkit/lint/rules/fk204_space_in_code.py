"""FK204: codes with a space in a list of which several may be chosen."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_choices, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form
from formkit.model.index import FormIndex


def plant(form: Form) -> Form | None:
    """Let several answers be chosen from a list, and write a space into one of its codes."""
    question = first_question(form, lambda one: one.type in {"select_one", "select_multiple"})
    choices = form.list_named(question.list_name) if question else None
    if question is None or choices is None or not choices.choices:
        return None
    choice = choices.choices[0]
    spoilt = with_choices(form, choice, replace(choice, code=f"{choice.code} a"))
    return with_nodes(spoilt, question, replace(question, type="select_multiple"))


@rule("FK204", "space-in-code", Severity.ERROR, plant=plant)
def space_in_code(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A code with a space stands in a list that select_multiple or rank uses.

    Why:
        The data holds the chosen codes with a space between them, so a code
        with a space reads as two answers.  With select_multiple the form does
        not convert; with rank it does, and its answers are torn apart.

    Bad:
        | survey |
        |  | type                  | name  | label         |
        |  | select_multiple water | water | Water sources |
        | choices |
        |  | list_name | name      | label     |
        |  | water     | open well | Open well |

    Good:
        | survey |
        |  | type                  | name  | label         |
        |  | select_multiple water | water | Water sources |
        | choices |
        |  | list_name | name      | label     |
        |  | water     | open_well | Open well |

    Fix: none.  Conditions may name the code; the message says a near one.
    Source: XLSForm reference, "Multiple choice questions"; pyxform, xls2json.py.
    """
    types = _chosen_several(subject.index)
    for choice_list in subject.form.lists:
        if choice_list.name not in types:
            continue
        for choice in choice_list.choices:
            if " " in choice.code or "\n" in choice.code:
                message = Message(
                    "the code {code} has a space, and the data of {type} {list} has a space between"
                    " answers; write {instead}",
                    code=" ".join(choice.code.split()),
                    type=types[choice_list.name],
                    list=choice_list.name,
                    instead="_".join(choice.code.split()),
                )
                cell = subject.form.cell(choice.loc, "name")
                yield this.finding(cell, message, name=choice_list.name)


def _chosen_several(index: FormIndex) -> dict[str, str]:
    """List -> the type of a question that takes several answers from it."""
    return {
        name: question.type
        for name, questions in index.users_of_list.items()
        for question in questions
        if question.type in {"rank", "select_multiple"}
    }
