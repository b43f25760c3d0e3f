"""Adaptations carried to another release of their standard: one, or all of a region."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.errors import FormkitError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.beside_names import is_beside
from formkit.jobs.outputs import Output
from formkit.jobs.upgrading.release_pairs import AlreadyThereError, Standards
from formkit.jobs.upgrading.upgraded import Upgraded, UpgradeTask, upgraded

if TYPE_CHECKING:
    from concurrent.futures import Executor

_ENDINGS = frozenset((".yaml", ".yml"))
_BEGINS = "formkit: adaptation/"
_SHARES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUpgraded:
    """An adaptation that cannot be carried to the release, and why."""

    source: Path
    error: FormkitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrades:
    """What became of all adaptations, in the order of their paths."""

    task: UpgradeTask
    done: tuple[Upgraded, ...] = ()
    failed: tuple[NotUpgraded, ...] = ()
    there_already: tuple[Path, ...] = ()
    """Those that are for the release already."""

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The files that would be written."""
        return tuple(output for one in self.done for output in one.outputs)

    @property
    def must_decide(self) -> tuple[Upgraded, ...]:
        """Those that have conflicts left."""
        return tuple(one for one in self.done if not one.is_clean)


def upgrade(task: UpgradeTask, *, executor: "Executor | None" = None) -> Upgrades:
    """Carry an adaptation, or all of a folder, to another release of their standard.

    The forms that the country has and that the new release gives are merged over
    the one that the old release gave; the new adaptation describes what comes of it.

    Args:
        task: what is to be carried where.
        executor: spreads the work over processes; None: this one does it all.

    Raises:
        FormkitError: there is no adaptation; for one that is named alone, why it cannot be
            carried.
    """
    if not task.source.is_dir():
        found: list[_Outcome] = [upgraded(task, task.source, Standards())]
    else:
        found = _all(task, find_adaptations(task.source), executor)
    return Upgrades(
        task=task,
        done=tuple(one for one in found if isinstance(one, Upgraded)),
        failed=tuple(one for one in found if isinstance(one, NotUpgraded)),
        there_already=tuple(one for one in found if isinstance(one, Path)),
    )


def find_adaptations(folder: Path) -> tuple[Path, ...]:
    """The adaptations in a folder and below, by name; copies that formkit kept are none.

    Raises:
        FormkitError: there is none.
    """
    found = tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in _ENDINGS
        and not is_beside(path)
        and path.is_file()
        and _is_adaptation(path)
    )
    if not found:
        text = 'there is no adaptation here: no file with a line "{line}1"'
        raise FormkitError(Message(text, line=_BEGINS), loc=Loc(file=str(folder)))
    return found


def _is_adaptation(path: Path) -> bool:
    lines = path.read_bytes().splitlines()
    return any(line.removeprefix(b"\xef\xbb\xbf").startswith(_BEGINS.encode()) for line in lines)


_Outcome = Upgraded | NotUpgraded | Path


def _all(task: UpgradeTask, paths: Sequence[Path], executor: "Executor | None") -> list[_Outcome]:
    if executor is None:
        return _share((task, paths))
    size = max(1, -(-len(paths) // _SHARES))
    shares = [(task, paths[start : start + size]) for start in range(0, len(paths), size)]
    return list(chain.from_iterable(executor.map(_share, shares)))


def _share(given: tuple[UpgradeTask, Sequence[Path]]) -> list[_Outcome]:
    task, paths = given
    standards = Standards()
    return [_outcome(task, path, standards) for path in paths]


def _outcome(task: UpgradeTask, path: Path, standards: Standards) -> _Outcome:
    try:
        return upgraded(task, path, standards)
    except AlreadyThereError:
        return path
    except FormkitError as error:
        return NotUpgraded(source=path, error=error)
