"""FK205: choices that show nothing but their code."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rows import label_key
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Choice, Form


def plant(form: Form) -> Form | None:
    """Take away the label of a choice."""
    choice = first_choice(form, lambda one: bool(one.code and one.labels))
    if choice is None:
        return None
    return with_choices(form, choice, replace(choice, labels=NO_TEXTS, images=NO_TEXTS))


@rule("FK205", "missing-choice-label", Severity.WARNING, plant=plant)
def missing_choice_label(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A choice has neither a label nor media.

    Why:
        People then see the code and have to guess.  A list that a question
        uses and that has no label at all keeps the form from opening: that is
        an error, said once.

    Bad:
        | survey |
        |  | type             | name  | label |
        |  | select_one water | water | Water |
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 2    |       |

    Good:
        | survey |
        |  | type             | name  | label |
        |  | select_one water | water | Water |
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 2    | River |

    Fix: none.  The label is the author's to write.
    Source: pyxform, validators/pyxform/choices.py; JavaRosa, itemsets.
    """
    form = subject.form
    key = label_key(form, "choices")
    for choice_list in form.lists:
        silent = [one for one in choice_list.choices if one.code and not _shows(one)]
        if not choice_list.name or not silent:
            continue
        name = choice_list.name
        if name in subject.index.users_of_list and len(silent) == len(choice_list.choices):
            none = "no choice of list {list} has a label, so the form does not open; write them"
            cell = form.cell(silent[0].loc, key)
            yield this.finding(cell, Message(none, list=name), name=name, severity=Severity.ERROR)
            continue
        for choice in silent:
            message = Message(
                "the choice {code} of list {list} has no label, so people see the code; write one",
                code=choice.code,
                list=name,
            )
            yield this.finding(form.cell(choice.loc, key), message, name=name)


def _shows(choice: Choice) -> bool:
    return bool(choice.labels or choice.images or choice.audios or choice.videos)
