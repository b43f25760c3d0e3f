"""FK509: countries and places whose codes nothing joins."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Choice, ChoiceList, Form

_SHOWN = 5


def plant(form: Form) -> Form | None:
    """Write countries with two letters."""
    question = first_question(form, lambda one: one.name == "meta_adm0_pcode")
    if question is None:
        return None
    asked = replace(question, type="select_one", list_name="planted")
    planted = ChoiceList(name="planted", choices=(Choice(code="TD"),))
    return replace(with_nodes(form, question, asked), lists=(*form.lists, planted))


@rule("FK509", "places-in-standard", Severity.ERROR, needs=Need.STANDARD, plant=plant)
def places_in_standard(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A country is not coded in three letters, or a place's unit is in no list.

    Why:
        Countries are joined by the three letters of ISO 3166, ``TCD`` and not
        ``TD``.  A district under a region that the list of regions does not
        have is offered to nobody, or is mapped nowhere.  What the codes of
        regions and districts look like, FK221 tells.

    Bad:
        | choices |
        |  | list_name | name   | label | adm0 | adm1 |
        |  | adm1      | TD01   | A     | TCD  |      |
        |  | adm2      | TD0201 | B     | TCD  | TD02 |
        | survey |
        |  | type            | name            | label    |
        |  | select_one adm1 | meta_adm1_pcode | Region   |
        |  | select_one adm2 | meta_adm2_pcode | District |

    Good:
        | choices |
        |  | list_name | name   | label | adm0 | adm1 |
        |  | adm1      | TD01   | A     | TCD  |      |
        |  | adm2      | TD0101 | B     | TCD  | TD01 |
        | survey |
        |  | type            | name            | label    |
        |  | select_one adm1 | meta_adm1_pcode | Region   |
        |  | select_one adm2 | meta_adm2_pcode | District |

    Fix: none.  Take the codes from the gazetteer of the round.
    Source: domain reference, dictionary, section 9, test D09.
    """
    standard = subject.standard
    if standard is None:
        return
    from formkit.align.geography import (  # noqa: PLC0415 - most forms name no standard
        lists_of_places,
        orphans,
        wrong_countries,
    )

    lists = lists_of_places(subject.form, standard, subject.aligned)
    by_level = {one.level: one for one in reversed(lists)}
    for places in lists:
        if places.level == 0:
            yield from _told(
                subject, this, wrong_countries(places, standard), "name", _WRONG_COUNTRY
            )
        lost = orphans(places, by_level.get(places.level - 1))
        yield from _told(subject, this, lost, places.parent_column, _ORPHAN)


def _told(
    subject: Subject, this: Rule, choices: tuple[Choice, ...], key: str, message: Message
) -> Iterator[Finding]:
    """One finding a list, at its first place."""
    if not choices:
        return
    first = choices[0]
    used = next(one.name for one in subject.form.lists if first in one.choices)
    yield this.finding(
        subject.form.cell(first.loc, key),
        message.filled(
            list=used,
            codes=tuple(choice.code for choice in choices[:_SHOWN]),
            count=len(choices),
            column=key,
        ),
        name=used,
    )


_WRONG_COUNTRY = Message(
    "list {list} has countries that are not coded in three letters ({count}: {codes}), so their"
    " data join no other country's; write the ISO 3166 code, such as TCD"
)
_ORPHAN = Message(
    "list {list} has places whose {column} is not in the list of the level above ({count}:"
    " {codes}), so nobody can choose them; correct the column or add the unit"
)
