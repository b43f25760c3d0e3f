"""FK127: errors of formulas that stand in cells of the form."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.formats.headers import CHOICES, SURVEY, parse_header
from formkit.lint.odd_cells import OddCell
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Let a formula of a condition find nothing."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    return with_nodes(form, question, replace(question, relevant="#N/A")) if question else None


@rule("FK127", "error-value", Severity.ERROR, plant=plant)
def error_value(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A cell holds the error of a formula, such as ``#N/A`` or ``#REF!``.

    Why:
        The form takes it for text: people read ``#N/A`` as a label, a condition
        cannot be worked out, a code in the data says nothing.  Told once a
        column; columns of your own on the survey sheet are passed over.

    Bad:
        | survey |
        |  | type    | name | label  |
        |  | integer | age  | #NAME? |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |

    Fix: none.  What the formula was to find is the author's to say.
    Source: pyxform, xls2json_backends.py, which reads what a cell shows.
    """
    first: dict[tuple[str, str], list[OddCell]] = {}
    for odd in subject.odd_cells:
        if odd.is_error and _counts(odd):
            first.setdefault((odd.kind, odd.key), []).append(odd)
    for cells in first.values():
        message = Message(
            "{text} is the error of a formula, and the form takes it for text; write what belongs"
            " here (cells of this column with such an error: {count})",
            text=cells[0].cell.text,
            count=len(cells),
        )
        is_own = parse_header(cells[0].key, cells[0].kind).is_extra
        severity = Severity.WARNING if is_own else this.severity
        yield this.finding(cells[0].loc, message, severity=severity)


def _counts(odd: OddCell) -> bool:
    """Choice filters read columns of one's own on the choices sheet; nobody those elsewhere."""
    return odd.kind == CHOICES or not parse_header(odd.key, odd.kind or SURVEY).is_extra
