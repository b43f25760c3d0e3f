"""FK511: core numbers that may be left blank."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form, Question
from formkit.model.index import is_no, is_yes

_NUMBERS = frozenset(("integer", "decimal"))


def plant(form: Form) -> Form | None:
    """Let a figure be left blank."""
    question = first_question(form, lambda one: one.type == "integer" and is_yes(one.required))
    return with_nodes(form, question, replace(question, required="")) if question else None


@rule("FK511", "variable-required", Severity.WARNING, needs=Need.STANDARD, plant=plant)
def variable_required(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A core number that the standard requires may be left blank.

    Why:
        In a sum a blank and nought are one; in the meaning they are not: nobody
        asked, or asked and none.  A form that requires the number, or sets it
        beforehand, keeps the two apart.  Told only of numbers that the
        standard's own modules require.

    Bad:
        | survey |
        |  | type    | name            | label                    |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |

    Good:
        | survey |
        |  | type    | name            | label                    | required |
        |  | integer | loc_num_idp_ind | How many IDPs live here? | yes      |

    Fix: none.  Require the question, or give it a default.
    Source: domain reference, dictionary, section 9, test D11.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.places import places_of  # noqa: PLC0415 - most forms name no standard

    places = places_of(standard, subject.component)
    for one in subject.aligned:
        variable, question = one.variable, one.question
        if variable is None or not variable.is_core or question.type not in _NUMBERS:
            continue
        rows = [place.row for place in places.get(variable.name, ())]
        if _may_be_blank(question) and rows and all(is_yes(row.required) for row in rows):
            yield this.finding(
                subject.form.cell(question.loc, "required"),
                Message(
                    "{name} may be left blank, and the standard requires it: a blank then counts"
                    " as 0 in every sum, though nobody asked; require it, or give it a default",
                    name=question.name,
                ),
                name=question.name,
            )


def _may_be_blank(question: Question) -> bool:
    """Tell whether it is never required; where a condition requires it, that is enough."""
    return not question.default and (not question.required or is_no(question.required))
