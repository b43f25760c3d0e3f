"""FK205: choices that show nothing but their code."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS, Texts
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rows import label_key
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Choice, ChoiceList, Form
from formkit.xpath.references import references_in_text


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
        People then see the code and have to guess.  In a form without
        languages it is an error where the first choice of a list has none:
        devices look for a label there, and do not open the form.

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
        stops = silent[0] is choice_list.choices[0] and _is_read_plainly(subject, choice_list)
        if stops:
            cell = form.cell(silent[0].loc, key)
            message = _stops(choice_list, silent)
            yield this.finding(cell, message, name=choice_list.name, severity=Severity.ERROR)
        if len(silent) == len(choice_list.choices) and stops:
            continue
        for choice in silent[1:] if stops else silent:
            message = Message(
                "the choice {code} of list {list} has no label, so people see the code; write one",
                code=choice.code,
                list=choice_list.name,
            )
            yield this.finding(form.cell(choice.loc, key), message, name=choice_list.name)


def _shows(choice: Choice) -> bool:
    return bool(choice.labels or choice.images or choice.audios or choice.videos)


def _is_read_plainly(subject: Subject, choice_list: ChoiceList) -> bool:
    """Whether devices look for a label in the first choice itself.

    They do not where labels are kept apart, for languages, references or media.
    """
    return choice_list.name in subject.index.users_of_list and not any(
        choice.images or choice.audios or choice.videos or _is_kept_apart(choice.labels)
        for choice in choice_list.choices
    )


def _is_kept_apart(labels: Texts) -> bool:
    return any(language or references_in_text(text) for language, text in labels)


def _stops(choice_list: ChoiceList, silent: list[Choice]) -> Message:
    if len(silent) == len(choice_list.choices):
        none = "no choice of list {list} has a label, so the form does not open; write them"
        return Message(none, list=choice_list.name)
    first = (
        "the first choice {code} of list {list} has no label, so the form does not open; write one"
    )
    return Message(first, code=silent[0].code, list=choice_list.name)
