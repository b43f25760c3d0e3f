"""The sheets of a file beside what they are to hold."""

from collections.abc import Sequence

from formkit.core.values import dataclass
from formkit.formats.row_alignment import Line, Partners
from formkit.formats.sheet_columns import HeaderRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedColumn:
    """One column of a sheet, before and after."""

    number: int
    """Counted from 1."""
    was: str = ""
    """The key that it had; empty for a new column and for one without header."""
    key: str = ""
    """The key that it is to have; empty when it is no longer used."""

    @property
    def is_new(self) -> bool:
        """Tell whether the column stands behind those of the file."""
        return not self.was


Columns = tuple[PlannedColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPair:
    """A sheet of the file and the rows that it is to hold."""

    kind: str
    """One of ``headers.FORM_SHEETS``."""
    header: HeaderRow
    old: Sequence[Line]
    new: Sequence[Line]
    partners: Partners
    wanted: tuple[str, ...]
    """The keys that the sheet must have, in the order in which formkit writes columns."""
    laid_out: tuple[str, ...] = ()
    """The same, and those that ``layout`` would write empty."""
    columns: Columns = ()

    @property
    def width(self) -> int:
        """How many columns the sheet has, those without header too."""
        return max((len(row.cells) for row in self.header.sheet.rows), default=0)

    def equal_texts(self, was: str, key: str) -> int:
        """How many rows have under a new key what they had under an old one."""
        return sum(
            bool(text := self.old[old].texts.get(was)) and self.new[new].texts.get(key) == text
            for new, old in self.partners.items()
        )

    def texts_under(self, was: str) -> int:
        """How many of the rows that stay have text under an old key."""
        return sum(was in self.old[old].texts for old in self.partners.values())
