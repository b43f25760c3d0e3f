"""A form written into somebody's workbook, where only what differs is touched."""

from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.editing import EditedFile, edit_package
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.finding_edits import find_edits
from formkit.formats.losses import find_losses, find_rewriting_losses
from formkit.formats.reading import form_of, read_form
from formkit.formats.replacing import Fingerprint, fingerprint_of, replace_file
from formkit.formats.writing import workbook_bytes
from formkit.jobs.outputs import Output, refuse_names, refuse_to_replace
from formkit.model.edits import Edit
from formkit.model.form import Form, TextSheet
from formkit.model.sheets import Workbook

_PACKAGES = frozenset({"xlsx", "xlsm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedCopy:
    """A workbook edited until it says another form, not written yet."""

    target: Path
    """The workbook that was read."""
    workbook: Workbook
    """The same, as it was read."""
    read: Fingerprint
    edits: tuple[Edit, ...]
    output: Output
    """Where it goes, and what could not be kept."""
    notes: tuple[Message, ...] = ()
    """What to know of the file, though nothing is lost."""

    in_place: bool = False
    """Whether it goes where it came from, since no other place was named."""


def edit_into(source: Path, target: Path, output: Path | None = None) -> EditedCopy:
    """Edit a workbook until it says the form of another file.

    Args:
        source: whose form is wanted; sheets that are no part of a form are added or brought up
            to date where it has them, and never deleted.
        target: the workbook whose colours, comments and other sheets are kept.
        output: where the edited one goes; None: where the target is.  An .xls file cannot be
            edited: then an .xlsx file is written beside it.

    Raises:
        FormkitError: a file cannot be read, or the output's format is another one.
    """
    file = read_file(target)
    workbook = parse_workbook(file, str(target))
    form = _with_sheets_of(workbook, read_form(source))
    read = ReadFile(path=target, content=file, workbook=workbook)
    return edited_copy(read, find_edits(workbook, form), form, output)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file and the workbook in it."""

    path: Path
    content: bytes
    workbook: Workbook


def edited_copy(
    file: ReadFile, edits: tuple[Edit, ...], form: Form, output: Path | None = None
) -> EditedCopy:
    """A file after edits.

    Args:
        file: as read.
        edits: of its workbook.
        form: what the edited file is to say.
        output: where it goes; None: where it came from, and beside an .xls file.

    Raises:
        FormkitError: the output's format is another one.
    """
    path = output or _beside(file.path, file.workbook.format)
    _refuse_format(path, file.workbook.format)
    edited = _edited(file.content, file.workbook, edits, path)
    return EditedCopy(
        in_place=path == file.path and output is None,
        target=file.path,
        workbook=file.workbook,
        read=fingerprint_of(file.content),
        edits=edits,
        output=Output(
            path=path,
            content=edited.content,
            losses=(*edited.losses, *_differences(edited.content, path, form)),
        ),
        notes=edited.notes,
    )


def save_edited(copy: EditedCopy, *, overwrite: bool = False, backup: bool = False) -> Path | None:
    """Write an edited workbook; where it came from, only when that file is as it was read.

    Args:
        copy: as ``edit_into`` gave it.
        overwrite: whether another file that is there may be replaced.
        backup: whether what was there is kept beside.

    Returns:
        The file that keeps what was there, if there is one.

    Raises:
        FormkitError: the file changed, is open elsewhere, or cannot be written.
    """
    refuse_edited(copy, overwrite=overwrite)
    path = copy.output.path
    reachable(path.parent).mkdir(parents=True, exist_ok=True)
    is_target = reachable(path).resolve() == reachable(copy.target).resolve()
    read = copy.read if is_target else None
    return replace_file(copy.output.content, path, read=read, backup=backup)


def refuse_edited(copy: EditedCopy, *, overwrite: bool = False) -> None:
    """Go on only when an edited workbook can be written and no work of others would be lost.

    Raises:
        FormkitError: its name is none for a file, or another file is there.
    """
    refuse_names((copy.output,))
    if not copy.in_place and not overwrite:
        refuse_to_replace((copy.output,))


def _with_sheets_of(workbook: Workbook, form: Form) -> Form:
    """The form with the sheets of a workbook that are no part of any form.

    Where both have one of a name, that of the form counts, unless only its blank rows differ:
    pipe tables have none.
    """
    wanted = {sheet.name: sheet for sheet in form.sheets}
    kept = tuple(
        sheet
        if sheet.name not in wanted or _filled(wanted[sheet.name]) == _filled(sheet)
        else wanted[sheet.name]
        for sheet in form_of(workbook).sheets
    )
    names = {sheet.name for sheet in kept}
    return replace(form, sheets=kept + tuple(one for one in form.sheets if one.name not in names))


def _filled(sheet: TextSheet) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in sheet.rows if any(row))


def _beside(target: Path, file_format: str) -> Path:
    return target.with_suffix(".xlsx") if file_format == "xls" else target


def _refuse_format(path: Path, file_format: str) -> None:
    """A copy has the format of the workbook: macros need .xlsm, and looks are kept in Excel's."""
    wanted = {"xls": "xlsx"}.get(file_format, file_format)
    if path.suffix.lower() != f".{wanted}":
        text = "the edited copy is a file of the format {format}; let its name end in .{format}"
        raise FormkitError(Message(text, format=wanted), loc=Loc(file=str(path)))


def _edited(file: bytes, workbook: Workbook, edits: tuple[Edit, ...], path: Path) -> EditedFile:
    """A package part by part; a text file as a whole, and an .xls file as an .xlsx file."""
    if workbook.format in _PACKAGES:
        return edit_package(file, edits)
    if not edits and workbook.format != "xls":
        return EditedFile(content=file, losses=())
    file_format = path.suffix.lower().removeprefix(".")
    after = edit_workbook(workbook, edits)
    losses = find_losses(after, file_format)
    if workbook.format != "xls":
        losses += find_rewriting_losses(workbook, file)
    return EditedFile(content=workbook_bytes(after, file_format), losses=losses)


def _differences(content: bytes, path: Path, form: Form) -> tuple[Message, ...]:
    """What is told where the edited file does not say the form, as when it has no words for it."""
    if form_of(parse_workbook(content, str(path))) == form:
        return ()
    text = "the edited file does not say quite the same form: formkit diff shows what differs"
    return (Message(text),)
