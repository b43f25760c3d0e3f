"""FK806: children who are interviewed, or made known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Question, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Ask for a picture of every member of a household, whatever their age."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None

    def said(text: str) -> Texts:
        return Texts.of((language, text) for language, _ in question.labels)

    age = Question(type="integer", name="planted_age", labels=said("Age"))
    photo = Question(type="image", name="planted_photo", labels=said("Photo of the member"))
    members = Repeat(name="planted_list", labels=said("Members"), children=(age, photo))
    return with_nodes(form, form.nodes[0], members, form.nodes[0])


@rule("FK806", "minors", Severity.WARNING, plant=plant)
def minors(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A child can be interviewed without a guardian, or is made known.

    Why:
        A child cannot agree alone.  Where the form asks for the respondent's
        age, a lower bound, a condition on that age, or a question to a
        guardian keeps children out or brings in who answers for them.  In a
        list of household members with their ages, a picture, a number or a
        place of each is one of children, too, unless a condition on the age
        stands before it; names alone are let be.  Told by the words of names
        and labels in English and French, once a form.

    Bad:
        | survey |
        |  | type    | name | label                 | constraint |
        |  | integer | age  | Age of the respondent | . < 120    |

    Good:
        | survey |
        |  | type    | name | label                 | constraint            |
        |  | integer | age  | Age of the respondent | . >= 18 and . < 120   |

    Fix: none.  From which age on people are interviewed is the mission's to say.
    Source: IOM, Data Protection Manual (IN/138), consent of children; domain
        reference, dictionary, section 9.
    """
    from formkit.lint.minors import identified_members, open_to_children  # noqa: PLC0415 - rule's

    asked = open_to_children(subject)
    if asked is not None:
        node = asked.node
        message = Message(
            "any age goes for {name}, and nothing in the form asks a guardian, so a child may be"
            " interviewed alone; add a lower bound, or a question to the guardian",
            name=node.name,
        )
        yield this.finding(subject.form.cell(node.loc, "constraint"), message, name=node.name)
    members = identified_members(subject)
    if members:
        first = members[0].node
        message = Message(
            "{names} are asked of every member of the household, children too; put a condition on"
            " the age before them, or leave them out",
            names=tuple(one.node.name for one in members),
        )
        yield this.finding(subject.form.cell(first.loc, "relevant"), message, name=first.name)
