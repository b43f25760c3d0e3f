"""FK501: which variable of the dictionary a question stands for."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form
from formkit.model.question_types import QUESTION_TYPES, TypeKind

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion
    from formkit.align.suggestions import Suggestion

NEARLY_CERTAIN = 0.9


def plant(form: Form) -> Form | None:
    """Give a number a name that is nobody's."""
    from formkit.model.module import VARIABLE_COLUMN  # noqa: PLC0415 - most checks plant nothing

    question = first_question(form, lambda one: one.type == "integer")
    if question is None:
        return None
    extra = tuple(pair for pair in question.extra if pair[0] != VARIABLE_COLUMN)
    return with_nodes(form, question, replace(question, name="people_here", extra=extra))


@rule("FK501", "variable-identity", Severity.INFO, needs=Need.STANDARD, plant=plant)
def variable_identity(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question does not resolve to exactly one variable of the data dictionary.

    Why:
        The regional series joins columns by the dictionary's names.  A question
        that no variable stands behind has to be recoded by hand after every
        round, or is lost to the series.  A question of the country's own is
        free to stay: give it the country's prefix (``td_``) and register it.

    Bad:
        | survey |
        |        | type    | name        | label                    |
        |        | integer | nb_idp_ind  | How many IDPs live here? |

    Good:
        | survey |
        |        | type    | name             | label                    |
        |        | integer | loc_num_idp_ind  | How many IDPs live here? |

    Fix: none.  Whether the question is that variable is for a person to say.
    Source: domain reference, dictionary, section 9, test D01.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.coverage import variables_of  # noqa: PLC0415 - most forms name no standard
    from formkit.align.suggestions import Suggester, surroundings_of  # noqa: PLC0415 - as above

    present = {one.variable.name for one in subject.aligned if one.variable}
    asked = tuple(one.variable for one in variables_of(standard, subject.component))
    wanted = {one.name for one in asked if one.is_core} - present
    of_activity = frozenset(one.name for one in asked) if subject.component else frozenset()
    around = surroundings_of(subject.form, subject.aligned, of_activity)
    suggester = Suggester(standard.dictionary, around)
    for one in subject.aligned:
        if one.variable or one.is_local or not _collects(one):
            continue
        loc = subject.form.cell(one.question.loc, "name")
        name = one.question.name
        if one.claimed:
            yield this.finding(loc, _claims_nothing(one), name=name, severity=Severity.ERROR)
        elif one.variables:
            yield this.finding(loc, _ambiguous(one), name=name, severity=Severity.WARNING)
        else:
            nearest = suggester.nearest(one.question)
            is_core = bool(nearest) and _is_lost_core(nearest[0], wanted)
            yield this.finding(
                loc,
                _unknown(one, nearest),
                name=name,
                severity=Severity.ERROR if is_core else Severity.INFO,
            )


def _collects(one: "AlignedQuestion") -> bool:
    known = QUESTION_TYPES.get(one.question.type)
    return known is not None and known.kind is TypeKind.ASKS


def _is_lost_core(nearest: "Suggestion", wanted: set[str]) -> bool:
    return nearest.variable.name in wanted and nearest.score >= NEARLY_CERTAIN


def _claims_nothing(one: "AlignedQuestion") -> Message:
    return Message(
        "{name} says in formkit_variable that it is {claimed}, which the dictionary does not have;"
        " its data joins nothing: give the variable's name, or empty the cell",
        name=one.question.name,
        claimed=one.claimed,
    )


def _ambiguous(one: "AlignedQuestion") -> Message:
    return Message(
        "{name} may be any of the variables {variables}; call it by the name of the one it is",
        name=one.question.name,
        variables=tuple(variable.name for variable in one.variables),
    )


def _unknown(one: "AlignedQuestion", nearest: "tuple[Suggestion, ...]") -> Message:
    if not nearest:
        return Message(
            "the dictionary has no variable {name}, nor one like it; if the country added the"
            " question, give its name the country's prefix, otherwise ask the focal point",
            name=one.question.name,
        )
    return Message(
        "the dictionary has no variable {name}; the nearest are: {nearest}. If it is one of them,"
        " take its name; if the country added the question, give its name the country's prefix",
        name=one.question.name,
        nearest=tuple(
            f"{suggestion.variable.name} ({suggestion.score:.0%})" for suggestion in nearest
        ),
    )
