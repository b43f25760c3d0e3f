"""FK309: comparisons whose two sides do not go together."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form
from formkit.xpath.printing import format_expression

if TYPE_CHECKING:
    from formkit.logic.form_logic import Written
    from formkit.logic.mismatches import Mismatch


def plant(form: Form) -> Form | None:
    """Compare a number with a word."""
    question = first_question(form, lambda one: bool(one.name and one.type == "integer"))
    spoilt = replace(question, constraint=". != 'none'") if question else None
    return with_nodes(form, question, spoilt) if question and spoilt else None


@rule("FK309", "unlike-comparison", Severity.WARNING, plant=plant)
def unlike_comparison(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A number, a date or a truth is compared with something of another kind.

    Why:
        Such a comparison is always true, or never, or true in a browser and
        false in Collect: to Collect a date in quotes is no date.

    Bad:
        | survey |
        |  | type    | name | label | constraint          |
        |  | date    | day  | Day   | . <= '2026-01-31'   |
        |  | integer | hh   | Hh    | . != 'none'         |

    Good:
        | survey |
        |  | type    | name | label | constraint              |
        |  | date    | day  | Day   | . <= date('2026-01-31') |
        |  | integer | hh   | Hh    | . != 0                  |

    Fix: none.  Which side is wrong is the author's to say.
    Source: XPath 1.0, section 3.4; JavaRosa 5.1 compares dates as numbers of days.
    """
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - with the mismatches

    sentences = {
        MismatchKind.NUMBER_WITH_TEXT: _NUMBER_WITH_TEXT,
        MismatchKind.ORDER_OF_TEXTS: _ORDER_OF_TEXTS,
        MismatchKind.DATE_WITH_TEXT: _DATE_WITH_TEXT,
        MismatchKind.DATE_WITH_NUMBER: _DATE_WITH_NUMBER,
        MismatchKind.TRUTH_WITH_VALUE: _TRUTH_WITH_VALUE,
        MismatchKind.OTHER_LIST: _OTHER_LIST,
    }
    for written, mismatch in subject.mismatches:
        sentence = sentences.get(mismatch.kind)
        if sentence and not _is_misread_date(subject, written, mismatch):
            message = sentence.filled(condition=format_expression(mismatch.tree))
            loc = subject.form.cell(written.owner.node.loc, written.key)
            yield this.finding(
                loc,
                message,
                name=written.owner.node.name,
                text=written.text,
                span=(mismatch.tree.start, mismatch.tree.end),
            )


def _is_misread_date(subject: Subject, written: "Written", mismatch: "Mismatch") -> bool:
    """Whether the text is a date as no engine writes it, which FK317 tells."""
    from formkit.lint.misread_dates import misread_dates  # noqa: PLC0415 - few forms have dates
    from formkit.logic.mismatches import MismatchKind  # noqa: PLC0415 - as above

    if mismatch.kind is not MismatchKind.DATE_WITH_TEXT:
        return False
    places = range(mismatch.tree.start, mismatch.tree.end)
    return any(one.start in places for one in misread_dates(written, subject.logic))


_NUMBER_WITH_TEXT = Message(
    "{condition} compares a number with a text that is no number, so it says the same for every"
    " answer"
)
_ORDER_OF_TEXTS = Message(
    "{condition} asks which is more of a text that is no number, and is never true"
)
_DATE_WITH_TEXT = Message(
    "{condition} compares a date with a text: in Collect it is never true; put date() around the"
    " text"
)
_DATE_WITH_NUMBER = Message(
    "{condition} compares a date with a number; Collect counts days since 1970, a browser"
    " compares texts"
)
_TRUTH_WITH_VALUE = Message(
    "{condition} compares what is true or false with a text or a number; what it says depends on"
    " the engine"
)
_OTHER_LIST = Message(
    "{condition} compares answers of two lists that have no code in common, so they never agree"
)
