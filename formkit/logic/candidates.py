"""The answers that stand for all answers to a question, as far as conditions can tell them apart.

Between two numbers that conditions name, one number is as good as another; where ``n``
answers are compared with each other, ``n`` of them are needed to try every order.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations, pairwise
from string import ascii_lowercase

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.uses import Uses, as_number
from formkit.model.form import Form, Question
from formkit.model.question_types import QUESTION_TYPES, Holds, ListPlace
from formkit.xpath.printing import format_expression

MOST_CODES = 500
"""Of longer lists, the codes that conditions name and one more stand for all."""
MOST_NUMBERS = 500
"""Of wider ranges, the numbers next to those that conditions name are tried."""

_MOST_SUBSETS_OF = 7
_TICKED = frozenset(("acknowledge", "trigger"))
_SOME_DAY = date(2026, 1, 15)
_SOME_NUMBERS = tuple(map(Decimal, (0, 1, 2, 3)))
_MOST_GUESSES = 12
_YEAR = 366
_SOME_AGES = (1, 3, 8, 16, 20, 40, 70)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Answers to try, the empty one among them where it is possible."""

    texts: tuple[str, ...]
    are_distinct: bool = False
    """Whether it is known that no two of them say the same to every condition."""
    gap: Message | None = None
    """Why other answers may say something that these do not; None when they stand for all."""
    doubt: Message | None = None
    """Why it is not known that somebody can give each of these; None when they can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What else conditions speak of, together with one answer."""

    partners: Uses
    """All that is asked about the answers that this one is compared with, and about itself."""
    count: int = 1
    """How many answers are compared with each other, this one counted."""
    numbers: frozenset[Decimal] = frozenset()
    """Every number that conditions name: worth trying where nothing is certain."""
    bounds: tuple[Decimal | None, Decimal | None] = (None, None)
    """The least and the largest number that the question's own constraint lets through."""


def candidates_of(question: Question, uses: Uses, around: Surroundings, form: Form) -> Candidates:
    """The answers to try for a question that somebody answers.

    Args:
        question: one row of the form.
        uses: what conditions ask about it.
        around: what else they speak of.
        form: the form with its lists.
    """
    known = QUESTION_TYPES.get(question.type)
    if known is None:
        return _free(uses, around, Message("the type {type} is not known", type=question.type))
    if known.list_place is ListPlace.CHOICES:
        return _of_list(question, known.holds, uses, form)
    if known.needs_list:
        return _free(uses, around, Message("its choices stand in {file}", file=question.list_name))
    if known.name in _TICKED:
        return Candidates(texts=("OK", ""))
    return _of_type(known.holds, uses, around)


def _of_type(holds: Holds, uses: Uses, around: Surroundings) -> Candidates:
    match holds:
        case Holds.NONE:
            return Candidates(texts=("",))
        case Holds.INT | Holds.DECIMAL:
            return _numbers(uses, around, fractions=holds is Holds.DECIMAL)
        case Holds.DATE:
            return _dates(uses, around)
        case Holds.STRING:
            return _texts(uses, around)
        case _:
            return _opaque(holds, uses)


def _asked_otherwise(uses: Uses) -> Message | None:
    if not uses.others:
        return None
    return Message(
        "{expression} asks more than few answers can stand for",
        expression=format_expression(uses.others[0]),
    )


def _of_list(question: Question, holds: Holds, uses: Uses, form: Form) -> Candidates:
    found = form.list_named(question.list_name)
    codes = tuple(dict.fromkeys(code for code in (found.codes if found else ()) if code))
    if question.or_other:
        codes = tuple(dict.fromkeys((*codes, "other")))
    if not codes:
        return Candidates(texts=("",))
    if holds is Holds.SELECTS:
        return _selections(codes, uses, is_ordered=question.type == "rank")
    if uses.stands_alone and not uses.is_ordered:
        return Candidates(texts=(*_named_and_one(codes, uses), ""), are_distinct=True)
    gap = None
    if len(codes) > MOST_CODES:
        gap = _asked_otherwise(uses) or _compared(uses)
        gap = gap or Message("its list has {count} {count:code|codes}", count=len(codes))
        codes = _named_and_one(codes, uses)
    return Candidates(texts=(*codes, ""), gap=gap)


def _named_and_one(codes: tuple[str, ...], uses: Uses) -> tuple[str, ...]:
    """The codes that conditions name, and one that they do not; 01 is named by the number 1."""
    named = {*uses.texts, *uses.codes}
    numbers = uses.numbers
    spoken_of = [code for code in codes if code in named or as_number(code) in numbers]
    other = next((code for code in codes if code not in spoken_of), None)
    return tuple(spoken_of) if other is None else (*spoken_of, other)


def _compared(uses: Uses) -> Message | None:
    if not uses.partners:
        return None
    return Message("it is compared with {answers}", answers=tuple(sorted(uses.partners)))


def _selections(codes: tuple[str, ...], uses: Uses, *, is_ordered: bool) -> Candidates:
    """Sets of codes: each code that is asked for in or out, and so many of the others."""
    named = tuple(code for code in codes if code in uses.codes or code in uses.texts)
    more = min(len(codes) - len(named), max(uses.counts, default=0) + 1)
    gap = _asked_otherwise(uses) or _compared(uses)
    if is_ordered and not gap:
        gap = Message("the order of its codes is not looked at")
    if len(named) > _MOST_SUBSETS_OF:
        gap = gap or Message("{count} of its codes {count:is|are} asked for", count=len(named))
        sizes: Iterable[int] = (1, 2, len(named))
    else:
        sizes = range(len(named) + 1)
    others = [code for code in codes if code not in named][:more]
    texts = {
        " ".join(code for code in codes if code in {*picked, *others[:count]}): None
        for size in sizes
        for picked in combinations(named, size)
        for count in range(len(others) + 1)
        if uses.counts or gap or not picked or not count
    }
    return Candidates(texts=tuple(texts | {"": None}), are_distinct=True, gap=gap)


