"""FK502: a question's type beside its variable's."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Type a number as text."""
    question = first_question(form, lambda one: one.type == "integer")
    return with_nodes(form, question, replace(question, type="text")) if question else None


@rule("FK502", "variable-type", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def variable_type(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question has another type than its variable of the data dictionary.

    Why:
        One answer is not several, and a date typed as text is no date: the
        column can no longer be added to the regional series, nor to the same
        country's earlier rounds.  A list that countries own may be typed where
        the country has no such list, and a text or a number may be worked out.

    Bad:
        | survey |
        |        | type                         | name             | label          |
        |        | select_multiple origin_scope | loc_origin_scope | From where?    |

    Good:
        | survey |
        |        | type                    | name             | label          |
        |        | select_one origin_scope | loc_origin_scope | From where?    |

    Fix: none.  A new meaning needs a question with a name of its own.
    Source: domain reference, dictionary, section 9, test D02.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.agreement import has_type_of  # noqa: PLC0415 - most forms name no standard

    for one in subject.aligned:
        variable = one.variable
        if variable is None:
            continue
        standard_list = standard.dictionary.lists_by_name.get(variable.list_name)
        if not has_type_of(one.question, variable, standard_list):
            yield this.finding(
                subject.form.cell(one.question.loc, "type"),
                Message(
                    "{name} is {type} here and {standard_type} in the dictionary, so its data"
                    " cannot join the series; take the dictionary's type, or give the question"
                    " a name of its own",
                    name=one.question.name,
                    type=one.question.type,
                    standard_type=variable.type,
                ),
                name=one.question.name,
            )
