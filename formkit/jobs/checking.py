"""Forms against the rules."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from formkit.core.errors import UnreadableFormError
from formkit.core.findings import Report, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.files import read_workbook
from formkit.jobs.configuring import terms_alone, terms_of
from formkit.jobs.subjects import (
    BY_ITSELF,
    Judgement,
    Prepared,
    Standards,
    Tell,
    Terms,
    compiled,
    nobody,
    subject_of,
    validated,
)
from formkit.lint.configuration import choose_rules
from formkit.lint.judging import judge
from formkit.model.form import Form
from formkit.model.sheets import Workbook

if TYPE_CHECKING:
    from concurrent.futures import Executor

_LOCK_FILE = "~$"
_MOST_IN_SHARE = 50
"""Forms that one process gets at once: it reads the standards anew for each share."""
_FEWEST_SHARES = 8


def check(form: Form | Path | str, judgement: Judgement = BY_ITSELF) -> Report:
    """Check one form.

    Args:
        form: a form, or the path of one.
        judgement: by what it is judged; for a path, with the ``formkit.yaml`` of its folder.

    Raises:
        UnreadableFormError: the file is no form that can be read.
        BadManifestError: the configuration or baseline does not hold what it should.
    """
    if isinstance(form, Form):
        return check_workbooks((_laid_out(form),), judgement)[0]
    (terms,) = terms_of((Path(form),), judgement)
    return _reports((Prepared(workbook=read_workbook(form), terms=terms),), nobody)[0]


def _laid_out(form: Form) -> Workbook:
    from formkit.formats.layout import layout  # noqa: PLC0415 - most forms come from files

    return layout(form)


def check_workbooks(
    workbooks: tuple[Workbook, ...], judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody
) -> tuple[Report, ...]:
    """Check forms that are read already, or were never written; no ``formkit.yaml`` is read."""
    terms = terms_alone(judgement)
    return _reports([Prepared(workbook=one, terms=terms) for one in workbooks], tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in files, and which files could not be read."""

    reports: tuple[Report, ...]
    """One a form that could be read, in the order of the files."""
    unreadable: tuple[UnreadableFormError, ...] = ()
    """Why the others could not."""
    fail_on: tuple[Severity | None, ...] = ()
    """For each report, from which severity on its workspace has it fail."""

    def fails(self, fail_on: Severity | None = None) -> bool:
        """Tell whether a form has findings that count.

        Args:
            fail_on: from which severity on they do; None: as each workspace has it, else errors.
        """
        asked = (fail_on or own or Severity.ERROR for own in self.fail_on)
        return any(
            report.reaches(severity) for report, severity in zip(self.reports, asked, strict=True)
        )


def check_files(
    paths: Sequence[Path],
    judgement: Judgement = BY_ITSELF,
    *,
    executor: "Executor | None" = None,
    tell: Tell = nobody,
) -> Checked:
    """Check files of forms, all of them in one go of ODK Validate.

    A file that cannot be read keeps the others from nothing; the lock files
    that Excel puts beside open workbooks are passed over.

    Args:
        paths: the files.
        judgement: by what they are judged, beside the ``formkit.yaml`` of their folders.
        executor: spreads the work over processes; None: this one does it all.
        tell: told how far the work is.

    Raises:
        BadManifestError: a configuration or baseline does not hold what it should.
        UnknownNameError: a standard or component that was asked for is not here.
    """
    tell(Message("reading …"))
    files = [path for path in paths if not path.name.startswith(_LOCK_FILE)]
    tasks = list(zip(files, terms_of(files, judgement), strict=True))
    if judgement.compiles:
        outcomes = _in_two_steps(tasks, executor, tell)
    else:
        outcomes = _spread(_checked, tasks, executor)
    pairs = [
        (one, terms.fail_on)
        for one, (_, terms) in zip(outcomes, tasks, strict=True)
        if isinstance(one, Report)
    ]
    return Checked(
        reports=tuple(report for report, _ in pairs),
        unreadable=tuple(one for one in outcomes if isinstance(one, UnreadableFormError)),
        fail_on=tuple(fail_on for _, fail_on in pairs),
    )


_Task = tuple[Path, Terms]
_Outcome = Report | UnreadableFormError
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def _in_two_steps(tasks: list[_Task], executor: "Executor | None", tell: Tell) -> list[_Outcome]:
    """Compile here and there, validate all at once, judge here and there."""
    tell(Message("asking pyxform …"))
    read = _spread(_read_and_compiled, tasks, executor)
    tell(Message("asking ODK Validate …"))
    ready = iter(validated([one for one in read if isinstance(one, Prepared)]))
    waiting = [next(ready) if isinstance(one, Prepared) else one for one in read]
    return _spread(_judged, waiting, executor)


def _spread(
    work: Callable[[Sequence[_Given]], list[_Made]],
    given: Sequence[_Given],
    executor: "Executor | None",
) -> list[_Made]:
    """Do work on everything given, in shares; what is made keeps the order."""
    if executor is None:
        return work(given)
    size = max(1, min(_MOST_IN_SHARE, len(given) // _FEWEST_SHARES))
    shares = [given[start : start + size] for start in range(0, len(given), size)]
    return list(chain.from_iterable(executor.map(work, shares)))


def _checked(tasks: Sequence[_Task]) -> list[_Outcome]:
    return _judged(_read(path, terms) for path, terms in tasks)


def _read_and_compiled(tasks: Sequence[_Task]) -> list[Prepared | UnreadableFormError]:
    read = (_read(path, terms) for path, terms in tasks)
    return [compiled(one) if isinstance(one, Prepared) else one for one in read]


def _read(path: Path, terms: Terms) -> Prepared | UnreadableFormError:
    try:
        return Prepared(workbook=read_workbook(path), terms=terms)
    except UnreadableFormError as error:
        return error


def _judged(forms: Iterable[Prepared | UnreadableFormError]) -> list[_Outcome]:
    standards = Standards()
    return [
        one if isinstance(one, UnreadableFormError) else report_of(one, standards) for one in forms
    ]


def report_of(prepared: Prepared, standards: Standards) -> Report:
    """Judge one form that was made ready."""
    terms = prepared.terms
    return judge(subject_of(prepared, standards), choose_rules(*terms.layers), terms.known)


def _reports(forms: Iterable[Prepared], tell: Tell) -> tuple[Report, ...]:
    """Judge forms in this process."""
    tell(Message("asking pyxform …"))
    ready = [compiled(one) for one in forms]
    tell(Message("asking ODK Validate …"))
    standards = Standards()
    return tuple(report_of(one, standards) for one in validated(ready))
