"""What happened from one form to another."""

from dataclasses import dataclass
from pathlib import Path

from formkit.changes.detection import find_changes
from formkit.changes.kinds import Change
from formkit.formats.files import read_workbook
from formkit.formats.reading import form_of, read_form
from formkit.model.form import Form
from formkit.model.sheets import Workbook


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two forms, and what happened from the one to the other."""

    old: Form
    new: Form
    changes: tuple[Change, ...]

    @property
    def meant(self) -> tuple[Change, ...]:
        """The changes that alter more than spelling."""
        return tuple(one for one in self.changes if not getattr(one, "equivalent", False))


def diff(old: Form | Path | str, new: Form | Path | str) -> tuple[Change, ...]:
    """What happened from one form to another, each a form or the path of one.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    forms = (one if isinstance(one, Form) else read_form(one) for one in (old, new))
    return find_changes(*forms)


def diff_files(old: Path, new: Path) -> Comparison:
    """Compare two files of forms.

    Raises:
        UnreadableFormError: a file is no form that can be read.
    """
    return compare(read_workbook(old), read_workbook(new))


def compare(old: Workbook, new: Workbook) -> Comparison:
    """Compare forms that are read already."""
    before, after = form_of(old), form_of(new)
    return Comparison(old=before, new=after, changes=find_changes(before, after))
