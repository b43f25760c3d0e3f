"""The names that things have in the merged form, and each side's wishes put in them.

A side speaks of rows, lists, languages and columns by its own names.  What the
other side renamed, and what a renaming that is withheld leaves as it was, has to
be put otherwise before wishes can be compared and applied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES, SURVEY
from formkit.changes.cells import attributes_of, split_key
from formkit.changes.columns import headers_of
from formkit.changes.form_kinds import (
    ColumnRenamed,
    LanguageAdded,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
)
from formkit.changes.kinds import Change
from formkit.changes.list_kinds import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ListAdded,
    ListRemoved,
    ListRenamed,
)
from formkit.changes.matching import EXTERNAL_SELECT
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.wishes import Side, Wish
from formkit.changes.row_kinds import (
    NodeAdded,
    NodeAttributeSet,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowType,
)
from formkit.core.texts import Texts
from formkit.core.values import dataclass, field, replace
from formkit.model.attributes import AttributeKind, key_of
from formkit.model.form import Choice, Node, Stray

Row = TypeVar("Row", Node, Choice)
Renamed = Mapping[str, str]
"""Name that a side uses -> name in the merged form, where they differ."""

_REFERENCE = "${"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How a side's words are to be put."""

    rows: Renamed
    lists: Mapping[str, Renamed]
    """By sheet."""
    columns: Mapping[str, Renamed]
    """By sheet."""
    languages: Renamed
    gone: frozenset[str] = field(default=frozenset())
    """Languages, by the side's names, that the merged form has not."""
    order: tuple[str, ...] = ()
    """The languages of the merged form; empty where the side's own order holds."""

    @property
    def are_the_same(self) -> bool:
        """Tell whether the side's words can stay as they are."""
        return not (
            self.rows
            or self.languages
            or self.gone
            or self.order
            or any(self.lists.values())
            or any(self.columns.values())
        )

    def text(self, text: str) -> str:
        """A cell with the names of the questions that it asks for."""
        if not self.rows or _REFERENCE not in text:
            return text
        from formkit.xpath.references import rename_references  # noqa: PLC0415 - slow to import

        return rename_references(text, self.rows)

    def texts(self, texts: Texts) -> Texts:
        """Wording under the names of its languages."""
        kept = (
            (self.languages.get(language, language), self.text(text))
            for language, text in texts
            if language not in self.gone
        )
        told = Texts.of(kept)
        return told.ordered(self.order) if self.order else told

    def row(self, row: Row, sheet: str) -> Row:
        """A row or choice of the side, as it is in the merged form."""
        values: dict[str, Any] = {}
        for attribute in attributes_of(row):
            value = getattr(row, attribute.field)
            if value:
                is_texts = attribute.kind is AttributeKind.TEXTS
                values[attribute.field] = self.texts(value) if is_texts else self.text(value)
        columns = self.columns[sheet]
        extra = {columns.get(header, header): self.text(text) for header, text in row.extra}
        values["extra"] = tuple(sorted(extra.items()))
        if not isinstance(row, Choice | Stray):
            values["list_name"] = self.list_name(row.list_name, row.type)
        return replace(row, **values)

    def list_name(self, name: str, type_: str) -> str:
        """The list that a type names."""
        sheet = EXTERNAL_CHOICES if type_ == EXTERNAL_SELECT else CHOICES
        return self.lists[sheet].get(name, name)

    def key(self, key: str, sheet: str, *, is_extra: bool) -> str:
        """The header of a cell."""
        if is_extra:
            return self.columns[sheet].get(key, key)
        attribute, language = split_key(key, is_choice=sheet != SURVEY)
        return key_of(attribute.header, self.languages.get(language, language))

    def has_column(self, change: NodeAttributeSet | ChoiceAttributeSet) -> bool:
        """Tell whether the merged form has the language of a cell."""
        if change.is_extra or not self.gone:
            return True
        is_choice = isinstance(change, ChoiceAttributeSet)
        attribute, language = split_key(change.key, is_choice=is_choice)
        return attribute.kind is not AttributeKind.TEXTS or language not in self.gone


def translated(change: Change, names: Names) -> Change:  # noqa: PLR0911 - one line a kind
    """A change of a side in the words of the merged form."""
    match change:
        case NodeAdded():
            return replace(change, new=names.row(change.new, SURVEY))
        case NodeTypeChanged():
            return replace(change, new=_row_type(change.new, names))
        case NodeAttributeSet():
            key = names.key(change.key, SURVEY, is_extra=change.is_extra)
            return replace(change, key=key, new=names.text(change.new))
        case ChoiceAttributeSet():
            key = names.key(change.key, change.at.list.sheet, is_extra=change.is_extra)
            return replace(change, key=key, new=names.text(change.new))
        case ListAdded():
            choices = (names.row(choice, change.at.sheet) for choice in change.new.choices)
            return replace(change, new=replace(change.new, choices=tuple(choices)))
        case ChoiceAdded():
            return replace(change, new=names.row(change.new, change.at.list.sheet))
        case SettingSet(key="default_language"):
            return replace(change, new=names.languages.get(change.new, change.new))
        case SettingSet():
            return replace(change, new=names.text(change.new))
        case _:
            return change


def _row_type(row_type: RowType, names: Names) -> RowType:
    return replace(row_type, list_name=names.list_name(row_type.list_name, row_type.type))


