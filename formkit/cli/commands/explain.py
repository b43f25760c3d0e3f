"""``formkit explain``."""

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command
from formkit.cli.output import screen_of


@click.command("explain", cls=Command)
@click.argument("name")
@click.pass_context
def command(ctx: click.Context, *, name: str) -> None:
    """Print the page of a rule (FK203 or duplicate-choice-code) or of a variable."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.text import pages  # noqa: PLC0415 - as above

    streams.show(pages.render_page(jobs.explain(name), screen_of(ctx)))
