"""FK510: which numbers a question takes, beside the dictionary's."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.align.ranges import Range

_NUMBERS = frozenset(("integer", "decimal"))


def plant(form: Form) -> Form | None:
    """Leave nought out."""
    question = first_question(
        form, lambda one: one.type == "integer" and one.constraint.startswith(". >= 0")
    )
    if question is None:
        return None
    constraint = question.constraint.replace(". >= 0", ". >= 1", 1)
    return with_nodes(form, question, replace(question, constraint=constraint))


@rule("FK510", "variable-range", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def variable_range(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A number may be below or above the dictionary's range, or may not be nought.

    Why:
        An age of 999 and a count of -1 are typing errors that the form can stop
        and that nobody finds later in a sum.  Nought is an answer: where it is
        refused, "asked, and none" becomes a blank or a false one.  Bounds that
        are narrower at the upper end are the country's to set.

    Bad:
        | survey |
        |  | type    | name            | label                    | constraint |
        |  | integer | loc_num_idp_ind | How many IDPs live here? | . > 0      |

    Good:
        | survey |
        |  | type    | name            | label                    | constraint            |
        |  | integer | loc_num_idp_ind | How many IDPs live here? | . >= 0 and . < 50000 |

    Fix: none.  Write the dictionary's constraint, or one inside it that lets nought through.
    Source: domain reference, dictionary, section 9, test D10.
    """
    if subject.standard is None:
        return
    from formkit.align.ranges import FRACTION, WHOLE, range_of  # noqa: PLC0415 - most forms name no standard

    for one in subject.aligned:
        variable, question = one.variable, one.question
        if variable is None or question.type not in _NUMBERS or not variable.constraint:
            continue
        if question.constraint == variable.constraint:
            continue
        step = WHOLE if question.type == "integer" else FRACTION
        own, wanted = (
            range_of(text, step=step) for text in (question.constraint, variable.constraint)
        )
        problem = _problem(own, wanted)
        if problem is not None:
            yield this.finding(
                subject.form.cell(question.loc, "constraint"),
                problem.filled(name=question.name, wanted=variable.constraint),
                name=question.name,
            )


def _problem(own: "Range", wanted: "Range") -> Message | None:
    if own.least is not None and own.least > 0 and _takes_nought(wanted):
        return _NO_NOUGHT
    if wanted.least is not None and _is_below(own, wanted):
        return _TOO_LOW
    if wanted.greatest is not None and _is_above(own, wanted):
        return _TOO_HIGH
    return None


def _takes_nought(wanted: "Range") -> bool:
    return wanted.least is not None and wanted.least <= 0


def _is_below(own: "Range", wanted: "Range") -> bool:
    assert wanted.least is not None  # noqa: S101 - asked only where there is one
    return own.is_whole if own.least is None else own.least < wanted.least


def _is_above(own: "Range", wanted: "Range") -> bool:
    assert wanted.greatest is not None  # noqa: S101 - asked only where there is one
    return own.is_whole if own.greatest is None else own.greatest > wanted.greatest


_NO_NOUGHT = Message(
    "{name} does not take 0, and in the dictionary 0 means asked and none; whoever has none leaves"
    " a blank or a false number. Let 0 through: {wanted}"
)
_TOO_LOW = Message(
    "{name} takes numbers below the dictionary's range, so a slip of the finger goes into the"
    " sums; take its constraint: {wanted}"
)
_TOO_HIGH = Message(
    "{name} takes numbers above the dictionary's range, so a slip of the finger goes into the"
    " sums; take its constraint, or a narrower one: {wanted}"
)
