"""Which rules there are, and running them over a form."""

import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from formkit.core.findings import Finding, Report, Skipped
from formkit.lint import rules as folder
from formkit.lint.rule import Rule
from formkit.lint.subject import Subject

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
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for one in rules:
        reason = subject.lacks(one.needs) if one.needs else None
        if reason:
            skipped.append(Skipped(rule=one.id, reason=reason))
        else:
            findings.extend(one.run(subject))
    return Report(
        file=subject.form.file,
        findings=tuple(sorted(findings, key=_place)),
        skipped=tuple(skipped),
    )


def _place(finding: Finding) -> tuple[int, str, int, int, str]:
    sheet = finding.loc.sheet.strip().lower()
    rank = _SHEETS.index(sheet) if sheet in _SHEETS else len(_SHEETS)
    return (rank, *finding.order)
