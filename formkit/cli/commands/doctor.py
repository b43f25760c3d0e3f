"""``formkit doctor``."""

import os
import sys
from pathlib import Path

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.options import format_option
from formkit.cli.output import screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import Format


@click.command("doctor", cls=Command)
@format_option
@click.pass_context
def command(ctx: click.Context, *, format_: str) -> None:
    """Tell what works on this machine, and what to do about what does not."""
    from formkit.jobs import doctor  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.jobs.doctor.folders import Surroundings  # noqa: PLC0415 - as above
    from formkit.render.json import doctor as as_json  # noqa: PLC0415 - as above
    from formkit.render.text import doctor as as_text  # noqa: PLC0415 - as above

    around = Surroundings(folder=Path.cwd(), environment=os.environ, system=sys.platform)
    signs = doctor.examine(sys.stdout.encoding or "ascii", around)
    if format_ == Format.JSON:
        streams.give(as_json.render_signs(signs, read_catalogue(language_of(ctx))))
    else:
        streams.show(as_text.render_signs(signs, screen_of(ctx)))
