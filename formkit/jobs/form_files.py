"""The forms that a command line names: files, folders, and names with ``*``."""

from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.long_paths import reachable
from formkit.core.messages import Message
from formkit.formats.beside_names import is_beside

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
"""What counts as a form in a folder; CSV and pipe tables there may be anything."""
_SIGNS = frozenset("*?[")
_NOT_OURS = ("~$", ".")


def find_forms(named: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are meant, each once.

    Args:
        named: a file stays as it is, there or not; a folder stands for the workbooks in it
            and below; a name with ``*``, ``?`` or ``[`` for all files that it fits, since
            the command line of Windows leaves that to the program. What formkit keeps or
            writes beside forms counts only where it is named, or a name fits nothing else.

    Returns:
        In the order named; those of a folder or pattern by name.

    Raises:
        FormkitError: a folder or pattern has no form.
    """
    return tuple(dict.fromkeys(path for one in named for path in _meant(one)))


def _meant(named: Path) -> tuple[Path, ...]:
    there = reachable(named)
    if there.is_dir():
        return _refuse_none(tuple(_workbooks(named)), named)
    if _SIGNS.isdisjoint(str(named)) or there.exists():
        return (named,)
    fitting = (Path(one) for one in sorted(glob(str(named), recursive=True)))  # noqa: PTH207 - the pattern may be absolute
    forms = tuple(one for one in fitting if _is_form(one))
    own = tuple(one for one in forms if not is_beside(one))
    return _refuse_none(own or forms, named)


def _workbooks(folder: Path) -> Iterator[Path]:
    """What formkit keeps or writes beside, lock files and hidden folders are passed over."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(_NOT_OURS) for part in parts)
        is_workbook = path.suffix.lower() in WORKBOOKS and not is_beside(path)
        if is_workbook and not is_hidden and path.is_file():
            yield path


def _is_form(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(_NOT_OURS)


def _refuse_none(found: tuple[Path, ...], named: Path) -> tuple[Path, ...]:
    if not found:
        text = "there is no form here: no file whose name ends in {endings}"
        raise FormkitError(
            Message(text, endings=tuple(sorted(WORKBOOKS))), loc=Loc(file=str(named))
        )
    return found
