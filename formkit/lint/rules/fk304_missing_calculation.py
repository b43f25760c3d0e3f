"""FK304: calculations that calculate nothing."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.defaults import is_dynamic
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import type_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question


def plant(form: Form) -> Form | None:
    """Empty the calculation of a calculate row, or add a row without one."""
    question = first_question(form, lambda one: one.type == "calculate")
    if question:
        return with_nodes(form, question, replace(question, calculation="", default=""))
    return replace(form, nodes=(*form.nodes, Question(type="calculate", name="total_planted")))


@rule("FK304", "missing-calculation", Severity.ERROR, plant=plant)
def missing_calculation(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A calculate row has no calculation.

    Why:
        Without a calculation, or a default that is worked out when the form
        opens, the row can never hold anything, and the form does not convert.

    Bad:
        | survey |
        |  | type      | name  | label | calculation |
        |  | integer   | men   | Men   |             |
        |  | calculate | total |       |             |

    Good:
        | survey |
        |  | type      | name  | label | calculation |
        |  | integer   | men   | Men   |             |
        |  | calculate | total |       | ${men} + 1  |

    Fix: none.  What is to be calculated is the author's to say.
    Source: XLSForm reference, "Calculation"; pyxform, xls2json.py.
    """
    for entry in subject.index.active:
        node = entry.node
        known = type_of(node)
        if known is None or not known.needs_calculation or node.calculation:
            continue
        if not is_dynamic(node.default, known.holds):
            message = Message(
                "{name} has no calculation, so the form does not convert; write one, or delete"
                " the row",
                name=node.name or node.type,
            )
            yield this.finding(subject.form.cell(node.loc, "calculation"), message, name=node.name)
