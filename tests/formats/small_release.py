"""A release of a standard small enough to read whole, in ``cases/small_release``."""

from pathlib import Path

from formkit.formats.standards import read_standard
from formkit.model.standard import Standard

_FOLDER = Path(__file__).parent / "cases" / "small_release"

FILES = {
    path.relative_to(_FOLDER).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(_FOLDER.rglob("*.*"))
    if path.is_file()
}
"""Path -> content."""

RELEASE = "standards/small/2026.1"
TEMPLATES = "templates/small/2026.1"


def write_release(root: Path, **edits: str) -> Path:
    """Write the files below a folder; ``edits`` are further files, or other contents, by path."""
    for name, content in {**FILES, **edits}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return root


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """One file of the release with one text replaced; the text has to be there."""
    path = next(one for one in FILES if one.endswith(name))
    assert old in FILES[path], f"{name} has no {old!r}"
    return {path: FILES[path].replace(old, new, 1)}


def read_release(root: Path) -> Standard:
    """Read what ``write_release`` wrote."""
    return read_standard(root / RELEASE, root / TEMPLATES)
