"""Finding what happened between two forms."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES, SURVEY
from formkit.changes.detection.column_cells import fold_into_columns
from formkit.changes.detection.comparison import Comparison
from formkit.changes.detection.consequences import consequences_of
from formkit.changes.detection.forms import (
    find_language_changes,
    find_setting_changes,
    find_sheet_changes,
)
from formkit.changes.detection.language_cells import fold_into_languages
from formkit.changes.detection.lists import find_list_changes
from formkit.changes.detection.rows import find_row_changes
from formkit.changes.detection.unexplained import find_unexplained
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import ColumnRenamed
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.matching import lists_of, match_forms
from formkit.logic.judgements import Relation
from formkit.model.form import ChoiceList, Form, TextSheet

if TYPE_CHECKING:
    from formkit.changes.detection.conditions import Conditions


def find_changes(old: Form, new: Form) -> tuple[Change, ...]:
    """What must happen to one form to become the other.

    Rows come first, in the order of the new survey sheet, then lists and
    choices, columns, languages, settings and other sheets; what is gone is told where
    it stood.  Changes that alter nothing but spelling, and conditions that are met by
    the same answers, are among them, marked ``equivalent``.  What no kind accounts for
    is ``Unexplained``.
    """
    matches = match_forms(old, new)
    comparison = Comparison(
        matches=matches,
        consequences=consequences_of(matches),
        renamed_languages={one: name for one, name in matches.languages.items() if one != name},
    )
    found, columns = fold_into_columns(_changes_of_rows_and_lists(comparison), comparison)
    cells, languages = fold_into_languages(found, tuple(find_language_changes(matches)))
    followed = _with_columns_followed(cells, columns, comparison)
    changes = [
        *_with_standings(followed, comparison),
        *columns,
        *languages,
        *find_setting_changes(matches),
        *_sheet_changes(old, new),
    ]
    return (*changes, *find_unexplained(old, new, changes))


def _changes_of_rows_and_lists(comparison: Comparison) -> Iterator[Change]:
    yield from find_row_changes(comparison)
    matches = comparison.matches
    for sheet in (CHOICES, EXTERNAL_CHOICES):
        if _have_names_once(lists_of(matches.old, sheet), lists_of(matches.new, sheet)):
            yield from find_list_changes(comparison, sheet)


def _with_columns_followed(
    changes: Sequence[Change], columns: Sequence[ColumnRenamed], comparison: Comparison
) -> Sequence[Change]:
    """The changes, those of choice filters marked that only follow a column's new header."""
    headers = {one.old: one.new for one in columns if one.sheet != SURVEY}
    if not headers:
        return changes
    from formkit.changes.detection.filter_columns import follows_columns  # noqa: PLC0415 - slow to import

    def judged(change: Change) -> Change:
        if not isinstance(change, NodeAttributeSet) or change.key != "choice_filter":
            return change
        old = comparison.consequences.followed(change.old)
        is_same = change.equivalent or follows_columns(old, change.new, headers)
        return replace(change, equivalent=is_same)

    return [judged(change) for change in changes]


def _with_standings(changes: Sequence[Change], comparison: Comparison) -> Sequence[Change]:
    """The changes, those of conditions with how the new one stands to the old one."""
    if not any(_is_of_other_condition(change) for change in changes):
        return changes
    from formkit.changes.detection.conditions import Conditions  # noqa: PLC0415 - slow to import

    conditions = Conditions(changes, comparison)
    return [
        _with_standing(change, conditions) if _is_of_other_condition(change) else change
        for change in changes
    ]


def _is_of_other_condition(change: Change) -> TypeGuard[NodeAttributeSet]:
    if not isinstance(change, NodeAttributeSet):
        return False
    return change.is_of_condition and not change.equivalent


def _with_standing(change: NodeAttributeSet, conditions: "Conditions") -> NodeAttributeSet:
    standing = conditions.compared(change)
    is_same = standing is not None and standing.relation is Relation.EQUIVALENT
    return replace(change, standing=standing, equivalent=is_same)


def _sheet_changes(old: Form, new: Form) -> Iterator[Change]:
    if _have_names_once(old.sheets, new.sheets):
        yield from find_sheet_changes(old, new)


def _have_names_once(*forms: Sequence[ChoiceList] | Sequence[TextSheet]) -> bool:
    """Tell whether names are addresses: a form made by a program may use one twice."""
    return all(len({one.name for one in things}) == len(things) for things in forms)
