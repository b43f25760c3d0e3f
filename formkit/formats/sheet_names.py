"""Sheet names that a text file can hold."""

from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.model.sheets import Workbook


def check_names(workbook: Workbook) -> None:
    """Make sure that each sheet is found again by its name in a text file.

    Raises:
        FormkitError: a sheet has no name, or two have one that pyxform takes for the same.
    """
    seen: dict[str, str] = {}
    for sheet in workbook.sheets:
        name = sheet.name.strip()
        loc = workbook.loc(sheet.name)
        if not name:
            raise FormkitError(Message("a sheet has no name: give it one"), loc=loc)
        if other := seen.get(name.lower()):
            twice = (
                "two sheets are called {name} and {other}, which pyxform takes for one: rename one"
            )
            raise FormkitError(Message(twice, name=sheet.name, other=other), loc=loc)
        seen[name.lower()] = sheet.name
