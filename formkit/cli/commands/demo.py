"""``formkit demo``."""

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import Command, language_of
from formkit.cli.options import OUTPUT, dry_run_option
from formkit.cli.output import progress, save, screen_of

if TYPE_CHECKING:
    from formkit.jobs.outputs import Output


@click.command("demo", cls=Command)
@click.argument("folder", type=OUTPUT, default=Path("demo-output"))
@dry_run_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    folder: Path,
    dry_run: bool,
) -> None:
    """Build a form for Chad, check it, and compare it with an edited copy; files go to FOLDER."""
    from formkit.core.messages import Message  # noqa: PLC0415 - as above
    from formkit.jobs import demonstrating as demo  # noqa: PLC0415 - `formkit --help` needs none of it
    from formkit.render.screen import Screen  # noqa: PLC0415 - as above
    from formkit.render.text import changes, reports  # noqa: PLC0415 - as above
    from formkit.render.text import demo as as_text  # noqa: PLC0415 - as above

    shown = demo.demonstrate(folder, language=str(language_of(ctx)), tell=progress(ctx))
    page = Screen(catalogue=screen_of(ctx).catalogue)
    findings = reports.render_reports((shown.built_report, shown.edited_report), page)
    changed = changes.render_comparison(shown.comparison, page, changes.Wanted(all_too=True))
    files = (
        *shown.outputs,
        (_text(folder / "findings.txt", findings), Message("all findings in both forms")),
        (_text(folder / "changes.txt", changed), Message("all changes")),
    )
    told = {output.path: message for output, message in files}
    streams.show(as_text.render_demo(shown, told, screen_of(ctx)))
    outputs = tuple(output for output, _ in files)
    save(ctx, outputs, dry_run=dry_run, overwrite=True, quiet=not dry_run)


def _text(path: Path, text: str) -> "Output":
    from formkit.jobs.outputs import Output  # noqa: PLC0415 - `formkit --help` needs none of it

    return Output(path=path, content=f"{text}\n".encode())
