"""A command's help where there is no room for a table: each option above its text."""

from collections.abc import Iterator
from inspect import cleandoc

import rich_click as click

from formkit.core.messages import Message
from formkit.render.screen import Screen

_BELOW = 4


def narrow_help(command: click.Command, ctx: click.Context, screen: Screen) -> str:
    """The whole page.

    Args:
        command: the one whose help is asked for, worded for the reader.
        ctx: its context.
        screen: where it is shown.
    """
    usage = " ".join((ctx.command_path, *command.collect_usage_pieces(ctx)))
    blocks = [screen.wrapped(usage, first=f"{screen.say(Message('Usage:'))} ", indent=2)]
    blocks += (screen.wrapped(one) for one in cleandoc(command.help or "").split("\n\n"))
    records = [
        (record[0], _text(parameter, ctx, screen))
        for parameter in command.get_params(ctx)
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx))
    ]
    blocks.append(_section(Message("Options"), records, screen))
    if isinstance(command, click.Group):
        blocks.append(_section(Message("Commands"), _commands(command, ctx), screen))
    return "\n\n".join(blocks)


def _section(title: Message, records: list[tuple[str, str]], screen: Screen) -> str:
    lines = [screen.bold(screen.say(title))]
    for term, text in records:
        lines.append(screen.wrapped(term, first="  ", indent=_BELOW))
        lines.append(screen.wrapped(text, first=" " * _BELOW, indent=_BELOW))
    return "\n".join(lines)


def _commands(group: click.Group, ctx: click.Context) -> list[tuple[str, str]]:
    found = ((name, group.get_command(ctx, name)) for name in group.list_commands(ctx))
    return [(name, cleandoc(one.help or "").partition("\n\n")[0]) for name, one in found if one]


def _text(option: click.Option, ctx: click.Context, screen: Screen) -> str:
    """What an option is for, with what rich-click puts behind it."""
    remarks = (f"[{screen.say(one)}]" for one in _remarks(option, ctx))
    return " ".join((option.help or "", *remarks))


def _remarks(option: click.Option, ctx: click.Context) -> Iterator[Message]:
    extra = option.get_help_extra(ctx)
    if "default" in extra:
        yield Message("default: {value}", value=extra["default"])
    if "envvars" in extra:
        yield Message("or the variable {name}", name=extra["envvars"])
    if "required" in extra:
        yield Message("required")
