"""Results as JSON for programs.

All of it is plain ASCII, so that no console can spoil it.
"""
