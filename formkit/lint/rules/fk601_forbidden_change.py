"""FK601: changes of the standard form that the region does not allow."""

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
    """Let a number be typed as text."""
    question = first_question(form, lambda one: one.type == "integer")
    return with_nodes(form, question, replace(question, type="text")) if question else None


@rule("FK601", "forbidden-change", Severity.ERROR, needs=Need.BASE, plant=plant)
def forbidden_change(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form was changed in a way that the standard's policy forbids.

    Why:
        KoboToolbox locks hold only in its own form builder, and nothing holds
        in Excel.  A question that is renamed, asks for something else or takes
        other codes gives a column that no table of the region can read, and
        nobody sees it until the figures are published.

    Bad:
        | survey |
        |  | type | name            | label                    |
        |  | text | loc_num_idp_ind | How many IDPs live here? |

    Good:
        | survey |
        |  | type    | name            | label                    |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |

    Fix: none.  Put it back as it was, or ask in a question of the country's own.
    Source: peers' verdicts on changes; the standard's ``policy.yaml``.
    """
    from formkit.lint.against_base import Breach  # noqa: PLC0415 - most forms name no standard

    yield from breaches(subject, this, Breach.FORBIDDEN, _message)


def _message(broken: "Broken", change: Message) -> Message:
    return Message(
        "{change}: {cost}; {leave}",
        change=change,
        cost=broken.verdict.comparability_reason,
        leave=broken.verdict.leave_reason,
    )
