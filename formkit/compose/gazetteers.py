"""A gazetteer's places as answers: cascading lists, or a CSV file beside the form."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO

from formkit.compose.problems import Problem
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.model.form import Choice, ChoiceList
from formkit.model.gazetteer import Gazetteer, Place
from formkit.model.standard import Country

OTHER = "other"
"""The code of a place that the gazetteer does not have."""

Attachment = tuple[str, str]
"""A file's name and its text."""


def list_of_level(level: int) -> str:
    """The name of the list that holds a level: ``admin1``."""
    return f"admin{level}"


def level_of_list(name: str) -> int | None:
    """The level that a list holds; None for a list of other things."""
    match = re.fullmatch(r"admin([0-4])", name)
    return int(match[1]) if match else None


@dataclass(frozen=True, kw_only=True)
class Places:
    """A country's places with the units above each, or no places at all."""

    gazetteer: Gazetteer
    country: Country | None

    @cached_property
    def _by_pcode(self) -> dict[tuple[int, str], Place]:
        return {(place.level, place.pcode): place for place in self.gazetteer.places}

    def has(self, level: int) -> bool:
        """Tell whether there are places of a level to choose among."""
        return bool(self.gazetteer.level(level))

    def columns(self, place: Place) -> tuple[tuple[str, str], ...]:
        """The units above a place, as columns for choice filters: ``adm1``, ``adm0``."""
        above: dict[str, str] = {}
        code = place.parent
        for level in range(place.level - 1, 0, -1):
            above[f"adm{level}"] = code
            parent = self._by_pcode.get((level, code))
            code = parent.parent if parent else ""
        above["adm0"] = self.country.iso3 if self.country else code
        return tuple(sorted(above.items()))

    def as_list(self, level: int, other: Texts) -> ChoiceList:
        """The places of one level as a list of the choices sheet.

        Args:
            level: 1 to 4.
            other: wording of a last choice ``other``; none: no such choice.
        """
        choices = [
            Choice(
                code=place.pcode,
                labels=Texts.of([("", place.name)]),
                extra=self.columns(place),
                loc=place.loc,
            )
            for place in self.gazetteer.level(level)
        ]
        if other:
            choices.append(Choice(code=OTHER, labels=other))
        return ChoiceList(name=list_of_level(level), choices=tuple(choices))

    def as_file(self, level: int, other: str) -> Attachment:
        """The places of one level as the text of a CSV file to send with the form."""
        text = StringIO()
        rows = csv.writer(text, lineterminator="\n")
        above = [f"adm{number}" for number in range(level)]
        rows.writerow(("name", "label", *above))
        for place in self.gazetteer.level(level):
            columns = dict(self.columns(place))
            rows.writerow((place.pcode, place.name, *(columns[header] for header in above)))
        if other:
            rows.writerow((OTHER, other, *("" for _ in above)))
        return f"{list_of_level(level)}.csv", text.getvalue()

    def problems(self) -> Iterator[Problem]:
        """Places that would break the cascade: codes that stand twice, unknown parents."""
        seen: set[tuple[int, str]] = set()
        for place in self.gazetteer.places:
            key = (place.level, place.pcode)
            if key in seen:
                text = "the p-code {pcode} stands twice on level {level}; give each place its own"
                yield place.loc, Message(text, pcode=place.pcode, level=place.level)
            seen.add(key)
            if place.level > 1 and (place.level - 1, place.parent) not in self._by_pcode:
                text = (
                    "{pcode} ({name}) lies in {parent}, which is no place of level {level};"
                    " nobody could choose it"
                )
                fields = {"pcode": place.pcode, "name": place.name, "parent": place.parent}
                yield place.loc, Message(text, **fields, level=place.level - 1)

    def remarks(self) -> Iterator[Problem]:
        """What is likely not meant: p-codes of another shape, places with nothing below."""
        for place in self.gazetteer.places:
            pattern = pattern_of_level(self.country, place.level)
            if place.level > 0 and not re.fullmatch(pattern, place.pcode):
                text = "the p-code {pcode} has not the country's shape {pattern}"
                yield place.loc, Message(text, pcode=place.pcode, pattern=pattern)
        for level in range(1, 4):
            yield from self._childless(level)

    def childless(self, level: int) -> tuple[str, ...]:
        """The places of a level that have none inside, where others have some."""
        parents = set(self.with_children(level))
        places = self.gazetteer.level(level) if parents else ()
        return tuple(place.pcode for place in places if place.pcode not in parents)

    def with_children(self, level: int) -> tuple[str, ...]:
        """The places of a level that have some inside."""
        parents = {place.parent for place in self.gazetteer.level(level + 1)}
        return tuple(one.pcode for one in self.gazetteer.level(level) if one.pcode in parents)

    def _childless(self, level: int) -> Iterator[Problem]:
        places, without = self.gazetteer.level(level), len(self.childless(level))
        if without:
            text = (
                "{without} of {all} places of level {level} {without:has|have} none of level"
                " {below} inside: after one of them the form does not ask for level {below}"
            )
            fields = {"without": without, "all": len(places), "level": level}
            yield places[0].loc, Message(text, **fields, below=level + 1)


def pattern_of_level(country: Country | None, level: int) -> str:
    """The regular expression of the p-codes of a level.

    The country's own for the levels that it has one for; below, or without a
    country, the letters it begins with and any letters and digits after them.
    """
    patterns = country.pcode_patterns if country else ()
    if 0 < level <= len(patterns) and patterns[level - 1]:
        return patterns[level - 1]
    return f"^{_letters(country)}[0-9A-Z]{{1,16}}$"


def _letters(country: Country | None) -> str:
    """The part of a p-code pattern before its digits: ``BJ``, ``(TD|TCD)``."""
    if country is None:
        return "[A-Z]{2,3}"
    first = next(iter(country.pcode_patterns), "").lstrip("^").partition("[")[0]
    return first or country.iso2


def start_of_pcodes(country: Country | None) -> str:
    """The letters that a p-code of the country begins with, for people: ``TD``."""
    if country is None:
        return "ISO"
    return country.pcode_example.rstrip("0123456789") or country.iso2
