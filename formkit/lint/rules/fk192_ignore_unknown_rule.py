"""FK192: exceptions from rules that are not there."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.configuration import unknown_rule
from formkit.lint.ignoring import COLUMN, Exemption, exemptions
from formkit.lint.planting import with_exception
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Let stand the findings of a rule that is not there."""
    return with_exception(form, "FK999: agreed with the hub")


@rule("FK192", "ignore-unknown-rule", Severity.WARNING, plant=plant)
def ignore_unknown_rule(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A cell of formkit_ignore names no rule, or one that is not there.

    Why:
        The exception does not count, and whoever wrote it believes that it
        does.  A rule is named by its number or its name, with a colon and the
        reason behind it.

    Bad:
        | survey |
        |  | type    | name | label | formkit_ignore             |
        |  | integer | age  | Age   | FK999: agreed with the hub |

    Good:
        | survey |
        |  | type | name | label | formkit_ignore             |
        |  | intt | age  | Age   | FK101: agreed with the hub |

    Fix: none.  Which rule is meant is the author's to say.
    Source: formkit, "Exceptions" in its README.
    """
    for one in exemptions(subject):
        for message in _wrong(one):
            yield this.finding(one.loc, message)


def _wrong(exemption: Exemption) -> Iterator[Message]:
    if not exemption.rules:
        yield Message(
            "{column} says {text}, which names no rule, so it does not count; write a rule, a"
            " colon and the reason, such as {example}",
            column=COLUMN,
            text=exemption.reason,
            example="FK203: agreed with the hub",
        )
    known = all_rules()
    slugs = {rule.slug for rule in known.values()}
    for name in exemption.rules:
        if name.upper() not in known and name not in slugs:
            yield unknown_rule(name)
