"""The terminal UI: every job without remembering a command."""
