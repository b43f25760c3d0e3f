"""What no kind of change accounts for: a comparison proves itself by applying what it found."""

from collections.abc import Iterator, Sequence
from itertools import islice

from formkit.changes.applying import PARTS, apply
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import PartValue, Unexplained
from formkit.changes.outline import without_children
from formkit.core.location import Loc, Trail
from formkit.model.form import Form, Group, Repeat

_MOST_SHOWN = 10


def find_unexplained(old: Form, new: Form, changes: Sequence[Change]) -> Iterator[Unexplained]:
    """The parts of the new form to which the changes do not lead, each taken whole."""
    made = apply(old, changes)
    for part, field in PARTS.items():
        differing = tuple(
            islice(_differing(getattr(made, field), getattr(new, field)), _MOST_SHOWN)
        )
        if differing:
            differences = tuple(path for pair in differing for path in _paths(*pair))
            yield Unexplained(part=part, differences=differences, new=getattr(new, field))


def _differing(old: PartValue, new: PartValue) -> Iterator[tuple[object, object]]:
    """The smallest rows, lists and texts that differ; without recursion, however deep the tree."""
    pending: list[tuple[object, object]] = [(old, new)]
    while pending:
        one, other = pending.pop()
        if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
            pending.extend(reversed(tuple(zip(one, other, strict=True))))
        elif isinstance(one, Group | Repeat) and type(one) is type(other):
            row, twin = without_children(one), without_children(other)
            if row != twin:
                yield row, twin
            pending.append((one.children, other.children))
        elif one != other:
            yield one, other


def _paths(old: object, new: object) -> tuple[str, ...]:
    """Which fields differ, without their texts."""
    from deepdiff import DeepDiff  # noqa: PLC0415 - rarely needed, and slow to import

    kind = type(new).__name__
    paths = DeepDiff(old, new, exclude_types=[Loc, Trail]).affected_paths
    told = (path or "" for path in paths)  # None where DeepDiff cannot write the path down
    return tuple(sorted(f"{kind}{path.removeprefix('root')}" for path in told))
