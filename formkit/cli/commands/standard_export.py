"""``formkit standard export``."""

from pathlib import Path

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.options import OUTPUT, dry_run_option, overwrite_option
from formkit.cli.output import save


@click.command("export", cls=Command)
@click.argument("name", default="")
@click.option("--xlsx", type=OUTPUT, required=True, help="The workbook to write.")
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    name: str,
    xlsx: Path,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Write the tables of a standard (dtm-wca/2026.1) as one workbook, to be edited in Excel."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    save(ctx, (jobs.export_standard(name, xlsx),), dry_run=dry_run, overwrite=overwrite)
