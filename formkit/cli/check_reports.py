"""What a check found, shown or written in the format that was asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

import formkit
from formkit.cli import streams
from formkit.cli.command import language_of
from formkit.cli.output import screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import ReportFormat, format_of

if TYPE_CHECKING:
    from formkit.jobs import Checked, FixedForm
    from formkit.jobs.outputs import Output
    from formkit.render.screen import Screen


def report_format(asked: str | None, output: Path | None) -> ReportFormat:
    """The format of a report: as asked for, else as its file's name ends, else text.

    Raises:
        FormkitError: the name of the file ends in none.
    """
    if asked:
        return ReportFormat(asked)
    if output is None:
        return ReportFormat.TEXT
    if found := format_of(output.name):
        return found
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    text = (
        "the name of {file} does not say in which format to write; let it end in .txt, .json,"
        " .sarif or .html, or add --format"
    )
    raise FormkitError(Message(text, file=str(output)))


def show_reports(
    ctx: click.Context,
    form: ReportFormat,
    checked: "Checked",
    fixed: "tuple[FixedForm, ...]",
    *,
    shows_ignored: bool,
) -> None:
    """Show what was found on stdout: text for people, all else for programs."""
    if not _has_content(form, checked):
        return
    if form is ReportFormat.TEXT:
        streams.show(_text(screen_of(ctx), checked, fixed, shows_ignored=shows_ignored))
    else:
        streams.give(_rendered(ctx, form, checked, fixed))


def report_file(
    ctx: click.Context,
    form: ReportFormat,
    path: Path,
    checked: "Checked",
    fixed: "tuple[FixedForm, ...]",
    *,
    shows_ignored: bool,
) -> "tuple[Output, ...]":
    """What was found as a file; none where nothing could be read."""
    from formkit.jobs.outputs import Output  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.render.screen import Screen  # noqa: PLC0415 - as above

    if not _has_content(form, checked):
        return ()
    if form is ReportFormat.TEXT:
        screen = Screen(catalogue=read_catalogue(language_of(ctx)))
        text = _text(screen, checked, fixed, shows_ignored=shows_ignored)
    else:
        text = _rendered(ctx, form, checked, fixed)
    return (Output(path=path, content=f"{text}\n".encode()),)


def annotated_files(ctx: click.Context, target: Path, checked: "Checked") -> "tuple[Output, ...]":
    """A copy of each form with what was found in it.

    Raises:
        FormkitError: the target is no place for the copies.
    """
    from formkit.jobs.annotating import annotated_copies  # noqa: PLC0415 - quick `--help`
    from formkit.render.screen import Screen  # noqa: PLC0415 - as above
    from formkit.render.xlsx.annotations import annotations_of  # noqa: PLC0415 - as above

    screen = Screen(catalogue=read_catalogue(language_of(ctx)))
    return annotated_copies(
        checked.reports, target, lambda report, workbook: annotations_of(report, workbook, screen)
    )


def _has_content(form: ReportFormat, checked: "Checked") -> bool:
    """Tell whether there is something to say; SARIF and HTML tell of unread forms, too."""
    tells_unreadable = form in {ReportFormat.SARIF, ReportFormat.HTML}
    return bool(checked.reports or (tells_unreadable and checked.unreadable))


def _text(
    screen: "Screen", checked: "Checked", fixed: "tuple[FixedForm, ...]", *, shows_ignored: bool
) -> str:
    from formkit.render.text.reports import render_reports  # noqa: PLC0415 - quick `--help`

    found = render_reports(checked.reports, screen, shows_ignored=shows_ignored)
    fixes = _fixes(screen, fixed) if fixed else ""
    return f"{fixes}\n\n{found}" if fixes else found


def _fixes(screen: "Screen", fixed: "tuple[FixedForm, ...]") -> str:
    from formkit.render.text.fixes import render_fixes  # noqa: PLC0415 - only with --fix

    return "\n\n".join(text for one in fixed if (text := render_fixes(one, screen)))


def _rendered(
    ctx: click.Context, form: ReportFormat, checked: "Checked", fixed: "tuple[FixedForm, ...]"
) -> str:
    language, version = language_of(ctx), formkit.__version__
    catalogue = read_catalogue(language)
    if form is ReportFormat.JSON:
        from formkit.render.json import reports as as_json  # noqa: PLC0415 - one format is needed

        return as_json.render_reports(
            checked.reports, version=version, catalogue=catalogue, fixed=fixed
        )
    from formkit.align.standard_check.rules import STANDARD_RULES  # noqa: PLC0415 - as above
    from formkit.lint.registry import all_rules  # noqa: PLC0415 - as above

    if form is ReportFormat.SARIF:
        from formkit.render.sarif.reports import render_reports  # noqa: PLC0415 - as above
    else:
        from formkit.render.html.reports import render_reports  # noqa: PLC0415 - as above
    return render_reports(
        checked.reports,
        version=version,
        catalogue=catalogue,
        language=str(language),
        rules=(*all_rules().values(), *STANDARD_RULES),
        unreadable=checked.unreadable,
    )
