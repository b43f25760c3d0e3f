"""The names that things have in the merged form, and each side's wishes put in them.

A side speaks of rows, lists, languages and columns by its own names.  What the
other side renamed, and what a renaming that is withheld leaves as it was, has to
be put otherwise before wishes can be compared and applied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES, SURVEY
from formkit.changes.cells import attributes_of, split_key
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import (
    SettingSet,
)
from formkit.changes.kinds.lists import (
    ChoiceAdded,
    ChoiceAttributeSet,
    ListAdded,
)
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeTypeChanged,
    RowType,
)
from formkit.changes.matching import EXTERNAL_SELECT
from formkit.changes.merging.ground import Ground
from formkit.changes.merging.renamings import Renamed, Renamings
from formkit.changes.merging.wishes import Side, Wish
from formkit.core.texts import Texts
from formkit.core.values import dataclass, field, replace
from formkit.model.attributes import AttributeKind, key_of
from formkit.model.form import Choice, Node, Stray

Row = TypeVar("Row", Node, Choice)
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
        if attribute.kind is not AttributeKind.TEXTS:
            return key
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


def names_of(
    ground: Ground, active: Sequence[Wish], languages: tuple[str, ...]
) -> dict[Side, Names]:
    """How the words of each side are to be put.

    Args:
        ground: the three forms.
        active: the wishes that are to be applied; no two of them rename one thing apart.
        languages: those of the merged form, in order.
    """
    renamings = Renamings(ground, active)
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
