"""FK121: names that statistics programs cut off."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import is_column
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form

STATA = 32
"""So many characters a variable's name may have in Stata."""
SPSS = 64
"""So many bytes a variable's name may have in SPSS; a database takes one less."""


def plant(form: Form) -> Form | None:
    """Give a question a name as long as a sentence."""
    question = first_question(form, lambda one: bool(one.name) and is_column(one))
    name = "number_of_persons_who_live_in_this_place_and_were_not_there_before"
    return with_nodes(form, question, replace(question, name=name)) if question else None


@rule("FK121", "long-name", Severity.WARNING, plant=plant)
def long_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question's name is longer than statistics programs bear.

    Why:
        Stata holds 32 characters of a name and SPSS 64 bytes; what is longer is
        cut off or replaced, and do-files and the data of earlier rounds no
        longer fit.  From 65 bytes on each name is told; of those between 33
        and 64 only how many there are.

    Bad:
        | survey |
        |  | type    | name | label |
        |  | integer | number_of_persons_who_live_in_this_place_and_were_not_there_before | New   |

    Good:
        | survey |
        |  | type    | name        | label   |
        |  | integer | new_persons | Persons |

    Fix: none.  The new name is the author's to choose.
    Source: Stata, "naming conventions"; SPSS, "variable names".
    """
    long = [
        entry
        for entry in subject.data_rows
        if len(entry.node.name) > STATA and is_column(entry.node)
    ]
    told = [entry for entry in long if len(entry.node.name.encode()) > SPSS]
    for entry in told:
        message = Message(
            "this name takes {length} bytes; SPSS holds 64 and Stata 32, and what is longer is"
            " cut off or replaced; give this row a shorter name",
            length=len(entry.node.name.encode()),
        )
        cell = subject.form.cell(entry.node.loc, "name")
        yield this.finding(cell, message, name=entry.node.name)
    if len(long) > len(told):
        first = next(entry for entry in long if entry not in told).node
        message = Message(
            "names longer than 32 characters, which Stata cuts off: {count}; the first one is"
            " {name}, with {length}",
            count=len(long) - len(told),
            name=first.name,
            length=len(first.name),
        )
        cell = subject.form.cell(first.loc, "name")
        yield this.finding(cell, message, name=first.name, severity=Severity.INFO)
