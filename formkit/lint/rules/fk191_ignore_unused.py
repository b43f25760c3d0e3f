"""FK191: exceptions from rules that find nothing."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.ignoring import COLUMN, Exemption, exemptions, scope_of
from formkit.lint.planting import with_exception
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Outcome, Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Let stand what nobody finds."""
    return with_exception(form, "FK101: agreed with the hub")


@rule("FK191", "ignore-unused", Severity.INFO, needs=Need.OUTCOME, plant=plant)
def ignore_unused(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A cell of formkit_ignore names a rule that finds nothing there.

    Why:
        The mistake was put right, or the row has moved.  An exception that is
        left behind would hide the next mistake of its kind.  Rules that did
        not run are not counted.

    Bad:
        | survey |
        |  | type    | name | label | formkit_ignore            |
        |  | integer | age  | Age   | FK101: agreed with the hub |

    Good:
        | survey |
        |  | type | name | label | formkit_ignore            |
        |  | intt | age  | Age   | FK101: agreed with the hub |

    Fix: none.  Take the exception out, or put it beside its row.
    Source: formkit, "Exceptions" in its README.
    """
    outcome = subject.outcome
    for one in exemptions(subject) if outcome else ():
        if outcome and one.reason and (unused := _unused(subject, one, outcome)):
            message = Message(
                "{column} names {rules}, and nothing of the kind is found here: take it out",
                column=COLUMN,
                rules=unused,
            )
            yield this.finding(one.loc, message)


def _unused(subject: Subject, exemption: Exemption, outcome: Outcome) -> tuple[str, ...]:
    """The names of rules that ran and found nothing where the exception stands."""
    found = {
        name
        for finding in outcome.findings
        if exemption.scope == scope_of(subject, finding)
        for name in (finding.rule, finding.slug)
    }
    ran = {
        name
        for rule in all_rules().values()
        if rule.id in outcome.judged
        for name in (rule.id, rule.slug)
    }
    named = ((one, one if one in ran else one.upper()) for one in exemption.rules)
    return tuple(one for one, name in named if name in ran and name not in found)
