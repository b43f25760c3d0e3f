"""Files that a job would write, and writing them: all or none, and nothing replaced unasked."""

import sys
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.file_names import refused_part, same_files, why_refused
from formkit.core.location import NOWHERE, Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.core.values import dataclass
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
        FormkitError: a path is none that can be written, or two paths are one file.
    """
    refuse_names(outputs)
    if not overwrite:
        refuse_to_replace(outputs)
    for output in outputs:
        reachable(output.path.parent).mkdir(parents=True, exist_ok=True)
        write_bytes(output.content, output.path, overwrite=True)


def refuse_names(outputs: tuple[Output, ...], *, system: str = sys.platform) -> None:
    """Go on only when each output can be a file of its own.

    Windows would write ``nul.xlsx`` nowhere and ``my:b.xlsx`` into a hidden
    stream of ``my``, and say that all went well.

    Args:
        outputs: what is to be written.
        system: as ``sys.platform`` calls it; the paths that a user names need to
            suit their own system only.

    Raises:
        FormkitError: a path is none that can be written, or two paths are one file.
    """
    if alike := same_files(output.path for output in outputs):
        text = (
            "{files} are one file on Windows and macOS, where capitals do not matter; name one of"
            " them otherwise"
        )
        raise FormkitError(Message(text, files=tuple(str(path) for path in alike)))
    if system != "win32":
        return
    for output in outputs:
        if refused := refused_part(output.path):
            part, why = refused
            raise FormkitError(_unusable(part, why), loc=Loc(file=str(output.path)))


def file_name(name: str, loc: Loc = NOWHERE) -> str:
    """A name that formkit gives to a file, when every system can have it.

    Raises:
        FormkitError: Windows, or a folder, would make something else of it.
    """
    if why := why_refused(name):
        raise FormkitError(_unusable(name, why), loc=loc)
    return name


def _unusable(name: str, why: Message) -> Message:
    return Message("{name} cannot be the name of a file or folder: {why}", name=name, why=why)


def refuse_to_replace(outputs: tuple[Output, ...]) -> None:
    """Go on only when no work of others would be lost.

    Raises:
        WouldOverwriteError: a file is there with other content.
    """
    in_the_way = tuple(output.path for output in outputs if _differs(output))
    if in_the_way:
        raise WouldOverwriteError(in_the_way)


def _differs(output: Output) -> bool:
    path = reachable(output.path)
    return path.exists() and path.read_bytes() != output.content


def output_of(workbook: Workbook, path: Path) -> Output:
    """A workbook as a file; the ending of the path tells in which format.

    Raises:
        FormkitError: the format is none that formkit writes, or cannot hold the workbook.
    """
    file_format = path.suffix.lower().removeprefix(".")
    content = workbook_bytes(workbook, file_format)
    return Output(path=path, content=content, losses=find_losses(workbook, file_format))
