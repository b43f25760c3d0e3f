"""What a command says: results on stdout, talk on stderr."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import language_of
from formkit.render.catalogue import read_catalogue

if TYPE_CHECKING:
    from formkit.core.messages import Message
    from formkit.jobs.outputs import Output
    from formkit.render.screen import Screen


def screen_of(ctx: click.Context) -> "Screen":
    """The screen that stdout is."""
    from formkit.render.screen import Screen  # noqa: PLC0415 - `formkit --help` must be quick

    return Screen(
        catalogue=read_catalogue(language_of(ctx)),
        width=streams.terminal_width(),
        colour=streams.shows_colours(),
        console=streams.as_shown,
    )


def remark(ctx: click.Context, message: "Message") -> None:
    """Say something that is not the result."""
    streams.tell(message.worded(read_catalogue(language_of(ctx))))


def progress(ctx: click.Context) -> Callable[["Message"], None]:
    """A function that tells how far a job is where somebody watches, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _message: None
    return lambda message: remark(ctx, message)


def save(
    ctx: click.Context,
    outputs: tuple["Output", ...],
    *,
    dry_run: bool,
    overwrite: bool,
    quiet: bool = False,
) -> None:
    """Write files, or say which ones would be written.

    Args:
        ctx: whose language is spoken.
        outputs: the files.
        dry_run: whether to write nothing.
        overwrite: whether files that are there may be replaced.
        quiet: whether the command has told of the files already.
    """
    from formkit.core.messages import Message  # noqa: PLC0415 - as above
    from formkit.jobs import outputs as files  # noqa: PLC0415 - `formkit --help` needs none of it

    if not outputs:
        remark(ctx, Message("nothing has changed, so nothing is written"))
    if not dry_run:
        files.save(outputs, overwrite=overwrite)
    else:
        files.refuse_names(outputs)
        if not overwrite:
            files.refuse_to_replace(outputs)
    for output in () if quiet else outputs:
        file = str(output.path)
        remark(ctx, Message("would write {file}" if dry_run else "written: {file}", file=file))
        for loss in output.losses:
            remark(ctx, Message("  not kept: {loss}", loss=loss))
