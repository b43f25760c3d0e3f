"""FK606: blocks that are the same in the whole region."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.breaches import breaches
from formkit.lint.planting import first_question, with_nodes, wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.lint.against_base import Broken

_CONSENT = "consent_dp"


def plant(form: Form) -> Form | None:
    """Shorten the words of consent."""
    from formkit.model.module import MODULE_COLUMN  # noqa: PLC0415 - most checks plant nothing

    question = first_question(
        form, lambda one: one.extra_cell(MODULE_COLUMN) == _CONSENT and bool(one.labels)
    )
    if question is None:
        return None
    return with_nodes(form, question, replace(question, labels=wording(form, "Do you agree?")))


@rule("FK606", "locked-block-changed", Severity.ERROR, needs=Need.BASE, plant=plant)
def locked_block_changed(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question was changed that belongs to a block which is the same in the whole region.

    Why:
        Scores such as the food consumption score live by exact wording,
        order, answers and logic: six questions of the Washington Group with a
        seventh before them are no Washington Group.  Consent, too, is promised
        in the same words everywhere.  Translations are the country's.

    Bad:
        | survey |
        |  | type                  | name          | label              |
        |  | select_one yes_no     | consent_given | All right with you? |

    Good:
        | survey |
        |  | type                  | name          | label                                |
        |  | select_one yes_no     | consent_given | Do you agree to take part?           |

    Fix: none.  Put the block back as it was; ask what else is wanted outside it.
    Source: domain reference, adaptation, examples 16 to 19 and 30.
    """
    from formkit.lint.against_base import Breach  # noqa: PLC0415 - most forms name no standard

    yield from breaches(subject, this, Breach.LOCKED_BLOCK, _message)


def _message(broken: "Broken", change: Message) -> Message:
    block = broken.block
    if block is None or not block.reasons:
        text = "{change}: {cost}; {leave}"
        verdict = broken.verdict
        return Message(
            text, change=change, cost=verdict.comparability_reason, leave=verdict.leave_reason
        )
    return Message(
        "{change}, in the block {block}, which is the same in the whole region ({reason}): put it"
        " back as it was",
        change=change,
        block=block.id,
        reason=block.reasons,
    )
