"""A small form, every respondent it can have, and conditions worked out for all of them at once.

Nothing of formkit's reasoning or evaluation is used: a condition is a set of worlds, kept as
the bits of one whole number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from random import Random

from formkit.formats.files import parse_workbook
from formkit.formats.reading import form_of
from formkit.logic.form_logic import FormLogic
from formkit.model.index import FormIndex

HIGHEST = 2
CODES = ("x", "y", "z")
PICKS = ("p", "q")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "=": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}
_NAN = float("nan")

World = dict[str, str]


@dataclass(frozen=True)
class Condition:
    """A condition as it is written, and what it says of one world."""

    text: str
    holds: Callable[[World], bool]


class SmallForm:
    """Six questions, each asked under a condition on those before it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.relevants: dict[str, Condition | None] = {}
        for place, name in enumerate(NAMES):
            self.relevants[name] = None
            if place and random.random() < 0.4:
                self.relevants[name] = self.condition(NAMES[:place], depth=1)

    def condition(self, names: tuple[str, ...] = (), depth: int = 2) -> Condition:
        """Some condition on some answers."""
        names = names or NAMES
        random = self._random
        if depth and random.random() < 0.7:
            kind = random.choice(("and", "or", "not"))
            one = self.condition(names, depth - 1)
            if kind == "not":
                return Condition(f"not({one.text})", lambda world: not one.holds(world))
            other = self.condition(names, depth - 1)
            join = all if kind == "and" else any
            return Condition(
                f"({one.text} {kind} {other.text})",
                lambda world: join((one.holds(world), other.holds(world))),
            )
        return _atom(random, names)

    @cached_property
    def worlds(self) -> tuple[World, ...]:
        """Every way to answer, each once."""
        found: dict[tuple[str, ...], World] = {}
        for texts in product(*(ANSWERS[name] for name in NAMES)):
            world: World = dict.fromkeys(NAMES, "")
            for name, text in zip(NAMES, texts, strict=True):
                relevant = self.relevants[name]
                world[name] = text if relevant is None or relevant.holds(world) else ""
            found[tuple(world.values())] = world
        return tuple(found.values())

    def met(self, condition: Condition) -> int:
        """The worlds in which a condition holds, as bits."""
        bits = 0
        for place, world in enumerate(self.worlds):
            bits |= condition.holds(world) << place
        return bits

    @cached_property
    def logic(self) -> FormLogic:
        """The same form as formkit reads it."""
        rows = [
            f"| | {TYPES[name]} | {name} | x | {_text(self.relevants[name])} | {_range(name)} |"
            for name in NAMES
        ]
        text = "\n".join(
            (
                "| survey |",
                "| | type | name | label | relevant | constraint |",
                *rows,
                "| | note | end | End | | |",
                "| choices |",
                "| | list_name | name | label |",
                *(f"| | abc | {code} | {code} |" for code in CODES),
                *(f"| | pq | {code} | {code} |" for code in PICKS),
            )
        )
        return FormLogic(FormIndex(form_of(parse_workbook(text.encode(), "small.md"))))


TYPES = {
    "a": "select_one abc",
    "n": "integer",
    "m": "select_multiple pq",
    "b": "select_one abc",
    "k": "integer",
    "d": "decimal",
}
NAMES = tuple(TYPES)
_WHOLE = ("", *map(str, range(HIGHEST + 1)))
ANSWERS = {
    "a": ("", *CODES),
    "b": ("", *CODES),
    "m": tuple(" ".join(some) for size in range(3) for some in combinations(PICKS, size)),
    "n": _WHOLE,
    "k": _WHOLE,
    "d": ("", *(str(half / 2) for half in range(2 * HIGHEST + 1))),
}


def _text(condition: Condition | None) -> str:
    return condition.text if condition else ""


def _range(name: str) -> str:
    return f". >= 0 and . <= {HIGHEST}" if TYPES[name] in {"integer", "decimal"} else ""


def _number(text: str) -> float:
    return float(text) if text else _NAN


def _atom(random: Random, names: tuple[str, ...]) -> Condition:
    name = random.choice(names)
    if TYPES[name].startswith("select_one"):
        code = random.choice((*CODES, ""))
        if random.random() < 0.3:
            return Condition(f"${{{name}}} != '{code}'", lambda world: world[name] != code)
        return Condition(f"${{{name}}} = '{code}'", lambda world: world[name] == code)
    operator = random.choice(tuple(_COMPARE))
    compare = _COMPARE[operator]
    number = random.randint(0, HIGHEST)
    if name == "m":
        if random.random() < 0.6:
            code = random.choice(PICKS)
            return Condition(
                f"selected(${{m}}, '{code}')", lambda world: code in world["m"].split()
            )
        return Condition(
            f"count-selected(${{m}}) {operator} {number}",
            lambda world: compare(len(world["m"].split()), number),
        )
    others = [one for one in names if TYPES[one] in {"integer", "decimal"} and one != name]
    if others and random.random() < 0.4 and operator not in {"=", "!="}:
        other = random.choice(others)
        return Condition(
            f"${{{name}}} {operator} ${{{other}}}",
            lambda world: compare(_number(world[name]), _number(world[other])),
        )
    return Condition(
        f"${{{name}}} {operator} {number}", lambda world: compare(_number(world[name]), number)
    )
