"""What the user is told when a command cannot do its work, and how the program then ends."""

import traceback

import rich_click as click

from formkit.cli.command import language_of
from formkit.cli.exits import Exit
from formkit.core.errors import FormkitError
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.render.catalogue import read_catalogue


def tell_failure(error: Exception, ctx: click.Context) -> Exit:
    """Say on stderr what went wrong, in the reader's language.

    Args:
        error: what was raised while the command ran.
        ctx: the root's context; with ``--debug`` a fault of ours shows its traceback.
    """
    catalogue = read_catalogue(language_of(ctx))
    if isinstance(error, BrokenPipeError):
        return Exit.PIPE_CLOSED
    code = Exit.WRONG_INPUT if isinstance(error, FormkitError | OSError) else Exit.OUR_FAULT
    if code is Exit.OUR_FAULT and ctx.params.get("debug"):
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    for loc, message in _sentences(error):
        place = f"{loc}: " if loc != NOWHERE else ""
        click.echo(f"formkit: {place}{message.worded(catalogue)}", err=True)
    return code


def tell_usage(error: click.ClickException) -> None:
    """Say on stderr what was wrong with the command line, and where to read how it goes."""
    click.echo(f"formkit: {error.format_message()}", err=True)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        catalogue = read_catalogue(language_of(ctx))
        hint = Message("`{command} --help` says how it is used", command=ctx.command_path)
        click.echo(f"formkit: {hint.worded(catalogue)}", err=True)


def _sentences(error: Exception) -> tuple[tuple[Loc, Message], ...]:
    match error:
        case FormkitError():
            # errors that know of several problems keep them all under this name
            problems: tuple[tuple[Loc, Message], ...] = getattr(error, "problems", ())
            return problems or ((error.loc, error.message),)
        case OSError():
            return ((NOWHERE, _of_the_system(error)),)
        case _:
            return ((NOWHERE, _our_fault(error)),)


def _of_the_system(error: OSError) -> Message:
    reason = error.strerror or str(error)
    if not error.filename:
        return Message("the computer refused: {reason}", reason=reason)
    if isinstance(error, PermissionError):
        return Message(
            "{file} cannot be read or written ({reason}); if it is open in Excel, close it there",
            file=error.filename,
            reason=reason,
        )
    return Message(
        "{file} cannot be read or written ({reason})", file=error.filename, reason=reason
    )


def _our_fault(error: Exception) -> Message:
    return Message(
        "formkit itself failed ({kind}: {text}); this is no mistake of yours, and "
        "`formkit --debug …` shows where, for whoever mends it",
        kind=type(error).__name__,
        text=str(error),
    )
