"""Paths as people write and choose them: what a folder holds, what is asked for."""
