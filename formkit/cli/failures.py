"""What the user is told when a command cannot do its work, and how the program then ends."""

import sys
import traceback

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import language_of
from formkit.cli.exits import Exit
from formkit.cli.usage import usage_message
from formkit.core.errors import FormkitError
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.render.catalogue import read_catalogue
from formkit.render.harmless import harmless

_NAME = "formkit: "
_MOST_TOLD = 20
"""How many problems of one kind are told at once; the rest often goes with them."""


def tell_failure(error: Exception | KeyboardInterrupt, ctx: click.Context) -> Exit:
    """Say on stderr what went wrong, in the reader's language.

    Args:
        error: what was raised while the command ran.
        ctx: the root's context; with ``--debug`` a fault of ours shows its traceback.
    """
    catalogue = read_catalogue(language_of(ctx))
    if isinstance(error, KeyboardInterrupt):
        streams.tell(Message("stopped from the keyboard").worded(catalogue), first=_NAME)
        return Exit.STOPPED
    code = Exit.WRONG_INPUT if isinstance(error, FormkitError | OSError) else Exit.OUR_FAULT
    if code is Exit.OUR_FAULT and ctx.params.get("debug"):
        trace = "".join(traceback.format_exception(error))
        click.echo(harmless(trace), file=sys.stderr, nl=False)
    sentences = _sentences(error)
    for loc, message in sentences[:_MOST_TOLD]:
        place = f"{loc}: " if loc != NOWHERE else ""
        streams.tell(f"{place}{message.worded(catalogue)}", first=_NAME)
    if more := len(sentences[_MOST_TOLD:]):
        rest = Message("and {count} more; mend these first", count=more)
        streams.tell(rest.worded(catalogue), first=_NAME)
    return code


def tell_usage(error: click.ClickException) -> None:
    """Say on stderr what was wrong with the command line, and where to read how it goes."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    catalogue = read_catalogue(language_of(ctx)) if ctx else {}
    streams.tell(usage_message(error).worded(catalogue), first=_NAME)
    if ctx is not None:
        hint = Message("`{command} --help` says how it is used", command=ctx.command_path)
        streams.tell(hint.worded(catalogue), first=_NAME)


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
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Message("{file} is a file, and a folder is needed there", file=error.filename)
    if isinstance(error, IsADirectoryError):
        return Message("{file} is a folder, and a file is needed there", file=error.filename)
    if isinstance(error, PermissionError):
        return Message(
            "{file} cannot be read or written ({reason}); if it is open in Excel, close it there;"
            " in a folder of OneDrive, wait until OneDrive has finished",
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
