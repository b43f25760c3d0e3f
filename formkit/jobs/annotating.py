"""Annotated copies of forms: what an officer sends back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.findings import Report
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.formats.annotating import annotate_package
from formkit.formats.annotations import Annotations
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.losses import find_losses, find_rewriting_losses
from formkit.formats.writing import workbook_bytes
from formkit.jobs.outputs import Output
from formkit.model.sheets import Workbook

Words = Callable[[Report, Workbook], Annotations]
"""Words a report in the reader's language."""
FormWords = Callable[[Workbook], Annotations]
"""Words what is said of one form."""

_PACKAGES = frozenset(("xlsx", "xlsm"))
_NEW = "xlsx"
"""What the copy of a file becomes that is no package."""


def annotated_copies(reports: tuple[Report, ...], target: Path, words: Words) -> tuple[Output, ...]:
    """Annotated copies of the forms that were checked, not written yet.

    A workbook of Excel's keeps all that it has; of any other file a new workbook is made.

    Args:
        reports: one a form; each names its file.
        target: a file for one form, else a folder, in which each copy is called as its form.
        words: words a report in the reader's language.

    Raises:
        FormkitError: a file cannot be read any more, or the target is no place for the copies.
    """
    if len(reports) > 1 and not _is_folder(target):
        text = "{file} is one file, and there are {count} forms; name a folder for their copies"
        raise FormkitError(Message(text, file=str(target), count=len(reports)))
    return tuple(annotated_copy(report.file, target, partial(words, report)) for report in reports)


def annotated_copy(file: str, target: Path, words: FormWords) -> Output:
    """The annotated copy of one form, not written yet.

    Args:
        file: the form's.
        target: a file, or a folder in which the copy is called as its form.
        words: words what is said of the form.

    Raises:
        FormkitError: the file cannot be read any more, or the target is no place for a copy.
    """
    source = Path(file)
    content = read_file(source)
    workbook = parse_workbook(content, file)
    file_format = workbook.format if workbook.format in _PACKAGES else _NEW
    path = target / f"{source.stem}.{file_format}" if _is_folder(target) else target
    _refuse_format(path, file_format, file)
    losses: tuple[Message, ...] = ()
    if workbook.format not in _PACKAGES:
        losses = find_losses(workbook, file_format)
        if workbook.format == "xls":
            losses += find_rewriting_losses(workbook, content)
        content = workbook_bytes(workbook, file_format)
    annotated = annotate_package(content, words(workbook))
    return Output(path=path, content=annotated.content, losses=(*losses, *annotated.losses))


def _is_folder(target: Path) -> bool:
    return reachable(target).is_dir() or not target.suffix


def _refuse_format(path: Path, file_format: str, source: str) -> None:
    """Macros need .xlsm, and Excel opens no file that is called otherwise than it is."""
    if path.suffix.lower() != f".{file_format}":
        text = "the annotated copy of {file} has the format {format}; let its name end in .{format}"
        raise FormkitError(Message(text, file=source, format=file_format), loc=Loc(file=str(path)))
