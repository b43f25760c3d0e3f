"""FK512: what the dictionary protects."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion

SENSITIVITY_COLUMN = "formkit_sensitivity"
"""Column of a form: how sensitive its author takes a question to be."""


def plant(form: Form) -> Form | None:
    """Ask a name before anybody agreed."""
    question = first_question(form, lambda one: one.name == "meta_survey_round")
    if question is None:
        return None
    name = replace(question, type="text", name="reg_full_name", extra=())
    return with_nodes(form, question, question, name)


@rule("FK512", "variable-protection", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def variable_protection(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Personal data are asked without consent, a delicate question where it does not belong.

    Why:
        Nobody's name, age or health is asked before they agreed to answer, and
        a form enforces it with a condition, not with a note.  What the
        dictionary calls sensitive stays so in every form: a lower class opens
        the data to more eyes.  And some questions are asked of nobody in some
        activities, since the answer could harm whoever gives it.

    Bad:
        | survey |
        |  | type              | name          | label              |
        |  | select_one yes_no | consent_given | Do you agree?      |
        |  | integer           | mem_age       | How old are you?   |

    Good:
        | survey |
        |  | type              | name          | label              | relevant                |
        |  | select_one yes_no | consent_given | Do you agree?      |                         |
        |  | integer           | mem_age       | How old are you?   | ${consent_given} = 'yes' |

    Fix: none.  Put a group with the condition ``${consent_given} = 'yes'`` around what follows.
    Source: domain reference, dictionary, section 9, test D12.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.protection import out_of_place  # noqa: PLC0415 - most name no standard
    from formkit.lint.consent import told_by_dictionary  # noqa: PLC0415 - as above

    yield from _without_consent(subject, this, told_by_dictionary(subject))
    for one in out_of_place(standard, subject.component, subject.aligned):
        yield this.finding(
            subject.form.cell(one.question.loc, "name"),
            Message(
                "{name} is sensitive, and no module for {component} asks it: the answer could harm"
                " whoever gives it; leave it out, or ask the focal point",
                name=one.question.name,
                component=subject.component,
            ),
            name=one.question.name,
            severity=Severity.WARNING,
        )
    yield from _lowered(subject, this)


def _without_consent(
    subject: Subject, this: Rule, questions: "tuple[AlignedQuestion, ...]"
) -> Iterator[Finding]:
    """One finding a form: what is to be done is one thing."""
    if questions:
        first = questions[0].question
        yield this.finding(
            subject.form.cell(first.loc, "relevant"),
            Message(
                "personal data are asked whether or not anybody agreed: {names}; put a group with"
                " the condition ${{consent_given}} = 'yes' around these questions",
                names=tuple(one.question.name for one in questions),
            ),
            name=first.name,
        )


def _lowered(subject: Subject, this: Rule) -> Iterator[Finding]:
    from formkit.align.protection import SENSITIVITIES  # noqa: PLC0415 - needs a standard

    for one in subject.aligned:
        told = one.question.extra_cell(SENSITIVITY_COLUMN)
        true = one.variable.sensitivity if one.variable else ""
        if not {told, true} <= set(SENSITIVITIES):
            continue
        if SENSITIVITIES.index(told) < SENSITIVITIES.index(true):
            yield this.finding(
                subject.form.cell(one.question.loc, SENSITIVITY_COLUMN),
                Message(
                    "{name} is {told} here and {true} in the dictionary, so people see it who may"
                    " not; write {true}",
                    name=one.question.name,
                    told=told,
                    true=true,
                ),
                name=one.question.name,
            )
