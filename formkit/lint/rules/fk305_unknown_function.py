"""FK305: functions that no engine has, or that are called with the wrong number of values."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.readings import readings
from formkit.lint.rewriting import rewritten, text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form
from formkit.xpath.tree import Call, walk


def plant(form: Form) -> Form | None:
    """Ask a function of Excel."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    spoilt = replace(question, relevant="iif(1 = 1, 1, 0) = 1") if question else None
    return with_nodes(form, question, spoilt) if question and spoilt else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write a function of other programs as it is called here; capitals are taken off."""
    text = text_at(subject, finding.loc)
    start, end = finding.span or (0, 0)
    same = _SAME.get(text[start:end].lower(), "")
    return rewritten(finding.loc, text, f"{text[:start]}{same}{text[end:]}") if same else None


@rule("FK305", "unknown-function", Severity.ERROR, mend=mend, plant=plant)
def unknown_function(subject: Subject, this: Rule) -> Iterator[Finding]:
    """An expression calls a function that Collect does not have, or calls it wrongly.

    Why:
        pyxform lets any function pass.  Collect then refuses to open the form, or
        stops at the question; a browser does, too, for what it does not have.

    Bad:
        | survey |
        |  | type    | name | label | relevant             |
        |  | integer | age  | Age   |                      |
        |  | text    | job  | Job   | iif(${age} > 15,1,0) |
        |  | text    | name | Name  | selected(${age})     |

    Good:
        | survey |
        |  | type    | name | label | relevant                |
        |  | integer | age  | Age   |                         |
        |  | text    | job  | Job   | if(${age} > 15,1,0) = 1 |

    Fix: writes ``if`` for ``iif`` and ``IF``, ``selected`` for ``Selected`` and so on.  Else
        none: which function was meant is the author's to say.
    Source: ODK XForms specification, "XPath functions"; JavaRosa 5.1.
    """
    from formkit.xpath.functions import FUNCTIONS, Dialect  # noqa: PLC0415 - only where called

    for reading in readings(subject):
        for part in walk(reading.tree):
            if not isinstance(part, Call):
                continue
            known = FUNCTIONS.get(part.name)
            arity = known.arity(Dialect.JAVAROSA) if known else None
            if arity and arity.takes(len(part.arguments)):
                continue
            message = _message(part, is_known=known is not None, has_arity=arity is not None)
            yield this.finding(
                reading.loc(subject),
                message,
                name=reading.name,
                text=reading.written.text,
                span=(part.start, part.start + len(part.name)),
                fixable=known is None and _takes(part),
            )


def _message(call: Call, *, is_known: bool, has_arity: bool) -> Message:
    if has_arity:
        return Message(
            "{function}() is called with {count} {count:value|values}, which is not how many it"
            " takes; Collect does not open the form",
            function=call.name,
            count=len(call.arguments),
        )
    if is_known:
        return Message(
            "{function}() works in a browser and is unknown to Collect, which does not open the"
            " form",
            function=call.name,
        )
    from formkit.lint.nearest import nearest  # noqa: PLC0415 - only for a finding
    from formkit.xpath.functions import FUNCTIONS  # noqa: PLC0415 - as above

    meant = _MEANT.get(call.name.lower()) or nearest(call.name, FUNCTIONS)
    if meant:
        return Message(
            "no engine has a function {function}(), so the form does not open; {meant}() does"
            " something like it",
            function=call.name,
            meant=meant,
        )
    return Message(
        "no engine has a function {function}(), so the form does not open", function=call.name
    )


def _takes(call: Call) -> bool:
    """Tell whether a function of the same meaning takes what the call gives."""
    from formkit.xpath.functions import FUNCTIONS, Dialect  # noqa: PLC0415 - only for a finding

    same = FUNCTIONS.get(_SAME.get(call.name.lower(), ""))
    arity = same.arity(Dialect.JAVAROSA) if same else None
    return arity is not None and arity.takes(len(call.arguments))


_SAME = {
    "iif": "if",
    **{one: one for one in ("if", "selected", "count", "sum", "round", "int", "date", "today")},
    **{one: one for one in ("now", "not", "regex", "coalesce", "concat", "min", "max", "once")},
    **{one: one for one in ("pulldata", "position", "true", "false", "count-selected", "string")},
}
"""Functions in small letters -> the same function here."""
_MEANT = {"iif": "if", "len": "string-length", "length": "string-length"}
"""Functions of spreadsheets and other languages, and what does the like here."""
