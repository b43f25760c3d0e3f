"""Which rules there are, and running them over a form."""

import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

from formkit.core.findings import Finding, Report, Skipped
from formkit.lint import rules as folder
from formkit.lint.rule import Rule
from formkit.lint.subject import Need, Outcome, Subject

_SHEETS = ("survey", "choices", "settings")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Id -> rule, in the order of ids; a rule is there because its file is in the folder."""
    found = [
        value
        for module in pkgutil.iter_modules(folder.__path__)
        for value in vars(import_module(f"{folder.__name__}.{module.name}")).values()
        if isinstance(value, Rule)
    ]
    return MappingProxyType({one.id: one for one in sorted(found, key=lambda one: one.id)})


def run_rules(subject: Subject, rules: Iterable[Rule]) -> Report:
    """Run rules over a form, all of them, whatever the first ones find.

    Returns:
        Findings in the order of the sheets: survey, choices, settings, others;
        inside a sheet by row, column and rule.  Rules that could not run are
        listed with the reason, in the order given.
    """
    asked = tuple(rules)
    first = tuple(one for one in asked if one.needs is not Need.OUTCOME)
    findings, skipped = _run(subject, first)
    if len(first) < len(asked):
        judged = frozenset(one.id for one in first) - {one.rule for one in skipped}
        after = replace(subject, outcome=Outcome(findings=tuple(findings), judged=judged))
        findings += _run(after, [one for one in asked if one.needs is Need.OUTCOME])[0]
    return Report(
        file=subject.form.file,
        findings=tuple(sorted(findings, key=_place)),
        skipped=tuple(skipped),
    )


def _run(subject: Subject, rules: Iterable[Rule]) -> tuple[list[Finding], list[Skipped]]:
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for one in rules:
        reason = subject.lacks(one.needs) if one.needs else None
        if reason:
            skipped.append(Skipped(rule=one.id, reason=reason))
        else:
            findings.extend(one.run(subject))
    return findings, skipped


def _place(finding: Finding) -> tuple[int, str, int, int, str]:
    sheet = finding.loc.sheet.strip().lower()
    rank = _SHEETS.index(sheet) if sheet in _SHEETS else len(_SHEETS)
    return (rank, *finding.order)
