"""The waivers that lie beside a form."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formkit.model.policy import Waiver

_FILE = "waivers.yaml"


def find_waivers(form: Path, named: Path | None = None) -> "tuple[Waiver, ...]":
    """The waivers that a country has.

    Args:
        form: the path of a form; ``waivers.yaml`` is looked for in its folder.
        named: read this file instead.

    Raises:
        BadManifestError: the file does not hold what it should, or is not there though named.
    """
    path = named or form.parent / _FILE
    if named is None and not path.is_file():
        return ()
    from formkit.formats.waivers import read_waivers  # noqa: PLC0415 - most forms have none

    return read_waivers(path)
