"""Options that several commands have, said in the same words everywhere."""

from datetime import date
from pathlib import Path

import rich_click as click

from formkit.render.formats import Format, ReportFormat

FORM = click.Path(path_type=Path)
"""A file that must be there; the job that reads it says so in its own words."""
OUTPUT = click.Path(path_type=Path)
"""A file or folder that may not be there yet."""


def _day(day: str | None) -> str:
    """The day as it is written in waivers; the clock is asked here and nowhere else."""
    if day is None:
        return date.today().isoformat()  # noqa: DTZ011 - the day where the person sits
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        text = "--today says {day}, which is no day; write it like {example}"
        raise FormkitError(Message(text, day=day, example="2026-11-22")) from error


format_option = click.option(
    "--format",
    "format_",
    type=click.Choice([str(one) for one in Format]),
    default=str(Format.TEXT),
    show_default=True,
    help="Text for people, JSON for programs.",
)
report_format_option = click.option(
    "--format",
    "format_",
    type=click.Choice([str(one) for one in ReportFormat]),
    help="Text or HTML for people, JSON or SARIF for programs; left out, as the name that --output"
    " gives ends, else text.",
)
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what would be written, and write nothing."
)
overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Replace files that are there already."
)
today_option = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    callback=lambda _ctx, _param, day: _day(day),
    help="Judge waivers as on this day; left out, today.",
)
standard_option = click.option(
    "--standard",
    metavar="NAME",
    default="",
    help="The standard, as dtm-wca/2026.1; left out, the newest release there is.",
)
