"""FK308: ``selected()`` of what is no select."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question
from formkit.xpath.printing import format_expression


def plant(form: Form) -> Form | None:
    """Ask which code of a number was chosen."""
    question = first_question(form, lambda one: bool(one.name and one.type == "integer"))
    if question is None:
        return None
    condition = f"selected(${{{question.name}}}, '1')"
    note = Question(
        name="planted_note", type="note", labels=wording(form, "Note"), relevant=condition
    )
    return with_nodes(form, question, question, note)


@rule("FK308", "selected-of-no-select", Severity.ERROR, plant=plant)
def selected_of_no_select(subject: Subject, this: Rule) -> Iterator[Finding]:
    """``selected()`` is asked of a number, a date or a place.

    Why:
        On such an answer Collect stops with an error as soon as it is given; a
        browser goes on.  So the form works in the preview and fails in the field.

    Bad:
        | survey |
        |  | type    | name | label | relevant              |
        |  | integer | hh   | Hh    |                       |
        |  | text    | why  | Why   | selected(${hh}, '5')  |

    Good:
        | survey |
        |  | type    | name | label | relevant   |
        |  | integer | hh   | Hh    |            |
        |  | text    | why  | Why   | ${hh} = 5  |

    Fix: none.  Which comparison was meant is the author's to say.
    Source: JavaRosa 5.1, where an answer that is no text cannot be looked through.
    """
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - with the mismatches

    for written, mismatch in subject.mismatches:
        if mismatch.kind is MismatchKind.SELECTED_OF_NO_SELECT:
            message = Message(
                "{condition} looks for a code in an answer that holds no codes, at which Collect"
                " stops with an error; compare it with = instead",
                condition=format_expression(mismatch.tree),
            )
            loc = subject.form.cell(written.owner.node.loc, written.key)
            yield this.finding(
                loc,
                message,
                name=written.owner.node.name,
                text=written.text,
                span=(mismatch.tree.start, mismatch.tree.end),
            )
