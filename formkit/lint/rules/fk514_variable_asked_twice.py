"""FK514: two columns of the data for one variable."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import is_column
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion


def plant(form: Form) -> Form | None:
    """Ask for a variable under two names."""
    from formkit.model.module import VARIABLE_COLUMN  # noqa: PLC0415 - most checks plant nothing

    question = first_question(form, lambda one: one.name == "meta_survey_round")
    if question is None:
        return None
    extra = tuple(pair for pair in question.extra if pair[0] != VARIABLE_COLUMN)
    claim = (VARIABLE_COLUMN, question.name)
    again = replace(question, name="round_again", extra=tuple(sorted((*extra, claim))))
    return with_nodes(form, question, question, again)


@rule("FK514", "variable-asked-twice", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def variable_asked_twice(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two questions of one record stand for the same variable of the dictionary.

    Why:
        Each variable has one column in the regional table.  With two columns
        for it, somebody has to choose one for every record, and the other
        answers are lost.  Where the two exclude each other, each under its own
        condition, the table can still take the one that is filled.

    Bad:
        | survey |
        |  | type    | name            | label                    |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |
        |  | integer | idp_ind         | And how many IDPs?       |

    Good:
        | survey |
        |  | type    | name            | label                    |
        |  | integer | loc_num_idp_ind | How many IDPs live here? |

    Fix: none.  Keep one; name the other, if it asks something else, for what it asks.
    Source: domain reference, dictionary, section 9, test D14.
    """
    columns: dict[tuple[str, ...], AlignedQuestion] = {}
    for one in subject.aligned:
        if one.variable is None or one.by == "number" or not is_column(one.question):
            continue
        repeats = (repeat.name for repeat in one.entry.repeats)
        first = columns.setdefault((one.variable.name, *repeats), one)
        if first is not one:
            may_exclude = _has_condition(first) and _has_condition(one)
            yield this.finding(
                subject.form.cell(one.question.loc, "name"),
                Message(
                    "{name} stands for {variable}, as does {first}: the region's table has one"
                    " column for both, and takes the answers of one only; keep one of them, or"
                    " give this one a name of its own",
                    name=one.question.name,
                    variable=one.variable.name,
                    first=first.question.name,
                ),
                name=one.question.name,
                severity=Severity.WARNING if may_exclude else Severity.ERROR,
            )


def _has_condition(one: "AlignedQuestion") -> bool:
    return bool(one.question.relevant or any(parent.relevant for parent in one.entry.parents))
