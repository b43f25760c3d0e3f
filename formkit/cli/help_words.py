"""The words that stand around a command's help: its usage line, headings and remarks.

Without a catalogue they are rich-click's own English ones, and nothing is imported for them.
"""

from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formkit.core.messages import Catalogue, Message

_VALUE = "{}"
"""Where rich-click puts the value of a default or the name of a variable."""


def speak(formatter: click.RichHelpFormatter, catalogue: "Catalogue") -> None:
    """Let a formatter say its own words in the reader's language."""
    if not catalogue:
        return
    from formkit.core.messages import Message  # noqa: PLC0415 - `formkit --help` must be quick

    config = formatter.config
    config.options_panel_title = Message("Options").worded(catalogue)
    config.commands_panel_title = Message("Commands").worded(catalogue)
    config.default_string = _remark(Message("default: {value}", value=_VALUE), catalogue)
    config.envvar_string = _remark(Message("or the variable {name}", name=_VALUE), catalogue)
    config.required_long_string = _remark(Message("required"), catalogue)


def _remark(message: "Message", catalogue: "Catalogue") -> str:
    # rich reads text in plain square brackets as a style
    return f"\\[{message.worded(catalogue)}]"


def write_usage(
    formatter: click.RichHelpFormatter,
    program: str,
    pieces: "Iterable[str]",
    catalogue: "Catalogue",
) -> None:
    """Write the line that shows how a command is called."""
    prefix = None
    if catalogue:
        from formkit.core.messages import Message  # noqa: PLC0415 - as above

        prefix = Message("Usage:").worded(catalogue)
    formatter.write_usage(program, " ".join(pieces), prefix=prefix)
