"""``formkit explain``."""

import rich_click as click

from formkit.cli.command import Command
from formkit.cli.output import screen_of


@click.command("explain", cls=Command)
@click.argument("name")
@click.pass_context
def command(ctx: click.Context, *, name: str) -> None:
    """Print the page of a rule, by its number (FK203) or its name (duplicate-choice-code)."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.text import pages  # noqa: PLC0415 - as above

    click.echo(pages.render_rule(jobs.find_rule(name), screen_of(ctx)))
