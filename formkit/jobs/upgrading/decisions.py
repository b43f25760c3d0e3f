"""The workbook in which a country decides the conflicts of its upgrade."""

from hashlib import sha256
from pathlib import Path

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.merging import Merge, Take, resolved
from formkit.compose.settings import ADAPTATION_SETTING
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.conflict_lists import CONFLICTS_SHEET, DecidedLine, read_form_sign
from formkit.formats.conflict_sheets import put_conflicts
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.layout import layout
from formkit.formats.reading import form_of
from formkit.formats.writing import workbook_bytes
from formkit.jobs.editing import ReadFile
from formkit.jobs.merging import (
    Words,
    as_taken,
    decided_lines,
    find_places,
    form_without_conflicts,
    refuse_other_forms,
)
from formkit.jobs.outputs import Output
from formkit.jobs.upgrading.upgraded import Upgraded
from formkit.model.form import Form

_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedWorkbook:
    """A workbook of conflicts in which people decided."""

    file: ReadFile
    lines: tuple[DecidedLine, ...]


def read_upgrade_decisions(path: Path) -> DecidedWorkbook:
    """Read the workbook of an upgrade's conflicts.

    Raises:
        FormkitError: it cannot be read, or has no sheet of conflicts.
    """
    content = read_file(path)
    workbook = parse_workbook(content, str(path))
    file = ReadFile(path=path, content=content, workbook=workbook)
    return DecidedWorkbook(file=file, lines=decided_lines(workbook))


def refuse_lost_decisions(upgraded: Upgraded, read: DecidedWorkbook) -> None:
    """Go on only when the workbook is of this upgrade, and says nothing but decisions.

    Raises:
        FormkitError: it is of another one, or its form was edited by hand.
    """
    plain = upgraded.decided.plain
    refuse_other_forms(plain, read.lines, read.file)
    if _was_edited(plain, read):
        text = (
            "the form in this workbook was edited outside its sheet {sheet}, and the adaptation"
            " would not have that: undo it here, and put it into the adaptation later, with"
            " formkit adapt"
        )
        loc = Loc(file=str(read.file.path))
        raise FormkitError(Message(text, sheet=CONFLICTS_SHEET), loc=loc)


def _was_edited(plain: Merge, read: DecidedWorkbook) -> bool:
    """Tell whether the form beside the sheet is another one than formkit wrote there."""
    found = form_without_conflicts(read.file.workbook)
    sign = read_form_sign(read.file.workbook)
    if sign:
        return sign != sign_of(found)
    # an older workbook without a sign: whether the adaptation changed meanwhile is not known
    before = form_of(parse_workbook(_content(as_taken(plain, read.lines))))
    return not all(_is_of_path(one) for one in find_changes(before, found))


def sign_of(form: Form) -> str:
    """Sixteen digits that stand for all that a form says, wherever its rows lie."""
    content = workbook_bytes(layout(form), "csv")
    return sha256(content).hexdigest()[:_DIGITS]


def _is_of_path(change: Change) -> bool:
    """Tell whether a change only says that the adaptation goes to another file this time."""
    return isinstance(change, SettingSet) and change.key == ADAPTATION_SETTING


def conflicts_workbook(upgraded: Upgraded, path: Path, words: Words) -> Output:
    """The country's form on the new release, with the sheet of conflicts.

    Args:
        upgraded: the adaptation on the new release.
        path: where the workbook goes; an .xlsx file.
        words: words the conflicts.

    Raises:
        FormkitError: the name does not end in .xlsx, or Excel cannot hold the form.
    """
    if path.suffix.lower() != ".xlsx":
        text = "the workbook of conflicts is a file of Excel's; let its name end in .xlsx"
        raise FormkitError(Message(text), loc=Loc(file=str(path)))
    content = _content(upgraded.decided.merge)
    places = find_places(upgraded.decided, content, path)
    listed = words(upgraded.decided, places)
    sign = sign_of(form_of(parse_workbook(content, str(path))))
    signed = replace(listed, form_sign=sign)
    return Output(path=path, content=put_conflicts(content, signed).content)


def _content(merge: Merge) -> bytes:
    """The workbook of a form in which the country keeps what nobody has decided."""
    while merge.conflicts:
        merge = resolved(merge, dict.fromkeys((one.key for one in merge.conflicts), Take.OURS))
    return workbook_bytes(layout(merge.form), "xlsx")
