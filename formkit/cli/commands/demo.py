"""``formkit demo``."""

from pathlib import Path

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.options import OUTPUT, dry_run_option
from formkit.cli.output import progress, save, screen_of


@click.command("demo", cls=Command)
@click.argument("folder", type=OUTPUT, default=Path("demo-output"))
@dry_run_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    folder: Path,
    dry_run: bool,
) -> None:
    """Build a form for Chad, check it, and compare it with an edited copy; files go to FOLDER."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.text import demo  # noqa: PLC0415 - as above

    shown = jobs.demo(folder, tell=progress(ctx))
    click.echo(demo.render_demo(shown, screen_of(ctx)))
    save(ctx, shown.outputs, dry_run=dry_run, overwrite=True)
