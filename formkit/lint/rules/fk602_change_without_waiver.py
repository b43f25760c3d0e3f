"""FK602: changes of the standard form that the regional hub has not approved."""

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
    """Let a question of the standard be left blank."""
    question = first_question(form, lambda one: one.required == "yes" and one.type == "select_one")
    return with_nodes(form, question, replace(question, required="")) if question else None


@rule("FK602", "change-without-waiver", Severity.WARNING, needs=Need.BASE, plant=plant)
def change_without_waiver(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form was changed in a way that needs a waiver, and there is none for it.

    Why:
        Some changes cost the region part of its series, and a country may
        have good reason for them all the same.  The regional hub decides,
        for a time; what it decided stands in ``waivers.yaml`` beside the
        form, by the fingerprint of the change.

    Bad:
        | survey |
        |  | type    | name           | label                | constraint |
        |  | integer | loc_num_idp_hh | How many households? |            |

    Good:
        | survey |
        |  | type    | name           | label                | constraint |
        |  | integer | loc_num_idp_hh | How many households? | . >= 0     |

    Fix: none.  Put it back as it was, or ask the regional hub for a waiver.
    Source: peers' verdicts on changes; the standard's ``policy.yaml``.
    """
    from formkit.lint.against_base import Breach  # noqa: PLC0415 - most forms name no standard

    yield from breaches(subject, this, Breach.NO_WAIVER, _message)


def _message(broken: "Broken", change: Message) -> Message:
    return Message(
        "{change}: {cost}; it needs a waiver of the regional hub for the fingerprint {fingerprint},"
        " and none is there: ask for one, or put it back",
        change=change,
        cost=broken.verdict.comparability_reason,
        fingerprint=broken.fingerprint,
    )
