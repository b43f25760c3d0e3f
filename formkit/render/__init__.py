"""Results become text, JSON and other formats."""
