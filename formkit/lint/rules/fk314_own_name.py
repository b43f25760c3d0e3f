"""FK314: a constraint that calls its own question by name."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet
from formkit.model.form import Form
from formkit.xpath.references import references_in_text


def plant(form: Form) -> Form | None:
    """Check a number by its name."""
    question = first_question(form, lambda one: bool(one.name and one.type == "integer"))
    spoilt = replace(question, constraint=f"${{{question.name}}} >= 0") if question else None
    return with_nodes(form, question, spoilt) if question and spoilt else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write a full stop for the name."""
    entry = subject.logic.entries.get(finding.name)
    loc = finding.loc
    if entry is None or not loc.column:
        return None
    text = entry.node.constraint.replace(f"${{{finding.name}}}", ".")
    title = Message("write . in place of {name}", name=f"${{{finding.name}}}")
    edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=text)
    return Fix(title=title, edits=(edit,))


@rule("FK314", "own-name", Severity.WARNING, mend=mend, plant=plant)
def own_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A constraint calls the question that it checks by its name.

    Why:
        While an answer is checked it is not stored yet: ``${age}`` is still the
        answer before, or nothing.  The check then refuses a right answer, or lets
        a wrong one pass.  A full stop stands for the answer that is being given.

    Bad:
        | survey |
        |  | type    | name | label | constraint  |
        |  | integer | age  | Age   | ${age} < 120 |

    Good:
        | survey |
        |  | type    | name | label | constraint |
        |  | integer | age  | Age   | . < 120    |

    Fix: writes ``.`` in place of the name.
    Source: XLSForm documentation, "Constraints".
    """
    for entry in subject.index.active:
        node = entry.node
        if not node.name or f"${{{node.name}}}" not in node.constraint:
            continue
        found = (one for one in references_in_text(node.constraint) if one.name == node.name)
        if first := next(found, None):
            message = Message(
                "the constraint of {name} calls it by its name, which is the answer given before;"
                " write . for the answer that is being checked",
                name=node.name,
            )
            loc = subject.form.cell(node.loc, "constraint")
            fixable = len(subject.index.by_name[node.name]) == 1
            yield this.finding(
                loc,
                message,
                name=node.name,
                fixable=fixable,
                text=node.constraint,
                span=(first.start, first.end),
            )
