"""Forms against the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from formkit.core.errors import UnreadableFormError
from formkit.core.findings import Report
from formkit.core.messages import Message
from formkit.formats.files import read_workbook
from formkit.jobs.subjects import BY_ITSELF, Judgement, Tell, nobody, subjects_of
from formkit.lint.registry import all_rules, run_rules
from formkit.model.form import Form
from formkit.model.sheets import Workbook

_LOCK_FILE = "~$"


def check(form: Form | Path | str, judgement: Judgement = BY_ITSELF) -> Report:
    """Check one form.

    Args:
        form: a form, or the path of one.
        judgement: by what it is judged.

    Raises:
        UnreadableFormError: the file is no form that can be read.
    """
    workbook = _laid_out(form) if isinstance(form, Form) else read_workbook(form)
    return check_workbooks((workbook,), judgement)[0]


def _laid_out(form: Form) -> Workbook:
    from formkit.formats.layout import layout  # noqa: PLC0415 - most forms come from files

    return layout(form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in files, and which files could not be read."""

    reports: tuple[Report, ...]
    """One a form that could be read, in the order of the files."""
    unreadable: tuple[UnreadableFormError, ...] = ()
    """Why the others could not."""


def check_files(
    paths: Sequence[Path], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> Checked:
    """Check files of forms, all of them in one go of ODK Validate.

    A file that cannot be read keeps the others from nothing; the lock files
    that Excel puts beside open workbooks are passed over.
    """
    tell(Message("reading …"))
    read = [_read(path) for path in paths if not path.name.startswith(_LOCK_FILE)]
    workbooks = tuple(one for one in read if isinstance(one, Workbook))
    return Checked(
        reports=check_workbooks(workbooks, judgement, tell=tell) if workbooks else (),
        unreadable=tuple(one for one in read if isinstance(one, UnreadableFormError)),
    )


def _read(path: Path) -> Workbook | UnreadableFormError:
    try:
        return read_workbook(path)
    except UnreadableFormError as error:
        return error


def check_workbooks(
    workbooks: tuple[Workbook, ...], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> tuple[Report, ...]:
    """Check forms that are read already, or were never written."""
    subjects = subjects_of(workbooks, judgement, tell=tell)
    return tuple(run_rules(subject, all_rules().values()) for subject in subjects)
