"""One adaptation on its way to another release: its conflicts, decided one by one.

What is decided stands in one place only, the workbook of conflicts beside the
adaptation: the file that ``formkit upgrade --resume`` reads and in which people
decide with Excel.  Each decision is written there as a whole file before it is
shown, so that nothing is lost whenever the work ends; of the workbook only its
sheet of conflicts is touched.
"""

from collections.abc import Iterable
from pathlib import Path

from formkit.changes.merging import Decision, OwnText
from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.beside_names import conflicts_path
from formkit.formats.conflict_lists import CONFLICTS_SHEET, DecidedLine
from formkit.formats.files import parse_workbook, read_file
from formkit.formats.replacing import Fingerprint, fingerprint_of, replace_file
from formkit.formats.spreadsheet_cells import make_cell
from formkit.jobs.merging import Words, decided_lines, refuse_other_forms
from formkit.jobs.merging.deciding import Decided, Deciding, WeighedConflict, decide
from formkit.jobs.merging.decision_sheets import with_decisions
from formkit.jobs.merging.written_decisions import DecisionWord, Vocabulary, row_key
from formkit.jobs.upgrading.decisions import conflicts_workbook, read_upgrade_decisions
from formkit.jobs.upgrading.release_pairs import Standards
from formkit.jobs.upgrading.upgraded import Upgraded, UpgradeTask, upgraded
from formkit.model.sheets import EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody says of one conflict."""

    key: str
    decision: Decision | None = None
    """None: nothing any more."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was done, to be taken back."""

    key: str
    before: DecidedLine | None
    """What stood in the row; None: nothing did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpgradeSession:
    """An adaptation, its conflicts, and what the workbook says of them."""

    source: Path
    to: str
    standards: Standards
    """Those read already."""
    vocabulary: Vocabulary = field(default_factory=dict)
    upgraded: Upgraded
    """As it was carried when the adaptation was read."""
    source_read: Fingerprint
    workbook: Path
    read: Fingerprint | None = None
    """Of the workbook; None where there is none yet."""
    lines: tuple[DecidedLine, ...] = ()
    decided: Decided
    steps: tuple[Step, ...] = ()
    """What can be taken back, the last one last."""

    @property
    def stale(self) -> tuple[DecidedLine, ...]:
        """What was decided about conflicts that are not there any more."""
        met = {one.conflict.key for one in self.decided.conflicts}
        return tuple(one for one in self.lines if one.decision.text and one.key not in met)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is left to be decided."""
        return not self.decided.open

    def line(self, key: str) -> DecidedLine | None:
        """What the workbook says of a conflict."""
        return next((one for one in self.lines if one.key == key), None)

    def find(self, key: str) -> WeighedConflict:
        """A conflict.

        Raises:
            FormkitError: it is not there any more.
        """
        for one in self.decided.conflicts:
            if one.conflict.key == key:
                return one
        text = "this conflict is not there any more: another decision, or the adaptation, ended it"
        raise FormkitError(Message(text))


def open_session(
    source: Path, to: str, *, vocabulary: Vocabulary, standards: Standards
) -> UpgradeSession:
    """Carry an adaptation to a release, and read what was decided about it before.

    Args:
        source: the adaptation.
        to: the release, ``2026.2``.
        vocabulary: the words of decisions.
        standards: those read already.

    Raises:
        FormkitError: it cannot be carried, or its workbook of conflicts cannot be read.
    """
    words = {**vocabulary, **{str(one): one for one in DecisionWord}}
    workbook = conflicts_path(source, to)
    lines, read = _lines_in(workbook)
    source_read = fingerprint_of(read_file(source))
    deciding = Deciding(lines=lines, vocabulary=words)
    task = UpgradeTask(source=source, to=to, deciding=deciding)
    one = upgraded(task, source, standards)
    return UpgradeSession(
        source=source,
        to=to,
        standards=standards,
        vocabulary=words,
        upgraded=one,
        source_read=source_read,
        workbook=workbook,
        read=read,
        lines=lines,
        decided=one.decided,
    )


def choose(session: UpgradeSession, choice: Choice, words: Words) -> UpgradeSession:
    """Decide a conflict, and write it down at once.

    Args:
        session: as it was left.
        choice: what somebody says.
        words: words the sheet of conflicts.

    Raises:
        FormkitError: the conflict is not there any more, or the workbook cannot be written;
            then nothing is decided.
    """
    now = up_to_date(session)
    line = _line_of(now, choice)
    saved = _saved(now, _with_line(now.lines, line), words)
    return _with_step(saved, now, choice.key)


