"""What works on this machine, and what to do about what does not."""

import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import formkit
from formkit.core.messages import Message
from formkit.formats.xform import validator_jar
from formkit.jobs.doctor.folders import Surroundings, folder_signs
from formkit.jobs.doctor.signs import Sign, State
from formkit.jobs.workspace import standard_names

_LIBRARIES = ("pyxform", "openpyxl", "XlsxWriter", "python-calamine", "click")
_SAMPLE = "é œ ’ → ع"
"""French, typography and Arabic: what forms of the region hold."""
_JAVA_SECONDS = 20
_FONT_FOLDERS = (
    Path("C:/Windows/Fonts"),
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)
_ARABIC_FONTS = ("notonaskharabic", "notosansarabic", "amiri", "arial", "tahoma", "dejavusans.ttf")


def examine(encoding: str, around: Surroundings) -> tuple[Sign, ...]:
    """Look at this machine.

    Args:
        encoding: that of the console, as Python calls it.
        around: where the user works.
    """
    return tuple(_signs(encoding, around))


def _signs(encoding: str, around: Surroundings) -> Iterator[Sign]:
    yield _works("formkit", Message("formkit"), formkit.__version__)
    yield _works("python", Message("Python"), f"{platform.python_version()} ({platform.system()})")
    for library in _LIBRARIES:
        yield _library(library)
    yield _java()
    yield _validator()
    yield _console(encoding)
    yield from folder_signs(around)
    yield _fonts()
    yield _standards()


def _works(topic: str, title: Message, fact: str) -> Sign:
    return Sign(topic=topic, title=title, state=State.WORKS, fact=fact)


def _library(name: str) -> Sign:
    try:
        return _works(name.lower(), Message("library {name}", name=name), version(name))
    except PackageNotFoundError:
        return Sign(
            topic=name.lower(),
            title=Message("library {name}", name=name),
            state=State.BROKEN,
            advice=Message("install formkit again"),
        )


def _java() -> Sign:
    title = Message("Java")
    java = shutil.which("java")
    if java is None:
        return Sign(
            topic="java",
            title=title,
            state=State.MISSING,
            advice=Message(
                "without Java, ODK Validate does not run and `check` says so;"
                " install any Java from version 11 on (for instance from adoptium.net)"
            ),
        )
    try:
        told = subprocess.run(  # noqa: S603 - our own arguments, no shell
            [java, "-version"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_JAVA_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Sign(
            topic="java",
            title=title,
            state=State.BROKEN,
            fact=str(error),
            advice=Message("Java is there and does not start; install it again"),
        )
    return _works("java", title, (told.stderr or told.stdout).partition("\n")[0].strip())


def _validator() -> Sign:
    jar, title = validator_jar(), Message("ODK Validate")
    if jar is None:
        advice = Message("ODK Validate comes with pyxform; install formkit again")
        return Sign(topic="odk_validate", title=title, state=State.BROKEN, advice=advice)
    return _works("odk_validate", title, jar.name)


def _console(encoding: str) -> Sign:
    title = Message("encoding of the console")
    try:
        _SAMPLE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Sign(
            topic="console",
            title=title,
            state=State.MISSING,
            fact=encoding,
            advice=Message(
                "letters that this console lacks are shown as what looks like them or as question"
                " marks, files are not touched by it; on Windows, use Windows Terminal or set"
                " PYTHONUTF8=1"
            ),
        )
    return _works("console", title, encoding)


def _fonts() -> Sign:
    title = Message("a font with Arabic letters")
    for folder in _FONT_FOLDERS:
        for path in sorted(folder.rglob("*.[to]tf")):
            if path.name.lower().startswith(_ARABIC_FONTS):
                return _works("fonts", title, path.name)
    advice = Message("forms on paper in Arabic need one; install Noto Naskh Arabic")
    return Sign(topic="fonts", title=title, state=State.MISSING, advice=advice)


def _standards() -> Sign:
    title = Message("standards")
    found = standard_names()
    if found:
        return _works("standards", title, ", ".join(found))
    advice = Message("no standard is here, so nothing can be built; install formkit again")
    return Sign(topic="standards", title=title, state=State.BROKEN, advice=advice)
