"""FK604: changes whose waiver has run out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.breaches import breaches
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject

if TYPE_CHECKING:
    from formkit.lint.against_base import Broken


@rule("FK604", "expired-waiver", Severity.WARNING, needs=Need.BASE)
def expired_waiver(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form holds a change that the regional hub allowed until a day that is past.

    Why:
        A waiver is for a time, so that a deviation does not become a second
        standard by being forgotten.  From the day after, the change counts
        as one that nobody allowed.

    Bad:
        | survey |
        |  | type    | name           | label                | constraint |
        |  | integer | loc_num_idp_hh | How many households? |            |

    Good:
        | survey |
        |  | type    | name           | label                | constraint |
        |  | integer | loc_num_idp_hh | How many households? | . >= 0     |

    Fix: none.  Put it back as it was, or ask the regional hub to allow it anew.
    Source: peers' verdicts on changes; ``waivers.yaml`` beside the form.
    """
    from formkit.lint.against_base import Breach  # noqa: PLC0415 - most forms name no standard

    yield from breaches(subject, this, Breach.WAIVER_EXPIRED, _message)


def _message(broken: "Broken", change: Message) -> Message:
    waiver = broken.verdict.waiver
    return Message(
        "{change}: its waiver held until {day}: put it back, or ask for another one for the"
        " fingerprint {fingerprint}",
        change=change,
        day=waiver.last_day if waiver else "",
        fingerprint=broken.fingerprint,
    )
