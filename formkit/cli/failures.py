"""What the user is told when a command cannot do its work, and how the program then ends."""

import sys
import traceback

import rich_click as click

from formkit.cli import streams
from formkit.cli.command import language_of
from formkit.cli.exits import Exit
from formkit.cli.usage import usage_message
from formkit.core.errors import FormkitError
from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.render.catalogue import read_catalogue
from formkit.render.failures import sentences_of
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
    sentences = sentences_of(error)
    for loc, message in sentences[:_MOST_TOLD]:
        place = f"{loc}: " if loc != NOWHERE else ""
        streams.tell(f"{place}{message.worded(catalogue)}", first=_NAME)
    if more := len(sentences[_MOST_TOLD:]):
        rest = Message("and {count} more; fix these first", count=more)
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
