"""What changed between two forms, shown or written in the format that was asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

import formkit
from formkit.cli import streams
from formkit.cli.command import language_of
from formkit.cli.output import screen_of
from formkit.render.catalogue import read_catalogue
from formkit.render.formats import ChangesFormat, changes_format_of

if TYPE_CHECKING:
    from formkit.jobs import Comparison
    from formkit.jobs.outputs import Output
    from formkit.render.screen import Screen
    from formkit.render.text.changes import Wanted


def changes_format(asked: str | None, output: Path | None) -> ChangesFormat:
    """The format: as asked for, else as the file's name ends, else text.

    Raises:
        FormkitError: the name of the file ends in none.
    """
    if asked:
        return ChangesFormat(asked)
    if output is None:
        return ChangesFormat.TEXT
    if found := changes_format_of(output.name):
        return found
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    text = (
        "the name of {file} does not say in which format to write; let it end in .txt, .json,"
        " .html or .md, or add --format"
    )
    raise FormkitError(Message(text, file=str(output)))


def show_changes(
    ctx: click.Context, form: ChangesFormat, comparison: "Comparison", wanted: "Wanted"
) -> None:
    """Show the changes on stdout: text for the screen, all else as it is."""
    if form is ChangesFormat.TEXT:
        streams.show(_text(screen_of(ctx), comparison, wanted))
    else:
        streams.give(_rendered(ctx, form, comparison, is_redeployed=wanted.is_redeployed))


def changes_file(
    ctx: click.Context,
    form: ChangesFormat,
    path: Path,
    comparison: "Comparison",
    wanted: "Wanted",
) -> "Output":
    """The changes as a file."""
    from formkit.jobs.outputs import Output  # noqa: PLC0415 - `formkit --help` must be quick

    if form is ChangesFormat.TEXT:
        text = _text(_plain_screen(ctx), comparison, wanted)
    else:
        text = _rendered(ctx, form, comparison, is_redeployed=wanted.is_redeployed)
    return Output(path=path, content=f"{text}\n".encode())


def annotated_file(
    ctx: click.Context, target: Path, comparison: "Comparison", wanted: "Wanted"
) -> "Output":
    """A copy of the new form with what changed in it.

    Raises:
        FormkitError: the target is no place for the copy.
    """
    from formkit.jobs.annotating import annotated_copy  # noqa: PLC0415 - quick `--help`
    from formkit.render.xlsx.changes import change_annotations  # noqa: PLC0415 - as above

    screen = _plain_screen(ctx)
    return annotated_copy(
        comparison.new.file,
        target,
        lambda workbook: change_annotations(comparison, workbook, screen, all_too=wanted.all_too),
    )


def _plain_screen(ctx: click.Context) -> "Screen":
    from formkit.render.screen import Screen  # noqa: PLC0415 - `formkit --help` must be quick

    return Screen(catalogue=read_catalogue(language_of(ctx)))


def _text(screen: "Screen", comparison: "Comparison", wanted: "Wanted") -> str:
    from formkit.render.text.changes import render_comparison  # noqa: PLC0415 - quick `--help`

    return render_comparison(comparison, screen, wanted)


def _rendered(
    ctx: click.Context, form: ChangesFormat, comparison: "Comparison", *, is_redeployed: bool
) -> str:
    language = language_of(ctx)
    if form is ChangesFormat.JSON:
        from formkit.render.json import changes as as_json  # noqa: PLC0415 - one is needed

        return as_json.render_comparison(comparison, is_redeployed=is_redeployed)
    catalogue = read_catalogue(language)
    if form is ChangesFormat.MARKDOWN:
        from formkit.render.markdown import changes as as_markdown  # noqa: PLC0415 - as above

        return as_markdown.render_comparison(
            comparison, catalogue=catalogue, is_redeployed=is_redeployed
        )
    from formkit.render.html import changes as as_html  # noqa: PLC0415 - as above

    return as_html.render_comparison(
        comparison,
        version=formkit.__version__,
        catalogue=catalogue,
        language=str(language),
        is_redeployed=is_redeployed,
    )
