"""A mapping inside a manifest, read by key once its schema has vouched for it."""

from collections.abc import Iterator

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.formats.yaml_text import Keys, PlacedValues, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A mapping and the way to it; a key that is not there reads as empty."""

    placed: PlacedValues
    keys: Keys = ()

    def text(self, key: str) -> str:
        """The text under a key."""
        value = self._at(key)
        return value if isinstance(value, str) else ""

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Whether the text under a key is ``true``; ``default`` when it is not there."""
        return self.text(key) == "true" if key in self else default

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list under a key."""
        value = self._at(key)
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Key and text of the mapping under a key, in the order of the file."""
        section = self.section(key)
        return tuple((name, section.text(name)) for name in section)

    def section(self, *keys: str | int) -> "Section":
        """The mapping found by following keys and positions from here."""
        return Section(placed=self.placed, keys=(*self.keys, *keys))

    def items(self, *keys: str) -> Iterator["Section"]:
        """The items of the list found by following keys; one that is a text has no keys."""
        value = self.section(*keys).value
        for position in range(len(value) if isinstance(value, list) else 0):
            yield self.section(*keys, position)

    @property
    def value(self) -> Value:
        """The mapping itself; for an item of a list, whatever it is."""
        value: Value = self.placed.values
        for key in self.keys:
            if isinstance(value, list) and isinstance(key, int):
                value = value[key]
            else:
                value = value.get(str(key), "") if isinstance(value, dict) else ""
        return value

    def loc(self, *keys: str) -> Loc:
        """The place of this mapping, or of a key in it."""
        return self.placed.loc(*self.keys, *keys)

    def __iter__(self) -> Iterator[str]:
        value = self.value
        return iter(value if isinstance(value, dict) else ())

    def __contains__(self, key: str) -> bool:
        return key in set(self)

    def _at(self, key: str) -> Value:
        return self.section(key).value
