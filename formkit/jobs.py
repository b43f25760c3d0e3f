"""What formkit does, one function a job, each read from top to bottom.

This is the table of contents: command line and terminal UI call it and hold
no logic of their own.  A job takes values and paths and gives back values;
what it would write comes back as ``Output``, and only ``save`` touches the disk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from formkit.core.errors import FormkitError, UnknownNameError
from formkit.core.messages import Message
from formkit.lint.registry import all_rules
from formkit.lint.rule import Rule

Tell = Callable[[Message], None]
"""Told how far a job is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that a job would write."""

    path: Path
    content: bytes


class WouldOverwriteError(FormkitError):
    """Files are there already, and nobody said that they may be replaced."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        """Keep the files that are in the way."""
        names = tuple(str(path) for path in paths)
        super().__init__(
            Message(
                "{files} would be replaced, and what is in there lost; name another file,"
                " or say --overwrite",
                files=names,
            )
        )
        self.paths = paths


def save(outputs: tuple[Output, ...], *, overwrite: bool = False) -> None:
    """Write files, all of them or none.

    Raises:
        WouldOverwriteError: a file is there with other content, and ``overwrite`` is not set.
    """
    in_the_way = tuple(output.path for output in outputs if _differs(output))
    if in_the_way and not overwrite:
        raise WouldOverwriteError(in_the_way)
    for output in outputs:
        output.path.parent.mkdir(parents=True, exist_ok=True)
        output.path.write_bytes(output.content)


def _differs(output: Output) -> bool:
    return output.path.exists() and output.path.read_bytes() != output.content


def find_rule(name: str) -> Rule:
    """The rule with this id or slug.

    Raises:
        UnknownNameError: there is none; says which there are.
    """
    for rule in all_rules().values():
        if name.upper() == rule.id or name.lower() == rule.slug:
            return rule
    raise UnknownNameError(Message("rule"), name, known=tuple(all_rules()))
