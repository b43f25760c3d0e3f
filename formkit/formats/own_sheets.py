"""The sheets that formkit puts into annotated copies: no part of the form that they are of."""

FINDINGS_SHEET = "formkit findings"
"""Lists findings; one that is there already is written anew."""
CHANGES_SHEET = "formkit changes"
"""Lists changes, likewise."""
OWN_SHEETS = frozenset((FINDINGS_SHEET, CHANGES_SHEET))
