"""``formkit standard check``."""

import rich_click as click

import formkit
from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.exits import Exit
from formkit.cli.options import format_option
from formkit.cli.output import screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import Format


@click.command("check", cls=Command)
@click.argument("name", default="")
@format_option
@click.pass_context
def command(ctx: click.Context, *, name: str, format_: str) -> None:
    """Check a standard (dtm-wca/2026.1): its lists, names, references, languages, tags."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.core.findings import Severity  # noqa: PLC0415 - as above
    from formkit.render.json import reports as as_json  # noqa: PLC0415 - as above
    from formkit.render.text import reports as as_text  # noqa: PLC0415 - as above

    report = jobs.check_standard(name)
    if format_ == Format.JSON:
        catalogue = read_catalogue(language_of(ctx))
        text = as_json.render_reports((report,), version=formkit.__version__, catalogue=catalogue)
    else:
        text = as_text.render_reports((report,), screen_of(ctx))
    (streams.give if format_ == Format.JSON else streams.show)(text)
    ctx.exit(Exit.FOUND if report.reaches(Severity.ERROR) else Exit.OK)
