"""A form's lists of places beside what the standard says of them."""

import re
from collections.abc import Iterator, Sequence

from formkit.align.identity import AlignedQuestion
from formkit.core.values import dataclass
from formkit.model.form import Choice, ChoiceList, Form
from formkit.model.standard import Standard

_LEVEL = re.compile(r"^admin([0-4])$")
_COUNTRY = re.compile(r"^[A-Z]{3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """One list of places of a form."""

    level: int
    """0 for countries."""
    own: ChoiceList
    parent_column: str = ""
    """The column that names the unit above; empty where the standard has none."""


def lists_of_places(
    form: Form, standard: Standard, aligned: Sequence[AlignedQuestion]
) -> tuple[Places, ...]:
    """The lists from which the form asks for places, each once, as the standard has them."""
    return tuple({one.own.name: one for one in _lists_of_places(form, standard, aligned)}.values())


def _lists_of_places(
    form: Form, standard: Standard, aligned: Sequence[AlignedQuestion]
) -> Iterator[Places]:
    for one in aligned:
        theirs = standard.dictionary.lists_by_name.get(
            one.variable.list_name if one.variable else ""
        )
        match = _LEVEL.match(theirs.name) if theirs else None
        own = form.list_named(one.question.list_name) if one.question.list_name else None
        if theirs and match and own:
            columns = theirs.filter_columns
            yield Places(level=int(match[1]), own=own, parent_column=columns[-1] if columns else "")


def wrong_countries(places: Places, standard: Standard) -> tuple[Choice, ...]:
    """Countries whose code is not of three capital letters; ``other`` and its like aside."""
    countries = {code for one in standard.countries for code in (one.iso2, one.iso3)}
    return tuple(
        choice
        for choice in places.own.choices
        if not _COUNTRY.match(choice.code)
        and (choice.code == choice.code.upper() or choice.code.upper() in countries)
    )


def orphans(places: Places, above: Places | None) -> tuple[Choice, ...]:
    """Places under a unit that the list of the level above does not have."""
    if above is None or not places.parent_column:
        return ()
    known = set(above.own.codes)
    return tuple(
        choice
        for choice in places.own.choices
        if (parent := choice.extra_cell(places.parent_column)) and parent not in known
    )
