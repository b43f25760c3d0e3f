"""FK306: conditions on a code that the list does not have."""

from collections.abc import Iterator
from dataclasses import replace

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


def plant(form: Form) -> Form | None:
    """Ask for a code that nobody can give."""
    question = first_question(
        form,
        lambda one: bool(one.name and one.type == "select_one" and form.list_named(one.list_name)),
    )
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

    told: set[tuple[str, str]] = set()
    for written, mismatch in subject.mismatches:
        loc = subject.form.cell(written.owner.node.loc, written.key)
        said = format_expression(mismatch.tree)
        if mismatch.kind is not MismatchKind.UNKNOWN_CODE or (loc.a1, said) in told:
            continue
        told.add((loc.a1, said))
        name = mismatch.left.list_name or mismatch.right.list_name
        found = subject.form.list_named(name)
        code = _code_in(mismatch.tree)
        meant = nearest(code, found.codes if found else ())
        message = _message(said, name, code, meant)
        severity = None if _is_never_met(subject, written) else Severity.WARNING
        yield this.finding(
            loc,
            message,
            name=written.owner.node.name,
            severity=severity,
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


def _message(said: str, list_name: str, code: str, meant: str) -> Message:
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
