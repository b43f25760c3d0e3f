"""Finding what happened between two forms."""

from collections.abc import Iterator, Sequence

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES
from formkit.changes.column_cells import fold_into_columns
from formkit.changes.comparison import Comparison
from formkit.changes.consequences import consequences_of
from formkit.changes.form_detection import (
    find_language_changes,
    find_setting_changes,
    find_sheet_changes,
)
from formkit.changes.kinds import Change
from formkit.changes.language_cells import fold_into_languages
from formkit.changes.list_detection import find_list_changes
from formkit.changes.matching import lists_of, match_forms
from formkit.changes.row_detection import find_row_changes
from formkit.changes.unexplained import find_unexplained
from formkit.model.form import ChoiceList, Form, TextSheet


def find_changes(old: Form, new: Form) -> tuple[Change, ...]:
    """What must happen to one form to become the other.

    Rows come first, in the order of the new survey sheet, then lists and
    choices, columns, languages, settings and other sheets; what is gone is told where
    it stood.  Changes that alter nothing but spelling are among them, marked
    ``equivalent``.  What no kind accounts for is ``Unexplained``.
    """
    matches = match_forms(old, new)
    comparison = Comparison(
        matches=matches,
        consequences=consequences_of(matches),
        renamed_languages={one: name for one, name in matches.languages.items() if one != name},
    )
    found, columns = fold_into_columns(_changes_of_rows_and_lists(comparison), comparison)
    cells, languages = fold_into_languages(found, tuple(find_language_changes(matches)))
    changes = [
        *cells,
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


def _sheet_changes(old: Form, new: Form) -> Iterator[Change]:
    if _have_names_once(old.sheets, new.sheets):
        yield from find_sheet_changes(old, new)


def _have_names_once(*forms: Sequence[ChoiceList] | Sequence[TextSheet]) -> bool:
    """Tell whether names are addresses: a form made by a program may use one twice."""
    return all(len({one.name for one in things}) == len(things) for things in forms)
