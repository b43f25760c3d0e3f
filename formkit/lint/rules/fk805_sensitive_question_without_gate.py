"""FK805: sensitive questions that have to be answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import wording
from formkit.lint.rule import Rule, rule
from formkit.model.form import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Ask for a religion, and let nobody go on without an answer."""
    if not form.nodes:
        return None
    labels = wording(form, "What is your religion?")
    asked = Question(type="text", name="planted_faith", labels=labels, required="yes")
    return replace(form, nodes=(asked, *form.nodes))


@rule("FK805", "sensitive-question-without-gate", Severity.WARNING, plant=plant)
def sensitive_question_without_gate(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A sensitive question is asked of everybody and has to be answered.

    Why:
        On sexual violence, detention, HIV, religion, ethnicity and the like a
        person may stay silent, and an enumerator who cannot go on without an
        answer presses for one, or makes one up.  A question before it whether
        the person wants to speak about it, an answer such as "prefer not to
        answer", or leaving it not required is enough.  Told by the words of
        labels in English and French.

    Bad:
        | survey |
        |  | type              | name     | label                  | required |
        |  | select_one faiths | religion | What is your religion? | yes      |
        | choices |
        |  | list_name | name | label |
        |  | faiths    | a    | A     |

    Good:
        | survey |
        |  | type              | name     | label                  | required |
        |  | select_one faiths | religion | What is your religion? | yes      |
        | choices |
        |  | list_name | name | label                |
        |  | faiths    | a    | A                    |
        |  | faiths    | pnta | Prefer not to answer |

    Fix: none.  Which way out is offered is the protection focal point's to say.
    Source: IOM, Data Protection Manual (IN/138), principles 1 and 4; domain
        reference, dictionary, section 9.
    """
    if not any(entry.node.required for entry in subject.index.active):
        return
    from formkit.lint.sensitive import sensitive_without_way_out  # noqa: PLC0415 - most require little

    for entry in sensitive_without_way_out(subject):
        message = Message(
            "{name} asks what can harm people, of everybody, and has to be answered; offer"
            " “prefer not to answer”, ask first whether the person wants to speak about it, or"
            " leave it not required",
            name=entry.node.name,
        )
        cell = subject.form.cell(entry.node.loc, "required")
        yield this.finding(cell, message, name=entry.node.name)
