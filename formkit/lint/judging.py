"""All that a check says of a form: rules, then what its author and its workspace make of it."""

from dataclasses import replace

from formkit.core.findings import Report
from formkit.lint.baseline import split_known
from formkit.lint.configuration import ChosenRules
from formkit.lint.ignoring import without_ignored
from formkit.lint.registry import run_rules
from formkit.lint.subject import Subject
from formkit.model.baseline import KnownForm


def judge(subject: Subject, chosen: ChosenRules, known: KnownForm | None = None) -> Report:
    """Run rules over a form, and set apart what is let stand and what is known.

    Args:
        subject: the form.
        chosen: the rules, and how much they matter.
        known: what a baseline knows of the form; None without one.
    """
    report = run_rules(subject, chosen.rules)
    weighed = (chosen.weighed(finding) for finding in report.findings)
    kept, ignored = without_ignored(subject, weighed)
    new, old = split_known(kept, known) if known else (kept, ())
    return replace(report, findings=new, ignored=ignored, known=old)
