"""Admin units of a country, level by level."""

from formkit.core.location import NOWHERE, Loc
from formkit.core.values import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One admin unit."""

    level: int
    """0 for the country, 1 to 4 below it."""
    pcode: str
    name: str
    parent: str
    """The p-code of the unit one level up; the ISO3 code above level 1."""
    loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """``level,pcode,name,parent`` rows, in the order of the file."""

    places: tuple[Place, ...] = ()
    file: str = field(default="", compare=False)

    def level(self, level: int) -> tuple[Place, ...]:
        """The units of one level, in the order of the file."""
        return tuple(place for place in self.places if place.level == level)
