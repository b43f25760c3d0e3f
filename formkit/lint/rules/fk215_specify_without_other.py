"""FK215: questions for other answers that everybody is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.special_choices import Special
from formkit.model.form import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form
    from formkit.model.index import Entry

_SELECTS = frozenset(("select_one", "select_multiple"))
_ENDINGS = ("_other", "_others", "_oth", "_autre", "_autres", "_other_specify", "_autre_preciser")


def plant(form: Form) -> Form | None:
    """Ask everybody which other answer they gave to a question that offers none."""
    question = first_question(
        form, lambda one: one.type == "select_one" and bool(one.name and one.labels)
    )
    if question is None:
        return None
    select = replace(question, or_other=False)
    text = Question(type="text", name=f"{question.name}_other", labels=question.labels)
    return with_nodes(form, question, select, text)


@rule("FK215", "specify-without-other", Severity.WARNING, plant=plant)
def specify_without_other(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question for other answers is asked of everybody.

    Why:
        Its name says that it belongs to the choice "other" of a question, but
        nothing makes it wait for that choice, or there is no such choice.
        People then write what they chose already, or cannot go on.

    Bad:
        | survey |
        |  | type             | name        | label        |
        |  | select_one water | water       | Water source |
        |  | text             | water_other | Which other? |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | other | Other |

    Good:
        | survey |
        |  | type             | name        | label        | relevant           |
        |  | select_one water | water       | Water source |                    |
        |  | text             | water_other | Which other? | ${water} = 'other' |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | other | Other |

    Fix: none.  The choice or the condition is the author's to write.
    Source: DTM practice: each "other" has a text question of its own.
    """
    for entry in subject.index.active:
        node = entry.node
        if not isinstance(node, Question) or node.type != "text":
            continue
        ending = next((one for one in _ENDINGS if node.name.lower().endswith(one)), "")
        select = _select_of(subject, entry, ending) if ending else None
        if select is None or select.or_other or _is_conditional(entry):
            continue
        cell = subject.form.cell(node.loc, "relevant")
        yield this.finding(cell, _message(subject, node, select), name=node.name)


def _select_of(subject: Subject, entry: Entry, ending: str) -> Question | None:
    found = subject.index.by_name.get(entry.node.name[: -len(ending)], ())
    node = found[0].node if len(found) == 1 else None
    return node if isinstance(node, Question) and node.type in _SELECTS else None


def _is_conditional(entry: Entry) -> bool:
    node = entry.node
    hidden = getattr(node, "calculation", "") or getattr(node, "read_only", "")
    return bool(hidden) or any(one.relevant for one in (*entry.parents, node))


def _message(subject: Subject, text: Question, select: Question) -> Message:
    special = subject.special_choices.get(select.list_name, ())
    other = next((choice for choice, kind in special if kind is Special.OTHER), None)
    if other:
        return Message(
            "{name} asks everybody for another answer, since nothing stands under relevant; write"
            " {condition}",
            name=text.name,
            condition=f"selected(${{{select.name}}}, '{other.code}')",
        )
    return Message(
        "{name} asks for another answer to {select}, whose list {list} offers no other; add that"
        " choice and ask this where it was chosen, or take the question out",
        name=text.name,
        select=select.name,
        list=select.list_name,
    )
