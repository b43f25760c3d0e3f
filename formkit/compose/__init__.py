"""A standard, a template and an adaptation become a form."""
