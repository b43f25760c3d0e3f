"""Which findings are new beside a baseline.

A finding is known again by its rule, sheet, name, column and the fields of its
message, not by its row, which moves; nor by the wording, which may get better.
"""

import re
from collections import Counter
from collections.abc import Iterable

from formkit.core.findings import Finding
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.model.baseline import KnownFinding, KnownForm

_PLACES = frozenset(
    {
        "cell",
        "cells",
        "column_letter",
        "line",
        "lines",
        "place",
        "places",
        "row",
        "rows",
    }
)
"""Fields that only say where."""
_CELL = re.compile(r"\w+!\$?[A-Z]{1,3}\$?[0-9]+")
_DIGITS = 16


def fingerprint(finding: Finding) -> str:
    """Sixteen digits that are the same wherever the finding's row has got to."""
    facts = (
        finding.rule,
        finding.loc.sheet.strip().lower(),
        finding.name,
        finding.column,
        *_facts(finding.message),
    )
    from hashlib import sha256  # noqa: PLC0415 - most checks have no baseline

    return sha256("\x1f".join(facts).encode()).hexdigest()[:_DIGITS]


def known_form(file: str, findings: Iterable[Finding]) -> KnownForm:
    """Findings as a baseline keeps them, in an order that nothing but they decides.

    Args:
        file: the form, as the baseline names it.
        findings: of the form.
    """
    found: dict[tuple[str, str, str, str, str], int] = Counter(
        (one.rule, one.loc.sheet, one.name, one.column, fingerprint(one)) for one in findings
    )
    return KnownForm(
        file=file,
        findings=tuple(
            KnownFinding(
                rule=rule, sheet=sheet, name=name, column=column, fingerprint=digits, count=count
            )
            for (rule, sheet, name, column, digits), count in sorted(found.items())
        ),
    )


def split_known(
    findings: Iterable[Finding], known: KnownForm
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are new, and those that are known.

    Of findings that are alike, as many are known as the baseline counts: the first ones.
    """
    left = Counter[str]()
    for one in known.findings:
        left[one.fingerprint] += one.count
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        digits = fingerprint(finding) if left else ""
        is_known = left[digits] > 0
        left[digits] -= is_known
        (old if is_known else new).append(finding)
    return tuple(new), tuple(old)


def _facts(message: Message) -> tuple[str, ...]:
    facts: list[str] = []
    for name, value in message.fields:
        if name not in _PLACES:
            facts += (name, *_texts(value))
    return tuple(facts)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, Message):
        return (value.template, *_facts(value))
    if isinstance(value, tuple):
        return tuple(text for part in value for text in _texts(part))
    return () if isinstance(value, Loc | Texts) else (_CELL.sub("", str(value)),)
