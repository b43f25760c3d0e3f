"""FK505: other people, another unit or another period than the variable's."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.attributes import key_of
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.align.drift import Drift


def plant(form: Form) -> Form | None:
    """Ask about a month under the name of what is so today."""
    question = first_question(form, lambda one: one.type == "integer" and bool(one.labels))
    if question is None:
        return None
    labels = Texts.of((language, f"{text} last 9 months") for language, text in question.labels)
    return with_nodes(form, question, replace(question, labels=labels))


@rule("FK505", "variable-meaning", Severity.WARNING, needs=Need.STANDARD, plant=plant)
def variable_meaning(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question asks about another unit, other people or another period than its variable.

    Why:
        "Households" for "individuals", "returnees" for "displaced", "three
        months" for "thirty days": one word is another, the column keeps its
        name, and the series adds up what cannot be added.  Likewise where a
        condition asks a question of other people than the standard's does.
        Whether the meaning stays is for a person to say.

    Bad:
        | survey |
        |  | type    | name            | label::English (en)                             |
        |  | integer | loc_num_idp_ind | How many IDP households live in this location today? |

    Good:
        | survey |
        |  | type    | name            | label::English (en)                         |
        |  | integer | loc_num_idp_ind | How many IDPs (individuals) live here today? |

    Fix: none.  Ask what the dictionary asks, or give the question a name of its own.
    Source: domain reference, dictionary, section 9, test D05.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.asked_people import other_conditions  # noqa: PLC0415 - needs a standard
    from formkit.align.drift import drifts  # noqa: PLC0415 - as above
    from formkit.align.places import places_of  # noqa: PLC0415 - as above

    for one in subject.aligned:
        if one.variable is None:
            continue
        for drift in drifts(one.question.labels, one.variable.labels):
            yield this.finding(
                subject.form.cell(one.question.loc, key_of("label", drift.language)),
                _drift(drift, one.question.name),
                name=one.question.name,
            )
    places = places_of(standard, subject.component)
    for one, wanted in other_conditions(subject.aligned, places):
        own = one.question.relevant
        yield this.finding(
            subject.form.cell(one.question.loc, "relevant"),
            _OTHER_CONDITION.filled(name=one.question.name, condition=own, wanted=wanted)
            if own
            else _NO_CONDITION.filled(name=one.question.name, wanted=wanted),
            name=one.question.name,
        )


_OTHER_CONDITION = Message(
    "{name} is asked if {condition}, and in the standard if {wanted}, so other people answer it;"
    " take the standard's condition, or give the question a name of its own"
)
_NO_CONDITION = Message(
    "{name} is asked of all, and in the standard only if {wanted}, so other people answer it;"
    " take the standard's condition, or give the question a name of its own"
)


def _drift(drift: "Drift", name: str) -> Message:
    if not drift.there:
        return Message(
            "{name} asks about {here}, and the dictionary's wording names no period: its figures"
            " cannot stand beside the others'; leave the period out, or give the question a name"
            " of its own",
            name=name,
            here=drift.here,
        )
    return Message(
        "{name} asks about {here} where the dictionary asks about {there}: its figures cannot"
        " stand beside the others'; take the dictionary's word, or give the question a name of"
        " its own",
        name=name,
        here=drift.here,
        there=drift.there,
    )
