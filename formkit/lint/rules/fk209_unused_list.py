"""FK209: choice lists that no question uses."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Choice, ChoiceList, Form, Group, Question, Repeat
from formkit.model.question_types import SPAN_TYPES

_NAMED = 10


def plant(form: Form) -> Form | None:
    """Add a list that nothing asks from."""
    if not any(one.name for one in form.lists):
        return None
    spare = Choice(code="spare", labels=wording(form, "Spare"))
    return replace(form, lists=(*form.lists, ChoiceList(name="spare_list", choices=(spare,))))


@rule("FK209", "unused-list", Severity.INFO, plant=plant)
def unused_list(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A choice list is used by no question.

    Why:
        It does no harm on the phone, for it is left out of the form; but it
        is often what remains of a question that was taken out by mistake, or
        whose type now names a list with nearly the same name.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | fuel      | wood  | Wood  |

    Good:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |

    Fix: none.  Whether the question is missing or the list is spare is the author's to say.
    Source: pyxform, survey.py: lists without a question are not written.
    """
    used = {name for one in subject.index.active for name in _lists_of(one.node)}
    spare = [one for one in subject.form.lists if one.name and one.name not in used]
    looked_up = _look_ups(subject) if spare else ""
    spare = [one for one in spare if not _is_named(one.name, looked_up)]
    if not spare:
        return
    names = tuple(one.name for one in spare[:_NAMED])
    more = len(spare) - _NAMED
    message = Message(
        "no question uses the choice {names:list|lists} {names}; take {names:it|them} out,"
        " or ask from {names:it|them}",
        names=names if more <= 0 else Message("{names} and {count} more", names=names, count=more),
    )
    cell = subject.form.cell(spare[0].choices[0].loc, "list_name")
    yield this.finding(cell, message, name=spare[0].name)


def _lists_of(node: object) -> Iterator[str]:
    if isinstance(node, Question):
        yield node.list_name
    elif isinstance(node, Group | Repeat):
        yield node.list_name
        yield node.extra_cell(SPAN_TYPES[node.type].list_column)


def _look_ups(subject: Subject) -> str:
    """The cells of the survey that read a list by ``instance('name')``."""
    survey = subject.form.columns_of("survey")
    sheet = subject.workbook.sheet(survey.sheet) if survey else None
    rows = sheet.rows if sheet else ()
    texts = (cell.text for row in rows for cell in row.cells)
    return "\n".join(text for text in texts if "instance(" in text)


def _is_named(name: str, look_ups: str) -> bool:
    return f"'{name}'" in look_ups or f'"{name}"' in look_ups
