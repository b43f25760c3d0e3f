"""``formkit tui``."""

import os
import sys
from datetime import date
from pathlib import Path

import rich_click as click

from formkit.cli.command import Command, language_of

_MEMORY_VARIABLE = "FORMKIT_MEMORY"


@click.command("tui", cls=Command)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, folder: Path | None) -> None:
    """Open formkit in the terminal: every job by keys or mouse.

    FOLDER is where the forms are; left out, the current one. A form in its place
    is checked.
    """
    open_terminal(ctx, folder or Path())


def open_terminal(ctx: click.Context, place: Path) -> None:
    """Run the application; it ends with the code of the program.

    Raises:
        FormkitError: there is no terminal to draw in, or the place is not there.
    """
    from formkit.core.errors import FormkitError  # noqa: PLC0415 - `formkit --help` must be quick
    from formkit.core.messages import Message  # noqa: PLC0415 - as above

    if not is_terminal():
        text = "the terminal UI needs a terminal; `formkit --help` lists the commands"
        raise FormkitError(Message(text))
    if not place.exists():
        raise FormkitError(Message("there is no such file or folder: {path}", path=str(place)))
    from formkit.jobs.remembering import Memory  # noqa: PLC0415 - as above
    from formkit.tui.app import Start, run  # noqa: PLC0415 - as above

    is_file = place.is_file()
    start = Start(
        workspace=(place.parent if is_file else place).resolve(),
        memory=Memory(_memory_folder()),
        language=language_of(ctx),
        today=date.today().isoformat(),  # noqa: DTZ011 - the day on the person's calendar
        screen="check" if is_file else "home",
        paths=(place.resolve(),) if is_file else (),
    )
    ctx.exit(run(start))


def is_terminal() -> bool:
    """Tell whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _memory_folder() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415 - `formkit --help` must be quick

    return Path(os.environ.get(_MEMORY_VARIABLE) or user_state_path("formkit", appauthor=False))
