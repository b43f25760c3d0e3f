"""FK802: personal data above the question for consent."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question


def plant(form: Form) -> Form | None:
    """Ask for a name, and then whether the person agrees."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    languages = [language for language, _ in question.labels]
    asked = Question(
        type="text",
        name="full_name",
        labels=Texts.of((language, "Full name") for language in languages),
    )
    consent = Question(
        type="acknowledge",
        name="consent",
        required="yes",
        labels=Texts.of((language, "Consent") for language in languages),
    )
    return with_nodes(form, question, asked, consent, question)


@rule("FK802", "personal-before-consent", Severity.WARNING, plant=plant)
def personal_before_consent(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Personal data are asked above the question whether the person agrees.

    Why:
        Who then refuses has given a name or a number already, and it stays in
        the record.  Once a form.

    Bad:
        | survey |
        |  | type              | name      | label                  |
        |  | text              | full_name | Full name              |
        |  | select_one yes_no | consent   | Do you agree to answer? |

    Good:
        | survey |
        |  | type              | name      | label                  | relevant           |
        |  | select_one yes_no | consent   | Do you agree to answer? |                   |
        |  | text              | full_name | Full name              | ${consent} = 'yes' |

    Fix: none.  Move the questions below consent, under its yes.
    Source: IOM, Data Protection Manual (IN/138), principle of consent.
    """
    consent = subject.consent
    if consent.question is None or not consent.before:
        return
    first = consent.before[0].node
    message = Message(
        "personal data ({names}) are asked above {consent}, so the record holds them also of"
        " those who refuse; move them below it, under its yes",
        names=tuple(dict.fromkeys(one.node.name for one in consent.before)),
        consent=consent.question.node.name,
    )
    yield this.finding(subject.form.cell(first.loc, "name"), message, name=first.name)
