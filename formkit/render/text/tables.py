"""Tables as text: columns side by side, the last one broken at the screen's width."""

from formkit.core.messages import Message
from formkit.render.screen import Screen
from formkit.render.tables import Table

_GAP = "  "


def render_table(table: Table, screen: Screen) -> str:
    """The rows under their titles; one record a paragraph on a narrow screen."""
    if not table.rows:
        return screen.say(Message("nothing found"))
    titles = tuple(screen.say(column.title) for column in table.columns)
    if screen.is_narrow:
        return "\n\n".join(_record(titles, row, screen) for row in table.rows)
    widths = [max(map(len, cells)) for cells in zip(titles, *table.rows, strict=True)]
    head = _line(titles, widths, screen)
    return "\n".join([screen.bold(head), *(_line(row, widths, screen) for row in table.rows)])


def _line(cells: tuple[str, ...], widths: list[int], screen: Screen) -> str:
    before = [cell.ljust(width) for cell, width in zip(cells[:-1], widths, strict=False)]
    head = "".join(f"{cell}{_GAP}" for cell in before)
    return screen.wrapped(cells[-1], first=head, indent=len(head)).rstrip()


def _record(titles: tuple[str, ...], row: tuple[str, ...], screen: Screen) -> str:
    lines = (
        screen.wrapped(cell, first=screen.heading(title), indent=2)
        for title, cell in zip(titles, row, strict=True)
        if cell
    )
    return "\n".join(lines)
