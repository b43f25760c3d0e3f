"""``formkit new``."""

from pathlib import Path

import rich_click as click

from formkit.cli.command import Command, language_of
from formkit.cli.options import OUTPUT, dry_run_option, overwrite_option, standard_option
from formkit.cli.output import save


@click.command("new", cls=Command)
@click.argument("country", metavar="COUNTRY")
@click.argument("template", metavar="TEMPLATE")
@click.option(
    "--output",
    "-o",
    type=OUTPUT,
    default=Path("adaptation.yaml"),
    show_default=True,
    help="Where to write it.",
)
@standard_option
@dry_run_option
@overwrite_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    country: str,
    template: str,
    output: Path,
    standard: str,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Write an adaptation of TEMPLATE for COUNTRY, with comments that explain each line.

    COUNTRY is its code of three letters (TCD) or its name; `formkit list countries`
    and `formkit list templates` show what there is.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it

    language = str(language_of(ctx))
    made = jobs.new(country, template, output, standard=standard, language=language)
    save(ctx, (made,), dry_run=dry_run, overwrite=overwrite)
