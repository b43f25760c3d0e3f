"""``formkit merge``."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.exits import Exit
from formkit.cli.options import FORM, OUTPUT, dry_run_option, format_option, overwrite_option
from formkit.cli.output import remark, screen_of
from formkit.core.values import dataclass
from formkit.render.formats import Format

if TYPE_CHECKING:
    from formkit.core.location import Loc
    from formkit.core.messages import Message
    from formkit.formats.conflict_lists import ConflictList
    from formkit.jobs.editing import EditedCopy
    from formkit.jobs.merging import MergedForms, MergeTask, Words
    from formkit.jobs.merging.deciding import Decided

_SIDES = ("ours", "theirs")


@click.command("merge", cls=Command)
@click.argument("base", type=FORM)
@click.argument("ours", type=FORM)
@click.argument("theirs", type=FORM)
@click.argument("name", required=False, default="")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="The merged workbook: a copy of OURS, in which only what differs is touched.",
)
@click.option(
    "--resume",
    type=FORM,
    metavar="MERGED",
    help="Read the decisions on the sheet of conflicts of this workbook, and write it anew.",
)
@click.option(
    "--finish",
    is_flag=True,
    help="With --resume: take the sheet of conflicts out once all is decided.",
)
@click.option(
    "--prefer",
    type=click.Choice(_SIDES),
    metavar="SIDE",
    help="Let this side win, ours or theirs, where both cannot.",
)
@click.option(
    "--standard",
    metavar="NAME",
    default="",
    help="Judge by this standard, as dtm-wca/2026.1; left out, the one that a form names.",
)
@click.option(
    "--accept-loss",
    is_flag=True,
    help="Go on even if something of the workbook cannot be kept.",
)
@click.option(
    "--git",
    is_flag=True,
    help="As a merge driver of git: write into OURS; NAME is what the file is called.",
)
@format_option
@dry_run_option
@overwrite_option
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - click's options
    """Join OURS and THEIRS, two versions of one BASE, and show where both cannot be had.

    The merged workbook has a sheet of conflicts on which each is decided from a
    list; --resume reads the decisions, some or all. Ends with exit code 1 while
    anything is left to be decided.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    asked = _Asked(**options)
    _check_options(asked)
    merged = jobs.merge_files(_task(asked))
    if not asked.git:
        _show(ctx, asked, merged)
    if asked.git:
        _save(ctx, asked, jobs.copy_for_git(merged, _words(ctx, asked)))
    elif asked.output or asked.resume:
        words = _words(ctx, asked)
        _save(ctx, asked, jobs.merged_copy(merged, words, asked.output, finish=asked.finish))
    ctx.exit(_told_exit(ctx, asked, merged))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The command line."""

    base: Path
    ours: Path
    theirs: Path
    name: str
    output: Path | None
    resume: Path | None
    finish: bool
    prefer: str | None
    standard: str
    accept_loss: bool
    git: bool
    format_: str
    dry_run: bool
    overwrite: bool


def _check_options(asked: _Asked) -> None:
    """Refuse what can be read in no way."""
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if bool(asked.name) != asked.git:
        text = "a fourth name goes with --git, and --git asks for one: `{driver}`"
        raise FormkitError(Message(text, driver="formkit merge --git %O %A %B %P"))
    if asked.git and (asked.output or asked.resume):
        raise FormkitError(
            Message("--git writes into {name}, so -o and --resume do not go with it", name="OURS")
        )
    if asked.finish and not asked.resume:
        raise FormkitError(Message("--finish goes with --resume"))


def _task(asked: _Asked) -> "MergeTask":
    from formkit.changes.merging import Take  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.jobs.merging import MergeTask  # noqa: PLC0415 - as above
    from formkit.render.merge_words import vocabulary  # noqa: PLC0415 - as above

    return MergeTask(
        base=asked.base,
        ours=asked.ours,
        theirs=asked.theirs,
        prefer=Take(asked.prefer) if asked.prefer else None,
        resume=asked.resume,
        vocabulary=vocabulary(),
        standard=asked.standard,
        name=asked.name,
    )


def _show(ctx: click.Context, asked: _Asked, merged: "MergedForms") -> None:
    if asked.format_ == Format.JSON:
        from formkit.render.json import merges as as_json  # noqa: PLC0415 - as above

        streams.give(as_json.render_merge(merged))
    else:
        from formkit.render.text import merges as as_text  # noqa: PLC0415 - as above

        streams.show(as_text.render_merge(merged, screen_of(ctx)))


def _words(ctx: click.Context, asked: _Asked) -> "Words":
    """How the sheet of conflicts is worded."""
    from formkit.render.xlsx.conflicts import conflicts_of  # noqa: PLC0415 - as above

    def words(decided: "Decided", places: Mapping[str, "Loc"]) -> "ConflictList":
        return conflicts_of(decided, places, _resuming(asked), screen_of(ctx))

    return words


def _resuming(asked: _Asked) -> "Message":
    """What to do when decisions are made, and what holds until then."""
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick

    files = (asked.base, asked.ours, asked.theirs)
    names = ("BASE", "OURS", "THEIRS") if asked.git else tuple(one.name for one in files)
    merged = asked.name or (asked.output or asked.resume or asked.ours).name
    text = (
        "Then save and close the workbook and run `{command}`: until then the form keeps, in these"
        " places, what the base said."
    )
    words = ("formkit merge", *names, "--resume", Path(merged).name)
    return Message(text, command=" ".join(words))


def _save(ctx: click.Context, asked: _Asked, copy: "EditedCopy") -> None:
    """Write the merged workbook, or say what would be written."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above
    from formkit.formats.replacing import fingerprint_of  # noqa: PLC0415 - as above

    for loss in copy.output.losses:
        remark(ctx, Message("  not kept: {loss}", loss=loss))
    for note in copy.notes:
        remark(ctx, note)
    if copy.output.losses and not (asked.accept_loss or asked.git):
        text = (
            "nothing was written, since not all can be kept: add --accept-loss to go on all the"
            " same"
        )
        remark(ctx, Message(text))
        ctx.exit(Exit.WRONG_INPUT)
    file = asked.name or str(copy.output.path)
    if copy.in_place and fingerprint_of(copy.output.content) == copy.read:
        remark(ctx, Message("nothing has changed, so nothing is written"))
    elif asked.dry_run:
        jobs.refuse_edited(copy, overwrite=asked.overwrite)
        remark(ctx, Message("would write {file}", file=file))
    else:
        jobs.save_edited(copy, overwrite=asked.overwrite)
        remark(ctx, Message("written: {file}", file=file))


def _told_exit(ctx: click.Context, asked: _Asked, merged: "MergedForms") -> Exit:
    """Say what comes next, and how the command ends."""
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick

    decided = merged.decided
    if not merged.is_finished:
        file = asked.name or str(asked.output or asked.resume or "")
        if file and not asked.dry_run:
            text = "to be decided on the sheet {sheet} of {file}: {count}"
            count = len(decided.open)
            remark(ctx, Message(text, sheet="formkit conflicts", file=file, count=count))
        return Exit.FOUND
    if asked.resume and decided.conflicts and not asked.finish:
        text = "all is decided; add --finish to take the sheet {sheet} out"
        remark(ctx, Message(text, sheet="formkit conflicts"))
    return Exit.OK
