"""``formkit dictionary``: a group of its own."""

import rich_click as click

from formkit.cli.command import LazyGroup

HOMES = {"import": "formkit.cli.commands.dictionary_import"}


@click.command("dictionary", cls=LazyGroup, homes=HOMES)
def command() -> None:
    """Lay a form beside the data dictionary of DTM: the Datakit's export."""
