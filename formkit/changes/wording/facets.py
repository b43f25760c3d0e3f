"""What of a question's meaning differs between two wordings."""

from collections import Counter
from collections.abc import Iterator, Sequence

from formkit.changes.wording.tokens import is_number
from formkit.changes.wording.words import NEUTRAL, Concept, Facet, Vocabulary

_HOURS_A_DAY = 24
_YEARS_OF_DATES = range(1900, 2100)
_REACH = 3
"""How many words away the word may stand that makes a number of years an age or a period."""
_UNDER_A_YEAR = 365


def facets_between(
    old: Sequence[str],
    new: Sequence[str],
    old_words: Vocabulary | None,
    new_words: Vocabulary | None,
) -> frozenset[Facet]:
    """What differs; without vocabularies only numbers are looked at.

    Args:
        old: tokens of the old wording.
        new: tokens of the new one.
        old_words: what is known of the language of the old one.
        new_words: the same of the new one; concepts are the same in all languages.
    """
    if old_words is None or new_words is None:
        before, after = (sorted(filter(is_number, tokens)) for tokens in (old, new))
        is_other = before != after and bool(before and after)  # one may be written out in words
        return frozenset({Facet.NUMBER}) if is_other else frozenset()
    one = Counter(_Reading(old, old_words).concepts())
    other = Counter(_Reading(new, new_words).concepts())
    gone, come = one.keys() - other.keys(), other.keys() - one.keys()
    numbers = {
        concept
        for concept in one.keys() & other.keys()
        if one[concept] != other[concept] and concept[1][0].isdigit()
    }
    differing = {
        *(concept for concept in gone if concept not in NEUTRAL or _has(come, concept[0])),
        *(concept for concept in come if concept not in NEUTRAL or _has(gone, concept[0])),
    }
    facets = {facet for facet, _value in (*differing, *numbers)}
    if old_words is new_words and _has_opposites(old, new, old_words):
        facets.add(Facet.NEGATION)
    return frozenset(facets)


def _has(concepts: set[Concept], facet: Facet) -> bool:
    return any(of == facet for of, _value in concepts)


def _has_opposites(old: Sequence[str], new: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether a word stands in the place of its opposite: *formal*, *informal*."""
    gone, come = set(old) - set(new), set(new) - set(old)
    return any(
        start + word in others
        for some, others in ((gone, come), (come, gone))
        for word in some
        if len(word) >= _REACH
        for start in words.opposing
    )


class _Reading:
    """One wording, read from left to right."""

    def __init__(self, tokens: Sequence[str], words: Vocabulary) -> None:
        self.tokens = tokens
        self.words = words

    def concepts(self) -> Iterator[Concept]:
        """All that carries meaning, in order."""
        place = 0
        while place < len(self.tokens):
            found, place = self._concept(place)
            yield from found

    def _concept(self, place: int) -> tuple[list[Concept], int]:
        """What stands at a place, and the place behind it."""
        numbers, behind = self._numbers(place)
        if numbers:
            return self._measured(numbers, place, behind)
        token = self.tokens[place]
        begins = token in self.words.beginnings
        if begins and tuple(self.tokens[place : place + 2]) in self.words.idle:
            return [], place + 2
        if token in self.words.times and self._is_recent(place):
            return [self._span("1", token)], place + 1
        for length in range(self.words.longest if begins else 0, 0, -1):
            concept = self.words.concepts.get(tuple(self.tokens[place : place + length]))
            if concept:
                told = concept[0] is not Facet.NUMBER or self._bounds(place, place + length)
                return [concept] if told else [], place + length
        return [], place + 1

    def _numbers(self, place: int) -> tuple[list[str], int]:
        """The number that stands at a place, both for a span like *5 to 17*, and what is behind."""
        found: list[str] = []
        while place < len(self.tokens):
            number = self._number(self.tokens[place])
            if number:
                found.append(number)
            elif not found or self.tokens[place] not in self.words.between:
                break
            place += 1
        while found and self.tokens[place - 1] in self.words.between:
            place -= 1
        return found, place

    def _number(self, token: str) -> str:
        if is_number(token):
            return token
        return str(self.words.numbers.get(token, ""))

    def _measured(self, numbers: list[str], start: int, end: int) -> tuple[list[Concept], int]:
        """Numbers with the unit behind them: a period, an age, or an amount."""
        unit = self._time_behind(end)
        if unit is None:
            facet = Facet.POPULATION if self._is_of_age(start, end) else Facet.NUMBER
            return [(self._of_date(facet, number), number) for number in numbers], end
        token = self.tokens[unit]
        if self._is_age(token, start, unit + 1):
            years = self.words.times[token] // _UNDER_A_YEAR
            return [
                (Facet.POPULATION, number if years else f"{number} {token.rstrip('s')}")
                for number in numbers
            ], unit + 1
        return [self._span(number, token) for number in numbers], unit + 1

    def _time_behind(self, end: int) -> int | None:
        """Where a word for time stands, right behind or after *last*: *12 derniers mois*."""
        for place in range(end, min(end + 2, len(self.tokens))):
            if self.tokens[place] in self.words.times:
                return place
            if self.tokens[place] not in self.words.of_periods:
                return None
        return None

    def _is_age(self, unit: str, start: int, end: int) -> bool:
        if self.words.times[unit] not in {30, 365}:
            return False
        if self._is_of_age(start, end):
            return True
        return self.words.times[unit] == _UNDER_A_YEAR and not self._near(
            self.words.of_periods, start, end
        )

    def _is_of_age(self, start: int, end: int) -> bool:
        return self._near(self.words.of_ages, start, end)

    def _near(self, wanted: frozenset[str], start: int, end: int) -> bool:
        around = (*self.tokens[max(0, start - _REACH) : start], *self.tokens[end : end + 1])
        return any(token in wanted for token in around)

    def _bounds(self, start: int, end: int) -> bool:
        """Tell whether words such as *over* and *at least* stand beside a number."""
        around = (*self.tokens[max(0, start - 2) : start], *self.tokens[end : end + 2])
        return any(map(self._number, around))

    def _is_recent(self, place: int) -> bool:
        around = (*self.tokens[max(0, place - 1) : place], *self.tokens[place + 1 : place + 2])
        return any(token in self.words.recent for token in around)

    def _span(self, number: str, unit: str) -> Concept:
        """A span of time in hours, so that a week is seven days."""
        days = self.words.times[unit]
        return Facet.PERIOD, f"{float(number) * (days * _HOURS_A_DAY or 1):g} hours"

    @staticmethod
    def _of_date(facet: Facet, number: str) -> Facet:
        """A year such as 2021 is a time, not an amount."""
        return Facet.PERIOD if number.isdigit() and int(number) in _YEARS_OF_DATES else facet
