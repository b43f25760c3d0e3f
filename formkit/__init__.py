"""Build, compare and check XLSForms against a regional standard.

The public names are resolved on first use, so that ``import formkit`` and
``formkit --help`` load neither spreadsheets nor compilers.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES: dict[str, str] = {}
"""Public name -> the module that defines it."""

__all__ = sorted(_HOMES)  # noqa: PLE0605 - a list of strings, written once in _HOMES


def __getattr__(name: str) -> object:
    """Import a public name from its home when it is first asked for."""
    if name not in _HOMES:
        message = f"module 'formkit' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
