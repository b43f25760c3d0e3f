"""What can be mended in forms, mended in their authors' workbooks."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from formkit.core.errors import FormkitError, UnreadableFormError
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.files import parse_workbook, read_file
from formkit.jobs.configuring import terms_of
from formkit.jobs.editing import EditedCopy, ReadFile, edited_copy
from formkit.jobs.subjects import BY_ITSELF, Judgement, Prepared, Standards, Terms, subject_of
from formkit.lint.configuration import choose_rules
from formkit.lint.judging import judge
from formkit.lint.mending import Examined, Mended, Mending, mend
from formkit.model.sheets import Workbook

WhyRefused = Callable[[bytes, str], Message | None]
"""What pyxform says against a file, given its content and name; None where it takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedForm:
    """A form with all its fixes, not written yet."""

    path: Path
    made: tuple[Mending, ...] = ()
    refused: tuple[Mending, ...] = ()
    """Fixes that were tried and taken back."""
    unsafe_left: int = 0
    """How many fixes more there are that somebody might not want."""
    copy: EditedCopy | None = None
    """The edited workbook; None where nothing is to be written."""
    why_not: Message | None = None
    """Why the fixes of this form are not to be written at all."""


def fix_files(
    paths: Iterable[Path], judgement: Judgement = BY_ITSELF, *, unsafe: bool = False
) -> tuple[FixedForm, ...]:
    """Mend forms in memory; ``save_edited`` writes one.

    Files that cannot be read are passed over: ``check_files`` tells of them.

    Args:
        paths: the files.
        judgement: by what they are judged; what it lets stand is not mended.
        unsafe: whether fixes are made that somebody might not want.

    Raises:
        BadManifestError: a configuration or baseline does not hold what it should.
        UnknownNameError: a standard or component that was asked for is not here.
    """
    files = tuple(paths)
    standards = Standards()
    pairs = zip(files, terms_of(files, judgement), strict=True)
    fixed = (_fixed(path, terms, standards, unsafe=unsafe) for path, terms in pairs)
    return tuple(one for one in fixed if one)


def _fixed(path: Path, terms: Terms, standards: Standards, *, unsafe: bool) -> FixedForm | None:
    try:
        content = read_file(path)
        workbook = parse_workbook(content, str(path))
    except UnreadableFormError:
        return None

    def examine(one: Workbook) -> Examined:
        subject = subject_of(Prepared(workbook=one, terms=terms), standards)
        return Examined(
            subject=subject, report=judge(subject, choose_rules(*terms.layers), terms.known)
        )

    mended = mend(workbook, examine, unsafe=unsafe)
    file = ReadFile(path=path, content=content, workbook=workbook)
    refusal = partial(_newly_refused, file) if terms.compiles else None
    return fixed_form(file, mended, refusal)


def fixed_form(file: ReadFile, mended: Mended, refusal: WhyRefused | None) -> FixedForm:
    """What was mended in memory as an edited file, not written yet.

    Args:
        file: as read.
        mended: what became of its workbook.
        refusal: tells why the mended file is not to be; None: nobody is asked.
    """
    found = FixedForm(
        path=file.path, made=mended.made, refused=mended.refused, unsafe_left=mended.unsafe_left
    )
    if not mended.edits:
        return found
    try:
        copy = edited_copy(file, mended.edits, mended.form)
    except FormkitError as error:
        return replace(found, why_not=error.message)
    if refusal and (why_not := refusal(copy.output.content, str(copy.output.path))):
        return replace(found, why_not=why_not)
    return replace(found, copy=copy)


def why_refused(content: bytes, path: str) -> Message | None:
    """What pyxform says against a mended file; None where it takes it.

    Args:
        content: of the file.
        path: its name, which tells its format.
    """
    from formkit.formats.xform import compile_form  # noqa: PLC0415 - not always asked

    errors = compile_form(parse_workbook(content, path)).errors
    if not errors:
        return None
    return Message("pyxform would refuse the fixed form: {text}", text=errors[0].text)


def _newly_refused(before: ReadFile, content: bytes, path: str) -> Message | None:
    """What pyxform says against a file, where it took the one before."""
    why = why_refused(content, path)
    return None if why and why_refused(before.content, str(before.path)) else why
