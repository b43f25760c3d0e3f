"""``formkit list``."""

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.options import format_option, standard_option
from formkit.cli.output import screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import Format

_WHAT = ("templates", "modules", "variables", "lists", "rules", "countries")


@click.command("list", cls=Command)
@click.argument("what", metavar="WHAT", type=click.Choice(_WHAT))
@click.option(
    "--search", metavar="WORDS", default="", help="Only rows with all these words, in any language."
)
@standard_option
@format_option
@click.pass_context
def command(ctx: click.Context, *, what: str, search: str, standard: str, format_: str) -> None:
    """List templates, modules, variables, choice lists, rules or countries.

    WHAT is one of: templates, modules, variables, lists, rules, countries.
    """
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.jobs.workspace import find_standard  # noqa: PLC0415 - as above
    from formkit.render import listings  # noqa: PLC0415 - as above
    from formkit.render.json import tables as as_json  # noqa: PLC0415 - as above
    from formkit.render.text import tables as as_text  # noqa: PLC0415 - as above

    if what == "rules":
        table = listings.rules_table(jobs.find_rules(), read_catalogue(language_of(ctx)))
    else:
        table = listings.standard_table(what, find_standard(standard), language_of(ctx))
    table = table.matching(search)
    if format_ == Format.JSON:
        streams.give(as_json.render_table(table))
    else:
        streams.show(as_text.render_table(table, screen_of(ctx)))
