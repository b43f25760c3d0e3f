"""Adding a question with a list of its own to a form, for rules that plant a mistake there."""

from collections.abc import Iterable
from dataclasses import replace

from formkit.lint.planting import wording
from formkit.model.form import Choice, ChoiceList, Form, Question

PLANTED = "planted"
"""The name of the added question and of its list."""


def with_select(form: Form, choices: Iterable[Choice], kind: str = "select_one") -> Form | None:
    """Ask a further question at the end, with a list of its own.

    Args:
        form: where it is put in; None is given back where it has no rows.
        choices: the list; one without labels is called by its code.
        kind: the type of the question.
    """
    if not form.nodes:
        return None
    labels = wording(form, "Which one is it?")
    asked = Question(type=kind, list_name=PLANTED, name=PLANTED, labels=labels)
    added = ChoiceList(name=PLANTED, choices=tuple(_labelled(form, one) for one in choices))
    return replace(form, nodes=(*form.nodes, asked), lists=(*form.lists, added))


def _labelled(form: Form, choice: Choice) -> Choice:
    return choice if choice.labels else replace(choice, labels=wording(form, choice.code))
