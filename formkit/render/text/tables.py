"""Tables as text: columns side by side, their cells broken where the screen is too small."""

from collections.abc import Iterator
from itertools import zip_longest

from formkit.core.messages import Message
from formkit.render.screen import Screen
from formkit.render.tables import Table

_GAP = "  "
_COMFORTABLE = 24
"""A column is not made narrower than this to leave more room to the others."""


def render_table(table: Table, screen: Screen) -> str:
    """The rows under their titles; one record a paragraph where they have no room."""
    if not table.rows:
        return screen.say(Message("nothing found"))
    titles = tuple(screen.say(column.title) for column in table.columns)
    columns = tuple(zip(titles, *table.rows, strict=True))
    widths = _widths(columns, screen.width)
    if screen.is_narrow or not widths:
        return "\n\n".join(_record(titles, row, screen) for row in table.rows)
    head, *lines = (line for row in (titles, *table.rows) for line in _lines(row, widths))
    return "\n".join((screen.bold(head), *lines))


def _widths(columns: tuple[tuple[str, ...], ...], room: int) -> list[int]:
    """How wide each column is; nothing where they do not fit side by side.

    Args:
        columns: the cells of each, its title among them.
        room: columns of the screen; 0 where lines are not broken.
    """
    widths = [max(map(len, cells)) for cells in columns]
    if not room:
        return widths
    least = [
        max(min(width, _COMFORTABLE), _longest_word(cells))
        for width, cells in zip(widths, columns, strict=True)
    ]
    spare = room - len(_GAP) * (len(columns) - 1) - sum(least)
    if spare < 0:
        return []
    by_need = sorted(range(len(widths)), key=lambda one: widths[one] - least[one])
    for done, place in enumerate(by_need):
        more = min(widths[place] - least[place], spare // (len(widths) - done))
        least[place] += more
        spare -= more
    return least


def _longest_word(cells: tuple[str, ...]) -> int:
    return max((len(word) for cell in cells for word in cell.split(" ")), default=0)


def _lines(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    cells = (
        Screen(width=width).wrapped(cell).split("\n")
        for cell, width in zip(row, widths, strict=True)
    )
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _record(titles: tuple[str, ...], row: tuple[str, ...], screen: Screen) -> str:
    lines = (
        screen.wrapped(cell, first=screen.heading(title), indent=2)
        for title, cell in zip(titles, row, strict=True)
        if cell
    )
    return "\n".join(lines)
