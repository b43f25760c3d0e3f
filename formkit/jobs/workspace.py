"""What lies around: standards by the name that a user gives them, and the worked examples."""

from pathlib import Path

import formkit
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.formats import releases
from formkit.model.standard import Standard
from formkit.model.workspace import Release

_HERE = Path()


def find_standard(name: str = "", *, near: Path | None = None) -> Standard:
    """Read a standard.

    Args:
        name: ``dtm-wca/2026.1``; without a release the newest one, without a name
            the first standard there is.
        near: a file or folder; standards around it come before the workspace's.

    Raises:
        UnknownNameError: there is none of that name.
        BadManifestError: its files do not hold what they should.
    """
    release = find_release(name, near=near)
    return releases.find_standard(release.id, release.version, _HERE, near=near)


def find_release(name: str = "", *, near: Path | None = None) -> Release:
    """Where a standard lies; what is asked is as for ``find_standard``.

    Raises:
        UnknownNameError: there is none of that name.
    """
    known = releases.find_releases(_HERE, near=near)
    identifier, _, version = name.partition("/")
    return releases.find_release(known, identifier or next(iter(known.standards), ""), version)


def standard_names() -> tuple[str, ...]:
    """Every release within reach, as ``dtm-wca/2026.1``."""
    return tuple(f"{one.id}/{one.version}" for one in releases.find_releases(_HERE).releases)


def find_examples() -> Path:
    """The folder of worked examples: the checkout's, else the package's.

    Raises:
        FormkitError: it is not there.
    """
    package = Path(formkit.__file__).parent
    for root in (package.parent, package / "_data"):
        folder = root / "examples"
        if (folder / "lake-chad").is_dir():
            return folder
    raise FormkitError(Message("the examples are not here; install formkit again"))
