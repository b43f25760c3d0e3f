"""``formkit check``."""

from pathlib import Path

import rich_click as click

import formkit
from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.exits import Exit
from formkit.cli.options import FORM, format_option, standard_option
from formkit.cli.output import progress, screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import Format


@click.command("check", cls=Command)
@click.argument("forms", nargs=-1, required=True, type=FORM)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="End with exit code 1 when a finding is this severe or worse.",
)
@click.option(
    "--no-compile", is_flag=True, help="Leave pyxform and ODK Validate out: quick, and less sure."
)
@standard_option
@click.option(
    "--component",
    metavar="CODE",
    default="",
    help="The activity, such as BSA, that decides which variables the form must ask.",
)
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    forms: tuple[Path, ...],
    fail_on: str,
    no_compile: bool,
    standard: str,
    component: str,
    format_: str,
) -> None:
    """Check forms against the rules, the dictionary and the standard."""
    from formkit import jobs  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.cli.failures import tell_failure  # noqa: PLC0415 - as above
    from formkit.core.findings import Severity  # noqa: PLC0415 - as above
    from formkit.jobs.subjects import Judgement  # noqa: PLC0415 - as above
    from formkit.render.json import reports as as_json  # noqa: PLC0415 - as above
    from formkit.render.text import reports as as_text  # noqa: PLC0415 - as above

    judged = Judgement(standard=standard, component=component.upper(), compiles=not no_compile)
    checked = jobs.check_files(forms, judged, tell=progress(ctx))
    found = checked.reports
    if format_ == Format.JSON:
        catalogue = read_catalogue(language_of(ctx))
        text = as_json.render_reports(found, version=formkit.__version__, catalogue=catalogue)
    else:
        text = as_text.render_reports(found, screen_of(ctx))
    if found:
        (streams.give if format_ == Format.JSON else streams.show)(text)
    for error in checked.unreadable:
        tell_failure(error, ctx.find_root())
    reached = any(report.reaches(Severity(fail_on)) for report in found)
    code = Exit.FOUND if reached else Exit.OK
    ctx.exit(Exit.WRONG_INPUT if checked.unreadable else code)
