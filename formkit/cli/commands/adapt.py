"""``formkit adapt``."""

from pathlib import Path

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.options import FORM, OUTPUT, dry_run_option, overwrite_option, standard_option
from formkit.cli.output import save, screen_of


@click.command("adapt", cls=Command)
@click.argument("origin", metavar="STANDARD")
@click.argument("edited", type=FORM)
@click.option(
    "--output",
    "-o",
    type=OUTPUT,
    default=Path("adaptation.yaml"),
    show_default=True,
    help="Where to write it.",
)
@standard_option
@click.option("--country", metavar="COUNTRY", default="", help="Of a template: its code, as TCD.")
@click.option("--gazetteer", type=FORM, help="Of a template: the CSV file of the country's places.")
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    origin: str,
    edited: Path,
    output: Path,
    standard: str,
    country: str,
    gazetteer: Path | None,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Write what was changed in an EDITED workbook as an adaptation of STANDARD.

    STANDARD is the adaptation that the workbook was built from, the id of a template,
    or the workbook as it was. `formkit build` gives the edited form again.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.text import builds  # noqa: PLC0415 - as above

    wanted = jobs.Wanted(origin=origin, standard=standard, country=country, gazetteer=gazetteer)
    screen = screen_of(ctx)
    adapted = jobs.adapt(wanted, edited, output, say=builds.comments_on(screen))
    streams.show(builds.render_adapted(adapted, screen))
    save(ctx, (adapted.output,), dry_run=dry_run, overwrite=overwrite)
