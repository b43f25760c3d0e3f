"""Whether files can be written where the user works, and what may get in their way."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory, TemporaryFile

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.jobs.doctor.signs import Sign, State

_ONEDRIVE = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
"""Variables in which Windows names OneDrive's folders."""
_LONG = "x" * 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where formkit is used."""

    folder: Path
    """The one in which the user works, absolute."""
    environment: Mapping[str, str]
    system: str
    """As ``sys.platform`` calls it."""


def folder_signs(around: Surroundings) -> Iterator[Sign]:
    """What there is to say of the user's folder."""
    yield _writable(around.folder)
    if kept := onedrive_folder(around.folder, around.environment):
        yield _onedrive(kept)
    if around.system == "win32":
        yield _long_paths()


def onedrive_folder(folder: PurePath, environment: Mapping[str, str]) -> str:
    """OneDrive's folder that a folder lies in; empty when it lies in none."""
    named = (environment.get(name, "") for name in _ONEDRIVE)
    return next((one for one in named if one and folder.is_relative_to(one)), "")


def _writable(folder: Path) -> Sign:
    topic, title = "folder", Message("writing in this folder")
    try:
        with TemporaryFile(dir=folder):
            return Sign(topic=topic, title=title, state=State.WORKS, fact=str(folder))
    except OSError as error:
        advice = Message("work in a folder of your own, such as Documents, or name one with -o")
        fact = f"{folder} ({error.strerror})"
        return Sign(topic=topic, title=title, state=State.MISSING, fact=fact, advice=advice)


def _onedrive(kept: str) -> Sign:
    return Sign(
        topic="onedrive",
        title=Message("this folder is kept by OneDrive"),
        state=State.WORKS,
        fact=kept,
        advice=Message(
            "OneDrive holds files for a moment while it copies them; where one cannot be written,"
            " wait a little, pause OneDrive, or work in a folder outside it"
        ),
    )


def _long_paths() -> Sign:
    topic, title = "long_paths", Message("paths of more than 260 characters")
    try:
        with TemporaryDirectory(prefix="formkit-") as folder:
            (Path(folder) / _LONG / _LONG / _LONG).mkdir(parents=True)
    except OSError:
        advice = Message(
            "Windows has them turned off: keep forms in folders with short names near the top of"
            " a drive; Excel opens no file whose path has more than 218 characters anyway"
        )
        return Sign(topic=topic, title=title, state=State.MISSING, advice=advice)
    return Sign(topic=topic, title=title, state=State.WORKS)
