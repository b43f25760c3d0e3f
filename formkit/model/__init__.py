"""What formkit knows, as frozen values: files, forms, standards; no verdicts."""
