"""FK319: totals asked beside their parts that need not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.disaggregation import Disaggregation
    from formkit.lint.subject import Subject
    from formkit.model.index import Entry

_FEWEST = 3
_NAMED = 5
_COLUMNS = ("constraint", "calculation", "relevant", "required")


def plant(form: Form) -> Form | None:
    """Ask for a total and its parts, and never compare them."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    names = ("planted_total", "planted_male", "planted_female")
    counts = (Question(name=name, type="integer", labels=question.labels) for name in names)
    return with_nodes(form, question, question, *counts)


@rule("FK319", "disaggregation-not-checked", Severity.WARNING, plant=plant)
def disaggregation_not_checked(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A total and its parts by sex are asked, and nothing checks that they add up.

    Why:
        Three numbers that belong together are typed on a phone, and one slip
        leaves a total that is not the sum of men and women.  Nobody can tell
        afterwards which of the three is wrong.

    Bad:
        | survey |
        |  | type    | name      | label |
        |  | integer | pop_total | All   |
        |  | integer | pop_m     | Men   |
        |  | integer | pop_f     | Women |

    Good:
        | survey |
        |  | type    | name      | label | constraint                   |
        |  | integer | pop_total | All   |                              |
        |  | integer | pop_m     | Men   |                              |
        |  | integer | pop_f     | Women | . + ${pop_m} = ${pop_total}  |

    Fix: none.  Some totals hold people or places that are neither.
    Source: formkit's house style.
    """
    counts = [entry for entry in subject.index.active if _is_count(entry.node)]
    if len(counts) < _FEWEST:
        return
    from formkit.lint.disaggregation import disaggregations  # noqa: PLC0415 - many have no counts

    found = [one for one in disaggregations(counts) if not _is_compared(subject, one)]
    if found:
        names = tuple(one.total.node.name for one in found[:_NAMED])
        last = _last(subject, found[0])
        yield this.finding(
            subject.form.cell(last.node.loc, "constraint"),
            Message(
                "nothing checks that the parts by sex add up to {names}, so a slip in one number"
                " goes into the data; give the last of each three a constraint, here {constraint}",
                names=names if len(found) <= _NAMED else (*names, "…"),
                constraint=_constraint(found[0], last),
            ),
            name=last.node.name,
        )


def _is_count(node: object) -> bool:
    if not isinstance(node, Question) or node.type != "integer":
        return False
    return bool(node.name and not node.calculation)


def _is_compared(subject: Subject, one: Disaggregation) -> bool:
    """Tell whether any expression has to do with two of the three numbers."""
    names = one.names
    for entry in subject.index.active:
        node = entry.node
        for key in _COLUMNS:
            text = getattr(node, key)
            if "${" not in text:
                continue
            met = sum(f"${{{name}}}" in text for name in names)
            if met > 1 or (met and node.name in names and "." in text):
                return True
    return False


def _last(subject: Subject, one: Disaggregation) -> Entry:
    """The one of the three that is asked last."""
    names = one.names
    return [entry for entry in subject.index.active if entry.node.name in names][-1]


def _constraint(one: Disaggregation, last: Entry) -> str:
    total, male, female = (f"${{{name}}}" for name in one.names)
    if last.node is one.total.node:
        return f". = {male} + {female}"
    other = female if last.node is one.male.node else male
    return f". + {other} = {total}"
