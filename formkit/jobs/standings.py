"""How an entry of a folder stands: what a check and a comparison say of it, in numbers."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.core.errors import FormkitError
from formkit.core.findings import Report, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.jobs.subjects import (
    BY_ITSELF,
    Judgement,
    Prepared,
    Standards,
    compiled,
    subject_of,
    validated,
)
from formkit.jobs.surveying import Entry, Kind, Survey

if TYPE_CHECKING:
    from formkit.jobs.comparing import Comparison
    from formkit.lint.subject import Subject
    from formkit.model.form import Form
    from formkit.model.sheets import Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What was found out of one entry."""

    title: str = ""
    """The form's, in its own words."""
    errors: int = 0
    warnings: int = 0
    remarks: int = 0
    """Findings for information."""
    not_run: int = 0
    """Rules that could not run, which is never to be shown as passed."""
    standard: str = ""
    """The release that it was built from, ``dtm-wca 2026.1``."""
    changes: int | None = None
    """How many from what the standard would give; None where that cannot be told."""
    profile: str = ""
    """How much of the standard is left, as ``Profile`` has it; empty likewise."""
    builds: str = ""
    """Of an adaptation, the name of the workbook that it builds beside it."""
    is_form: bool = True
    """False for a workbook without a sheet ``survey``."""
    is_annotated: bool = False
    """Whether it is a copy with findings or changes marked by formkit."""
    problem: Message | None = None
    """Why nothing could be found out."""


_DEFAULTS = {one.name: one.default for one in fields(Standing) if one.name != "problem"}
"""The fields that are remembered."""


class Age(StrEnum):
    """How the workbook of an adaptation stands to it."""

    NOT_BUILT = "not built"
    OLDER = "older"
    """The adaptation was changed after the workbook."""
    CURRENT = "current"


def examine(entry: Entry, judgement: Judgement = BY_ITSELF) -> Standing:
    """Check an entry and hold it against its standard; this takes seconds.

    Args:
        entry: as a survey lists it.
        judgement: by what a form is judged; a standard is by its own rules.

    Returns:
        What was found out; a file that cannot be read, or does not hold what it
        should, has a problem instead.
    """
    try:
        match entry.kind:
            case Kind.STANDARD:
                return _of_standard(entry)
            case Kind.ADAPTATION:
                return _of_adaptation(entry.path, judgement)
            case Kind.FORM:
                return _of_form(entry.path, judgement)
    except FormkitError as error:
        return Standing(problem=error.message)
    except OSError as error:
        text = "the file cannot be read: {reason}"
        return Standing(problem=Message(text, reason=error.strerror or str(error)))


def _of_standard(entry: Entry) -> Standing:
    from formkit.jobs.standards import check_standard  # noqa: PLC0415 - most entries are none

    return _counted(check_standard(entry.name.replace(" ", "/")))


def _of_form(path: Path, judgement: Judgement) -> Standing:
    from formkit.formats.files import read_workbook  # noqa: PLC0415 - a survey needs no libraries
    from formkit.formats.headers import SURVEY, sheet_kind  # noqa: PLC0415 - as above
    from formkit.formats.own_sheets import OWN_SHEETS  # noqa: PLC0415 - as above

    workbook = read_workbook(path)
    names = tuple(one.name for one in workbook.sheets)
    if not any(sheet_kind(name) == SURVEY for name in names):
        return Standing(is_form=False)
    standing = _judged(workbook, path, judgement)
    return replace(standing, is_annotated=not OWN_SHEETS.isdisjoint(names))


def _of_adaptation(path: Path, judgement: Judgement) -> Standing:
    from formkit.formats.layout import layout  # noqa: PLC0415 - as above
    from formkit.jobs.building import build_file  # noqa: PLC0415 - as above

    built = build_file(path)
    target = built.outputs[0].path
    workbook = replace(layout(built.composition.form), path=str(target))
    return replace(_judged(workbook, target, judgement, adaptation=path), builds=target.name)


