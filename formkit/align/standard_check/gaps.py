"""What the sources of a standard do not give: listed, never invented."""

from collections.abc import Iterator, Sequence

from formkit.align.standard_check.rules import NOT_GIVEN
from formkit.core.findings import Finding
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.standard import Standard

MOST_NAMES = 10
"""So many names are told; the rest is counted."""

_VARIABLE_COLUMNS = ("unit", "category", "sensitivity", "hxl", "dtm_ref")
_LIST_COLUMNS = ("evidence", "source")
_WORDING = (("title", "titles"), ("label", "labels"))
_OPTIONAL_WORDING = (("hint", "hints"), ("constraint_message", "constraint_messages"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row and whether it fills the column in question."""

    name: str
    loc: Loc
    is_filled: bool


def check_gaps(standard: Standard) -> Iterator[Finding]:
    """One finding a column that is empty somewhere, with the names of the first rows."""
    for column, rows in _columns(standard):
        empty = [row for row in rows if not row.is_filled]
        if empty:
            yield _told(column, empty, len(rows))
    yield from _lists_above(standard)


def _told(column: str, empty: Sequence[_Row], count: int) -> Finding:
    names = tuple(row.name for row in empty[:MOST_NAMES])
    text = "{column} is empty in {empty} of {count} {count:row|rows}: {names}"
    if len(empty) > MOST_NAMES:
        text = "{column} is empty in {empty} of {count} {count:row|rows}: {names} and {more} more"
    more = len(empty) - MOST_NAMES
    message = Message(text, column=column, empty=len(empty), count=count, names=names, more=more)
    return NOT_GIVEN.finding(empty[0].loc, message, column=column)


def _columns(standard: Standard) -> Iterator[tuple[str, list[_Row]]]:
    variables, lists = standard.dictionary.variables, standard.dictionary.lists
    for column in _VARIABLE_COLUMNS:
        yield column, [_row(one.name, one.loc, getattr(one, column)) for one in variables]
    for column in _LIST_COLUMNS:
        yield column, [_row(one.name, one.loc, getattr(one, column)) for one in lists]
    yield (
        "datakit_name",
        [_row(one.code, standard.loc, one.datakit_name) for one in standard.components],
    )
    yield from _wording(standard)
    yield from _countries(standard)


def _wording(standard: Standard) -> Iterator[tuple[str, list[_Row]]]:
    """Wording of variables and choices; a hint counts only where some language has one."""
    choices = [
        (f"{one.name} {two.code}", two) for one in standard.dictionary.lists for two in one.choices
    ]
    for language in standard.language_names.values():
        for column, field in (*_WORDING, *_OPTIONAL_WORDING):
            optional = (column, field) in _OPTIONAL_WORDING
            yield (
                f"{column}::{language}",
                [
                    _row(one.name, one.loc, getattr(one, field).get(language))
                    for one in standard.dictionary.variables
                    if not optional or getattr(one, field)
                ],
            )
        rows = [_row(name, one.loc, one.labels.get(language)) for name, one in choices]
        yield f"label::{language}", rows


def _countries(standard: Standard) -> Iterator[tuple[str, list[_Row]]]:
    known = set(standard.language_names)
    yield (
        "form_languages",
        [
            _row(f"{one.iso3} ({code})", one.loc, code if code in known else "")
            for one in standard.countries
            for code in one.form_languages
        ],
    )
    for level in range(1, 5):
        yield (
            f"adm{level}",
            [
                _row(one.iso3, one.loc, "".join(text for _, text in one.adm_names[level - 1]))
                for one in standard.countries
            ],
        )


def _lists_above(standard: Standard) -> Iterator[Finding]:
    """Lists that others roll up to, and that no source gives."""
    for one in standard.dictionary.lists:
        if one.rolls_up_to and one.rolls_up_to not in standard.dictionary.lists_by_name:
            text = "{list} rolls up to {above}, whose codes and wording the sources do not give"
            message = Message(text, list=one.name, above=one.rolls_up_to)
            yield NOT_GIVEN.finding(one.loc, message, name=one.name, column="rolls_up_to")


def _row(name: str, loc: Loc, value: str) -> _Row:
    return _Row(name=name, loc=loc, is_filled=bool(value))
