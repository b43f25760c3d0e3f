"""``formkit build``."""

from pathlib import Path

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.options import FORM, OUTPUT, dry_run_option, overwrite_option
from formkit.cli.output import save, screen_of


@click.command("build", cls=Command)
@click.argument("adaptation", type=FORM)
@click.option(
    "--output",
    "-o",
    type=OUTPUT,
    help="The workbook to write; left out, the form's id with .xlsx, beside the adaptation.",
)
@click.option("--xform", is_flag=True, help="Write the XForm (.xml) beside the workbook.")
@click.option(
    "--kobo-locks",
    is_flag=True,
    help="Write the standard's policy as KoboToolbox's locking profiles, for its form builder.",
)
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    adaptation: Path,
    output: Path | None,
    xform: bool,
    kobo_locks: bool,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Build the form that an ADAPTATION (adaptation.yaml) describes."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.text import builds  # noqa: PLC0415 - as above

    built = jobs.build_file(adaptation, workbook=output, with_xform=xform, with_locks=kobo_locks)
    streams.show(builds.render_built(built, screen_of(ctx)))
    save(ctx, built.outputs, dry_run=dry_run, overwrite=overwrite)
