"""FK503: the codes on offer beside the standard's list."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Choice, ChoiceList, Form

if TYPE_CHECKING:
    from formkit.align.identity import AlignedQuestion
    from formkit.model.dictionary import StandardList
    from formkit.model.standard import Standard


def plant(form: Form) -> Form | None:
    """Recode an answer that every country counts."""
    choice = first_choice(form, lambda one: one.code == "dnk")
    return with_choices(form, choice, replace(choice, code="nsp")) if choice else None


@rule("FK503", "variable-list", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def variable_list(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A list lacks codes of the standard's list, or has codes that it does not allow.

    Why:
        The data holds codes.  A code that is gone reads as "nobody said so"
        in the region's table; a code that only one country has is counted
        nowhere, unless it says which regional code it rolls up to.  A closed
        list takes no codes at all, an open one takes them with a parent.

    Bad:
        | survey |
        |  | type             | name             | label         |
        |  | select_one scope | loc_origin_scope | Where from?   |
        | choices |
        |  | list_name | name   | label                  |
        |  | scope     | adm1   | Same region            |
        |  | scope     | nearby | A place that is nearby |

    Good:
        | survey |
        |  | type             | name             | label         |
        |  | select_one scope | loc_origin_scope | Where from?   |
        | choices |
        |  | list_name | name | label           |
        |  | scope     | adm1 | Same region     |
        |  | scope     | adm2 | Same department |

    Fix: none.  Keep the standard's codes, and change labels instead; in an open
        list give an added code its regional parent in ``formkit_parent``.
    Source: domain reference, dictionary, section 9, test D03.
    """
    standard = subject.standard
    if standard is None:
        return
    judged: set[tuple[str, str]] = set()
    for one in subject.aligned:
        own, theirs = _lists(subject, standard, one)
        if own is None or theirs is None or (own.name, theirs.name) in judged:
            continue
        judged.add((own.name, theirs.name))
        yield from _compare(subject, this, own, theirs)


def _lists(
    subject: Subject, standard: "Standard", one: "AlignedQuestion"
) -> "tuple[ChoiceList | None, StandardList | None]":
    from formkit.align.agreement import is_country_owned  # noqa: PLC0415 - needs a standard

    if one.variable is None or not one.question.list_name:
        return None, None
    theirs = standard.dictionary.lists_by_name.get(one.variable.list_name)
    if is_country_owned(theirs):
        return None, None
    return subject.form.list_named(one.question.list_name), theirs


def _compare(
    subject: Subject, this: Rule, own: ChoiceList, theirs: "StandardList"
) -> Iterator[Finding]:
    from formkit.align.agreement import compare_codes  # noqa: PLC0415 - needs a standard
    from formkit.model.dictionary import Extensibility  # noqa: PLC0415 - as above

    difference = compare_codes(own.choices, theirs)
    is_closed = theirs.extensibility == Extensibility.CLOSED
    if difference.missing:
        first = own.choices[0].loc if own.choices else Loc(file=subject.form.file, sheet="choices")
        yield this.finding(
            subject.form.cell(first, "list_name"),
            Message(
                "list {list} lacks the {codes:code|codes} {codes} of the standard's list"
                " {standard_list}, so answers that the region counts cannot be given; keep the"
                " codes and change their labels",
                list=own.name,
                codes=difference.missing,
                standard_list=theirs.name,
            ),
            name=own.name,
            severity=Severity.ERROR if is_closed else Severity.WARNING,
        )
    for choice in difference.added if is_closed else difference.without_parent:
        yield this.finding(
            subject.form.cell(choice.loc, "name"),
            _not_allowed(own, choice, theirs, is_closed=is_closed),
            name=own.name,
            severity=Severity.ERROR if is_closed else Severity.WARNING,
        )


def _not_allowed(
    own: ChoiceList, choice: Choice, theirs: "StandardList", *, is_closed: bool
) -> Message:
    if is_closed:
        return Message(
            "list {list} has the code {code}, and the standard's list {standard_list} is closed:"
            " nobody can count it with the other countries; use a code of the standard",
            list=own.name,
            code=choice.code,
            standard_list=theirs.name,
        )
    return Message(
        "list {list} has the code {code}, which the standard's list {standard_list} lacks, and it"
        " does not say what it counts as; name the regional code in the column formkit_parent",
        list=own.name,
        code=choice.code,
        standard_list=theirs.name,
    )
