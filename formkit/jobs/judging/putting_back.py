"""Changes put back in the workbook that was edited: the old in its place, all else as it is."""

from collections.abc import Collection

from formkit.changes.kinds import Change
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.files import read_file
from formkit.formats.finding_edits import find_edits
from formkit.jobs.editing import EditedCopy, edited_copy
from formkit.jobs.judging import Judged
from formkit.jobs.judging.reverting import Reverted, revert
from formkit.jobs.undoing import Step, write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """A workbook without some of its changes, not written yet."""

    reverted: Reverted
    copy: EditedCopy
    before: bytes
    """The file as it was compared."""


def put_back(judged: Judged, chosen: Collection[Change]) -> PutBack:
    """Put changes back in the edited workbook, where it lies.

    Args:
        judged: the forms.
        chosen: some of their changes, the very same values.

    Raises:
        FormkitError: the file changed since it was compared, its format cannot be edited in
            place, or the changes cannot be put back by themselves.
    """
    file = judged.edited
    if file is None:
        text = "there is no edited form here to put anything back in: open it first"
        raise FormkitError(Message(text))
    loc = Loc(file=str(file.path))
    if read_file(file.path) != file.content:
        text = "somebody changed the file after it was compared, so nothing was done: compare again"
        raise FormkitError(Message(text), loc=loc)
    if file.workbook.format == "xls":
        text = (
            "a file of the old format .xls cannot be edited: save it as .xlsx in Excel, open that"
        )
        raise FormkitError(Message(text), loc=loc)
    comparison = judged.comparison
    reverted = revert(comparison.old, comparison.new, comparison.changes, chosen)
    edits = find_edits(file.workbook, reverted.form)
    copy = edited_copy(file, edits, reverted.form)
    return PutBack(reverted=reverted, copy=copy, before=file.content)


def save_put_back(put: PutBack, *, backup: bool = True) -> Step:
    """Write the workbook where it was read, only if nobody wrote it meanwhile.

    Raises:
        FormkitError: the file changed, is open elsewhere, or cannot be written.
    """
    output = put.copy.output
    return write_step(output.path, output.content, put.before, backup=backup)