class _Renamings:
    """What a side calls things, and what the merged form will call them."""

    def __init__(self, ground: Ground, active: Sequence[Wish]) -> None:
        self.ground = ground
        self.wishes = {side: [one.change for one in active if one.side is side] for side in Side}
        self.active = [one.change for one in active]

    def rows(self, side: Side) -> Renamed:
        """Of questions and groups."""
        merged = {one.at: one.new for one in self.active if isinstance(one, NodeRenamed)}
        mine = {one.at: one.new for one in self.ground.of_kind(side, NodeRenamed)}
        if merged == mine:
            return {}
        gone = {one.at for one in self.ground.of_kind(side, NodeRemoved)}
        pairs = [
            (mine.get(at, at.name), merged.get(at, at.name))
            for at in self.ground.nodes
            if at not in gone
        ]
        added = (one.new.name for one in self.ground.of_kind(side, NodeAdded))
        return _where_they_differ((*pairs, *((name, name) for name in added)))

    def lists(self, side: Side, sheet: str) -> Renamed:
        """Of choice lists."""
        mine, merged = (
            {
                one.at.name: one.new
                for one in changes
                if isinstance(one, ListRenamed) and one.at.sheet == sheet
            }
            for changes in (self._all(side), self.active)
        )
        if mine == merged:
            return {}
        gone = {one.at for one in self.ground.of_kind(side, ListRemoved)}
        pairs = [
            (mine.get(at.name, at.name), merged.get(at.name, at.name))
            for at in self.ground.lists
            if at.sheet == sheet and at not in gone
        ]
        added = (
            one.at.name for one in self.ground.of_kind(side, ListAdded) if one.at.sheet == sheet
        )
        return _where_they_differ((*pairs, *((name, name) for name in added)))

    def columns(self, side: Side, sheet: str) -> Renamed:
        """Of columns that formkit does not know."""
        mine, merged = (
            {
                one.old: one.new
                for one in changes
                if isinstance(one, ColumnRenamed) and one.sheet == sheet
            }
            for changes in (self._all(side), self.active)
        )
        if mine == merged:
            return {}
        headers = headers_of(self.ground.forms[side], sheet) - set(mine.values())
        pairs = [(mine.get(old, old), merged.get(old, old)) for old in mine | merged]
        known = {name for name, _ in pairs}
        return _where_they_differ((*pairs, *((name, name) for name in headers - known)))

    def languages(self, side: Side) -> Renamed:
        """Of languages."""
        mine, merged = (
            {one.old: one.new for one in changes if isinstance(one, LanguageRenamed)}
            for changes in (self._all(side), self.active)
        )
        if mine == merged:
            return {}
        names = self.ground.base.languages
        added = (one.language for one in self.ground.of_kind(side, LanguageAdded))
        pairs = [(mine.get(name, name), merged.get(name, name)) for name in names]
        return _where_they_differ((*pairs, *((name, name) for name in added)))

    def gone(self, side: Side) -> frozenset[str]:
        """Languages of the side that the merged form will not have."""
        removed = {one.language for one in self.active if isinstance(one, LanguageRemoved)}
        removed -= {one.language for one in self.ground.of_kind(side, LanguageRemoved)}
        mine = {one.old: one.new for one in self.ground.of_kind(side, LanguageRenamed)}
        added = {one.language for one in self.active if isinstance(one, LanguageAdded)}
        unborn = {one.language for one in self.ground.of_kind(side, LanguageAdded)} - added
        return frozenset({mine.get(name, name) for name in removed} | unborn)

    def _all(self, side: Side) -> list[Change]:
        return [one.change for one in self.ground.wishes[side]]


def _where_they_differ(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name -> merged name, of names that stand for one thing, or for several that agree."""
    targets: dict[str, set[str]] = {}
    for name, merged in pairs:
        if name:
            targets.setdefault(name, set()).add(merged)
    return {
        name: merged
        for name, found in targets.items()
        if len(found) == 1 and (merged := next(iter(found))) not in {name, ""}
    }


def names_of(
    ground: Ground, active: Sequence[Wish], languages: tuple[str, ...]
) -> dict[Side, Names]:
    """How the words of each side are to be put.

    Args:
        ground: the three forms.
        active: the wishes that are to be applied; no two of them rename one thing apart.
        languages: those of the merged form, in order.
    """
    renamings = _Renamings(ground, active)
    sheets = (SURVEY, CHOICES, EXTERNAL_CHOICES)
    return {
        side: Names(
            rows=renamings.rows(side),
            lists={sheet: renamings.lists(side, sheet) for sheet in sheets[1:]},
            columns={sheet: renamings.columns(side, sheet) for sheet in sheets},
            languages=renamings.languages(side),
            gone=renamings.gone(side),
            order=() if ground.forms[side].languages == languages else languages,
        )
        for side in Side
    }


def translated_wishes(wishes: Iterable[Wish], names: Mapping[Side, Names]) -> Iterator[Wish]:
    """Wishes in the words of the merged form; those of cells that it has not left out."""
    for wish in wishes:
        its, change = names[wish.side], wish.change
        if its.are_the_same:
            yield wish
            continue
        if isinstance(change, NodeAttributeSet | ChoiceAttributeSet) and not its.has_column(change):
            continue
        told = translated(change, its)
        if (
            isinstance(told, NodeAttributeSet | ChoiceAttributeSet | NodeTypeChanged)
            and told.old == told.new
        ):
            continue
        yield replace(wish, change=told)
