"""FK803: a question for consent that a refusal passes by."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question


def plant(form: Form) -> Form | None:
    """Ask whether the person agrees, and then for a name whatever was said."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    languages = [language for language, _ in question.labels]
    consent = Question(
        type="acknowledge",
        name="consent_first",
        labels=Texts.of((language, "Consent") for language in languages),
    )
    asked = Question(
        type="text",
        name="full_name",
        labels=Texts.of((language, "Full name") for language in languages),
    )
    return with_nodes(form, question, consent, asked, question)


@rule("FK803", "consent-without-gate", Severity.WARNING, plant=plant)
def consent_without_gate(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Personal data are asked also of those who did not agree.

    Why:
        A question for consent protects nobody when the form goes on after a
        no: the enumerator sees the next question and asks it.  A condition on
        the question or on a group around it counts, through other answers too;
        so does a required consent whose constraint, or whose only answer,
        leaves nothing but yes.  Once a form.  Where only the place of the home is
        left, it is mentioned: an enumerator takes it at the entrance, and a
        sample may need it of those who refuse.

    Bad:
        | survey |
        |  | type              | name      | label                  |
        |  | select_one yes_no | consent   | Do you agree to answer? |
        |  | text              | full_name | Full name              |

    Good:
        | survey |
        |  | type              | name      | label                  | relevant           |
        |  | select_one yes_no | consent   | Do you agree to answer? |                   |
        |  | text              | full_name | Full name              | ${consent} = 'yes' |

    Fix: none.  Put a group with the condition around all that follows.
    Source: IOM, Data Protection Manual (IN/138), principle of consent.
    """
    consent = subject.consent
    if consent.question is None or not consent.open:
        return
    asked = [one for one in consent.open if one.node.type != "geopoint"]
    first = (asked or consent.open)[0].node
    sentence = _ASKED if asked else _TAKEN
    message = sentence.filled(
        names=tuple(dict.fromkeys(one.node.name for one in asked or consent.open)),
        consent=consent.question.node.name,
    )
    severity = None if asked else Severity.INFO
    cell = subject.form.cell(first.loc, "relevant")
    yield this.finding(cell, message, name=first.name, severity=severity)


_ASKED = Message(
    "personal data ({names}) are asked whatever {consent} was answered; put a group with a"
    " condition on {consent} around what is asked of those who agree"
)
_TAKEN = Message(
    "the place of the home ({names}) is taken whatever {consent} was answered; where the sample"
    " does not need it of those who refuse, put it under {consent}, too"
)
