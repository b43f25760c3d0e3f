"""FK513: identifiers of the round, and who sets them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form
from formkit.model.index import is_yes

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion

_TYPED = frozenset(("text", "integer", "decimal"))
_IDENTIFIERS = frozenset(("meta_operation", "meta_survey_round"))
_LITERAL = re.compile(r"""^\s*(['"])(.*)\1\s*$""")


def plant(form: Form) -> Form | None:
    """Let a form say that it is another activity."""
    question = first_question(form, lambda one: one.name == "meta_component")
    return with_nodes(form, question, replace(question, calculation="'XXX'")) if question else None


@rule("FK513", "set-by-form", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def set_by_form(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The activity or the version that a form writes is wrong, or its round is typed.

    Why:
        By activity, operation, round and version every record finds its place.
        A form that was copied from another activity's and still writes that
        one's code puts its records there.  What the form can set, nobody should
        type: of fifty enumerators one writes another round.

    Bad:
        | survey |
        |  | type      | name           | label | calculation |
        |  | calculate | meta_component |       | 'ETT'       |

    Good:
        | survey |
        |  | type      | name           | label | calculation |
        |  | calculate | meta_component |       | 'BSA'       |

    Fix: none.  Set it with a calculation, or a default that cannot be changed.
    Source: domain reference, dictionary, section 9, test D13.
    """
    for one in subject.aligned:
        if one.variable is not None and one.variable.name == "meta_component":
            yield from _activity(subject, this, one)
        elif one.variable is not None and one.variable.name == "meta_form_version":
            yield from _version(subject, this, one)
    yield from _typed(subject, this)


def _activity(subject: Subject, this: Rule, one: "AlignedQuestion") -> Iterator[Finding]:
    match = _LITERAL.match(one.question.calculation)
    if subject.component and match and match[2] != subject.component:
        yield this.finding(
            subject.form.cell(one.question.loc, "calculation"),
            Message(
                "{name} writes {written}, and the form is one of {component}, so all its records"
                " are filed under another activity; write '{component}'",
                name=one.question.name,
                written=match[2],
                component=subject.component,
            ),
            name=one.question.name,
        )


def _version(subject: Subject, this: Rule, one: "AlignedQuestion") -> Iterator[Finding]:
    match = _LITERAL.match(one.question.calculation)
    standard = subject.standard
    if standard is None or not match or match[2].startswith(standard.version):
        return
    yield this.finding(
        subject.form.cell(one.question.loc, "calculation"),
        Message(
            "{name} writes {written}, and the form is checked against {standard} {version}: nobody"
            " can tell later by which codes to read its records; begin it with {version}",
            name=one.question.name,
            written=match[2],
            standard=standard.id,
            version=standard.version,
        ),
        name=one.question.name,
        severity=Severity.WARNING,
    )


def _typed(subject: Subject, this: Rule) -> Iterator[Finding]:
    """One finding a form."""
    typed = [
        one.question
        for one in subject.aligned
        if one.variable
        and one.variable.name in _IDENTIFIERS
        and one.question.type in _TYPED
        and not (one.question.default and is_yes(one.question.read_only))
    ]
    if typed:
        yield this.finding(
            subject.form.cell(typed[0].loc, "type"),
            Message(
                "each enumerator types {names}; where the form is made for one round, a default"
                " that cannot be changed keeps slips out",
                names=tuple(one.name for one in typed),
            ),
            name=typed[0].name,
            severity=Severity.INFO,
        )
