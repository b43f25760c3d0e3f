"""Two versions of a form joined, decided upon, and written into the one's own workbook."""

from collections.abc import Callable, Mapping
from pathlib import Path

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.merging import Merge, Take, merge, resolved
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.conflict_lists import (
    CONFLICTS_SHEET,
    ConflictList,
    DecidedLine,
    read_decisions,
)
from formkit.formats.conflict_sheets import put_conflicts
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.finding_edits import find_edits
from formkit.formats.reading import form_of
from formkit.jobs.editing import EditedCopy, ReadFile, edited_copy
from formkit.jobs.merging.conflict_places import ConflictPlaces
from formkit.jobs.merging.deciding import Decided, Deciding, decide
from formkit.jobs.merging.stand_ins import with_followers
from formkit.jobs.merging.written_decisions import Vocabulary, row_key, taken_before
from formkit.jobs.subjects import Standards, Terms
from formkit.model.form import Form, TextSheet
from formkit.model.sheets import Workbook

_PACKAGES = frozenset((".xlsx", ".xlsm"))
_MOST_PASSES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTask:
    """What is to be merged, and how."""

    base: Path
    """The form that both sides began with; an empty file where there was none."""
    ours: Path
    """Whose workbook is edited."""
    theirs: Path
    prefer: Take | None = None
    """The side that wins where both cannot."""
    resume: Path | None = None
    """A merged workbook in which decisions were made."""
    vocabulary: Vocabulary = field(default_factory=dict)
    """The words of decisions."""
    standard: str = ""
    """By which both sides are judged; empty: the one that a form names."""
    name: str = ""
    """What the file is called; empty: as it is. Git's copies have names without an ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedForms:
    """A merge, and the file that it goes into; nothing is written yet."""

    task: MergeTask
    decided: Decided
    form: Form
    """What the file is to say, but for the sheet of conflicts."""
    file: ReadFile
    """The workbook to be edited: ours, or the merged one that is resumed."""
    hand_edits: int = 0
    """What people changed in the resumed workbook besides deciding; it is kept."""

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing is left to be decided or to be put right on the sheet."""
        return not self.decided.open and not self.decided.problems


Words = Callable[[Decided, Mapping[str, Loc]], ConflictList]
"""Words the conflicts in the reader's language; given the cell of each, by its key."""


def merge_files(task: MergeTask) -> MergedForms:
    """Merge three files of one form.

    Raises:
        FormkitError: a file cannot be read, or the one to be resumed has no sheet of conflicts.
    """
    file = _read(task.ours, task.name)
    base, ours = _base(task), form_without_conflicts(file.workbook)
    theirs = form_without_conflicts(_read(task.theirs, task.name).workbook)
    plain = merge(base, ours, theirs)
    standards, terms = Standards(), Terms(standard=task.standard)
    judged_by = (standards.of(one, terms) for one in (ours, theirs, base))
    deciding = Deciding(
        vocabulary=task.vocabulary,
        prefer=task.prefer,
        standard=next((one for one in judged_by if one), None),
    )
    if task.resume:
        return _resumed(task, plain, deciding, _read(task.resume, task.name))
    decided = decide(plain, deciding)
    return MergedForms(task=task, decided=decided, form=decided.merge.form, file=file)


def merged_copy(
    merged: MergedForms, words: Words, output: Path | None = None, *, finish: bool = False
) -> EditedCopy:
    """The workbook with the merged form, and with the sheet of conflicts where there are any.

    Args:
        merged: as ``merge_files`` gave it.
        words: words the conflicts.
        output: where it goes; None: where the workbook came from.
        finish: whether the sheet goes, once all is decided.

    Raises:
        FormkitError: the output's format is another one.
    """
    file, edits = merged.file, find_edits(merged.file.workbook, merged.form)
    copy = edited_copy(file, edits, merged.form, output)
    if not merged.decided.conflicts or (finish and merged.is_finished):
        return copy
    path = copy.output.path
    listed = words(merged.decided, find_places(merged.decided, copy.output.content, path))
    if path.suffix.lower() in _PACKAGES:
        return _with_sheet(copy, listed)
    sheet = TextSheet(name=CONFLICTS_SHEET, rows=_table(listed.rows))
    form = replace(merged.form, sheets=(*merged.form.sheets, sheet))
    return edited_copy(file, find_edits(file.workbook, form), form, output)


def find_places(decided: Decided, content: bytes, path: Path) -> dict[str, Loc]:
    """The cell of each conflict in a file that says the merged form, by its key."""
    places = ConflictPlaces(decided.merge, form_of(parse_workbook(content, str(path))))
    return {one.conflict.key: places.find(one.conflict) for one in decided.conflicts}


def copy_for_git(merged: MergedForms, words: Words) -> EditedCopy:
    """The workbook as git wants it: in the place of ours, whatever that temporary file is called.

    Raises:
        FormkitError: the workbook's format cannot be edited in its place.
    """
    temporary = merged.file.path
    file = replace(merged.file, path=Path(merged.task.name))
    copy = merged_copy(replace(merged, file=file), words)
    if copy.output.path != file.path:
        text = "a workbook of the old kind cannot be merged in its place; save it as .xlsx first"
        raise FormkitError(Message(text), loc=Loc(file=merged.task.name))
    return replace(copy, target=temporary, output=replace(copy.output, path=temporary))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenChanges:
    """What the merged form has of each side, but for what is only written differently."""

    ours: tuple[Change, ...]
    theirs: tuple[Change, ...]
    both: tuple[Change, ...]
    """What both sides did alike."""


