"""The names of files that formkit keeps or writes beside others, and how they are known again.

Lists pass such files over, or show them last; whoever names one gets it.
"""

import re
from pathlib import Path

_KEPT = re.compile(r"\.bak(?:[2-9]|[1-9][0-9]+)?")
_CONFLICTS = re.compile(r".+_[0-9][^_]*_conflicts", re.DOTALL)
"""A release begins with a digit; a form on conflicts is none of these."""
_WORKBOOK = ".xlsx"


def kept_path(path: Path, number: int = 1) -> Path:
    """Where what a file held before it was written anew is kept.

    Args:
        path: the file.
        number: of the copy, from 1; there may be older ones.

    >>> kept_path(Path("form.xlsx")).name, kept_path(Path("form.xlsx"), 2).name
    ('form.bak.xlsx', 'form.bak2.xlsx')
    """
    return path.with_suffix(f".bak{number if number > 1 else ''}{path.suffix}")


def conflicts_path(source: Path, to: str) -> Path:
    """The workbook in which the conflicts of an adaptation are decided: it lies beside it.

    Args:
        source: the adaptation.
        to: the release, ``2026.2``.

    >>> conflicts_path(Path("chad/adaptation.yaml"), "2026.2").as_posix()
    'chad/adaptation_2026.2_conflicts.xlsx'
    """
    return source.with_name(f"{source.stem}_{to}_conflicts{_WORKBOOK}")


def is_beside(path: Path) -> bool:
    """Tell by its name whether formkit keeps or writes a file beside another one.

    >>> [is_beside(Path(one)) for one in ("form.bak2.xlsx", "a_2026.2_conflicts.xlsx")]
    [True, True]
    >>> [is_beside(Path(one)) for one in ("form.bakery.xlsx", "land_conflicts.xlsx")]
    [False, False]
    """
    is_kept = _KEPT.fullmatch(Path(path.stem).suffix) is not None
    is_conflicts = path.suffix == _WORKBOOK and _CONFLICTS.fullmatch(path.stem) is not None
    return is_kept or is_conflicts
