"""Build, compare and check XLSForms against a regional standard.

The public names are resolved on first use, so that ``import formkit`` and
``formkit --help`` load neither spreadsheets nor compilers.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what type checkers see of the names below
    from formkit.changes.applying import apply
    from formkit.changes.kinds import Change
    from formkit.changes.merging import Merge, merge
    from formkit.core.errors import (
        BadManifestError,
        FormkitError,
        UnknownNameError,
        UnreadableFormError,
    )
    from formkit.core.findings import Finding, Report, Severity, Skipped
    from formkit.core.location import Loc
    from formkit.core.messages import Message
    from formkit.core.texts import Texts
    from formkit.formats.reading import read_form
    from formkit.jobs import build, check, diff, write_form
    from formkit.jobs.subjects import Judgement
    from formkit.model.form import (
        Choice,
        ChoiceList,
        Form,
        Group,
        Question,
        Repeat,
        Settings,
        Stray,
    )

__version__ = "0.1.0"

__all__ = [
    "BadManifestError",
    "Change",
    "Choice",
    "ChoiceList",
    "Finding",
    "Form",
    "FormkitError",
    "Group",
    "Judgement",
    "Loc",
    "Merge",
    "Message",
    "Question",
    "Repeat",
    "Report",
    "Settings",
    "Severity",
    "Skipped",
    "Stray",
    "Texts",
    "UnknownNameError",
    "UnreadableFormError",
    "apply",
    "build",
    "check",
    "diff",
    "merge",
    "read_form",
    "write_form",
]

_HOMES = {
    "formkit.changes.applying": ("apply",),
    "formkit.changes.kinds": ("Change",),
    "formkit.changes.merging": ("Merge", "merge"),
    "formkit.core.errors": (
        "BadManifestError",
        "FormkitError",
        "UnknownNameError",
        "UnreadableFormError",
    ),
    "formkit.core.findings": (
        "Finding",
        "Report",
        "Severity",
        "Skipped",
    ),
    "formkit.core.location": ("Loc",),
    "formkit.core.messages": ("Message",),
    "formkit.core.texts": ("Texts",),
    "formkit.formats.reading": ("read_form",),
    "formkit.jobs": (
        "build",
        "check",
        "diff",
        "write_form",
    ),
    "formkit.model.form": (
        "Choice",
        "ChoiceList",
        "Form",
        "Group",
        "Question",
        "Repeat",
        "Settings",
        "Stray",
    ),
    "formkit.jobs.subjects": ("Judgement",),
}
"""Module -> the public names that it defines."""


def __getattr__(name: str) -> object:
    """Import a public name from its home when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module 'formkit' has no attribute {name!r}"
    raise AttributeError(message)
