"""What follows from a new name, and what a row that goes leaves behind.

Where a person writes only that a question has another name, everything that asks
for it has to follow: this finds the changes that do so.  A change that is written
anyway wins over what follows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from formkit.changes.addresses import (
    CHOICES,
    EXTERNAL_CHOICES,
    SURVEY,
    Address,
    ChoiceAddress,
    ListAddress,
    counted_codes,
)
from formkit.changes.cells import split_key
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import ColumnRenamed, LanguageRenamed, SettingSet
from formkit.changes.kinds.lists import ChoiceAttributeSet, ListRenamed
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    type_of,
)
from formkit.changes.matching import list_sheet, lists_of
from formkit.changes.outline import outline_of
from formkit.model.attributes import AttributeKind, cells_of, key_of
from formkit.model.form import Choice, Form, Node
from formkit.model.question_types import QUESTION_TYPES, ListPlace

Follower = NodeAttributeSet | ChoiceAttributeSet | NodeTypeChanged | SettingSet
"""What can follow from a new name: one cell set."""

_REFERENCE = "${"
_LANGUAGE_SETTING = "default_language"


def with_followers(form: Form, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, and those of cells that follow new names and that no change speaks of.

    Args:
        form: the old form.
        changes: of it.
    """
    told = tuple(changes)
    cells = {_cell(one) for one in told}
    return (*told, *(one for one in find_followers(form, told) if _cell(one) not in cells))


