"""FK507: variables that should no longer be asked."""

from collections.abc import Iterator

from formkit.align.identity import align
from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
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
    standard = subject.standard
    if standard is None:
        return
    for one in align(subject.index, standard):
        variable = one.variable
        if variable is None or variable.status not in _MESSAGES:
            continue
        yield this.finding(
            subject.form.cell(one.question.loc, "name"),
            Message(_MESSAGES[variable.status], name=variable.name, instead=_instead(variable)),
            name=one.question.name,
            severity=Severity.ERROR if variable.status == "retired" else Severity.WARNING,
        )


_MESSAGES = {
    "retired": "{name} is retired: its data joins nothing any more; leave it out{instead}",
    "discouraged": "{name} is discouraged by the dictionary; leave it out, or ask for a"
    " waiver{instead}",
}


def _instead(variable: Variable) -> Message | str:
    if not variable.replaced_by:
        return ""
    return Message(" and ask {variable} in its place", variable=variable.replaced_by)
