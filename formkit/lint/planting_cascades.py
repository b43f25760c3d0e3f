"""Adding a cascade to a form, for rules that plant a mistake into one."""

from collections.abc import Callable
from dataclasses import replace

from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.model.form import Choice, ChoiceList, Form, Question

PARTS = "planted_parts"
"""The name of the added question and of its list."""
COLUMN = "planted_whole"
"""The column of the list that holds the answer to the question before."""


def with_cascade(
    form: Form, spoil: Callable[[tuple[Choice, ...]], tuple[Choice, ...]], column: str = COLUMN
) -> Form | None:
    """Ask, behind the first select, for a part of what was chosen.

    Args:
        form: where it is put in; None is given back where it has no select.
        spoil: what is done to the choices, of which each answer has one.
        column: what the filter reads.
    """
    question = first_question(form, lambda one: _is_parent(form, one))
    whole = form.list_named(question.list_name) if question else None
    if question is None or whole is None:
        return None
    labels = Texts.of((language, "Part") for language in question.labels.languages)
    part = Question(
        type="select_one",
        list_name=PARTS,
        name=PARTS,
        labels=labels,
        required="yes",
        choice_filter=f"{column} = ${{{question.name}}}",
    )
    codes = (*whole.codes, "other") if question.or_other else whole.codes
    choices = tuple(
        Choice(code=f"{code}_part", labels=labels, extra=((COLUMN, code),)) for code in codes
    )
    added = ChoiceList(name=PARTS, choices=spoil(choices))
    return replace(with_nodes(form, question, question, part), lists=(*form.lists, added))


def _is_parent(form: Form, question: Question) -> bool:
    choices = form.list_named(question.list_name)
    if question.type != "select_one" or choices is None or not question.labels:
        return False
    return len(choices.codes) > 1 and all(choices.codes)
