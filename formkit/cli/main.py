"""Where the command line begins and ends: the table of commands, and the exit codes."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import rich_click as click
from click import exceptions

import formkit
from formkit.cli import streams
from formkit.cli.command import LazyGroup, hear_language, help_of
from formkit.cli.exits import Exit

_IN_ORDER = (
    "tui",
    "demo",
    "new",
    "build",
    "check",
    "diff",
    "merge",
    "crosswalk",
    "adapt",
    "upgrade",
    "convert",
    "explain",
    "list",
    "standard",
    "dictionary",
    "doctor",
)

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Forms are trees without circles: looking for circles in them was a twelfth of a whole check."""

COMMANDS = {name: f"formkit.cli.commands.{name}" for name in _IN_ORDER}
"""Command -> its file; in the order of help, which is the order of the work."""


class Root(LazyGroup):
    """The program itself: the one place where errors end."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Learn the reader's language first: ``--help`` may stand before ``--lang``."""
        hear_language(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what stops it is told on stderr."""
        try:
            return super().invoke(ctx)
        except (exceptions.ClickException, exceptions.Exit, exceptions.Abort):
            raise
        except streams.ReaderGoneError:
            raise
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the rim: nobody above could tell the user
            from formkit.cli.failures import tell_failure  # noqa: PLC0415 - `--help` must be quick

            return ctx.exit(tell_failure(error, ctx))


@click.command(cls=Root, homes=COMMANDS, invoke_without_command=True)
@click.option("--debug", is_flag=True, help="Show the traceback when formkit itself fails.")
@click.version_option(formkit.__version__, prog_name="formkit", help="Show the version.")
@click.pass_context
def root(ctx: click.Context, *, debug: bool) -> None:  # noqa: ARG001 - read in tell_failure
    """Build, compare and check XLSForms against a regional standard."""
    if ctx.invoked_subcommand is None:
        from formkit.cli.commands.tui import is_terminal, open_terminal  # noqa: PLC0415 - as needed

        if is_terminal():
            open_terminal(ctx, Path())
        streams.show(help_of(ctx))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line, by default the program's own.

    Returns:
        How the program should end: see ``Exit``.
    """
    try:
        code = root.main(args=arguments, prog_name="formkit", standalone_mode=False)
        streams.finish()
    except exceptions.ClickException as error:
        from formkit.cli.failures import tell_usage  # noqa: PLC0415 - as above

        tell_usage(error)
        return Exit.WRONG_INPUT
    except exceptions.Abort:
        return Exit.STOPPED
    except streams.ReaderGoneError:
        streams.silence_stdout()
        return Exit.PIPE_CLOSED
    return code or Exit.OK


def run() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    streams.spare_the_streams()
    code = main()
    gc.freeze()  # the end: Python would look for circles in all that is left, again and again
    sys.exit(code)