def _judged(
    workbook: "Workbook", path: Path, judgement: Judgement, adaptation: Path | None = None
) -> Standing:
    """What the rules say of a form, and how it differs from what it was made from.

    Args:
        workbook: the form's.
        path: where it lies or would lie.
        judgement: by what it is judged.
        adaptation: from which it is built; None: the one beside it that it names, if any.
    """
    from formkit.jobs.configuring import terms_of  # noqa: PLC0415 - as above
    from formkit.lint.configuration import choose_rules  # noqa: PLC0415 - as above
    from formkit.lint.judging import judge  # noqa: PLC0415 - as above

    (terms,) = terms_of((path,), judgement)
    (prepared,) = validated((compiled(Prepared(workbook=workbook, terms=terms)),))
    subject = subject_of(prepared, Standards())
    standing = _counted(judge(subject, choose_rules(*terms.layers), terms.known))
    title = subject.form.settings.get("form_title")
    beside = adaptation or _adaptation_beside(subject.form, path)
    return _compared(replace(standing, title=title), subject, beside)


def _adaptation_beside(form: "Form", path: Path) -> Path | None:
    """The adaptation from which a form says that it was built."""
    from formkit.compose.settings import ADAPTATION_SETTING  # noqa: PLC0415 - as above

    name = Path(form.settings.get(ADAPTATION_SETTING)).name
    beside = path.with_name(name) if name else path
    return beside if name and beside.is_file() else None


def _counted(report: Report) -> Standing:
    return Standing(
        errors=report.count(Severity.ERROR),
        warnings=report.count(Severity.WARNING),
        remarks=report.count(Severity.INFO),
        not_run=len(report.skipped),
    )


def _compared(standing: Standing, subject: "Subject", adaptation: Path | None) -> Standing:
    """With how far the form is from what it was made from."""
    standard = subject.standard
    standing = replace(standing, standard=f"{standard.id} {standard.version}" if standard else "")
    comparison = _comparison(subject, adaptation)
    if comparison is None:
        return standing
    return replace(standing, changes=len(comparison.meant), profile=comparison.profile.value)


def _comparison(subject: "Subject", adaptation: Path | None) -> "Comparison | None":
    """What Compare would show of an adaptation; of another form, what its own settings tell."""
    from formkit.changes.detection import find_changes  # noqa: PLC0415 - as above
    from formkit.jobs.comparing import Comparison  # noqa: PLC0415 - as above
    from formkit.jobs.judging.adaptations import compare_adapted  # noqa: PLC0415 - as above

    new, standard, base = subject.form, subject.standard, subject.base
    if adaptation is not None:
        try:
            return compare_adapted(adaptation, new, standard)
        except FormkitError:
            pass  # the adaptation beside a form is another one now
    old = base.form if base else None
    if old is None:
        return None
    return Comparison(old=old, new=new, changes=find_changes(old, new), standard=standard)


def remembered(standing: Standing) -> dict[str, object] | None:
    """A standing as plain values for a file; None where it has to be found out again.

    What could not be read may be readable the next time, whatever its date.
    """
    if standing.problem:
        return None
    return {name: getattr(standing, name) for name in _DEFAULTS}


def recalled(plain: object) -> Standing | None:
    """What ``remembered`` gave; None for anything else."""
    if not isinstance(plain, Mapping) or plain.keys() != _DEFAULTS.keys():
        return None
    values: dict[str, Any] = dict(plain)
    alike = (_is_like(values[name], default) for name, default in _DEFAULTS.items())
    return Standing(**values) if all(alike) else None


def _is_like(value: object, default: object) -> bool:
    return type(value) is type(default) or (default is None and type(value) is int)


def age_of(entry: Entry, standing: Standing, survey: Survey) -> Age:
    """Whether the workbook that an adaptation builds is there, and was written after it.

    Args:
        entry: an adaptation.
        standing: its own.
        survey: of the folder that both lie in, made just now.
    """
    built = survey.find(entry.path.with_name(standing.builds)) if standing.builds else None
    if built is None:
        return Age.NOT_BUILT
    return Age.OLDER if built.changed < entry.changed else Age.CURRENT


def newer_release(standing: Standing, survey: Survey) -> str:
    """The version of the standard's newest release; empty where the entry is on it already.

    It is empty, too, where the survey does not know the entry's own release.
    """
    standard = standing.standard.partition(" ")[0]
    releases = [one.name for one in survey.of_kind(Kind.STANDARD)]
    known = [name for name in releases if name.partition(" ")[0] == standard]
    is_behind = standing.standard in known[:-1]
    return known[-1].partition(" ")[2] if is_behind else ""
