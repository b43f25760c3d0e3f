"""An upgrade that was decided, written as ``formkit upgrade --resume`` writes it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.formats.releases import find_releases
from formkit.formats.replacing import Fingerprint, replace_file
from formkit.jobs.merging import Words
from formkit.jobs.merging.deciding import Deciding
from formkit.jobs.merging.decision_sheets import with_decisions
from formkit.jobs.outputs import Output, save
from formkit.jobs.upgrading.decisions import (
    conflicts_workbook,
    read_upgrade_decisions,
    refuse_lost_decisions,
)
from formkit.jobs.upgrading.sessions import UpgradeSession
from formkit.jobs.upgrading.upgraded import Upgraded, UpgradeTask, upgraded
from formkit.model.workspace import Release


class LostReleaseError(FormkitError):
    """An adaptation would go where nothing finds the release that it is for."""

    def __init__(self, output: Path, release: Release) -> None:
        """Keep where it would go, and where the release lies."""
        text = (
            "{file} would not find the release {release}, which lies in {folder}: write it beside"
            " the old adaptation, or copy the folders {folders} from there into the folder in"
            " which you work"
        )
        message = Message(
            text,
            file=output.name,
            release=f"{release.id} {release.version}",
            folder=str(release.folder.parents[2]),
            folders=("standards", "templates"),
        )
        super().__init__(message, loc=Loc(file=str(output)))
        self.release = release


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedUpgrade:
    """What would be written, and nothing is yet."""

    upgraded: Upgraded
    workbook: Output | None = None
    """The conflicts with the form that was decided; None where nobody decided anything."""
    read: Fingerprint | None = None
    """Of the workbook as it was read."""

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The adaptation, and its waivers where they have to be written anew."""
        return self.upgraded.outputs


def target_of(source: Path, to: str) -> Path:
    """A name for the upgraded adaptation that leaves the old one alone.

    >>> target_of(Path("chad/adaptation.yaml"), "2026.2").as_posix()
    'chad/adaptation_2026.2.yaml'
    """
    return source.with_name(f"{source.stem}_{to}{source.suffix}")


def lost_release(session: UpgradeSession, output: Path) -> Release | None:
    """The new release, where nothing would find it from where the adaptation goes.

    Args:
        session: an adaptation on its way.
        output: the file that is to be written.
    """
    standard, workspace = session.upgraded.comparison.standard, session.standards.workspace
    assert standard is not None  # noqa: S101 - it goes to a release of one
    asked = standard.id, standard.version
    if find_releases(workspace, near=output).find(*asked):
        return None
    return find_releases(workspace, near=session.source).find(*asked)


def refuse_lost_releases(sessions: Sequence[UpgradeSession], outputs: Sequence[Path]) -> None:
    """Go on only when each adaptation finds its release from where it is written.

    Args:
        sessions: adaptations on their way.
        outputs: their files, in the same order.

    Raises:
        LostReleaseError: one would not.
    """
    for session, output in zip(sessions, outputs, strict=True):
        if release := lost_release(session, output):
            raise LostReleaseError(output, release)


def finish(session: UpgradeSession, output: Path, words: Words) -> FinishedUpgrade:
    """Write the adaptation for its new release, with what was decided.

    Where nobody decided, the country keeps what it has.

    Args:
        session: up to date.
        output: where the adaptation goes.
        words: words the sheet of conflicts.

    Raises:
        FormkitError: somebody edited the form beside the sheet of conflicts.
    """
    deciding = Deciding(lines=session.lines, vocabulary=session.vocabulary)
    task = UpgradeTask(source=session.source, to=session.to, output=output, deciding=deciding)
    one = upgraded(task, session.source, session.standards)
    is_told = any(session.line(each.conflict.key) for each in one.decided.conflicts)
    if session.read is None or not is_told:
        return FinishedUpgrade(upgraded=one)
    refuse_lost_decisions(one, read_upgrade_decisions(session.workbook))
    workbook = conflicts_workbook(one, session.workbook, words)
    if session.stale:  # what was decided in vain is no less somebody's work
        path = session.workbook
        kept = with_decisions(workbook.content, path, one.decided, session.stale, words)
        workbook = replace(workbook, content=kept)
    return FinishedUpgrade(upgraded=one, workbook=workbook, read=session.read)


def save_finished(finished: Iterable[FinishedUpgrade], *, overwrite: bool = False) -> None:
    """Write adaptations, all or none, and the workbooks in which they were decided.

    Raises:
        WouldOverwriteError: a file is there with other content, and nobody said to replace it.
        FormkitError: a file cannot be written, or a workbook was changed meanwhile.
    """
    found = tuple(finished)
    save(tuple(output for one in found for output in one.outputs), overwrite=overwrite)
    for one in found:
        if one.workbook:
            replace_file(one.workbook.content, one.workbook.path, read=one.read)
