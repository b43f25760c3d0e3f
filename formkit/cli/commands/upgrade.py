"""``formkit upgrade``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.exits import Exit
from formkit.cli.options import FORM, OUTPUT, dry_run_option, format_option, overwrite_option
from formkit.cli.output import remark, save, screen_of
from formkit.cli.upgrade_workbooks import read_workbook, workbooks
from formkit.core.values import dataclass
from formkit.render.formats import Format

if TYPE_CHECKING:
    from formkit.jobs import Upgrades, UpgradeTask
    from formkit.jobs.upgrading.decisions import DecidedWorkbook

_SIDES = ("ours", "theirs")
_FORMS = 10
"""An adaptation is as much work as so many forms to check."""


@click.command("upgrade", cls=Command)
@click.argument("adaptation", type=FORM)
@click.option(
    "--to", metavar="VERSION", required=True, help="The release to go to, such as 2026.2."
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="PLACE",
    help="Where to write it: a file for one adaptation, a folder for several; left out, nothing is"
    " written, or with --overwrite where they are.",
)
@click.option(
    "--prefer",
    type=click.Choice(_SIDES),
    metavar="SIDE",
    help="Let the country (ours) or the release (theirs) win where both cannot.",
)
@click.option(
    "--conflicts",
    type=OUTPUT,
    metavar="FILE",
    help="Write a workbook with a sheet of conflicts, to decide them in Excel; of one adaptation.",
)
@click.option(
    "--resume",
    type=FORM,
    metavar="FILE",
    help="Read the decisions from the workbook that --conflicts wrote, and write it anew.",
)
@click.option(
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Spread the work over N processes; left out, one for few adaptations and one a processor"
    " for many.",
)
@format_option
@dry_run_option
@overwrite_option
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - click's options
    """Carry an ADAPTATION, or all of a folder, to another release of their standard.

    What a country changed stays, what the release changed comes, and where both
    changed the same thing somebody has to decide: until then the country keeps
    what it has, and the command ends with exit code 1.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    asked = _Asked(**options)
    read = read_workbook(asked.adaptation, asked.conflicts, asked.resume)
    work = _count(asked.adaptation) * _FORMS
    with jobs.executor_for(work, asked.processes or 0) as executor:
        upgrades = jobs.upgrade(_task(asked, read), executor=executor)
    _show(ctx, asked, upgrades)
    tables = workbooks(ctx, upgrades, read, asked.conflicts)
    if asked.output or asked.overwrite:
        save(ctx, upgrades.outputs, dry_run=asked.dry_run, overwrite=asked.overwrite)
    else:
        text = "nothing is written; name a place with -o, or add --overwrite to write in place"
        remark(ctx, Message(text))
    if tables:
        is_told = asked.overwrite or read is not None
        save(ctx, tables, dry_run=asked.dry_run, overwrite=is_told)
    ctx.exit(_exit(upgrades))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The command line."""

    adaptation: Path
    to: str
    output: Path | None
    prefer: str | None
    conflicts: Path | None
    resume: Path | None
    processes: int | None
    format_: str
    dry_run: bool
    overwrite: bool


def _count(path: Path) -> int:
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` must be quick

    return len(jobs.find_adaptations(path)) if path.is_dir() else 1


def _task(asked: _Asked, read: "DecidedWorkbook | None") -> "UpgradeTask":
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.changes.merging import Take  # noqa: PLC0415 - as above
    from formkit.jobs.merging.deciding import Deciding  # noqa: PLC0415 - as above
    from formkit.render.merge_words import vocabulary  # noqa: PLC0415 - as above

    prefer = Take(asked.prefer) if asked.prefer else None
    lines = read.lines if read else ()
    return jobs.UpgradeTask(
        source=asked.adaptation,
        to=asked.to,
        output=asked.output,
        deciding=Deciding(prefer=prefer, lines=lines, vocabulary=vocabulary()),
    )


def _show(ctx: click.Context, asked: _Asked, upgrades: "Upgrades") -> None:
    if asked.format_ == Format.JSON:
        from formkit.render.json import upgrades as as_json  # noqa: PLC0415 - as above

        streams.give(as_json.render_upgrades(upgrades))
    else:
        from formkit.render.text import upgrades as as_text  # noqa: PLC0415 - as above

        streams.show(as_text.render_upgrades(upgrades, screen_of(ctx)))


def _exit(upgrades: "Upgrades") -> Exit:
    if upgrades.failed:
        return Exit.WRONG_INPUT
    return Exit.FOUND if upgrades.must_decide else Exit.OK
