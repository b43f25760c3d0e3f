"""``formkit standard``: a group of its own."""

import rich_click as click

from formkit.cli.command import LazyGroup

HOMES = {
    "check": "formkit.cli.commands.standard_check",
    "export": "formkit.cli.commands.standard_export",
    "import": "formkit.cli.commands.standard_import",
}


@click.command("standard", cls=LazyGroup, homes=HOMES)
def command() -> None:
    """Work on the standard itself: check it, edit its tables in Excel."""
