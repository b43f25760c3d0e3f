"""FK201: questions whose choice list is not there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Group, Question, Repeat, Stray
from formkit.model.question_types import QUESTION_TYPES, SPAN_TYPES, ListPlace
from formkit.xpath.references import references_in_text

_FILES = (".csv", ".xml", ".geojson")


def plant(form: Form) -> Form | None:
    """Rename the list in the type of a question."""
    question = first_question(form, lambda one: _place(one) is ListPlace.CHOICES)
    if question is None:
        return None
    return with_nodes(form, question, replace(question, list_name=f"{question.list_name}_old"))


@rule("FK201", "missing-list", Severity.ERROR, plant=plant)
def missing_list(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question names a choice list that the form does not have, or none.

    Why:
        The form does not convert.  Lists of select_one_external stand on the
        sheet external_choices; those of types ending in _from_file are files.

    Bad:
        | survey |
        |  | type             | name  | label |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label |
        |  | waters    | well | Well  |

    Good:
        | survey |
        |  | type             | name  | label |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name | label |
        |  | water     | well | Well  |

    Fix: none.  The nearest list is named.
    Source: XLSForm reference, "Multiple choice questions".
    """
    lists = {
        ListPlace.CHOICES: frozenset(one.name for one in subject.form.lists if one.name),
        ListPlace.EXTERNAL_CHOICES: frozenset(one.name for one in subject.form.external_lists),
    }
    sheets = tuple(sheet.name for sheet in subject.workbook.sheets)
    for entry in subject.index.active:
        node = entry.node
        place = ListPlace.NONE if isinstance(node, Stray) else _place(node)
        if isinstance(node, Stray) or place is ListPlace.NONE:
            continue
        key, name = _named(node)
        message = (
            _wrong_file(name) if place is ListPlace.FILE else _not_there(node, name, lists[place])
        )
        if message and not lists.get(place, name):
            message = _no_sheet(name, place, sheets)
        if message:
            yield this.finding(subject.form.cell(node.loc, key), message, name=node.name)


def _place(node: Question | Group | Repeat) -> ListPlace:
    if isinstance(node, Question):
        known = QUESTION_TYPES.get(node.type)
        return known.list_place if known and known.needs_list else ListPlace.NONE
    span = SPAN_TYPES[node.type]
    has_list = span.needs_list or node.extra_cell(span.list_column)
    return ListPlace.CHOICES if has_list else ListPlace.NONE


def _named(node: Question | Group | Repeat) -> tuple[str, str]:
    """The column that names the list, and the list."""
    column = "" if isinstance(node, Question) else SPAN_TYPES[node.type].list_column
    return (column, node.extra_cell(column)) if column else ("type", node.list_name)


def _not_there(node: Question | Group | Repeat, name: str, lists: frozenset[str]) -> Message | None:
    if name in lists:
        return None
    or_other = isinstance(node, Question) and node.or_other
    from_elsewhere = PurePosixPath(name).suffix in _FILES or references_in_text(name)
    if from_elsewhere and not or_other:
        return None
    if not name:
        return Message("{type} names no list of choices; write its name behind", type=node.type)
    return Message(
        "no list of choices is called {list}, so the form does not convert; {what}",
        list=name,
        what=perhaps(nearest(name, sorted(lists)), Message("add it, or name one that is there")),
    )


def _no_sheet(name: str, place: ListPlace, sheets: tuple[str, ...]) -> Message:
    return Message(
        "the list {list} cannot be found, since the form has no lists on a sheet {sheet}; {what}",
        list=name,
        sheet=place.value,
        what=perhaps(nearest(place.value, sheets), Message("add that sheet")),
    )


def _wrong_file(name: str) -> Message | None:
    if not name:
        return Message("the type names no file; write the file's name behind")
    suffixes = PurePosixPath(name).suffixes
    if len(suffixes) == 1 and suffixes[0] in _FILES:
        return None
    return Message(
        "the file {file} is of no kind that can hold a list; its name ends in one of {endings},"
        " with no other full stop",
        file=name,
        endings=_FILES,
    )
