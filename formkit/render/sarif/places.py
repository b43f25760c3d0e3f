"""Files, cells and rows as SARIF names them."""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from formkit.core.location import Loc

_Plain = dict[str, object]


class Artifacts:
    """The files of one run; places refer to them by number."""

    def __init__(self, files: Iterable[str]) -> None:
        """Number the files in their order."""
        self._numbers = {file: number for number, file in enumerate(dict.fromkeys(files))}

    @property
    def told(self) -> list[_Plain]:
        """The files that were checked."""
        return [
            {"location": {"uri": file_uri(file)}, "roles": ["analysisTarget"]}
            for file in self._numbers
        ]

    def file(self, file: str) -> _Plain:
        """A file as a whole, as a location."""
        return {"physicalLocation": {"artifactLocation": self._artifact(file)}}

    def location(self, file: str, loc: Loc, text: str = "") -> _Plain:
        """A place in a file.

        Args:
            file: in which it is.
            loc: its sheet, row and column.
            text: what the cell says.
        """
        physical: _Plain = {"artifactLocation": self._artifact(file)}
        if region := _region(loc, text):
            physical["region"] = region
        found: _Plain = {"physicalLocation": physical}
        if loc.sheet:
            place = {"fullyQualifiedName": loc.a1, "name": loc.cell or loc.a1, "kind": _kind(loc)}
            found["logicalLocations"] = [place]
        return found

    def _artifact(self, file: str) -> _Plain:
        number = self._numbers.get(file)
        return {"uri": file_uri(file), **({} if number is None else {"index": number})}


def file_uri(file: str) -> str:
    """The address of a file: relative where the path is.

    >>> file_uri("formes/été 1.xlsx")
    'formes/%C3%A9t%C3%A9%201.xlsx'
    """
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _region(loc: Loc, text: str) -> _Plain:
    if not loc.row:
        return {}
    region: _Plain = {"startLine": loc.row}
    if loc.column:
        region |= {"startColumn": loc.column, "endColumn": loc.column + 1}
    return {**region, "snippet": {"text": text}} if text else region


def _kind(loc: Loc) -> str:
    if loc.cell:
        return "cell"
    return "row" if loc.row else "column" if loc.column else "sheet"
