"""Upgrades decided in Excel: the workbook of conflicts, written and read."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from formkit.cli.output import remark, screen_of

if TYPE_CHECKING:
    from formkit.core.location import Loc
    from formkit.formats.conflict_lists import ConflictList
    from formkit.jobs import Upgrades
    from formkit.jobs.merging.deciding import Decided
    from formkit.jobs.outputs import Output
    from formkit.jobs.upgrading.decisions import DecidedWorkbook


def read_workbook(
    adaptation: Path, conflicts: Path | None, resume: Path | None
) -> "DecidedWorkbook | None":
    """The workbook to be resumed; None where none is.

    Raises:
        FormkitError: it cannot be read, or the command line can be read in no way.
    """
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if conflicts and resume:
        text = "--resume writes the workbook that it reads anew, so --conflicts does not go with it"
        raise FormkitError(Message(text))
    if (conflicts or resume) and adaptation.is_dir():
        text = "each country decides for itself: name one adaptation with --conflicts or --resume"
        raise FormkitError(Message(text))
    if resume is None:
        return None
    from formkit.jobs.upgrading.decisions import read_upgrade_decisions  # noqa: PLC0415 - as above

    return read_upgrade_decisions(resume)


def workbooks(
    ctx: click.Context,
    upgrades: "Upgrades",
    read: "DecidedWorkbook | None",
    conflicts: Path | None,
) -> "tuple[Output, ...]":
    """The workbook of conflicts, where one is wanted and there are any.

    Raises:
        FormkitError: decisions in the one that was read would be lost.
    """
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.jobs.upgrading.decisions import (  # noqa: PLC0415 - as above
        conflicts_workbook,
        refuse_lost_decisions,
    )

    path = read.file.path if read else conflicts
    if path is None:
        return ()
    (one,) = upgrades.done
    if read:
        refuse_lost_decisions(one, read)
    for loc, problem in one.decided.problems:
        remark(ctx, Message("{cell}: {problem}", cell=loc.a1, problem=problem))
    if not one.decided.conflicts:
        return ()

    def words(decided: "Decided", places: Mapping[str, "Loc"]) -> "ConflictList":
        from formkit.render.xlsx.conflicts import conflicts_of  # noqa: PLC0415 - as above

        text = (
            "Then save and close the workbook and run the upgrade again with `--resume {file}`:"
            " until then the country keeps what it has."
        )
        return conflicts_of(decided, places, Message(text, file=path.name), screen_of(ctx))

    return (conflicts_workbook(one, path, words),)
