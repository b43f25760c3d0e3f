"""Tables as JSON: one object a row."""

from formkit.render.plain_json import written
from formkit.render.tables import Table


def render_table(table: Table) -> str:
    """A list of objects, keyed by column."""
    keys = [column.key for column in table.columns]
    return written([dict(zip(keys, row, strict=True)) for row in table.rows])
