"""``formkit explain``."""

from pathlib import Path

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.options import FORM, format_option
from formkit.cli.output import screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import Format


@click.command("explain", cls=Command)
@click.argument("name")
@click.option(
    "--form",
    type=FORM,
    help="A form, to explain one of its questions or groups by its name.",
)
@format_option
@click.pass_context
def command(ctx: click.Context, *, name: str, form: Path | None, format_: str) -> None:
    """Print the page of a rule (FK203 or duplicate-choice-code) or of a variable.

    With --form, tell of a question or group of that form when it is asked and
    whether it ever can be, what it depends on and what depends on it.
    """
    if form:
        _explain_rows(ctx, form, name, format_)
    else:
        _explain_page(ctx, name, format_)


def _explain_page(ctx: click.Context, name: str, format_: str) -> None:
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - as above
    from formkit.core.messages import Message  # noqa: PLC0415 - as above
    from formkit.render.text import pages  # noqa: PLC0415 - as above

    if format_ == Format.JSON:
        raise FormkitError(Message("--format json goes with --form only; pages are text"))
    streams.show(pages.render_page(jobs.explain(name), screen_of(ctx)))


def _explain_rows(ctx: click.Context, form: Path, name: str, format_: str) -> None:
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.json import explanations as as_json  # noqa: PLC0415 - as above
    from formkit.render.text import explanations as as_text  # noqa: PLC0415 - as above

    language = language_of(ctx)
    explained = jobs.explain_rows(form, name, language)
    if format_ == Format.JSON:
        catalogue = read_catalogue(language)
        streams.give(as_json.render_explained(explained, catalogue=catalogue))
    else:
        streams.show(as_text.render_explained(explained, screen_of(ctx)))
