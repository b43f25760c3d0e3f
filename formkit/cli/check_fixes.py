"""Fixes of a check: shown before anything is written, or written."""

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from formkit.cli import streams
from formkit.cli.exits import Exit
from formkit.cli.output import remark, screen_of

if TYPE_CHECKING:
    from formkit.core.messages import Message
    from formkit.jobs import FixedForm


def mending() -> "Message":
    """What is told while forms are mended."""
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick

    return Message("fixing …")


def tell_edits(ctx: click.Context, fixed: "tuple[FixedForm, ...]") -> Exit:
    """Show what would be edited; something found is something that would be edited."""
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.render.text.fixes import render_fixes  # noqa: PLC0415 - as above

    screen = screen_of(ctx)
    told = [text for one in fixed if (text := render_fixes(one, screen, shows_edits=True))]
    streams.show("\n\n".join(told) or screen.say(Message("nothing to fix")))
    return Exit.FOUND if any(one.copy for one in fixed) else Exit.OK


def save_fixes(
    ctx: click.Context, fixed: "tuple[FixedForm, ...]", *, accepts_loss: bool, backup: bool
) -> dict[Path, Path]:
    """Write the mended workbooks.

    Returns:
        Each form that is mended, or needs no mending, and where it is now; not those
        whose fixes could not be written.
    """
    from formkit.cli.failures import tell_failure  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - as above

    kept: dict[Path, Path] = {}
    for one in fixed:
        try:
            if _is_saved(ctx, one, accepts_loss=accepts_loss, backup=backup):
                kept[one.path] = one.copy.output.path if one.copy else one.path
        except FormkitError as error:
            tell_failure(error, ctx.find_root())
    return kept


def _is_saved(ctx: click.Context, fixed: "FixedForm", *, accepts_loss: bool, backup: bool) -> bool:
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    copy = fixed.copy
    if copy is None:
        return fixed.why_not is None
    for loss in copy.output.losses:
        remark(ctx, Message("  not kept: {loss}", loss=loss))
    for note in copy.notes:
        remark(ctx, note)
    if copy.output.losses and not accepts_loss:
        text = (
            "{file} was not fixed, since not all of it can be kept: add --accept-loss to go on"
            " all the same"
        )
        remark(ctx, Message(text, file=str(fixed.path)))
        return False
    kept = jobs.save_edited(copy, backup=backup)
    remark(ctx, Message("written: {file}", file=str(copy.output.path)))
    if kept:
        remark(ctx, Message("what was there is kept as {file}", file=str(kept)))
    return True
