"""FK607: questions of the country's own that are not called so."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.breaches import breaches
from formkit.lint.planting import wording
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form, Question


def plant(form: Form) -> Form | None:
    """Ask something more, under a name that begins as no country's."""
    if not form.nodes:
        return None
    own = Question(type="text", name="which_radio", labels=wording(form, "Which radio?"))
    return replace(form, nodes=(*form.nodes, own))


@rule("FK607", "foreign-prefix", Severity.WARNING, needs=Need.BASE, plant=plant)
def foreign_prefix(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question of the country's own does not begin with the country's prefix.

    Why:
        The standard grows.  A country's ``radio`` meets the region's ``radio``
        of next year, and two things stand in one column; ``td_radio`` is the
        country's for ever, and everybody sees whose it is.

    Bad:
        | survey |
        |  | type | name  | label                      |
        |  | text | radio | Which radio is heard here? |

    Good:
        | survey |
        |  | type | name     | label                      |
        |  | text | td_radio | Which radio is heard here? |

    Fix: none.  Other questions and the data may use the name already.
    Source: domain reference, dictionary, rule 4 of names.
    """
    from formkit.lint.against_base import Breach, own_prefixes  # noqa: PLC0415 - needs a standard

    if subject.standard is None:
        return
    prefixes = own_prefixes(subject.form, subject.standard)
    yield from breaches(
        subject,
        this,
        Breach.PREFIX,
        lambda _broken, change: _message(change, prefixes),
    )


def _message(change: Message, prefixes: tuple[str, ...]) -> Message:
    if len(prefixes) > 1:
        text = (
            "{change}, and the dictionary does not have it: let its name begin with the country's"
            " prefix, such as {prefix}, so that it never meets a name of the standard"
        )
        return Message(text, change=change, prefix=prefixes[0])
    text = (
        "{change}, and the dictionary does not have it: let its name begin with {prefix}, so that"
        " it never meets a name of the standard"
    )
    return Message(text, change=change, prefix=next(iter(prefixes), ""))
