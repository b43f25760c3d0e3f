"""``formkit convert``."""

from pathlib import Path

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.options import FORM, OUTPUT, dry_run_option, overwrite_option
from formkit.cli.output import save


@click.command("convert", cls=Command)
@click.argument("source", type=FORM)
@click.argument("target", type=OUTPUT)
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    source: Path,
    target: Path,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Write a form in another format, told by the ending of TARGET: .xlsx, .csv or .md."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    save(ctx, (jobs.convert(source, target),), dry_run=dry_run, overwrite=overwrite)
