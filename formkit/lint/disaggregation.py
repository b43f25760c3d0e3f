"""Totals that are asked beside their parts, as the names of questions show them."""

import re
from collections.abc import Iterable, Iterator

from formkit.core.values import dataclass
from formkit.model.index import Entry

_MALE = frozenset(
    (
        *("m", "h", "male", "males", "men", "boy", "boys", "masc", "masculin"),
        *("homme", "hommes", "garcon", "garcons", "homem", "homens", "hombre", "hombres"),
    )
)
_FEMALE = frozenset(
    (
        *("f", "female", "females", "women", "girl", "girls", "fem", "feminin"),
        *("femme", "femmes", "fille", "filles", "mulher", "mulheres", "mujer", "mujeres"),
    )
)
_TOTAL = frozenset(("total", "tot", "all", "ensemble", "todos"))
_SIGNS = re.compile(r"[_.\-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disaggregation:
    """A total and its two parts, in the order of the sheet."""

    total: Entry
    male: Entry
    female: Entry

    @property
    def names(self) -> tuple[str, str, str]:
        """The names of the total and its parts."""
        return self.total.node.name, self.male.node.name, self.female.node.name


def disaggregations(entries: Iterable[Entry]) -> Iterator[Disaggregation]:
    """The totals among some questions of which both parts are asked, in their order.

    ``pop_total`` goes with ``pop_m`` and ``pop_f``; ``pop`` alone does so, too.  Names that
    say a sex twice are left alone, and questions a, b, c of which m and f are two.
    """
    parts: dict[tuple[str, ...], dict[bool, Entry]] = {}
    totals: dict[tuple[str, ...], Entry] = {}
    lettered: set[tuple[str, ...]] = set()
    for entry in entries:
        scope = tuple(str(id(one)) for one in entry.repeats)
        named = _SIGNS.split(entry.node.name.lower())
        words = [word for word in named if word not in _TOTAL]
        said = [word for word in words if word in _MALE or word in _FEMALE]
        if len(said) == 1:
            stem = tuple(word for word in words if word != said[0])
            parts.setdefault((*scope, *stem), {}).setdefault(said[0] in _MALE, entry)
        elif not said:
            totals.setdefault((*scope, *words), entry)
            plain = tuple(word for word in words if len(word) > 1 or not word.isalpha())
            if len(plain) < len(words):
                lettered.add((*scope, *plain))
    for stem, total in totals.items():
        found = parts.get(stem, {})
        if len(found) == len((True, False)) and stem not in lettered:
            yield Disaggregation(total=total, male=found[True], female=found[False])
