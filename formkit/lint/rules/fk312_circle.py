"""FK312: rows that are worked out from each other in a circle."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.readings import looks_ahead
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Ask a question only where it is answered already."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, relevant=f"${{{question.name}}} != ''"))


@rule("FK312", "circle", Severity.ERROR, plant=plant)
def circle(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Rows depend on each other in a circle, or one on itself.

    Why:
        Collect refuses to open such a form.  pyxform lets it pass; ODK Validate
        names one row of the circle, not the others.

    Bad:
        | survey |
        |  | type    | name | label | relevant    |
        |  | integer | a    | A     | ${b} > 1    |
        |  | integer | b    | B     | ${a} > 1    |

    Good:
        | survey |
        |  | type    | name | label | relevant    |
        |  | integer | a    | A     |             |
        |  | integer | b    | B     | ${a} > 1    |

    Fix: none.  Where to cut the circle is the author's to say.
    Source: JavaRosa, which works out conditions in the order of what they need.
    """
    if not looks_ahead(subject):
        return
    for rows in subject.dependencies.circles:
        names = tuple(row.node.name for row in rows)
        keys = [one.key for one in subject.dependencies.of(rows[0])]
        key = next((key for key in ("relevant", "calculation", "repeat_count") if key in keys), "")
        loc = subject.form.cell(rows[0].node.loc, key)
        if len(names) == 1:
            message = Message(
                "{name} is worked out from itself, so the form does not open; a check of the"
                " answer belongs under constraint",
                name=names[0],
            )
        else:
            message = Message(
                "{names} are worked out from each other in a circle, so the form does not open;"
                " one of them must do without the others",
                names=names,
            )
        yield this.finding(loc, message, name=names[0])