def without_followers(form: Form, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The fewest changes from which ``with_followers`` makes the same form.

    A cell that keeps an old name although the question has a new one is said to
    be set to what stands there.

    Args:
        form: the old form.
        changes: all that happened to it.
    """
    told = tuple(changes)
    following = {_cell(one): one for one in find_followers(form, told)}
    kept = [one for one in told if not _follows(one, following.get(_cell(one)))]
    cells = {_cell(one) for one in told}
    stays = [_staying(one) for cell, one in following.items() if cell not in cells]
    return (*kept, *stays)


def _follows(change: Change, following: Follower | None) -> bool:
    return following is not None and isinstance(change, Follower) and change.new == following.new


def _staying(change: Follower) -> Follower:
    """The cell is set to what stands there."""
    match change:
        case NodeTypeChanged():
            return replace(change, new=change.old)
        case _:
            return replace(change, new=change.old)


def _cell(change: Change) -> tuple[object, ...]:
    """The cell that a change sets; of other changes, nothing that a follower sets."""
    match change:
        case NodeAttributeSet() | ChoiceAttributeSet():
            return change.at, change.key, change.is_extra
        case NodeTypeChanged():
            return change.at, "type", False
        case SettingSet():
            return "settings", change.key, change.nth_row
        case _:
            return ()


def find_followers(form: Form, changes: Iterable[Change]) -> Iterator[Follower]:
    """The cells that would follow the new names of questions, groups, lists and languages.

    A name that another row keeps, or takes over, is not followed: whoever asks
    for it goes on asking for that one.

    Args:
        form: the old form.
        changes: of it.
    """
    told = tuple(changes)
    names = _NewNames.of(form, told)
    yield from _of_rows(form, names)
    yield from _of_choices(form, names)
    yield from _of_settings(form, names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewNames:
    """Old name -> new name of what may be asked for elsewhere, and of headers."""

    rows: Mapping[str, str]
    lists: Mapping[tuple[str, str], str]
    """Sheet and list."""
    languages: Mapping[str, str]
    columns: Mapping[tuple[str, str], str]
    """Sheet and header."""
    gone: frozenset[Address]

    @classmethod
    def of(cls, form: Form, changes: tuple[Change, ...]) -> "_NewNames":
        """The new names that changes give."""
        renamed = {one.at: one.new for one in changes if isinstance(one, NodeRenamed)}
        gone = frozenset(one.at for one in changes if isinstance(one, NodeRemoved))
        staying = {one.new.name for one in changes if isinstance(one, NodeAdded)}
        if renamed:
            rows = (row.address for row in outline_of(form.nodes).rows)
            staying |= {at.name for at in rows if at not in renamed and at not in gone}
        return cls(
            rows={
                at.name: new
                for at, new in renamed.items()
                if at.name and new and at.name not in staying
            },
            lists={
                (one.at.sheet, one.old): one.new for one in changes if isinstance(one, ListRenamed)
            },
            languages={one.old: one.new for one in changes if isinstance(one, LanguageRenamed)},
            columns={
                (one.sheet, one.old): one.new for one in changes if isinstance(one, ColumnRenamed)
            },
            gone=gone,
        )

    def followed(self, text: str) -> str:
        """A cell with the new names of the rows that it asks for."""
        from formkit.xpath.references import rename_references  # noqa: PLC0415 - slow to import

        return rename_references(text, self.rows)

    def header(self, key: str, sheet: str, *, is_extra: bool) -> str:
        """A header as it is afterwards."""
        if is_extra:
            return self.columns.get((sheet, key), key)
        attribute, language = split_key(key, is_choice=sheet != SURVEY)
        if attribute.kind is not AttributeKind.TEXTS:
            return key
        return key_of(attribute.header, self.languages.get(language, language))


def _of_rows(form: Form, names: _NewNames) -> Iterator[Follower]:
    if not names.rows and not names.lists:
        return
    for row in outline_of(form.nodes).rows:
        if row.address in names.gone:
            continue
        old = type_of(row.node)
        new = names.lists.get((list_sheet(row.node), old.list_name))
        if new is not None and _is_of_choices(row.node):
            yield NodeTypeChanged(at=row.address, old=old, new=replace(old, list_name=new))
        for key, text, is_extra in _asking(row.node):
            followed = names.followed(text)
            if followed != text:
                header = names.header(key, SURVEY, is_extra=is_extra)
                yield NodeAttributeSet(
                    at=row.address, key=header, is_extra=is_extra, old=text, new=followed
                )


def _is_of_choices(node: Node) -> bool:
    """Tell whether the list that a row names is one of the form's, and not a file."""
    known = QUESTION_TYPES.get(node.type)
    return known is None or known.list_place is not ListPlace.FILE


def _asking(row: Node | Choice) -> Iterator[tuple[str, str, bool]]:
    """The cells of a row that ask for a question: column, text, whether formkit knows it not."""
    cells = ((key, text, False) for key, text in cells_of(row))
    extra = ((header, text, True) for header, text in row.extra)
    return (one for one in chain(cells, extra) if _REFERENCE in one[1])


def _of_choices(form: Form, names: _NewNames) -> Iterator[Follower]:
    if not names.rows:
        return
    for sheet in (CHOICES, EXTERNAL_CHOICES):
        for one in lists_of(form, sheet):
            at = ListAddress(name=one.name, sheet=sheet)
            for (code, nth), choice in zip(counted_codes(one.choices), one.choices, strict=True):
                for key, text, is_extra in _asking(choice):
                    followed = names.followed(text)
                    if followed != text:
                        yield ChoiceAttributeSet(
                            at=ChoiceAddress(list=at, code=code, nth=nth),
                            key=names.header(key, sheet, is_extra=is_extra),
                            is_extra=is_extra,
                            old=text,
                            new=followed,
                        )


def _of_settings(form: Form, names: _NewNames) -> Iterator[SettingSet]:
    for number, row in enumerate((form.settings.values, *form.settings.further_rows), start=1):
        for key, text in row:
            followed = names.followed(text) if _REFERENCE in text else text
            if key == _LANGUAGE_SETTING:
                followed = names.languages.get(text, text)
            if followed != text:
                yield SettingSet(key=key, nth_row=number, old=text, new=followed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphans:
    """What still asks for a row that is gone."""

    removed: NodeRemoved
    readers: tuple[str, ...]
    """Paths in the new form, in its order."""


def find_orphans(changes: Iterable[Change], new: Form) -> Iterator[Orphans]:
    """The removed rows that others still ask for.

    Args:
        changes: that led to the new form.
        new: the form afterwards.
    """
    rows = outline_of(new.nodes).rows
    present = {row.node.name for row in rows}
    removed = {
        one.old.name: one
        for one in changes
        if isinstance(one, NodeRemoved) and one.old.name not in present
    }
    if not removed:
        return
    readers: dict[str, dict[str, None]] = {}
    for row in rows:
        for name in _asked(row.node):
            readers.setdefault(name, {})[row.address.path] = None
    for name, change in removed.items():
        if name in readers:
            yield Orphans(removed=change, readers=tuple(readers[name]))


def _asked(node: Node) -> Iterator[str]:
    from formkit.xpath.references import references_in_text  # noqa: PLC0415 - slow to import

    for _, text, _ in _asking(node):
        yield from (reference.name for reference in references_in_text(text))
