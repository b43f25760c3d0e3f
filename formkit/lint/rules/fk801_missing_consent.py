"""FK801: personal data and no question for consent."""

from collections.abc import Iterator

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Question


def plant(form: Form) -> Form | None:
    """Ask for a name where nothing asks for consent."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None or first_question(form, lambda one: "consent" in one.name):
        return None
    labels = Texts.of((language, "Full name") for language, _ in question.labels)
    return with_nodes(
        form, question, question, Question(type="text", name="full_name", labels=labels)
    )


@rule("FK801", "missing-consent", Severity.WARNING, plant=plant)
def missing_consent(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Personal data are asked, and no question asks whether the person agrees.

    Why:
        A name, a telephone number, an identity document, a voice or the place
        of a home is given by somebody who knows what it is for and may refuse.
        Without a question the form cannot show that anybody agreed, and a note
        that is read aloud keeps no answer.  Told by the words of names and
        labels in English and French; once a form.

    Bad:
        | survey |
        |  | type | name            | label                  |
        |  | text | respondent_name | Name of the respondent |

    Good:
        | survey |
        |  | type              | name            | label                  | relevant           |
        |  | select_one yes_no | consent         | Do you agree to answer? |                   |
        |  | text              | respondent_name | Name of the respondent | ${consent} = 'yes' |

    Fix: none.  The wording of the question is the data protection focal point's to say.
    Source: IOM, Data Protection Manual (IN/138), principle of consent.
    """
    consent = subject.consent
    if consent.question is not None or not consent.personal:
        return
    first = consent.personal[0].node
    message = Message(
        "personal data are asked ({names}) and no question asks whether the person agrees, so"
        " nothing shows that anybody did; ask for consent first, and put these questions under"
        " its yes",
        names=tuple(dict.fromkeys(one.node.name for one in consent.personal)),
    )
    yield this.finding(subject.form.cell(first.loc, "name"), message, name=first.name)
