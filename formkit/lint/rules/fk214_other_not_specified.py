"""FK214: "other" on offer, and nobody asks which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting_lists import with_select
from formkit.lint.rule import Rule, rule
from formkit.lint.special_choices import Special
from formkit.model.form import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formkit.lint.subject import Subject
    from formkit.model.form import Form
    from formkit.model.index import Entry

_SELECTS = frozenset(("select_one", "select_multiple"))
_NEAR = 3
_SHORT = 4
_WORDS = ("other", "autre", "specify", "précis", "precis", "spécifi", "_oth", "_autr")
_TOLD_ONE_BY_ONE = 3
_NAMED = 10


def plant(form: Form) -> Form | None:
    """Offer "other" in a question that nothing follows up."""
    return with_select(form, (Choice(code=code) for code in ("a", "b", "c", "d", "other")))


@rule("FK214", "other-not-specified", Severity.INFO, plant=plant)
def other_not_specified(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question offers "other", and no question asks what the other answer is.

    Why:
        All that the data says is "other", and nobody can sort these answers
        afterwards or see which choice was missing from the list.  Short lists,
        such as the sexes, are passed over: there one often does not ask.

    Bad:
        | survey |
        |  | type             | name  | label        |
        |  | select_one water | water | Water source |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | river | River |
        |  | water     | tap   | Tap   |
        |  | water     | truck | Truck |
        |  | water     | other | Other |

    Good:
        | survey |
        |  | type             | name        | label        | relevant           |
        |  | select_one water | water       | Water source |                    |
        |  | text             | water_other | Which other? | ${water} = 'other' |
        | choices |
        |  | list_name | name  | label |
        |  | water     | well  | Well  |
        |  | water     | river | River |
        |  | water     | tap   | Tap   |
        |  | water     | truck | Truck |
        |  | water     | other | Other |

    Fix: none.  The question is the author's to word.
    Source: DTM practice: each "other" has a text question of its own.
    """
    offering = _with_other(subject)
    if not offering:
        return
    rows = subject.index.active
    asked = _follow_ups(rows)
    found = [
        (question, choice)
        for place, question, choice in offering
        if not _is_followed(question, choice, asked)
        and not any(_asks_other(one.node) for one in rows[place + 1 : place + 1 + _NEAR])
    ]
    told = found if len(found) <= _TOLD_ONE_BY_ONE else found[:1]
    for question, choice in told:
        message = (
            Message(
                "{name} offers {code}, and no text question asks which, so that answer is lost;"
                " ask it where {code} was chosen",
                name=question.name,
                code=choice.code,
            )
            if len(told) == len(found)
            else _of_many([one.name for one, _ in found])
        )
        yield this.finding(subject.form.cell(question.loc, "type"), message, name=question.name)


def _with_other(subject: Subject) -> list[tuple[int, Question, Choice]]:
    """The selects that offer "other", with their place among the rows and that choice."""
    others: dict[str, Choice] = {}
    for name, special in subject.special_choices.items():
        other = next((choice for choice, kind in special if kind is Special.OTHER), None)
        choices = subject.form.list_named(name) if other else None
        if other and choices and len(choices.choices) >= len(special) + _SHORT:
            others[name] = other
    if not others:
        return []
    return [
        (place, node, others[node.list_name])
        for place, node in enumerate(entry.node for entry in subject.index.active)
        if isinstance(node, Question)
        and node.list_name in others
        and node.type in _SELECTS
        and not node.or_other
        and node.name
    ]


def _follow_ups(rows: Sequence[Entry]) -> list[tuple[str, str]]:
    """Each text question's name, and the conditions under which it is asked."""
    return [
        (entry.node.name, " ".join(one.relevant for one in (*entry.parents, entry.node)))
        for entry in rows
        if isinstance(entry.node, Question) and entry.node.type == "text"
    ]


def _is_followed(question: Question, choice: Choice, asked: list[tuple[str, str]]) -> bool:
    reference = f"${{{question.name}}}"
    return any(
        question.name in name or (reference in conditions and choice.code in conditions)
        for name, conditions in asked
    )


def _asks_other(node: object) -> bool:
    if not isinstance(node, Question) or node.type != "text":
        return False
    said = " ".join((node.name, *(text for _, text in node.labels))).lower()
    return any(word in said for word in _WORDS)


def _of_many(names: list[str]) -> Message:
    return Message(
        "{count} questions offer other, and no text question asks which, so these answers are"
        " lost: {names}; ask it where other was chosen",
        count=len(names),
        names=tuple(names[:_NAMED]) if len(names) <= _NAMED else (*names[:_NAMED], "…"),
    )
