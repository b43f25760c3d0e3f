"""FK603: changes of the standard form that the country has not declared."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.breaches import breaches
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.lint.against_base import Broken


def plant(form: Form) -> Form | None:
    """Refuse answers that the standard takes."""
    question = first_question(form, lambda one: bool(one.constraint) and one.type == "integer")
    if question is None:
        return None
    tighter = f"({question.constraint}) and . < 50"
    return with_nodes(form, question, replace(question, constraint=tighter))


@rule("FK603", "undeclared-change", Severity.WARNING, needs=Need.BASE, plant=plant)
def undeclared_change(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form was changed in a way that the country may, and did not declare.

    Why:
        A national deviation is fine when it is declared: then whoever puts
        23 countries into one table knows of it.  The adaptation that the form
        was built from declares; what was edited afterwards is written there
        by ``formkit adapt``.  Where no adaptation lies beside the form, formkit
        cannot know, and only tells.

    Bad:
        | survey |
        |  | type    | name            | label                    | constraint |
        |  | integer | loc_num_idp_ind | How many IDPs live here? | . < 50     |

    Good:
        | survey |
        |  | type    | name            | label                    | constraint |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |            |

    Fix: none.  Declare it in the adaptation with its reason, or put it back as it was.
    Source: domain reference, adaptation, section 1.
    """
    from formkit.lint.against_base import Breach  # noqa: PLC0415 - most forms name no standard

    is_known = subject.base is not None and bool(subject.base.adaptation)
    severity = Severity.WARNING if is_known else Severity.INFO
    say = _undeclared if is_known else _unknown
    yield from breaches(subject, this, Breach.UNDECLARED, say, severity=severity)


def _undeclared(broken: "Broken", change: Message) -> Message:
    return Message(
        "{change}: {cost}; the country may do it, and has not declared it: write it in the"
        " adaptation with its reason, or put it back",
        change=change,
        cost=broken.verdict.comparability_reason,
    )


def _unknown(broken: "Broken", change: Message) -> Message:
    return Message(
        "{change}: {cost}; the country may do it, and declares it: no adaptation lies beside the"
        " form to tell whether it did",
        change=change,
        cost=broken.verdict.comparability_reason,
    )
