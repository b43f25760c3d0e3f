"""FK306: conditions on a code that the list does not have."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.nearest import nearest
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.logic.form_logic import Written
from formkit.model.form import Form, Group, Question
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import Number, Text, Tree, children

if TYPE_CHECKING:
    from formkit.logic.mismatches import Mismatch


def plant(form: Form) -> Form | None:
    """Ask for a code that nobody can give."""
    question = first_question(form, lambda one: one.type == "select_one" and _has_list(form, one))
    if question is None:
        return None
    note = Question(name="planted_note", type="note", labels=wording(form, "Note"))
    asked = replace(note, relevant=f"${{{question.name}}} = 'planted'")
    return with_nodes(form, question, question, Group(name="planted_group", children=(asked,)))


def _has_list(form: Form, question: Question) -> bool:
    return bool(question.name and form.list_named(question.list_name))


@rule("FK306", "unknown-code", Severity.ERROR, plant=plant)
def unknown_code(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A condition asks for a code that the question's list does not have.

    Why:
        Nobody can give that answer: what is asked under the condition is never
        asked, and what is kept from people never is.  No compiler tells.

    Bad:
        | survey |
        |  | type              | name  | label        | relevant       |
        |  | select_one yes_no | water | Water?       |                |
        |  | text              | from  | Where from?  | ${water}='Yes' |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Good:
        | survey |
        |  | type              | name  | label        | relevant       |
        |  | select_one yes_no | water | Water?       |                |
        |  | text              | from  | Where from?  | ${water}='yes' |
        | choices |
        |  | list_name | name | label |
        |  | yes_no    | yes  | Yes   |
        |  | yes_no    | no   | No    |

    Fix: none.  Another code may have been meant, or a choice may be missing.
    Source: comparison of codes in XPath, which looks at each letter.
    """
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - with the mismatches

    by_cell: dict[tuple[str, str], list[tuple[Written, Mismatch]]] = {}
    for written, mismatch in subject.mismatches:
        if mismatch.kind is MismatchKind.UNKNOWN_CODE:
            cell = subject.form.cell(written.owner.node.loc, written.key).a1
            list_name = mismatch.left.list_name or mismatch.right.list_name
            by_cell.setdefault((cell, list_name), []).append((written, mismatch))
    for (_, list_name), found in by_cell.items():
        written, mismatch = found[0]
        codes = tuple(dict.fromkeys(_code_in(one.tree) for _, one in found))
        choices = subject.form.list_named(list_name)
        meant = nearest(codes[0], choices.codes if choices else ())
        said = format_expression(mismatch.tree)
        yield this.finding(
            subject.form.cell(written.owner.node.loc, written.key),
            _of_one(said, list_name, codes[0], meant)
            if len(codes) == 1
            else _of_several(list_name, codes),
            name=written.owner.node.name,
            severity=None if _is_never_met(subject, written) else Severity.WARNING,
            text=written.text,
            span=(mismatch.tree.start, mismatch.tree.end),
        )


def _is_never_met(subject: Subject, written: Written) -> bool:
    """Tell whether a condition fails as a whole, other codes that it asks for included."""
    from formkit.logic.judgements import Truth  # noqa: PLC0415 - only for a finding

    if written.key != "relevant" or written.tree is None:
        return False
    return subject.reasoner.can_hold(written.tree, written.owner).truth is Truth.NO


def _code_in(comparison: Tree) -> str:
    """The code that a comparison writes out."""
    codes = (one for one in children(comparison) if isinstance(one, Text | Number))
    return next((str(one.value) for one in codes), "")


def _of_several(list_name: str, codes: tuple[str, ...]) -> Message:
    return Message(
        "this asks for the codes {codes}, which list {list} does not have, so nobody can give these"
        " answers; write codes that it has, or add the choices",
        codes=codes,
        list=list_name,
    )


def _of_one(said: str, list_name: str, code: str, meant: str) -> Message:
    if meant:
        return Message(
            "{condition} asks for the code {code}, which list {list} does not have, so nobody can"
            " give that answer; the nearest code is {nearest}",
            condition=said,
            code=code,
            list=list_name,
            nearest=meant,
        )
    return Message(
        "{condition} asks for the code {code}, which list {list} does not have, so nobody can give"
        " that answer; write a code that it has, or add the choice",
        condition=said,
        code=code,
        list=list_name,
    )
