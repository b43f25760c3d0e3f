"""Changes as pages and workbooks list them: each with its place, its heading and its cost."""

from collections import Counter
from collections.abc import Iterable, Iterator

from formkit.changes.addresses import SURVEY, Address, ChoiceAddress, ListAddress
from formkit.changes.facts import locs_of
from formkit.changes.kinds import Change
from formkit.changes.telling import told_of
from formkit.changes.verdicts import Verdict
from formkit.core.location import NOWHERE, Loc
from formkit.core.values import dataclass
from formkit.jobs import Comparison
from formkit.model.form import Form
from formkit.render.verdict_badges import DEGREES, Degree, badges_of

Home = tuple[str, str]
"""Sheet, and group or list; empty at the form's top level and for the form as a whole."""
Count = tuple[Degree, int]
"""A value of a verdict's part, and how many changes have it."""
_MANY = 5
"""So many changes that are alike are told once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    """One change, where it is seen, and what it costs."""

    change: Change
    verdict: Verdict
    loc: Loc
    """In the new form; of what is gone, in the old one."""
    is_gone: bool
    header: str
    """The column's, as its author wrote it."""

    @property
    def is_spelling(self) -> bool:
        """Tell whether it is only written differently."""
        return bool(getattr(self.change, "equivalent", False))

    @property
    def name(self) -> str:
        """The row, choice, list or setting that changed, as it was called."""
        return told_of(self.change).target


def change_items(comparison: Comparison) -> tuple[ChangeItem, ...]:
    """All changes, in their order."""
    old, new = comparison.old, comparison.new
    locs = locs_of(comparison.changes, old, new)
    return tuple(
        _item(verdict, loc, old, new)
        for verdict, loc in zip(comparison.verdicts, locs, strict=True)
    )


def _item(verdict: Verdict, loc: Loc, old: Form, new: Form) -> ChangeItem:
    is_gone = not getattr(verdict.change, "new_loc", NOWHERE).row
    header = (old if is_gone else new).header(loc)
    key = getattr(verdict.change, "key", "")
    return ChangeItem(
        change=verdict.change, verdict=verdict, loc=loc, is_gone=is_gone, header=header or key
    )


def home_of(change: Change) -> Home:
    """Under which heading a change stands."""
    match getattr(change, "at", None):
        case ChoiceAddress(list=at):
            return at.sheet, at.name
        case Address() as at:
            return SURVEY, at.parent.path
        case ListAddress() as at:
            return at.sheet, at.name
        case _:
            return "", ""


def by_part(items: Iterable[ChangeItem]) -> dict[Home, list[ChangeItem]]:
    """Heading -> its changes, sheet by sheet; changes of whole lists stand together."""
    parts: dict[Home, list[ChangeItem]] = {}
    for item in items:
        sheet, part = home_of(item.change)
        is_list = isinstance(getattr(item.change, "at", None), ListAddress)
        parts.setdefault((sheet, "" if is_list else part), []).append(item)
    sheets = list(dict.fromkeys(sheet for sheet, _ in parts))
    return dict(sorted(parts.items(), key=lambda one: sheets.index(one[0][0])))


def folded(items: Iterable[ChangeItem]) -> Iterator[tuple[ChangeItem, ...]]:
    """Changes of one part, those that are alike and many together, where the first one stands."""
    alike: dict[tuple[object, ...], list[ChangeItem]] = {}
    listed = tuple(items)
    for item in listed:
        alike.setdefault(_likeness(item), []).append(item)
    for item in listed:
        its = alike[_likeness(item)]
        if len(its) < _MANY:
            yield (item,)
        elif its[0] is item:
            yield tuple(its)


def _likeness(item: ChangeItem) -> tuple[object, ...]:
    """What two changes have in common that can be told in one breath."""
    verdict = item.verdict
    return (
        item.change.code,
        getattr(item.change, "key", ""),
        verdict.situation,
        verdict.change_class,
        verdict.comparability,
        verdict.deployed,
        verdict.leave,
        verdict.is_waived,
    )


def counts_of(items: Iterable[ChangeItem]) -> dict[str, list[Count]]:
    """Part of the verdict -> its values, the heaviest first; only those that there are."""
    counts = Counter(
        (badge.aspect, badge.value) for item in items for badge in badges_of(item.verdict)
    )
    found: dict[str, list[Count]] = {one.aspect: [] for one in DEGREES}
    for one in reversed(DEGREES):
        if count := counts[one.aspect, one.value]:
            found[one.aspect].append((one, count))
    return found
