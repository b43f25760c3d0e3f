"""Forms against the rules."""

from collections.abc import Sequence
from pathlib import Path

from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.formats.files import read_workbook
from formkit.formats.layout import layout
from formkit.jobs.subjects import BY_ITSELF, Judgement, Tell, nobody, subjects_of
from formkit.lint.registry import all_rules, run_rules
from formkit.model.form import Form
from formkit.model.sheets import Workbook


def check(form: Form | Path | str, judgement: Judgement = BY_ITSELF) -> Report:
    """Check one form.

    Args:
        form: a form, or the path of one.
        judgement: by what it is judged.

    Raises:
        UnreadableFormError: the file is no form that can be read.
    """
    workbook = layout(form) if isinstance(form, Form) else read_workbook(form)
    return check_workbooks((workbook,), judgement)[0]


def check_files(
    paths: Sequence[Path], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> tuple[Report, ...]:
    """Check files of forms, all of them in one go of ODK Validate.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    tell(Message("reading …"))
    return check_workbooks(tuple(map(read_workbook, paths)), judgement, tell=tell)


def check_workbooks(
    workbooks: tuple[Workbook, ...], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> tuple[Report, ...]:
    """Check forms that are read already, or were never written."""
    subjects = subjects_of(workbooks, judgement, tell=tell)
    return tuple(run_rules(subject, all_rules().values()) for subject in subjects)
