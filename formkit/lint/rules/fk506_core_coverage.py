"""FK506: core variables that a form does not ask, or asks where nobody ever gets."""

from collections import Counter
from collections.abc import Container, Iterator
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
    from formkit.model.index import Entry


def plant(form: Form) -> Form | None:
    """Leave a question out that every country asks."""
    question = first_question(form, lambda one: one.name == "meta_survey_round")
    return with_nodes(form, question) if question else None


@rule("FK506", "core-coverage", Severity.ERROR, needs=Need.COMPONENT, plant=plant)
def core_coverage(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form does not ask a core variable of its component, or nobody gets there.

    Why:
        Core variables are what every country asks in this activity; without
        one the country is missing from the region's table.  A question behind
        conditions that no answers meet is as good as none.  Where formkit
        cannot tell whether some answers meet them, it says so.

    Bad:
        | survey |
        |        | type | name      | label             |
        |        | note | thank_you | Thank you         |

    Good:
        | survey |
        |  | type             | name             | label                    |
        |  | integer          | loc_num_idp_ind  | How many IDPs live here? |
        |  | select_one scope | loc_origin_scope | Where from?              |

    Fix: none.  Take the module back from the standard; correct conditions that nobody meets.
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
    asking: dict[str, list[Entry]] = {}
    for one in subject.aligned:
        for variable in one.variables:
            asking.setdefault(variable.name, []).append(one.entry)
    yield from _missing(subject, this, core, asking)
    yield from _unreached(subject, this, {name: asking[name] for name in core if name in asking})


def _missing(
    subject: Subject, this: Rule, core: "dict[str, AskedVariable]", present: Container[str]
) -> Iterator[Finding]:
    for module, missing in _by_module(core, present).items():
        yield this.finding(
            Loc(file=subject.form.file, sheet="survey"),
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


def _unreached(subject: Subject, this: Rule, asking: "dict[str, list[Entry]]") -> Iterator[Finding]:
    from formkit.align.reaching import Reaching  # noqa: PLC0415 - most forms name no standard
    from formkit.logic.judgements import Truth  # noqa: PLC0415 - as above

    reaching = Reaching(subject.logic)
    reasons: Counter[Message | None] = Counter()
    for name, entries in asking.items():
        reach = reaching.reach_of(entries)
        if reach.truth is Truth.UNKNOWN:
            reasons[reach.reason] += 1
        elif reach.truth is Truth.NO:
            conditions = reaching.conditions(entries[0])
            last = conditions[-1]
            yield this.finding(
                subject.form.cell(last.owner.node.loc, last.key),
                _NEVER[reach.only_in].filled(
                    variable=name,
                    question=entries[0].node.name,
                    conditions=tuple(one.text for one in conditions),
                ),
                name=name,
            )
    if reasons:
        yield this.finding(
            Loc(file=subject.form.file, sheet="survey"),
            Message(
                "core questions of which it is unknown whether anybody ever gets there: {count}"
                " ({reasons})",
                count=reasons.total(),
                reasons=tuple(
                    Message("{reason}: {count}", reason=reason, count=count)
                    for reason, count in reasons.most_common()
                ),
            ),
            name=subject.component,
            severity=Severity.INFO,
        )


def _by_module(core: "dict[str, AskedVariable]", present: Container[str]) -> dict[str, list[str]]:
    missing: dict[str, list[str]] = {}
    for name, asked in core.items():
        if name not in present:
            missing.setdefault(asked.module, []).append(name)
    return missing


_NEVER = {
    None: Message(
        "{question} asks for core variable {variable}, and nobody ever gets there: no answers"
        " meet {conditions}; the country is missing from the regional series. Correct a condition"
    ),
    "javarosa": Message(
        "{question} asks for core variable {variable}, and in KoboCollect nobody ever gets there:"
        " no answers meet {conditions}; whoever is asked there is missing from the regional"
        " series. Correct a condition"
    ),
    "web-forms": Message(
        "{question} asks for core variable {variable}, and in a browser nobody ever gets there:"
        " no answers meet {conditions}; whoever is asked there is missing from the regional"
        " series. Correct a condition"
    ),
}
"""The only engine in which nobody gets there, or none -> what to say."""
