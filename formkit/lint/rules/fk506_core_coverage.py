"""FK506: core variables that a form does not ask."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.align.coverage import AskedVariable
    from formkit.align.identity import AlignedQuestion


def plant(form: Form) -> Form | None:
    """Leave a question out that every country asks."""
    question = first_question(form, lambda one: one.name == "meta_survey_round")
    return with_nodes(form, question) if question else None


@rule("FK506", "core-coverage", Severity.ERROR, needs=Need.COMPONENT, plant=plant)
def core_coverage(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form does not ask a core variable of its component.

    Why:
        Core variables are what every country asks in this activity; without
        one the country is missing from the region's table.  Whether a question
        that is there can ever be reached is not judged yet, and said so.

    Bad:
        | survey |
        |        | type | name      | label             |
        |        | note | thank_you | Thank you         |

    Good:
        | survey |
        |  | type             | name             | label                    |
        |  | integer          | loc_num_idp_ind  | How many IDPs live here? |
        |  | select_one scope | loc_origin_scope | Where from?              |

    Fix: none.  Take the module back from the standard.
    Source: domain reference, dictionary, section 9, test D06.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.coverage import variables_of  # noqa: PLC0415 - most forms name no standard

    core = {
        asked.variable.name: asked
        for asked in variables_of(standard, subject.component)
        if asked.variable.is_core
    }
    present = {variable.name for one in subject.aligned for variable in one.variables}
    survey = Loc(file=subject.form.file, sheet="survey")
    for module, missing in _by_module(core, present).items():
        yield this.finding(
            survey,
            Message(
                "core variables of {component} that the form does not ask: {variables}; while one"
                " is missing, the country is missing from the regional series. The module that"
                " asks them is {module}",
                variables=tuple(missing),
                component=subject.component,
                module=module,
            ),
            name=module,
        )
    conditional = tuple(
        one.question.name
        for one in subject.aligned
        if _is_conditional(one) and _names(one) & core.keys()
    )
    if conditional:
        yield this.finding(
            survey,
            Message(
                "{count} core questions stand behind conditions; whether each can be reached is"
                " unknown, since conditions are not judged yet",
                count=len(conditional),
            ),
            name=subject.component,
            severity=Severity.INFO,
        )


def _by_module(core: "dict[str, AskedVariable]", present: set[str]) -> dict[str, list[str]]:
    missing: dict[str, list[str]] = {}
    for name, asked in core.items():
        if name not in present:
            missing.setdefault(asked.module, []).append(name)
    return missing


def _names(one: "AlignedQuestion") -> set[str]:
    return {variable.name for variable in one.variables}


def _is_conditional(one: "AlignedQuestion") -> bool:
    return any(node.relevant for node in (*one.entry.parents, one.entry.node))
