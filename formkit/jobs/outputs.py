"""Files that a job would write, and writing them: all or none, and nothing replaced unasked."""

from dataclasses import dataclass
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.formats.losses import find_losses
from formkit.formats.writing import workbook_bytes, write_bytes
from formkit.model.sheets import Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that a job would write."""

    path: Path
    content: bytes
    losses: tuple[Message, ...] = ()
    """What its format cannot keep."""


class WouldOverwriteError(FormkitError):
    """Files are there already, and nobody said that they may be replaced."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        """Keep the files that are in the way."""
        names = tuple(str(path) for path in paths)
        super().__init__(
            Message(
                "{files} would be replaced, and what is in there lost; name another file,"
                " or add --overwrite",
                files=names,
            )
        )
        self.paths = paths


def save(outputs: tuple[Output, ...], *, overwrite: bool = False) -> None:
    """Write files, all of them or none.

    Raises:
        WouldOverwriteError: a file is there with other content, and ``overwrite`` is not set.
    """
    if not overwrite:
        refuse_to_replace(outputs)
    for output in outputs:
        output.path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(output.content, output.path, overwrite=True)


def refuse_to_replace(outputs: tuple[Output, ...]) -> None:
    """Go on only when no work of others would be lost.

    Raises:
        WouldOverwriteError: a file is there with other content.
    """
    in_the_way = tuple(output.path for output in outputs if _differs(output))
    if in_the_way:
        raise WouldOverwriteError(in_the_way)


def _differs(output: Output) -> bool:
    return output.path.exists() and output.path.read_bytes() != output.content


def output_of(workbook: Workbook, path: Path) -> Output:
    """A workbook as a file; the ending of the path tells in which format.

    Raises:
        FormkitError: the format is none that formkit writes, or cannot hold the workbook.
    """
    file_format = path.suffix.lower().removeprefix(".")
    content = workbook_bytes(workbook, file_format)
    return Output(path=path, content=content, losses=find_losses(workbook, file_format))
