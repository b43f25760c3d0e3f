"""FK190: exceptions without a reason."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.ignoring import COLUMN, exemptions
from formkit.lint.planting import with_exception
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Let a rule's findings stand for no reason."""
    return with_exception(form, "FK402")


@rule("FK190", "ignore-without-reason", Severity.WARNING, plant=plant)
def ignore_without_reason(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A cell of formkit_ignore names a rule and does not say why.

    Why:
        Whoever reads the form next year has to know who decided that a
        finding may stand, and why.  Without a reason the exception does not
        count, and the finding is told.

    Bad:
        | survey |
        |  | type    | name | label | formkit_ignore |
        |  | integer | age  | Age   | FK402          |

    Good:
        | survey |
        |  | type    | name | label | formkit_ignore                  |
        |  | integer | age  | Age   | FK402: French follows in August |

    Fix: none.  The reason is the author's to give.
    Source: formkit, "Exceptions" in its README.
    """
    for one in exemptions(subject):
        if one.rules and not one.reason:
            message = Message(
                "{column} names {rules} without a reason, so it does not count; write the reason"
                " behind a colon, such as {example}",
                column=COLUMN,
                rules=one.rules,
                example=f"{one.rules[0]}: agreed with the hub",
            )
            yield this.finding(one.loc, message)
