"""``formkit convert``."""

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.exits import Exit
from formkit.cli.options import FORM, OUTPUT, dry_run_option, overwrite_option
from formkit.cli.output import remark, save, screen_of

if TYPE_CHECKING:
    from formkit.jobs.editing import EditedCopy


@click.command("convert", cls=Command)
@click.argument("source", type=FORM)
@click.argument("target", type=OUTPUT, required=False)
@click.option(
    "--into",
    type=FORM,
    metavar="WORKBOOK",
    help="Write the form into a copy of this workbook instead, and touch only what differs.",
)
@click.option("-o", "--output", type=OUTPUT, help="With --into: the file to write.")
@click.option("--in-place", is_flag=True, help="With --into: write that workbook itself.")
@click.option("--backup", is_flag=True, help="With --into: keep what was there as NAME.bak.xlsx.")
@click.option(
    "--accept-loss",
    is_flag=True,
    help="With --into: go on even if something of the workbook cannot be kept.",
)
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    source: Path,
    target: Path | None,
    into: Path | None,
    output: Path | None,
    in_place: bool,
    backup: bool,
    accept_loss: bool,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Write a form in another format, told by the ending of TARGET: .xlsx, .csv or .md.

    With --into, the form goes into somebody's workbook: its colours, comments,
    formulas and other sheets stay, and the edits are told.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    _check_options(
        target=target,
        into=into,
        places=int(bool(output)) + int(in_place),
        only_into=backup or accept_loss,
    )
    if target:
        save(ctx, (jobs.convert(source, target),), dry_run=dry_run, overwrite=overwrite)
    elif into:
        copy = jobs.edit_into(source, into, output)
        _tell_edits(ctx, copy)
        if copy.output.losses and not accept_loss:
            _refuse_losses(ctx)
        _save(ctx, copy, dry_run=dry_run, overwrite=overwrite, backup=backup)


def _check_options(*, target: Path | None, into: Path | None, places: int, only_into: bool) -> None:
    """Say how the command line is meant, where it can be read in no way or in two."""
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if bool(target) == bool(into):
        text = (
            "name either the file to write, as `convert {source} {target}`, or a workbook to write"
            " into, with --into"
        )
        raise FormkitError(Message(text, source="SOURCE", target="TARGET"))
    if target and (places or only_into):
        text = "-o, --in-place, --backup and --accept-loss go with --into only"
        raise FormkitError(Message(text))
    if into and places != 1:
        text = "with --into, say where the edited workbook goes: -o FILE for a copy, or --in-place"
        raise FormkitError(Message(text))


def _tell_edits(ctx: click.Context, copy: "EditedCopy") -> None:
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.render.text.edits import render_edits  # noqa: PLC0415 - as above

    streams.show(render_edits(copy, screen_of(ctx)))
    if copy.workbook.format == "xls":
        text = (
            "{file} is a workbook of the old kind, which cannot be edited: an .xlsx file is written"
            " instead, with its texts and without its looks; the old file stays"
        )
        remark(ctx, Message(text, file=str(copy.target)))


def _refuse_losses(ctx: click.Context) -> None:
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick

    text = "nothing was written, since not all can be kept: add --accept-loss to go on all the same"
    remark(ctx, Message(text))
    ctx.exit(Exit.WRONG_INPUT)


def _save(
    ctx: click.Context, copy: "EditedCopy", *, dry_run: bool, overwrite: bool, backup: bool
) -> None:
    """Write the edited workbook, or say what would be written."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    file = str(copy.output.path)
    if copy.in_place and not copy.edits:
        remark(ctx, Message("nothing has changed, so nothing is written"))
    elif dry_run:
        jobs.refuse_edited(copy, overwrite=overwrite)
        remark(ctx, Message("would write {file}", file=file))
    else:
        kept = jobs.save_edited(copy, overwrite=overwrite, backup=backup)
        remark(ctx, Message("written: {file}", file=file))
        if kept:
            remark(ctx, Message("what was there is kept as {file}", file=str(kept)))
