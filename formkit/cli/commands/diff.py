"""``formkit diff``."""

from pathlib import Path

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.exits import Exit
from formkit.cli.options import FORM, format_option
from formkit.cli.output import screen_of
from formkit.render.formats import Format


@click.command("diff", cls=Command)
@click.argument("old", type=FORM)
@click.argument("new", type=FORM)
@click.option("--exit-code", is_flag=True, help="End with exit code 1 when anything changed.")
@click.option(
    "--all",
    "all_",
    is_flag=True,
    help="Show also what is only written differently, such as another spacing in a condition.",
)
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    old: Path,
    new: Path,
    exit_code: bool,
    all_: bool,
    format_: str,
) -> None:
    """Tell what changed from an OLD form to a NEW one."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.json import changes as as_json  # noqa: PLC0415 - as above
    from formkit.render.text import changes as as_text  # noqa: PLC0415 - as above

    comparison = jobs.diff_files(old, new)
    if format_ == Format.JSON:
        streams.give(as_json.render_comparison(comparison))
    else:
        streams.show(as_text.render_comparison(comparison, screen_of(ctx), all_too=all_))
    changed = bool(comparison.changes if all_ else comparison.meant)
    ctx.exit(Exit.FOUND if exit_code and changed else Exit.OK)
