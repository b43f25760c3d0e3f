"""FK315: a condition on a question that is asked later."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.readings import looks_ahead
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.xpath.references import references_in_text

_DECIDES = {"relevant": Severity.WARNING, "choice_filter": Severity.WARNING}


def plant(form: Form) -> Form | None:
    """Ask a question by the answer to the next one."""
    question = first_question(form, lambda one: bool(one.labels and _is_asked(one)))
    if question is None:
        return None
    later = Question(name="planted_later", type="integer", labels=question.labels)
    return with_nodes(form, question, replace(question, relevant="${planted_later} > 5"), later)


@rule("FK315", "later-question", Severity.WARNING, plant=plant)
def later_question(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Whether a question is asked, or which choices it has, depends on a later answer.

    Why:
        When the enumerator comes to the question the later one is not answered
        yet, so the question is passed over; it appears behind the enumerator's
        back, and stays empty.

    Bad:
        | survey |
        |  | type    | name | label | relevant   |
        |  | text    | why  | Why   | ${hh} > 50 |
        |  | integer | hh   | Hh    |            |

    Good:
        | survey |
        |  | type    | name | label | relevant   |
        |  | integer | hh   | Hh    |            |
        |  | text    | why  | Why   | ${hh} > 50 |

    Fix: none.  Which of the two moves is the author's to say.
    Source: how Collect goes through a form, from top to bottom.
    """
    if not looks_ahead(subject):
        return
    places = {id(entry.node): place for place, entry in enumerate(subject.index.active)}
    for one in subject.dependencies.deciding:
        if one.key not in _DECIDES or not _is_asked(one.read.node):
            continue
        if _is_not_shown(one.reader.node):
            continue
        if places.get(id(one.read.node), 0) > places.get(id(one.reader.node), 0):
            loc = subject.form.cell(one.reader.node.loc, one.key)
            message = Message(
                "this reads {name}, which is asked later, in row {row}; when the enumerator is"
                " here it has no answer yet, and the question is passed over",
                name=one.read.node.name,
                row=one.read.node.loc.row,
            )
            text = getattr(one.reader.node, one.key)
            named = (ref for ref in references_in_text(text) if ref.name == one.read.node.name)
            spans = ((ref.start, ref.end) for ref in named)
            yield this.finding(
                loc, message, name=one.reader.node.name, text=text, span=next(spans, None)
            )


def _is_asked(node: object) -> bool:
    known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
    if known is None or not isinstance(node, Question):
        return False
    return known.kind is TypeKind.ASKS and not node.calculation and not node.default


def _is_not_shown(node: object) -> bool:
    known = QUESTION_TYPES.get(node.type) if isinstance(node, Question) else None
    return known is not None and known.kind is not TypeKind.ASKS
