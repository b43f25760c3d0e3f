"""Build, compare and check XLSForms against a regional standard."""
