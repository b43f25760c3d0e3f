"""Every kind of change, as one type: whatever names them all ends in ``assert_never``."""

from formkit.changes.kinds.forms import FormChange
from formkit.changes.kinds.lists import ListChange
from formkit.changes.kinds.rows import RowChange

Change = RowChange | ListChange | FormChange
"""One thing that happened to a form; facts only, in values that compare without places."""
