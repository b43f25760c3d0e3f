"""FK221: codes that are not written like the other p-codes of their list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.pcodes import Shape, may_hold_pcodes, shape_of, unlike_the_others
from formkit.lint.planting_lists import with_select
from formkit.lint.rule import Rule, rule
from formkit.lint.special_choices import special_of
from formkit.model.form import Choice, ChoiceList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_TOLD_ONE_BY_ONE = 5


def plant(form: Form) -> Form | None:
    """Ask for a district of which one has lost a digit."""
    codes = [f"XX{place:04}" for place in range(101, 120)]
    codes[-1] = codes[-1][:-1]
    return with_select(form, (Choice(code=code, extra=(("adm1", "XX01"),)) for code in codes))


@rule("FK221", "pcode-pattern", Severity.WARNING, plant=plant)
def pcode_pattern(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A p-code is not written like the others of its list.

    Why:
        A digit too few, another country's letters or the letter O for a nought
        make a code that no map and no other round knows, and the place is
        missing from the analysis.  Told of lists with at least ten codes of
        which nine in ten are alike, and that say under which unit each stands;
        where the form names its country, of the lists admin1 and admin2 by the
        standard's own pattern.

    Bad:
        | choices |
        |  | list_name | name   | label | adm1 |
        |  | adm2      | TD0101 | A     | TD01 |
        |  | adm2      | TD0102 | B     | TD01 |
        |  | adm2      | TD0103 | C     | TD01 |
        |  | adm2      | TD0104 | D     | TD01 |
        |  | adm2      | TD0105 | E     | TD01 |
        |  | adm2      | TD0106 | F     | TD01 |
        |  | adm2      | TD0107 | G     | TD01 |
        |  | adm2      | TD0108 | H     | TD01 |
        |  | adm2      | TD0109 | I     | TD01 |
        |  | adm2      | TD011  | J     | TD01 |
        | survey |
        |  | type            | name | label    |
        |  | select_one adm2 | adm2 | District |

    Good:
        | choices |
        |  | list_name | name   | label | adm1 |
        |  | adm2      | TD0101 | A     | TD01 |
        |  | adm2      | TD0102 | B     | TD01 |
        |  | adm2      | TD0103 | C     | TD01 |
        |  | adm2      | TD0104 | D     | TD01 |
        |  | adm2      | TD0105 | E     | TD01 |
        |  | adm2      | TD0106 | F     | TD01 |
        |  | adm2      | TD0107 | G     | TD01 |
        |  | adm2      | TD0108 | H     | TD01 |
        |  | adm2      | TD0109 | I     | TD01 |
        |  | adm2      | TD0110 | J     | TD01 |
        | survey |
        |  | type            | name | label    |
        |  | select_one adm2 | adm2 | District |

    Fix: none.  The right code stands in the country's list of places.
    Source: OCHA, common operational datasets; the standard's ``countries.csv``.
    """
    patterns = _patterns(subject)
    for choice_list in subject.form.lists:
        told = _of_pattern(choice_list, patterns.get(choice_list.name, ""))
        for choice, message in (told or _of_others(choice_list))[:_TOLD_ONE_BY_ONE]:
            cell = subject.form.cell(choice.loc, "name")
            yield this.finding(cell, message, name=choice_list.name)


def _patterns(subject: Subject) -> dict[str, str]:
    """List -> how the p-codes of its level are written in the form's country."""
    name = subject.form.settings.get("formkit_country")
    country = subject.standard.country(name) if subject.standard and name else None
    patterns = country.pcode_patterns if country else ()
    return {f"admin{level}": text for level, text in enumerate(patterns, start=1) if text}


def _of_pattern(choice_list: ChoiceList, pattern: str) -> list[tuple[Choice, Message]]:
    if not pattern:
        return []
    fits = re.compile(pattern).search
    odd = (one for one in choice_list.choices if one.code and not fits(one.code))
    said = Message(
        "{code} of list {list} is no p-code of the country, {pattern}, so no map and no other"
        " round knows it; write the place's own code"
    )
    return [
        (one, said.filled(code=one.code, list=choice_list.name, pattern=pattern))
        for one in odd
        if not special_of(one)
    ]


def _of_others(choice_list: ChoiceList) -> list[tuple[Choice, Message]]:
    if not choice_list.name or not may_hold_pcodes(choice_list):
        return []
    usual, odd = unlike_the_others(choice_list)
    if usual is None or not odd or not _stands_under_units(choice_list, usual):
        return []
    said = Message(
        "{code} of list {list} is not written like the other p-codes, {shape}, so no map and no"
        " other round knows it; write the place's own code"
    )
    return [
        (one, said.filled(code=one.code, list=choice_list.name, shape=str(usual)))
        for one in odd
        if not special_of(one)
    ]


def _stands_under_units(choice_list: ChoiceList, usual: Shape) -> bool:
    """Whether a column holds p-codes of the same country: other codes look like these, too."""
    texts = {text for choice in choice_list.choices for _, text in choice.extra}
    shapes = map(shape_of, texts)
    return any(shape and shape.letters == usual.letters for shape in shapes)
