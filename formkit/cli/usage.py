"""What was wrong with a command line, in formkit's own words."""

import rich_click as click
from click import exceptions

from formkit.core.messages import Message


def usage_message(error: click.ClickException) -> Message:
    """What a person is told of a wrong command line; click's own words for what is rare."""
    match error:
        case exceptions.NoSuchCommand():
            name, known = error.command_name, _commands(error.ctx)
            return Message(
                "no command is called {name}; there are: {known}", name=name, known=known
            )
        case exceptions.NoSuchOption() if error.possibilities:
            name, near = error.option_name, error.possibilities[0]
            return Message("no option is called {name}; is {near} meant?", name=name, near=near)
        case exceptions.NoSuchOption():
            return Message("no option is called {name}", name=error.option_name)
        case exceptions.BadParameter() if isinstance(error.param, click.Parameter):
            return _of_parameter(error, error.param)
        case _:
            return Message("{said}", said=error.format_message())


def _commands(ctx: click.Context | None) -> tuple[str, ...]:
    group = ctx.command if ctx else None
    return tuple(group.list_commands(ctx)) if ctx and isinstance(group, click.Group) else ()


def _of_parameter(error: exceptions.BadParameter, parameter: click.Parameter) -> Message:
    name = max(parameter.opts, key=len) if isinstance(parameter, click.Option) else ""
    if isinstance(parameter.type, click.Choice):
        known = tuple(str(choice) for choice in parameter.type.choices)
        if name:
            return Message("{name} can be: {known}", name=name, known=known)
        command = error.ctx.command_path if error.ctx else ""
        return Message("after `{command}` comes one of: {known}", command=command, known=known)
    if isinstance(error, exceptions.MissingParameter):
        return Message("{name} is missing", name=name or parameter.human_readable_name)
    return Message("{said}", said=error.format_message())
