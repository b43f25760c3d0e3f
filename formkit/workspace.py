"""Standards by the name that a user gives them: the working folder's own, else formkit's."""

from pathlib import Path

from formkit.formats import releases
from formkit.model.standard import Standard
from formkit.model.workspace import Release

_HERE = Path()


def find_standard(name: str = "") -> Standard:
    """Read a standard.

    Args:
        name: ``dtm-wca/2026.1``; without a release the newest one, without a name
            the first standard there is.

    Raises:
        UnknownNameError: there is none of that name.
        BadManifestError: its files do not hold what they should.
    """
    release = find_release(name)
    return releases.find_standard(release.id, release.version, _HERE)


def find_release(name: str = "") -> Release:
    """Where a standard lies; names are as for ``find_standard``.

    Raises:
        UnknownNameError: there is none of that name.
    """
    known = releases.find_releases(_HERE)
    identifier, _, version = name.partition("/")
    return releases.find_release(known, identifier or next(iter(known.standards), ""), version)


def standard_names() -> tuple[str, ...]:
    """Every release within reach, as ``dtm-wca/2026.1``."""
    return tuple(f"{one.id}/{one.version}" for one in releases.find_releases(_HERE).releases)
