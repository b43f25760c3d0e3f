"""FK303: expressions that cannot be read."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.references import broken_references, references_in_text


def plant(form: Form) -> Form | None:
    """Forget the closing bracket of a condition."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    return with_nodes(form, question, replace(question, relevant="(1 = 1")) if question else None


@rule("FK303", "expression-syntax", Severity.ERROR, plant=plant)
def expression_syntax(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An expression, or a reference in a label, breaks the grammar.

    Why:
        A ``${`` that begins no reference keeps the form from converting.  Any
        other slip passes pyxform, and then the form does not open on a device.

    Bad:
        | survey |
        |  | type    | name | label | constraint       |
        |  | integer | age  | Age   | .>= 0 and .<=120) |

    Good:
        | survey |
        |  | type    | name | label | constraint       |
        |  | integer | age  | Age   | .>= 0 and .<=120 |

    Fix: none.  What was meant is the author's to say.
    Source: ODK XForms specification, "XPath"; JavaRosa's parser.
    """
    told = set()
    for cell in subject.referring_cells:
        broken = broken_references(cell.text)
        if broken:
            told.add(cell.loc)
            yield this.finding(cell.loc, _message(broken[0]), name=cell.name)
    for expression in subject.expressions:
        try:
            parse(expression.text)
        except XPathSyntaxError as error:
            loc = subject.form.cell(expression.loc, expression.key)
            if loc not in told:
                yield this.finding(loc, _message(error), name=expression.name)
    yield from _triggers(subject, this)


def _triggers(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Triggers are references with commas between them, and nothing else."""
    for entry in subject.index.active:
        trigger = entry.node.trigger
        if not trigger or broken_references(trigger):
            continue
        counts = [len(references_in_text(part)) for part in trigger.split(",")]
        if max(counts) == 1:
            continue
        message = Message(
            "a trigger names questions as ${{name}}, with a comma between them, and {text} does"
            " not; so the form does not convert",
            text=trigger,
        )
        cell = subject.form.cell(entry.node.loc, "trigger")
        yield this.finding(cell, message, name=entry.node.name)


def _message(error: XPathSyntaxError) -> Message:
    return Message(
        "this cannot be read, so the form does not open; at character {position}: {problem}",
        position=error.position + 1,
        problem=error.message,
    )
