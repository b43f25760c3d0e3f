"""What one record is about: a place, a household, a person; and questions at another level."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from formkit.align.identity import AlignedQuestion

_ONE_LEVEL = {"person": "individual"}
_LEVELS = frozenset(
    (
        "activity",
        "alert",
        "event",
        "group",
        "herd",
        "household",
        "incident",
        "individual",
        "location",
        "point",
    )
)
"""What a record can be about; a form, a respondent and an informant go with any."""


def level_of(unit: str) -> str:
    """The level of a unit; empty where it goes with any record.

    >>> level_of("person"), level_of("form")
    ('individual', '')
    """
    level = _ONE_LEVEL.get(unit, unit)
    return level if level in _LEVELS else ""


def at_another_level(
    aligned: Iterable[AlignedQuestion],
) -> tuple[tuple[AlignedQuestion, str, str], ...]:
    """Questions inside a repeat whose other questions are about something else.

    Returns:
        The question, the repeat's name, and the level of most questions there; of
        levels that are as frequent, the one met first.
    """
    repeats: defaultdict[tuple[str, ...], list[AlignedQuestion]] = defaultdict(list)
    for one in aligned:
        if one.variable and one.entry.repeats and level_of(one.variable.unit):
            repeats[tuple(repeat.name for repeat in one.entry.repeats)].append(one)
    found = []
    for path, questions in repeats.items():
        levels = Counter(level_of(one.variable.unit) for one in questions if one.variable)
        usual = levels.most_common(1)[0][0]
        found += [
            (one, path[-1], usual)
            for one in questions
            if one.variable and level_of(one.variable.unit) != usual
        ]
    return tuple(found)
