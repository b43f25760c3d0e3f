"""``formkit dictionary import``."""

from pathlib import Path

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.options import FORM, OUTPUT, dry_run_option, overwrite_option, standard_option
from formkit.cli.output import save


@click.command("import", cls=Command)
@click.argument("export", type=FORM)
@click.argument("form", type=FORM)
@click.option(
    "--component",
    required=True,
    metavar="CODE",
    help="The activity: the standard's code (BSA), or its name in the Datakit.",
)
@standard_option
@click.option("--xlsx", type=OUTPUT, required=True, help="The workbook to write.")
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    export: Path,
    form: Path,
    component: str,
    standard: str,
    xlsx: Path,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Lay FORM beside the Datakit's EXPORT: its statuses, and formkit's findings."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    output = jobs.import_dictionary(export, form, xlsx, component=component, standard=standard)
    save(ctx, (output,), dry_run=dry_run, overwrite=overwrite)
