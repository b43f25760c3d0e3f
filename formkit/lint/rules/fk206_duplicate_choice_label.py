"""FK206: two choices that read the same."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Choice, ChoiceList, Form

_TOLD_BY_LIST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alike:
    """A choice that reads like an earlier one."""

    list_name: str
    choice: Choice
    first: Choice
    language: str


def plant(form: Form) -> Form | None:
    """Copy a choice and give the copy another code."""
    choice = first_choice(form, lambda one: bool(one.code and one.labels))
    if choice is None:
        return None
    return with_choices(form, choice, choice, replace(choice, code=f"{choice.code}_copy"))


@rule("FK206", "duplicate-choice-label", Severity.WARNING, plant=plant)
def duplicate_choice_label(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two choices of one list have different codes and the same label.

    Why:
        People see two answers that read the same and take either, so the data
        splits one answer over two codes, or hides that two were meant.
        Choices that a choice filter never shows together may read the same.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label |
        |  | water     | 1    | Well  |
        |  | water     | 2    | Well  |

    Good:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label     |
        |  | water     | 1    | Open well |
        |  | water     | 2    | Tube well |

    Fix: none.  Whether one goes or is reworded is the author's to say.
    Source: XLSForm reference, sheet "choices", column "label".
    """
    users = subject.index.users_of_list
    found: dict[str, list[_Alike]] = {}
    for choice_list in subject.form.lists:
        if choice_list.name in users and _may_repeat(choice_list):
            filters = " ".join(question.choice_filter for question in users[choice_list.name])
            for one in _alike(choice_list, filters):
                found.setdefault(one.language, []).append(one)
    for language, alike in found.items():
        by_list = {one.list_name: one for one in reversed(alike)}
        told = reversed(by_list.values()) if len(by_list) <= _TOLD_BY_LIST else alike[:1]
        for one in told:
            here = [other for other in alike if other.list_name == one.list_name]
            message = (
                _of_list(subject, one, len(here))
                if len(by_list) <= _TOLD_BY_LIST
                else _of_language(one, len(alike), len(by_list))
            )
            key = f"label::{language}" if language else "label"
            cell = subject.form.cell(one.choice.loc, key)
            yield this.finding(cell, message, name=one.list_name)


def _may_repeat(choice_list: ChoiceList) -> bool:
    """A quick look at a whole list, since nearly all are without a mistake."""
    labels = [pair for choice in choice_list.choices for pair in choice.labels.pairs]
    return len(set(labels)) < len(labels)


def _alike(choice_list: ChoiceList, filters: str) -> Iterator[_Alike]:
    """Each choice that reads like an earlier one of another code, once a language."""
    first: dict[tuple[object, ...], Choice] = {}
    for choice in choice_list.choices:
        seen_with = tuple(text for header, text in choice.extra if header in filters)
        media = (choice.images, choice.audios, choice.videos)
        for language, text in choice.labels.pairs:
            other = first.setdefault((language, text, seen_with, media), choice)
            if other.code != choice.code:
                yield _Alike(
                    list_name=choice_list.name, choice=choice, first=other, language=language
                )


def _of_list(subject: Subject, one: _Alike, count: int) -> Message:
    pair = Message(
        "the codes {first}, at {cell}, and {code} of list {list} have the same label {label}",
        first=one.first.code,
        code=one.choice.code,
        list=one.list_name,
        label=one.choice.labels.get(one.language),
        cell=subject.form.cell(one.first.loc, "name").a1,
    )
    if count == 1:
        return Message(
            "{pair}, so nobody can tell them apart; word them differently, or keep one", pair=pair
        )
    return Message(
        "{pair}, so nobody can tell them apart; word them differently, and likewise the further"
        " choices of that list that read like an earlier one: {count}",
        pair=pair,
        count=count - 1,
    )


def _of_language(one: _Alike, count: int, lists: int) -> Message:
    return Message(
        "in the column {column} {count} choices of {lists} lists read like another choice of their"
        " list, the first one {label}, so nobody can tell them apart; word them differently",
        column=f"label::{one.language}" if one.language else "label",
        count=count,
        lists=lists,
        label=one.choice.labels.get(one.language),
    )
