"""The export of DTM's Datakit: fields of the global dictionary with their components."""

import re
from collections.abc import Iterator
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field
from formkit.formats.files import read_workbook
from formkit.model.sheets import Row, Sheet, Workbook

_NAME, _ID, _TYPE, _COMPONENTS = (
    "FieldName",
    "FieldUniqueId",
    "QuestionAnswerType",
    "QuestionComponent",
)
_QUESTION = re.compile(r"^QuestionText\s*\(([^()]+)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatakitField:
    """One row of the export."""

    name: str
    unique_id: str = ""
    answer_type: str = ""
    labels: Texts = NO_TEXTS
    """By the language's code, as the headers have it: ``en``."""
    categories: tuple[tuple[str, str], ...] = ()
    """Component and category, such as ``Core`` or ``Discouraged``, in the order of the cell."""
    loc: Loc = field(default=NOWHERE, compare=False)

    def category(self, component: str) -> str:
        """The category in a component, whatever the case of its name; empty when it has none.

        The whole name counts: *Location Assessment* is not *Multi-Sectoral Location
        Assessment*.
        """
        wanted = component.casefold()
        return next((one for name, one in self.categories if name.casefold() == wanted), "")


def read_datakit(path: Path) -> tuple[DatakitField, ...]:
    """Read an export of the Datakit, an Excel workbook.

    Raises:
        FormkitError: no sheet has the columns of an export, or the file cannot be read.
    """
    return datakit_fields(read_workbook(path))


def datakit_fields(workbook: Workbook) -> tuple[DatakitField, ...]:
    """The fields of the first sheet that has the export's columns; rows without a name left out.

    Raises:
        FormkitError: no sheet has them.
    """
    for sheet in workbook.sheets:
        for place, row in enumerate(sheet.rows):
            header = {cell.text.strip(): column for column, cell in enumerate(row.cells)}
            if {_NAME, _COMPONENTS} <= header.keys():
                return tuple(_fields(sheet, header, sheet.rows[place + 1 :], workbook.path))
    raise FormkitError(
        Message(
            "{file} has no sheet with the columns {columns}: export the dictionary from the"
            " Datakit's portal again",
            file=workbook.path,
            columns=(_NAME, _COMPONENTS),
        )
    )


def _fields(
    sheet: Sheet, header: dict[str, int], rows: tuple[Row, ...], path: str
) -> Iterator[DatakitField]:
    languages = {
        match[1].strip(): column
        for name, column in header.items()
        if (match := _QUESTION.match(name))
    }
    for row in rows:
        name = _text(row, header.get(_NAME))
        if name:
            yield DatakitField(
                name=name,
                unique_id=_text(row, header.get(_ID)),
                answer_type=_text(row, header.get(_TYPE)),
                labels=Texts.of(
                    (language, text)
                    for language, column in languages.items()
                    if (text := _text(row, column))
                ),
                categories=tuple(_categories(_lines(row, header[_COMPONENTS]))),
                loc=Loc(file=path, sheet=sheet.name, row=row.number),
            )


def _text(row: Row, column: int | None) -> str:
    return "" if column is None else row.cell(column + 1).text.strip()


def _lines(row: Row, column: int) -> str:
    """The cell as the file has it: its text has spaces in the place of line ends."""
    value = row.cell(column + 1).value
    return value if isinstance(value, str) else ""


def _categories(cell: str) -> Iterator[tuple[str, str]]:
    """The lines ``Component: Category``; a component's own name may hold a colon."""
    for line in cell.splitlines():
        component, colon, category = line.rpartition(":")
        if colon:
            yield component.strip(), category.strip()
