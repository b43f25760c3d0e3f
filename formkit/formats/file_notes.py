"""What readers note of a file that its cells do not show, as topics of ``Workbook.notes``.

A note is a topic and a fact; rules make findings of them.
"""

ENCODING = "encoding"
"""The fact is the encoding of a text that is not plain UTF-8."""

SEPARATOR = "separator"
"""The fact is what stands between the cells of CSV, where it is no comma."""

BEYOND_STATED_END = "cells beyond the stated end"
"""The fact is the cell, with its sheet, at which pyxform stops reading."""

EMPTY_ROWS = "empty rows"
"""The fact is the last row of a sheet that is written, far behind its last text."""

MACROS = "macros"
"""The fact is the part of the file that holds them."""

EXTERNAL_LINK = "external link"
"""The fact is the file that cells refer to."""

Notes = tuple[tuple[str, str], ...]