def _numbers(uses: Uses, around: Surroundings, *, fractions: bool) -> Candidates:
    gap = _asked_otherwise(uses)
    low, high = around.bounds
    if gap and not fractions and low is not None and high is not None:
        first, last = int(low), int(high)
        if last - first <= MOST_NUMBERS:
            return Candidates(texts=(*map(str, range(first - 1, last + 2)), ""))
    wanted = around.partners.numbers
    if gap:
        wanted = wanted | set(sorted(around.numbers)[:_MOST_GUESSES]) | set(_SOME_NUMBERS)
    points = _points(wanted or {Decimal(1)}, around.count, fractions=fractions)
    return Candidates(texts=(*map(_plain, points), ""), gap=gap)


def _points(wanted: Iterable[Decimal], count: int, *, fractions: bool) -> list[Decimal]:
    """Each number wanted and the whole ones next to it; so many more between all, if asked."""
    wholes = {number.to_integral_value(ROUND_FLOOR) for number in wanted}
    points = {whole + step for whole in wholes for step in range(-count, count + 2)}
    if not fractions:
        return sorted(points)
    known = sorted(points.union(wanted))
    parts = [Decimal(part) / (count + 1) for part in range(1, count + 1)]
    between = (low + (high - low) * part for low, high in pairwise(known) for part in parts)
    return sorted({*known, *between})


def _plain(number: Decimal) -> str:
    """A number without an exponent, as somebody types it."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _dates(uses: Uses, around: Surroundings) -> Candidates:
    named = {day for day in map(_as_date, around.partners.texts) if day} or {_SOME_DAY}
    reach = range(-around.count, around.count + 1)
    days = {day + timedelta(days=step) for day in named for step in reach}
    gap = _asked_otherwise(uses)
    if gap:
        days |= {day - timedelta(days=_YEAR * years) for day in named for years in _SOME_AGES}
    return Candidates(texts=(*(day.isoformat() for day in sorted(days)), ""), gap=gap)


def _as_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _texts(uses: Uses, around: Surroundings) -> Candidates:
    named = {*around.partners.texts, *around.partners.codes}
    lengths = {length + step for length in around.partners.lengths for step in (-1, 0, 1)} or {5}
    fresh = (
        word
        for length in sorted(lengths)
        if length > 0
        for word in _fresh(length, named, around.count)
    )
    wanted = around.partners.numbers
    if uses.partners and not wanted:
        wanted = {Decimal(1)}
    numbers = map(_plain, _points(wanted, around.count, fractions=True))
    texts = dict.fromkeys((*sorted(named), *fresh, *numbers, ""))
    return Candidates(texts=tuple(texts), gap=_asked_otherwise(uses))


def _fresh(length: int, named: set[str], count: int) -> Iterator[str]:
    """Words of one length that nobody names."""
    words = (letter * length for letter in reversed(ascii_lowercase))
    yield from [word for word in words if word not in named][:count]


def _free(uses: Uses, around: Surroundings, reason: Message) -> Candidates:
    """Texts to try where nobody knows which ones can occur."""
    found = _texts(uses, around)
    return Candidates(texts=found.texts, gap=found.gap or reason, doubt=reason)


def _opaque(holds: Holds, uses: Uses) -> Candidates:
    """A place, a file, a time: there or not."""
    shown = _SHOWN.get(holds, "file.jpg")
    asked = {text for text in uses.texts if text} or uses.others or uses.partners
    gap = _asked_otherwise(uses) or _compared(uses)
    if asked and not gap:
        gap = Message("of a {type} only whether it is there is looked at", type=holds.value)
    return Candidates(texts=(shown, ""), gap=gap)


_SHOWN = {
    Holds.DATETIME: "2026-01-15T12:00:00.000+00:00",
    Holds.TIME: "12:00:00.000+00:00",
    Holds.GEOPOINT: "12.1 15.0 0 0",
    Holds.GEOTRACE: "12.1 15.0 0 0; 12.2 15.0 0 0",
    Holds.GEOSHAPE: "12.1 15.0 0 0; 12.2 15.0 0 0; 12.2 15.1 0 0; 12.1 15.0 0 0",
}


def candidates_of_today(around: Surroundings, uses: Uses) -> Candidates:
    """The days to try for today's date."""
    found = _dates(uses, around)
    return Candidates(texts=tuple(text for text in found.texts if text), gap=found.gap)


def candidates_of_count(uses: Uses, around: Surroundings, least: int) -> Candidates:
    """The numbers to try for what counts something, such as the people in a repeat."""
    found = _numbers(uses, around, fractions=False)
    texts = tuple(text for text in found.texts if text and int(text) >= least)
    return Candidates(texts=texts or (str(least),), gap=found.gap)


def candidates_of_unknown(uses: Uses, around: Surroundings, reason: Message) -> Candidates:
    """Texts to try for what formkit cannot work out."""
    return _free(uses, around, reason)
