"""FK220: p-codes that stand under another unit than their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.pcodes import may_hold_pcodes, shape_of
from formkit.lint.planting_lists import with_select
from formkit.lint.rule import Rule, rule
from formkit.model.form import Choice, ChoiceList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject
    from formkit.model.form import Form

_TOLD_ONE_BY_ONE = 5
_ONE_IN = 5
"""At most one in so many may break the rule: else the list does not follow it."""


def plant(form: Form) -> Form | None:
    """Ask for a district of which one has got into another region."""
    places = [(f"XX{place:04}", f"XX{place:04}"[:4]) for place in range(101, 120)]
    places.append(("XX0299", "XX01"))
    return with_select(form, (Choice(code=code, extra=(("adm1", one),)) for code, one in places))


@rule("FK220", "pcode-parent", Severity.WARNING, plant=plant)
def pcode_parent(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A p-code does not begin with the p-code of the unit that it stands under.

    Why:
        The p-code of a district begins with that of its region, so one of the
        two cells is wrong: the place is offered under the wrong region, and
        its answers are mapped to another one.  Told where the other rows of
        the list keep the rule.

    Bad:
        | choices |
        |  | list_name | name   | label | adm1 |
        |  | adm2      | TD0101 | A     | TD01 |
        |  | adm2      | TD0102 | B     | TD01 |
        |  | adm2      | TD0103 | C     | TD01 |
        |  | adm2      | TD0201 | D     | TD02 |
        |  | adm2      | TD0202 | E     | TD01 |
        | survey |
        |  | type            | name | label    |
        |  | select_one adm2 | adm2 | District |

    Good:
        | choices |
        |  | list_name | name   | label | adm1 |
        |  | adm2      | TD0101 | A     | TD01 |
        |  | adm2      | TD0102 | B     | TD01 |
        |  | adm2      | TD0103 | C     | TD01 |
        |  | adm2      | TD0201 | D     | TD02 |
        |  | adm2      | TD0202 | E     | TD02 |
        | survey |
        |  | type            | name | label    |
        |  | select_one adm2 | adm2 | District |

    Fix: none.  Which of the two cells is wrong is the author's to say.
    Source: OCHA, common operational datasets: p-codes of the 26 countries of the standard.
    """
    for choice_list in subject.form.lists:
        if not choice_list.name or not may_hold_pcodes(choice_list):
            continue
        for header, misplaced in _misplaced(choice_list).items():
            for choice, parent in misplaced[:_TOLD_ONE_BY_ONE]:
                message = Message(
                    "{code} of list {list} stands under {parent}, and does not begin with it, so it"
                    " is offered and mapped in the wrong place; write its own unit under {column}",
                    code=choice.code,
                    list=choice_list.name,
                    parent=parent,
                    column=header,
                )
                cell = subject.form.cell(choice.loc, header)
                yield this.finding(cell, message, name=choice_list.name)


def _misplaced(choice_list: ChoiceList) -> dict[str, list[tuple[Choice, str]]]:
    """Column of p-codes -> the choices that do not begin with theirs, where nearly all do."""
    found: dict[str, list[tuple[Choice, str]]] = {}
    for choice in choice_list.choices:
        for header, text in choice.extra:
            if not choice.code.startswith(text):
                found.setdefault(header, []).append((choice, text))
    return {
        header: [(one, parent) for one, parent in wrong if shape_of(one.code)]
        for header, wrong in found.items()
        if len(wrong) * _ONE_IN <= len(choice_list.choices) and _holds_pcodes(choice_list, header)
    }


def _holds_pcodes(choice_list: ChoiceList, header: str) -> bool:
    texts = (text for one in choice_list.choices for known, text in one.extra if known == header)
    return all(map(shape_of, texts))
