"""FK307: ``=`` on the answer to a select_multiple."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question
from formkit.xpath.printing import format_expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.logic.form_logic import Written
    from formkit.logic.mismatches import Mismatch


def plant(form: Form) -> Form | None:
    """Compare several answers as if they were one."""
    question = first_question(form, lambda one: bool(one.name and _first_code(form, one)))
    if question is None:
        return None
    several = replace(question, name="planted_several", type="select_multiple", relevant="")
    several = replace(several, constraint="", choice_filter="", default="", or_other=False)
    condition = f"${{planted_several}} = '{_first_code(form, question)}'"
    note = Question(
        name="planted_note", type="note", labels=wording(form, "Note"), relevant=condition
    )
    return with_nodes(form, question, question, several, note)


def _first_code(form: Form, question: Question) -> str:
    found = form.list_named(question.list_name) if question.type == "select_one" else None
    return next((code for code in found.codes if code), "") if found else ""


@rule("FK307", "equal-to-several", Severity.WARNING, plant=plant)
def equal_to_several(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The answer to a select_multiple is compared with ``=`` or ``!=``.

    Why:
        The answer holds all codes that were chosen, with spaces between them.
        ``=`` is true only when that one code alone was chosen; as soon as
        somebody chooses two, the condition fails, and questions are skipped.
        ``. = 'none' or not(selected(., 'none'))`` asks both, and is let be.

    Bad:
        | survey |
        |  | type                  | name  | label   | relevant          |
        |  | select_multiple needs | needs | Needs?  |                   |
        |  | text                  | food  | Which?  | ${needs} = 'food' |
        | choices |
        |  | list_name | name  | label |
        |  | needs     | food  | Food  |
        |  | needs     | water | Water |

    Good:
        | survey |
        |  | type                  | name  | label   | relevant                   |
        |  | select_multiple needs | needs | Needs?  |                            |
        |  | text                  | food  | Which?  | selected(${needs}, 'food') |
        | choices |
        |  | list_name | name  | label |
        |  | needs     | food  | Food  |
        |  | needs     | water | Water |

    Fix: none.  Now and then "this alone" is what was meant.
    Source: ODK documentation, "Form logic", selected().
    """
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - with the mismatches

    by_cell: dict[tuple[int, str], list[tuple[Written, Mismatch]]] = {}
    for written, mismatch in subject.mismatches:
        if mismatch.kind is MismatchKind.CODES_AS_ONE and not _is_meant(written, mismatch):
            key = (id(written.owner.node), written.key)
            by_cell.setdefault(key, []).append((written, mismatch))
    for (written, mismatch), *others in by_cell.values():
        loc = subject.form.cell(written.owner.node.loc, written.key)
        yield this.finding(
            loc,
            _message(format_expression(mismatch.tree), len(others)),
            name=written.owner.node.name,
            text=written.text,
            span=(mismatch.tree.start, mismatch.tree.end),
        )


def _is_meant(written: Written, mismatch: Mismatch) -> bool:
    """Whether ``selected()`` of the same code stands beside it: its author knows both."""
    from formkit.xpath.tree import Binary, Call, walk  # noqa: PLC0415 - only for a finding

    if written.tree is None or not isinstance(mismatch.tree, Binary):
        return False
    sides = (mismatch.tree.left, mismatch.tree.right)
    asked = (
        one.arguments
        for one in walk(written.tree)
        if isinstance(one, Call) and one.name == "selected"
    )
    return any(arguments in {sides, sides[::-1]} for arguments in asked)


def _message(condition: str, others: int) -> Message:
    if others:
        return Message(
            "{condition} looks at all chosen codes as one text, and fails as soon as two are"
            " chosen; selected() asks for one of them (further such comparisons in this cell:"
            " {count})",
            condition=condition,
            count=others,
        )
    return Message(
        "{condition} looks at all chosen codes as one text, and fails as soon as two are chosen;"
        " selected() asks for one of them",
        condition=condition,
    )
