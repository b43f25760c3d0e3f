"""FK504: whether a question is about what its record is about."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion
    from formkit.align.places import Place


def plant(form: Form) -> Form | None:
    """Name a count of places as if it were one of a person."""
    from formkit.model.module import VARIABLE_COLUMN  # noqa: PLC0415 - most checks plant nothing

    question = first_question(form, lambda one: one.name == "meta_survey_round")
    if question is None:
        return None
    extra = tuple(pair for pair in question.extra if pair[0] != VARIABLE_COLUMN)
    claim = (VARIABLE_COLUMN, question.name)
    spoilt = replace(question, name="mem_round", extra=tuple(sorted((*extra, claim))))
    return with_nodes(form, question, spoilt)


@rule("FK504", "variable-level", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def variable_level(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question is about something else than its record: a place among persons.

    Why:
        A record is about one thing: a place, a household, a person.  A place's
        figure asked for every member of a household is counted as often as the
        household has members; a member's age asked once for the household is
        one age for all.  The prefix of a name says the level too, and who reads
        the data goes by it.

    Bad:
        | survey |
        |  | type         | name            | label                    |
        |  | begin repeat | member          | Members                  |
        |  | integer      | mem_age         | How old?                 |
        |  | text         | mem_sex         | Sex                      |
        |  | integer      | loc_num_idp_ind | How many IDPs live here? |
        |  | end repeat   |                 |                          |

    Good:
        | survey |
        |  | type         | name            | label                    |
        |  | integer      | loc_num_idp_ind | How many IDPs live here? |
        |  | begin repeat | member          | Members                  |
        |  | integer      | mem_age         | How old?                 |
        |  | text         | mem_sex         | Sex                      |
        |  | end repeat   |                 |                          |

    Fix: none.  Move the question to the record that it is about.
    Source: domain reference, dictionary, section 9, test D04.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.levels import at_another_level  # noqa: PLC0415 - needs a standard
    from formkit.align.places import places_of  # noqa: PLC0415 - as above

    prefixes = {
        variable.name.partition("_")[0]: variable.unit for variable in standard.dictionary.variables
    }
    for one in subject.aligned:
        if message := _prefix(one, prefixes):
            yield this.finding(
                subject.form.cell(one.question.loc, "name"), message, name=one.question.name
            )
    for one, repeat, level in at_another_level(subject.aligned):
        yield this.finding(
            subject.form.cell(one.question.loc, "name"),
            Message(
                "{name} is about one {unit}, and stands in repeat {repeat}, whose records are about"
                " one {level} each, so it is counted once for each of them; move it out of"
                " the repeat",
                name=one.question.name,
                unit=one.variable.unit if one.variable else "",
                repeat=repeat,
                level=level,
            ),
            name=one.question.name,
        )
    yield from _asked_once(subject, this, places_of(standard, subject.component))


def _prefix(one: "AlignedQuestion", prefixes: dict[str, str]) -> Message | None:
    from formkit.align.levels import level_of  # noqa: PLC0415 - needs a standard

    if one.variable is None or one.by != "provenance":
        return None
    prefix = one.question.name.partition("_")[0]
    told, true = level_of(prefixes.get(prefix, "")), level_of(one.variable.unit)
    if prefix not in prefixes or told == true:
        return None
    return Message(
        "{name} begins with {prefix}_, and stands for {variable}, which is about one {unit}: who"
        " reads the data takes it for something else; call it by its variable's name",
        name=one.question.name,
        prefix=prefix,
        variable=one.variable.name,
        unit=one.variable.unit,
    )


def _asked_once(
    subject: Subject, this: Rule, places: "dict[str, tuple[Place, ...]]"
) -> Iterator[Finding]:
    """One finding for each repeat of the standard of which a form asks persons' questions once."""
    from formkit.align.levels import level_of  # noqa: PLC0415 - needs a standard

    found: dict[str, list[AlignedQuestion]] = {}
    for one in subject.aligned:
        asked = places.get(one.variable.name, ()) if one.variable else ()
        if asked and one.variable and not one.entry.repeats:
            repeats = {place.module.repeat for place in asked}
            if level_of(one.variable.unit) == "individual" and "" not in repeats:
                found.setdefault(min(repeats), []).append(one)
    for repeat, questions in found.items():
        yield this.finding(
            subject.form.cell(questions[0].question.loc, "name"),
            Message(
                "the standard asks {names} of each person, in repeat {repeat}; here they are asked"
                " once, so the answer is one for all; put them into a repeat",
                names=tuple(one.question.name for one in questions),
                repeat=repeat,
            ),
            name=questions[0].question.name,
            severity=Severity.WARNING,
        )
