"""One form under review: judged at once, then with the compilers, then mended bit by bit.

What is written is made from the bytes that were judged, and only while the
file still holds them.
"""

import errno
from itertools import count
from pathlib import Path
from stat import S_IMODE

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding, Report
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.replacing import Fingerprint, fingerprint_of
from formkit.jobs.apart import apart
from formkit.jobs.configuring import terms_of
from formkit.jobs.editing import EditedCopy, ReadFile, save_edited
from formkit.jobs.fixing import FixedForm, WhyRefused, fixed_form, why_refused
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
from formkit.lint.mending import Examined, mend
from formkit.lint.subject import Subject
from formkit.model.sheets import Workbook

_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WRITE_BITS = 0o222


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A form as it was read, and what is said of it."""

    file: ReadFile
    read: Fingerprint
    """Of the file's content."""
    terms: Terms
    subject: Subject
    report: Report

    @property
    def path(self) -> Path:
        """The form's file."""
        return self.file.path

    @property
    def is_compiled(self) -> bool:
        """Tell whether pyxform and ODK Validate were asked, whatever they could say."""
        return self.subject.compilation is not None


class FileChangedError(FormkitError):
    """A file holds something else than what was checked, so nothing is written into it."""

    def __init__(self, path: Path) -> None:
        """Keep the file."""
        text = (
            "another program changed the file after it was checked, so nothing was written;"
            " look at what is found in it now, then try again"
        )
        super().__init__(Message(text), loc=Loc(file=str(path)))
        self.path = path


class ProtectedError(FormkitError):
    """A file may not be written where it is; a copy elsewhere may be."""


def review(path: Path, judgement: Judgement = BY_ITSELF, *, tell: Tell = nobody) -> Review:
    """Read a form and judge it by the rules alone, which takes a moment only.

    Args:
        path: the form.
        judgement: by what it is judged, with the ``formkit.yaml`` of its folder; the
            compilers are asked by ``with_compilers`` only.
        tell: told how far the work is.

    Raises:
        UnreadableFormError: the file is no form that can be read.
        BadManifestError: the configuration or baseline does not hold what it should.
    """
    tell(Message("reading …"))
    (terms,) = terms_of((path,), judgement)
    content = read_file(path)
    workbook = parse_workbook(content, str(path))
    tell(Message("checking …"))
    subject = subject_of(Prepared(workbook=workbook, terms=terms), Standards())
    return Review(
        file=ReadFile(path=path, content=content, workbook=workbook),
        read=fingerprint_of(content),
        terms=terms,
        subject=subject,
        report=_report(subject, terms),
    )


def with_compilers(under: Review, *, tell: Tell = nobody) -> Review:
    """The same review with what pyxform and ODK Validate say; takes seconds on long forms."""
    if not under.terms.compiles:
        return under
    file, doing = under.file, Message("asking pyxform and ODK Validate …")
    tell(doing)
    asked = apart(_asked, file.content, str(file.path), under.terms, look=lambda: tell(doing))
    subject = replace(under.subject, compilation=asked.compilation, validation=asked.validation)
    return replace(under, subject=subject, report=_report(subject, under.terms))


def _asked(content: bytes, path: str, terms: Terms) -> Prepared:
    """What the compilers say of a file, without the file."""
    asked = compiled(Prepared(workbook=parse_workbook(content, path), terms=terms))
    (told,) = validated((asked,))
    return replace(told, workbook=Workbook(path=path))


def _report(subject: Subject, terms: Terms) -> Report:
    return judge(subject, choose_rules(*terms.layers), terms.known)


def fix_one(under: Review, finding: Finding, *, tell: Tell = nobody) -> FixedForm:
    """A form with the fix of one finding, safe or not, not written yet."""
    return _fixed(under, _only(under.report, finding), unsafe=True, tell=tell)


def fix_safe(under: Review, *, tell: Tell = nobody) -> FixedForm:
    """A form with every fix that nobody could have meant otherwise, not written yet."""
    return _fixed(under, under.report, unsafe=False, tell=tell)


def _only(report: Report, wanted: Finding | None = None) -> Report:
    """A report of which one finding can be mended, or none."""
    findings = (one if one is wanted else replace(one, fixable=False) for one in report.findings)
    return replace(report, findings=tuple(findings))


def _fixed(under: Review, first: Report, *, unsafe: bool, tell: Tell) -> FixedForm:
    """A form with fixes of what is ``fixable`` in a report; of one finding's fix, no others."""
    before = under.file.workbook
    standards = Standards()

    def examine(workbook: Workbook) -> Examined:
        if workbook is before:
            return Examined(subject=under.subject, report=first)
        subject = subject_of(Prepared(workbook=workbook, terms=under.terms), standards)
        report = _report(subject, under.terms)
        return Examined(subject=subject, report=report if first is under.report else _only(report))

    mended = mend(before, examine, unsafe=unsafe)
    return fixed_form(under.file, mended, _refusal(under, tell))


def _refusal(under: Review, tell: Tell) -> WhyRefused | None:
    """Asks pyxform about a mended form, where it is known to have taken the one before."""
    compilation = under.subject.compilation
    if compilation is None or not compilation.xform:
        return None
    doing = Message("asking pyxform about the fixed form …")

    def ask(content: bytes, path: str) -> Message | None:
        tell(doing)
        return apart(why_refused, content, path, look=lambda: tell(doing))

    return ask


def save_reviewed(under: Review, copy: EditedCopy, *, backup: bool) -> Path | None:
    """Write a mended form where it came from.

    Args:
        under: the review that it was made in.
        copy: the mended file.
        backup: whether what was there is kept beside.

    Returns:
        The file that keeps what was there, if there is one.

    Raises:
        FileChangedError: another program changed the file meanwhile.
        ProtectedError: the file or its folder is protected; nothing was changed.
        FormkitError: the file is open elsewhere, or cannot be written; nothing was changed.
    """
    if fingerprint_of(read_file(under.path)) != copy.read:
        raise FileChangedError(under.path)
    try:
        return save_edited(copy, backup=backup)
    except FormkitError as error:
        if _is_protected(copy.output.path, error.__cause__):
            raise ProtectedError(error.message, loc=error.loc) from error
        raise


def _is_protected(path: Path, cause: BaseException | None) -> bool:
    if isinstance(cause, OSError):
        return cause.errno in _NOT_ALLOWED
    file = reachable(path)
    return file.exists() and not S_IMODE(file.stat().st_mode) & _WRITE_BITS


def save_elsewhere(copy: EditedCopy, path: Path, *, overwrite: bool = False) -> Path:
    """Write a mended form under another name; the form itself stays as it is.

    Args:
        copy: the mended file.
        path: where it goes; it has the format of the form.
        overwrite: whether another file that is there may be replaced.

    Returns:
        The path.

    Raises:
        WouldOverwriteError: another file is there.
        FormkitError: the file cannot be written.
    """
    output = replace(copy.output, path=path)
    save_edited(replace(copy, output=output, in_place=False), overwrite=overwrite)
    return path


def free_name_beside(path: Path) -> Path:
    """The first name beside a file that no file has, such as ``form-2.xlsx``."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(one for one in names if not reachable(one).exists())
