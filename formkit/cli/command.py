"""Commands that say their help in the reader's language, and a group that imports them at need."""

import copy
from collections.abc import Mapping
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, TypeVar, cast

import rich_click as click

from formkit.cli import streams
from formkit.cli.help_words import speak, write_usage
from formkit.cli.languages import VARIABLE, spoken_language
from formkit.render.catalogue import Language, read_catalogue

if TYPE_CHECKING:
    from formkit.core.messages import Catalogue

_LANGUAGE = "formkit.language"
_CATALOGUE = "formkit.catalogue"
_ROOM_FOR_TABLES = 60
"""rich-click cuts the names of options where there are fewer columns."""


def language_of(ctx: click.Context) -> Language:
    """The language of whoever runs the command: see ``formkit.cli.languages``."""
    kept = ctx.find_root().meta
    if _LANGUAGE not in kept:
        kept[_LANGUAGE] = spoken_language()
    language: Language = kept[_LANGUAGE]
    return language


def hear_language(ctx: click.Context, args: list[str]) -> None:
    """Keep the language asked for anywhere on the command line, before anything is said."""
    for place, argument in enumerate(args):
        option, _, value = argument.partition("=")
        if option == "--lang":
            asked = value or next(iter(args[place + 1 :]), "")
            ctx.find_root().meta[_LANGUAGE] = spoken_language(asked)


class Command(click.RichCommand):
    """A command with ``--lang`` and ``--help``, whose help is in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to click
        """Add the options that every command has."""
        super().__init__(*args, **kwargs)
        self.add_help_option = False
        self.params += [_language_option(), _help_option()]

    def format_help(  # type: ignore[override]  # as in rich-click itself
        self, ctx: click.RichContext, formatter: click.RichHelpFormatter
    ) -> None:
        """Write the help in the reader's language."""
        speak(formatter, _catalogue_of(ctx))
        super(Command, _worded(self, _catalogue_of(ctx))).format_help(ctx, formatter)

    def format_usage(  # type: ignore[override]  # as in rich-click itself
        self, ctx: click.RichContext, formatter: click.RichHelpFormatter
    ) -> None:
        """Write the usage line in the reader's language."""
        pieces = self.collect_usage_pieces(ctx)
        write_usage(formatter, ctx.command_path, pieces, _catalogue_of(ctx))


class LazyGroup(click.RichGroup):
    """A group that imports a command's file when the command is asked for.

    ``formkit --help`` imports all of them, for their first lines: so their
    files import nothing heavy outside their functions.
    """

    def __init__(self, *args: Any, homes: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - passed on to click
        """Keep where the commands live, and add the options that every command has.

        Args:
            args: as for any group.
            homes: command -> the module that holds it as ``command``; in the order of help.
            kwargs: as for any group.
        """
        super().__init__(*args, **kwargs)
        self.add_help_option = False
        self.homes = homes
        self.params += [_language_option(), _help_option()]

    def format_help(  # type: ignore[override]  # as in rich-click itself
        self, ctx: click.RichContext, formatter: click.RichHelpFormatter
    ) -> None:
        """Write the help in the reader's language."""
        speak(formatter, _catalogue_of(ctx))
        super(LazyGroup, _worded(self, _catalogue_of(ctx))).format_help(ctx, formatter)

    def format_usage(  # type: ignore[override]  # as in rich-click itself
        self, ctx: click.RichContext, formatter: click.RichHelpFormatter
    ) -> None:
        """Write the usage line in the reader's language."""
        pieces = self.collect_usage_pieces(ctx)
        write_usage(formatter, ctx.command_path, pieces, _catalogue_of(ctx))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the table."""
        return list(self.homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; its help is worded in the reader's language."""
        if cmd_name not in self.homes:
            return None
        command = cast("click.Command", import_module(self.homes[cmd_name]).command)
        return _worded(command, _catalogue_of(ctx))


def _catalogue_of(ctx: click.Context) -> "Catalogue":
    """The catalogue of the reader's language; read once, as each command's help needs it."""
    kept = ctx.find_root().meta
    if _CATALOGUE not in kept:
        kept[_CATALOGUE] = read_catalogue(language_of(ctx))
    catalogue: Catalogue = kept[_CATALOGUE]
    return catalogue


def _language_option() -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice([str(language) for language in Language]),
        envvar=VARIABLE,
        show_envvar=True,
        is_eager=True,
        expose_value=False,
        help="The language in which formkit speaks to you.",
    )


def _help_option() -> click.Option:
    # click's own one is not among the parameters, so its text would stay English
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help="Show this page.",
    )


def _show_help(ctx: click.Context, _option: click.Parameter, value: object) -> None:
    if value:
        streams.show(help_of(ctx))
        ctx.exit()


def help_of(ctx: click.Context) -> str:
    """A command's help, as wide as the terminal."""
    width = streams.terminal_width()
    if not 0 < width < _ROOM_FOR_TABLES:
        return ctx.get_help()
    from formkit.cli.narrow_help import narrow_help  # noqa: PLC0415 - `--help` must be quick
    from formkit.render.screen import Screen  # noqa: PLC0415 - as above

    catalogue = _catalogue_of(ctx)
    screen = Screen(catalogue=catalogue, width=width, colour=streams.shows_colours())
    return narrow_help(_worded(ctx.command, catalogue), ctx, screen)


_Worded = TypeVar("_Worded", bound=click.Command | click.Parameter)


def _worded(shown: _Worded, catalogue: "Catalogue") -> _Worded:
    """A copy of a command, or of one of its parameters, with its help in another language."""
    if not catalogue:
        return shown
    copied = copy.copy(shown)
    if text := getattr(copied, "help", None):
        copied.help = catalogue.get(cleandoc(text), text)
    if isinstance(copied, click.Command):
        from formkit.core.messages import Message  # noqa: PLC0415 - English has no need of it

        copied.options_metavar = Message("[OPTIONS]").worded(catalogue)
        copied.params = [_worded(parameter, catalogue) for parameter in copied.params]
    return copied
