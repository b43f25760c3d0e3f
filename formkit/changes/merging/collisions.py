"""Names that would stand twice: of rows, codes, lists, languages, columns and other sheets.

A name that stands twice on one side already is that side's own affair.  What
is looked for are things that share a name although on no side they do.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from formkit.changes.addresses import (
    CHOICES,
    EXTERNAL_CHOICES,
    SURVEY,
    ListAddress,
)
from formkit.changes.columns import headers_of
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    LanguageAdded,
    LanguageRemoved,
    LanguageRenamed,
    SheetAdded,
    SheetRemoved,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceRecoded,
    ChoiceRemoved,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.kinds.rows import NodeAdded, NodeRemoved, NodeRenamed
from formkit.changes.merging.clashes import Clash, ConflictKind, Joined, wishes_in
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Side, Wish
from formkit.model.form import Choice

_Name = tuple[Hashable, Hashable]
"""Where a name must stand once, and the name."""


def find_taken_names(
    ground: Ground, joined: Sequence[Joined], held: Sequence[Wish]
) -> Iterator[Clash]:
    """Things that would share a name, and on no side they do.

    Args:
        ground: the three forms.
        joined: what is to be applied.
        held: the wishes that are withheld.
    """
    names = _Names(ground)
    given: dict[_Name, list[Joined]] = {}
    for one in joined:
        for name in names.given(one.change):
            given.setdefault(name, []).append(one)
    if not given:
        return
    freed = {thing for one in joined for thing in _freed(one.change)}
    holders = names.holders(given)
    for name, givers in given.items():
        staying = [thing for thing in holders.get(name, ()) if thing not in freed]
        sides = [one.sides for one in givers] + [names.sides_with(thing) for thing in staying]
        if frozenset(Side).intersection(*sides):
            continue
        yield Clash(
            kind=ConflictKind.NAME_TAKEN,
            path=_path(name),
            wishes=wishes_in(givers),
            because=tuple(one for one in held if set(_freed(one.change)) & set(staying)),
        )


def _path(name: _Name) -> str:
    where, word = name
    if isinstance(where, ListAddress):
        code = word[0] if isinstance(word, tuple) else word
        return f"{where.path}/{code}"
    return str(word)


def _freed(change: Change) -> Iterator[Hashable]:
    """The thing of the base that no longer has its name after a change."""
    match change:
        case NodeRemoved() | NodeRenamed() | ChoiceRemoved() | ChoiceRecoded():
            yield change.at
        case ListRemoved() | ListRenamed():
            yield change.at
        case LanguageRemoved():
            yield "language", change.language
        case LanguageRenamed():
            yield "language", change.old
        case ColumnRenamed():
            yield ("column", change.sheet), change.old
        case SheetRemoved():
            yield "sheet", change.old.name
        case _:
            pass


class _Names:
    """Which names changes give, and which things of the base have them."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._freed_by = {
            side: {thing for one in ground.wishes[side] for thing in _freed(one.change)}
            for side in Side
        }

    def sides_with(self, thing: Hashable) -> frozenset[Side]:
        """The sides on which a thing of the base keeps its name."""
        return frozenset(side for side in Side if thing not in self._freed_by[side])

    def given(self, change: Change) -> Iterator[_Name]:  # noqa: C901 - one line a kind
        """The name that something has after a change; no empty one."""
        match change:
            case NodeAdded() if change.new.name:
                yield "row", change.new.name
            case NodeRenamed() if change.new:
                yield "row", change.new
            case ChoiceAdded() if change.new.code:
                yield change.at.list, self._code(change.at.list, change.new.code, change.new)
            case ChoiceRecoded() if change.new:
                choice = self.ground.choices_of(change.at.list)[change.at]
                yield change.at.list, self._code(change.at.list, change.new, choice)
            case ListAdded():
                yield "list", change.at
            case ListRenamed():
                yield "list", ListAddress(name=change.new, sheet=change.at.sheet)
            case LanguageAdded():
                yield "language", change.language
            case LanguageRenamed():
                yield "language", change.new
            case ColumnRenamed():
                yield ("column", change.sheet), change.new
            case SheetAdded():
                yield "sheet", change.new.name
            case _:
                pass

    def _code(self, at: ListAddress, code: str, choice: Choice) -> Hashable:
        """What must stand once in a list: a code, or a code under one answer of a cascade."""
        codes = self.ground.lists[at].codes
        return (code, choice.extra) if len(set(codes)) < len(codes) else code

    def holders(self, names: Iterable[_Name]) -> Mapping[_Name, Sequence[Hashable]]:
        """The things of the base that have some names."""
        found: dict[_Name, list[Hashable]] = {}
        wanted = {where for where, _ in names}
        for name, thing in self._held(wanted):
            found.setdefault(name, []).append(thing)
        return found

    def _held(self, wanted: set[Hashable]) -> Iterator[tuple[_Name, Hashable]]:
        base = self.ground.base
        if "row" in wanted:
            yield from ((("row", at.name), at) for at in self.ground.nodes)
        for at in self.ground.lists:
            yield ("list", at), at
            if at in wanted:
                for one, choice in self.ground.choices_of(at).items():
                    yield (at, self._code(at, choice.code, choice)), one
        yield from ((("language", one), ("language", one)) for one in base.languages)
        yield from ((("sheet", one.name), ("sheet", one.name)) for one in base.sheets)
        for sheet in (SURVEY, CHOICES, EXTERNAL_CHOICES):
            column = ("column", sheet)
            if column in wanted:
                yield from (((column, one), (column, one)) for one in headers_of(base, sheet))