def take_back(session: UpgradeSession, words: Words) -> UpgradeSession:
    """Undo what was done last.

    Raises:
        FormkitError: the workbook cannot be written.
    """
    if not session.steps:
        return session
    now = up_to_date(session)
    *steps, last = now.steps
    others = tuple(one for one in now.lines if one.key != last.key)
    lines = _with_line(now.lines, last.before) if last.before else others
    return replace(_saved(now, lines, words), steps=tuple(steps))


def take_over(session: UpgradeSession, path: Path, words: Words) -> tuple[UpgradeSession, int]:
    """Take the decisions of another workbook of conflicts, made in Excel or by a colleague.

    Returns:
        The session, and how many decisions were taken over.

    Raises:
        FormkitError: it is no workbook of this upgrade's conflicts, or cannot be read.
    """
    now = up_to_date(session)
    read = read_upgrade_decisions(path)
    refuse_other_forms(now.decided.plain, read.lines, read.file)
    known = {one.key: one for one in now.lines}
    new = [one for one in read.lines if one.decision.text and _differs(one, known.get(one.key))]
    if not new:
        return now, 0
    lines = now.lines
    for one in new:
        lines = _with_line(lines, one)
    return replace(_saved(now, lines, words), steps=()), len(new)


def up_to_date(session: UpgradeSession) -> UpgradeSession:
    """The session with what others did to the files meanwhile; the same where nobody did.

    Raises:
        FormkitError: a file cannot be read any more.
    """
    if fingerprint_of(read_file(session.source)) != session.source_read:
        anew = open_session(
            session.source, session.to, vocabulary=session.vocabulary, standards=session.standards
        )
        lines = anew.lines if anew.read else session.lines
        return replace(anew, lines=lines, decided=_decide(anew, lines), steps=session.steps)
    lines, read = _lines_in(session.workbook)
    if read == session.read:
        return session
    if read is None:  # somebody deleted the workbook: the next decision writes it anew
        return replace(session, read=None)
    return replace(session, lines=lines, read=read, decided=_decide(session, lines))


def _lines_in(path: Path) -> tuple[tuple[DecidedLine, ...], Fingerprint | None]:
    if not reachable(path).exists():
        return (), None
    file = read_upgrade_decisions(path)
    return file.lines, fingerprint_of(file.file.content)


def _decide(session: UpgradeSession, lines: tuple[DecidedLine, ...]) -> Decided:
    standard = session.upgraded.comparison.standard
    deciding = Deciding(lines=lines, vocabulary=session.vocabulary, standard=standard)
    return decide(session.decided.plain, deciding)


def _line_of(session: UpgradeSession, choice: Choice) -> DecidedLine:
    conflict = session.find(choice.key).conflict
    decision = choice.decision
    is_own = isinstance(decision, OwnText)
    word = str(DecisionWord.OWN) if is_own else str(decision or "")
    loc = Loc(file=str(session.workbook), sheet=CONFLICTS_SHEET)
    return DecidedLine(
        key=choice.key,
        sign=row_key(conflict)[-1],
        decision=make_cell(word) if word else EMPTY,
        decision_loc=loc,
        own=make_cell(decision.text) if isinstance(decision, OwnText) else EMPTY,
        own_loc=loc,
        note=make_cell(choice.note).text,
    )


def _with_line(lines: Iterable[DecidedLine], line: DecidedLine) -> tuple[DecidedLine, ...]:
    return (*(one for one in lines if one.key != line.key), line)


def _with_step(session: UpgradeSession, before: UpgradeSession, key: str) -> UpgradeSession:
    step = Step(key=key, before=before.line(key))
    return replace(session, steps=(*before.steps, step))


def _differs(line: DecidedLine, known: DecidedLine | None) -> bool:
    said = (line.decision.text, line.own.text, line.note)
    return known is None or said != (known.decision.text, known.own.text, known.note)


def _saved(session: UpgradeSession, lines: tuple[DecidedLine, ...], words: Words) -> UpgradeSession:
    """The session with other decisions, once they are on the disk."""
    path = session.workbook
    now = replace(session, lines=lines, decided=_decide(session, lines))
    if session.read is None:
        content = conflicts_workbook(session.upgraded, path, words).content
    else:
        content = read_file(path)
    written = with_decisions(content, path, now.decided, now.stale, words)
    try:
        replace_file(written, path, read=session.read)
    except FormkitError as error:
        text = "the decision is not kept, since its workbook cannot be written: {why}"
        raise FormkitError(Message(text, why=error.message), loc=error.loc) from error
    read = decided_lines(parse_workbook(written, str(path)))
    return replace(now, lines=read, read=fingerprint_of(written))
