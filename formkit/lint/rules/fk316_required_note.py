"""FK316: notes that must be answered."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet
from formkit.model.form import Form, Question
from formkit.model.index import is_no


def plant(form: Form) -> Form | None:
    """Ask for an answer to a note."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    note = Question(name="planted_note", type="note", labels=question.labels, required="yes")
    return with_nodes(form, question, question, note)


def mend(_subject: Subject, finding: Finding) -> Fix | None:
    """Empty the cell."""
    loc = finding.loc
    edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text="")
    return Fix(title=Message("empty the cell"), edits=(edit,)) if loc.column else None


@rule("FK316", "required-note", Severity.ERROR, mend=mend, plant=plant)
def required_note(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A note is marked as required.

    Why:
        A note takes no answer, so a required one can never be left: the
        enumerator is stuck on the screen, and the form cannot be finished.  Under
        a condition it may be meant as a stop, and is only mentioned.

    Bad:
        | survey |
        |  | type | name  | label   | required |
        |  | note | intro | Welcome | yes      |

    Good:
        | survey |
        |  | type | name  | label   | required |
        |  | note | intro | Welcome |          |

    Fix: empties the cell, where no condition makes it a stop.
    Source: KoboToolbox help, "Question options"; seen in Collect.
    """
    for entry in subject.index.active:
        node = entry.node
        is_note = isinstance(node, Question) and node.type == "note" and not node.calculation
        if is_note and node.required and not is_no(node.required):
            loc = subject.form.cell(node.loc, "required")
            if node.relevant:
                message = _STOP.filled(name=node.name)
                yield this.finding(loc, message, name=node.name, severity=Severity.INFO)
            else:
                yield this.finding(loc, _STUCK.filled(name=node.name), name=node.name, fixable=True)


_STUCK = Message(
    "{name} is a note, which nobody can answer, and it is required: the enumerator cannot go on;"
    " empty the cell"
)
_STOP = Message(
    "{name} is a note that is required: whoever sees it cannot go on before an answer is changed;"
    " a constraint on that answer would say so at once"
)