def taken_changes(merge: Merge) -> TakenChanges:
    """What of each side's changes is in the merged form."""
    merged = _by_fingerprint(merge.base, merge.form)
    ours, theirs = (_by_fingerprint(merge.base, side) for side in (merge.ours, merge.theirs))
    kept = {key: one for key, one in ours.items() if key in merged}
    others = {key: one for key, one in theirs.items() if key in merged}
    return TakenChanges(
        ours=tuple(one for key, one in kept.items() if key not in others),
        theirs=tuple(one for key, one in others.items() if key not in kept),
        both=tuple(one for key, one in kept.items() if key in others),
    )


def _by_fingerprint(old: Form, new: Form) -> dict[str, Change]:
    changes = find_changes(old, new)
    return {fingerprint(one): one for one in changes if not getattr(one, "equivalent", False)}


def _with_sheet(copy: EditedCopy, listed: ConflictList) -> EditedCopy:
    added = put_conflicts(copy.output.content, listed)
    losses = tuple(dict.fromkeys((*copy.output.losses, *added.losses)))
    return replace(copy, output=replace(copy.output, content=added.content, losses=losses))


def _table(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Rows as text files hold them: a line each, without the empty cells at their ends."""
    lines = (tuple(" ".join(text.split()) for text in row) for row in rows)
    return tuple(row[: max(at for at, text in enumerate(row, 1) if text)] for row in lines)


def _resumed(task: MergeTask, plain: Merge, deciding: Deciding, file: ReadFile) -> MergedForms:
    lines = decided_lines(file.workbook)
    refuse_other_forms(plain, lines, file)
    decided = decide(plain, replace(deciding, lines=lines))
    written = as_taken(plain, lines).form
    found = form_without_conflicts(file.workbook)
    return MergedForms(
        task=task,
        decided=decided,
        form=_with_edits_by_hand(written, found, decided.merge.form),
        file=file,
        hand_edits=len(find_changes(written, found)),
    )


def as_taken(plain: Merge, lines: tuple[DecidedLine, ...]) -> Merge:
    """The merge that the form beside a sheet of conflicts holds."""
    return resolved(plain, with_followers(plain.conflicts, taken_before(lines)))


def decided_lines(workbook: Workbook) -> tuple[DecidedLine, ...]:
    """What people decided on the sheet of conflicts.

    Raises:
        FormkitError: the workbook has no such sheet, or its hidden columns are gone.
    """
    lines = read_decisions(workbook)
    if lines is None:
        text = (
            "there is no sheet {sheet} with its hidden columns in this workbook, so no decisions"
            " can be read; name the file that formkit wrote"
        )
        raise FormkitError(Message(text, sheet=CONFLICTS_SHEET), loc=Loc(file=workbook.path))
    return lines


def refuse_other_forms(plain: Merge, lines: tuple[DecidedLine, ...], file: ReadFile) -> None:
    """Go on only when the sheet is of these forms: else all decisions on it would be lost.

    Raises:
        FormkitError: it is of others, or the sides were named the other way round.
    """
    signs = {one.key: one.sign for one in lines}
    known = [one for one in plain.conflicts if one.key in signs]
    loc = Loc(file=str(file.path), sheet=CONFLICTS_SHEET)
    if not known:
        text = (
            "none of the conflicts on this sheet is one of these forms, so nothing was read: name"
            " the three forms that were merged, as they were"
        )
        raise FormkitError(Message(text), loc=loc)
    if any(row_key(one) != one.key + signs[one.key] for one in known):
        text = "{ours} and {theirs} are named the other way round than when this sheet was written"
        raise FormkitError(Message(text, ours="OURS", theirs="THEIRS"), loc=loc)


def _with_edits_by_hand(written: Form, found: Form, wanted: Form) -> Form:
    """The form that is wanted, with what people changed in the file that formkit wrote.

    Where they changed what a decision says otherwise, their edit stands.
    """
    if found == written:
        return wanted
    joined = merge(written, found, wanted)
    for _ in range(_MOST_PASSES):
        if not joined.conflicts:
            break
        joined = resolved(joined, {one.key: Take.OURS for one in joined.conflicts})
    return joined.form


def _base(task: MergeTask) -> Form:
    """The form that both sides began with; an empty one where each began on its own."""
    return (
        Form()
        if not read_file(task.base).strip()
        else form_without_conflicts(_read(task.base, task.name).workbook)
    )


def _read(path: Path, name: str) -> ReadFile:
    content = read_file(path)
    return ReadFile(path=path, content=content, workbook=parse_workbook(content, name or str(path)))


def form_without_conflicts(workbook: Workbook) -> Form:
    """The form of a workbook, without what formkit says on a sheet of its own."""
    form = form_of(workbook)
    others = tuple(one for one in form.sheets if one.name != CONFLICTS_SHEET)
    return replace(form, sheets=others) if others != form.sheets else form
