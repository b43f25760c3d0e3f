"""Finding standards: near a file, in the workspace, in the checkout, then in the package."""

from itertools import chain
from pathlib import Path

from formkit.core.errors import UnknownNameError
from formkit.core.messages import Message
from formkit.formats.standard_manifest import MANIFEST
from formkit.formats.standards import read_standard
from formkit.model.standard import Standard
from formkit.model.workspace import Release, Workspace

PACKAGE = Path(__file__).parents[1]
"""The folder of the package ``formkit``."""

_STANDARDS = "standards"
_TEMPLATES = "templates"


def find_standard(
    standard: str, version: str = "", workspace: Path | None = None, *, near: Path | None = None
) -> Standard:
    """Read a standard, wherever it lies.

    Args:
        standard: its id.
        version: the release; the newest one when empty.
        workspace: a folder with ``standards`` and ``templates`` of the user's own.
        near: a file or folder; what ``standards_around`` finds for it comes first.

    Raises:
        UnknownNameError: there is no such standard, or no such release of it.
        BadManifestError: with all problems that its files have.
    """
    found = find_releases(workspace, near=near)
    release = find_release(found, standard, version)
    return read_standard(release.folder, release.templates, workspace=found)


def find_release(workspace: Workspace, standard: str, version: str = "") -> Release:
    """Where a release lies.

    Raises:
        UnknownNameError: there is no such standard, or no such release of it.
    """
    release = workspace.find(standard, version)
    if release is None and standard not in workspace.standards:
        raise UnknownNameError(Message("standard"), standard, known=workspace.standards)
    if release is None:
        kind = Message("release of the standard {standard}", standard=standard)
        raise UnknownNameError(kind, version, known=workspace.versions(standard))
    return release


def find_releases(workspace: Path | None = None, *, near: Path | None = None) -> Workspace:
    """Every release within reach: those near a file, the workspace's, then formkit's own."""
    around = standards_around(near) if near else None
    roots = (*((around,) if around else ()), *_roots(workspace))
    nearer_last = chain.from_iterable(map(_releases_in, reversed(roots)))
    found = {(one.id, one.version): one for one in nearer_last}
    return Workspace(releases=tuple(sorted(found.values(), key=lambda one: (one.id, one.rank))))


def standards_around(path: Path) -> Path | None:
    """The nearest folder around a file that holds releases; None where none does.

    Args:
        path: a file or folder, there or not; a folder may be the one itself.
    """
    here = path.resolve()
    return next((one for one in (here, *here.parents) if _releases_in(one)), None)


def _roots(workspace: Path | None) -> tuple[Path, ...]:
    """Folders with ``standards`` and ``templates``, the nearest first.

    A checkout comes before what a wheel holds: an editable install keeps a copy
    that goes stale.
    """
    is_checkout = (PACKAGE.parent / "pyproject.toml").is_file()
    own = (PACKAGE.parent,) if is_checkout else ()
    return (*((workspace,) if workspace else ()), *own, PACKAGE / "_data")


def _releases_in(root: Path) -> tuple[Release, ...]:
    return tuple(
        Release(
            id=manifest.parent.parent.name,
            version=manifest.parent.name,
            folder=manifest.parent,
            templates=root / _TEMPLATES / manifest.parent.parent.name / manifest.parent.name,
        )
        for manifest in sorted((root / _STANDARDS).glob(f"*/*/{MANIFEST}"))
    )
