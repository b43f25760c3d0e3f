"""What a person is told of an error: sentences, each with its place."""

from formkit.core.errors import FormkitError
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message


def sentences_of(error: Exception) -> tuple[tuple[Loc, Message], ...]:
    """Tell what went wrong; an error that knows of several problems tells each.

    Args:
        error: ours, one of the system, or a fault of formkit itself.
    """
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
    kind, text = type(error).__name__, str(error)
    for file in getattr(error, "__notes__", ()):
        said = (
            "formkit itself failed ({kind}: {text}); this is no mistake of yours, and what you"
            " decided is kept; {file} shows where, for whoever mends it"
        )
        return Message(said, kind=kind, text=text, file=file)
    return Message(
        "formkit itself failed ({kind}: {text}); this is no mistake of yours, and "
        "`formkit --debug …` shows where, for whoever mends it",
        kind=kind,
        text=text,
    )
