"""Findings of changes that go against a standard's policy: one a change, many of a kind as one."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject

if TYPE_CHECKING:
    from formkit.lint.against_base import Breach, Broken

FEW = 3
"""So many changes of a kind, in one list, column or group, are told one by one."""

Say = Callable[["Broken", Message], Message]
"""Says what is wrong with a change, which the message names."""


def breaches(
    subject: Subject,
    this: Rule,
    breach: "Breach",
    say: Say,
    *,
    severity: Severity | None = None,
) -> Iterator[Finding]:
    """The findings of a rule about one kind of breach.

    Args:
        subject: the form.
        this: the rule.
        breach: the kind.
        say: makes the sentence.
        severity: where it is not the rule's.
    """
    found = [one for one in subject.broken if one.breach is breach]
    for _, alike in groupby(sorted(found, key=_kind), _kind):
        group = list(alike)
        shown = [group] if len(group) > FEW else [[one] for one in group]
        for some in shown:
            first = some[0]
            yield this.finding(
                _place(subject, first),
                say(first, _said(some)),
                name=_target(first),
                severity=severity,
            )


def _kind(broken: "Broken") -> tuple[str, str, str]:
    """What changes have in common that are told together: situation, sheet part, column."""
    from formkit.changes.addresses import ChoiceAddress  # noqa: PLC0415 - needs a standard
    from formkit.changes.kinds.rows import NodeAdded, NodeRemoved  # noqa: PLC0415 - as above

    change = broken.change
    at = getattr(change, "at", None)
    column: str = getattr(change, "key", "")
    if isinstance(at, ChoiceAddress):
        return broken.verdict.situation, at.list.name, column
    if isinstance(change, NodeAdded | NodeRemoved):
        return broken.verdict.situation, change.at.parent.path, change.code
    return broken.verdict.situation, "", column or change.code


def _said(some: list["Broken"]) -> Message:
    from formkit.changes.describing import describe  # noqa: PLC0415 - needs a standard

    first = describe(some[0].change)
    if len(some) == 1:
        return first
    text = "{change}, and {count} more {count:change|changes} of this kind: {names}"
    names = tuple(_target(one) for one in some[1:])
    return Message(text, change=first, count=len(names), names=names)


def _target(broken: "Broken") -> str:
    from formkit.changes.telling import told_of  # noqa: PLC0415 - needs a standard

    return told_of(broken.change).target


def _place(subject: Subject, broken: "Broken") -> Loc:
    """The cell in this form where a change is seen; for what is gone, where it would be."""
    from formkit.changes.telling import told_of  # noqa: PLC0415 - needs a standard

    change, form = broken.change, subject.form
    loc: Loc = getattr(change, "new_loc", NOWHERE)
    if loc != NOWHERE:
        return form.cell(loc, getattr(change, "key", "") or told_of(change).column)
    return _place_of_lost(subject, getattr(change, "at", None))


def _place_of_lost(subject: Subject, at: object) -> Loc:
    """Where a lost row or choice would be: its group or list, else the sheet."""
    from formkit.changes.addresses import Address, ChoiceAddress  # noqa: PLC0415 - needs a standard

    form = subject.form
    if isinstance(at, ChoiceAddress):
        one = form.list_named(at.list.name)
        there = one.choices[0].loc if one and one.choices else NOWHERE
        return form.cell(there, "list_name") if there.row else _sheet(subject, "choices")
    steps = at.steps[:-1] if isinstance(at, Address) else ()
    for step in reversed(steps):
        if entries := subject.index.by_name.get(step.name, ()):
            return form.cell(entries[0].node.loc, "name")
    return _sheet(subject, "survey")


def _sheet(subject: Subject, name: str) -> Loc:
    columns = subject.form.columns_of(name)
    return Loc(file=subject.form.file, sheet=columns.sheet if columns else name)
