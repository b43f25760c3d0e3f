"""FK508: a question's wording beside its variable's."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.attributes import key_of
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Ask something else under the same name."""
    question = first_question(form, lambda one: one.type == "integer" and bool(one.labels))
    if question is None:
        return None
    labels = Texts.of((language, "…") for language, _ in question.labels)
    return with_nodes(form, question, replace(question, labels=labels))


@rule("FK508", "variable-label", Severity.WARNING, needs=Need.STANDARD, plant=plant)
def variable_label(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question's wording is far from the wording of the data dictionary.

    Why:
        The column keeps its name and changes its meaning, and nothing in the
        data shows it.  Words may follow the context while the meaning stays;
        whether it stays is for a person to say, so this asks for a look and no
        more.  Where a word names another unit, other people or another period,
        FK505 tells which.

    Bad:
        | survey |
        |  | type    | name            | label::English (en)           |
        |  | integer | loc_num_idp_ind | Is the road open to lorries?  |

    Good:
        | survey |
        |  | type | name | label::English (en) |
        |  | integer | loc_num_idp_ind | How many IDPs (individuals) live in this location now? |

    Fix: none.  Take the dictionary's wording, or give a new meaning a new name.
    Source: domain reference, dictionary, section 9, test D08.
    """
    from formkit.align.agreement import differing_labels  # noqa: PLC0415 - needs a standard
    from formkit.align.drift import drifts  # noqa: PLC0415 - as above

    for one in subject.aligned:
        if one.variable is None or drifts(one.question.labels, one.variable.labels):
            continue
        for language, similarity in differing_labels(one.question.labels, one.variable.labels):
            yield this.finding(
                subject.form.cell(one.question.loc, key_of("label", language)),
                Message(
                    "the wording of {name} is {similarity} like the dictionary's; if it still asks"
                    " the same of the same people, keep it, otherwise give it a name of its own",
                    name=one.question.name,
                    similarity=f"{similarity:.0%}",
                ),
                name=one.question.name,
            )
