"""FK318: sums of answers of which some may be missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.location import Loc
    from formkit.lint.addends import Sum
    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject


def plant(form: Form) -> Form | None:
    """Add up two numbers of which one is asked under a condition."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    asked = Question(name="planted_here", type="integer", labels=question.labels, required="yes")
    skipped = replace(asked, name="planted_there", relevant="${planted_here} > 5")
    total = "${planted_here} + ${planted_there}"
    calculated = Question(name="planted_total", type="calculate", calculation=total)
    return with_nodes(form, question, question, asked, skipped, calculated)


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Let each answer that may be missing count as nothing."""
    from formkit.lint.rewriting import rewritten  # noqa: PLC0415 - only for a fix

    found = (one for one in _sums(subject) if _loc(subject, one) == finding.loc)
    at_risk = next(found, None)
    if at_risk is None or not finding.loc.column:
        return None
    old = new = at_risk.written.text
    for one in sorted((*at_risk.skipped, *at_risk.optional), key=lambda one: -one.start):
        answer = old[one.start : one.end]
        new = f"{new[: one.start]}coalesce({answer}, 0){new[one.end :]}"
    return rewritten(finding.loc, old, new, is_safe=False)


@rule("FK318", "sum-over-skipped", Severity.WARNING, mend=mend, plant=plant)
def sum_over_skipped(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A sum adds up answers of which some may be missing.

    Why:
        A question that is not asked has no answer, and nothing plus a number is
        no number: the total of all who skipped one question is lost, and a check
        against it fails.  ``coalesce()`` lets a missing answer count as 0.  A
        question that is always asked, and need not be answered, is mentioned.

    Bad:
        | survey |
        |  | type      | name  | label | required | relevant    | calculation      |
        |  | integer   | land  | Land  | yes      |             |                  |
        |  | integer   | sea   | Sea   | yes      | ${land} < 5 |                  |
        |  | calculate | total |       |          |             | ${land} + ${sea} |

    Good:
        | survey |
        |  | type      | name  | label | required | relevant    | calculation                   |
        |  | integer   | land  | Land  | yes      |             |                               |
        |  | integer   | sea   | Sea   | yes      | ${land} < 5 |                               |
        |  | calculate | total |       |          |             | ${land} + coalesce(${sea}, 0) |

    Fix: writes ``coalesce(${sea}, 0)``, on request, since 0 may not be what is missing.
    Source: XPath 1.0, section 3.5: an empty answer is no number, nor is any sum with it.
    """
    for one in _sums(subject):
        at_risk = one.skipped or one.optional
        names = tuple(dict.fromkeys(reference.name for reference in at_risk))
        sentence = _SKIPPED if one.skipped else _OPTIONAL
        yield this.finding(
            _loc(subject, one),
            sentence.filled(names=names, example=f"coalesce(${{{names[0]}}}, 0)"),
            name=one.written.owner.node.name,
            severity=None if one.skipped else Severity.INFO,
            fixable=True,
            text=one.written.text,
            span=(at_risk[0].start, at_risk[0].end),
        )


def _sums(subject: Subject) -> Iterator[Sum]:
    for entry in subject.index.active:
        node = entry.node
        if "+" in node.calculation or "+" in node.constraint or "+" in node.relevant:
            from formkit.lint.addends import sums_at_risk  # noqa: PLC0415 - only for a sum

            yield from sums_at_risk(entry, subject.logic)


def _loc(subject: Subject, one: Sum) -> Loc:
    return subject.form.cell(one.written.owner.node.loc, one.written.key)


_SKIPPED = Message(
    "{names} may be skipped, and then the whole sum is no number: a total is lost, a check with it"
    " fails; write {example}, so that what is skipped counts as 0"
)
_OPTIONAL = Message(
    "{names} may be left empty, and then the whole sum is no number: a total is lost, a check with"
    " it fails; make such questions required, or write {example}"
)
