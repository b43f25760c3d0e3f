"""FK507: variables that should no longer be asked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject

if TYPE_CHECKING:
    from formkit.model.dictionary import Variable


@rule("FK507", "variable-status", Severity.WARNING, needs=Need.STANDARD)
def variable_status(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form asks a variable that the data dictionary discourages or has retired.

    Why:
        A retired variable has no place in the regional series any more, and
        its name may never be used again; a discouraged one was found to harm,
        to confuse, or to give answers that nobody can use.

    Bad:
        | survey |
        |        | type | name    | label              |
        |        | text | loc_old | A retired question |

    Good:
        | survey |
        |        | type    | name            | label                    |
        |        | integer | loc_num_idp_ind | How many IDPs live here? |

    Fix: none.  Leave the question out, or ask the focal point for a waiver.
    Source: domain reference, dictionary, section 9, test D07.
    """
    for one in subject.aligned:
        variable = one.variable
        if variable is not None and variable.status in _STATUSES:
            yield this.finding(
                subject.form.cell(one.question.loc, "name"),
                _message(variable),
                name=one.question.name,
                severity=Severity.ERROR if variable.status == "retired" else Severity.WARNING,
            )


_STATUSES = {"retired", "discouraged"}


def _message(variable: "Variable") -> Message:
    if variable.status == "discouraged":
        return Message(
            "the dictionary discourages {name}; leave it out, or ask the focal point for a waiver",
            name=variable.name,
        )
    if variable.replaced_by:
        return Message(
            "{name} is retired: its data joins nothing any more; ask {instead} in its place",
            name=variable.name,
            instead=variable.replaced_by,
        )
    return Message(
        "{name} is retired: its data joins nothing any more; leave it out", name=variable.name
    )
