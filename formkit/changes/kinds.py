"""Every kind of change, as one type: whatever names them all ends in ``assert_never``."""

from formkit.changes.form_kinds import FormChange
from formkit.changes.list_kinds import ListChange
from formkit.changes.row_kinds import RowChange

Change = RowChange | ListChange | FormChange
"""One thing that happened to a form; facts only, in values that compare without places."""
