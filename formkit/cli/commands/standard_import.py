"""``formkit standard import``."""

from pathlib import Path

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.options import FORM, OUTPUT, dry_run_option
from formkit.cli.output import save


@click.command("import", cls=Command)
@click.argument("workbook", type=FORM)
@click.argument("folder", type=OUTPUT)
@dry_run_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    workbook: Path,
    folder: Path,
    dry_run: bool,
) -> None:
    """Take the tables of an exported WORKBOOK back into the FOLDER of a standard."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    save(ctx, jobs.import_standard(workbook, folder), dry_run=dry_run, overwrite=True)
