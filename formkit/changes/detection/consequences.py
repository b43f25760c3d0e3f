"""Cells that differ only because something else has a new name, or in spelling alone."""

from collections.abc import Mapping

from formkit.changes.cells import CellChange
from formkit.changes.kinds.rows import RowType
from formkit.changes.matching import Matches, list_sheet
from formkit.changes.outline import TOP_ROW
from formkit.core.values import dataclass, replace
from formkit.model.attributes import AttributeKind
from formkit.model.form import Node
from formkit.model.index import is_yes

_REFERENCE = "${"
_KOBOS_OWN = "$"
"""Begins the headers of columns in which Kobo keeps its own marks: ``$kuid``, ``$autoname``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """The new names that other cells follow."""

    names: Mapping[str, str]
    """Old name of a question or group -> new name, where they differ."""
    lists: Mapping[str, Mapping[str, str]]
    """Sheet of choices -> old list name -> new list name."""

    def is_equivalent(self, cell: CellChange) -> bool:
        """Tell whether a cell says the same, by the new names, or is Kobo's own."""
        if cell.is_extra and cell.key.startswith(_KOBOS_OWN):
            return True
        if not cell.old or not cell.new:
            return False
        followed = self.followed(cell.old)
        if followed == cell.new:
            return True
        if cell.kind is not AttributeKind.EXPRESSION:
            return False
        if is_yes(cell.old) and is_yes(cell.new):
            return True
        from formkit.xpath.normal import is_equivalent_spelling  # noqa: PLC0415 - slow to import

        return is_equivalent_spelling(followed, cell.new)

    def followed(self, text: str) -> str:
        """An old cell with the new names of the questions that it asks for."""
        if not self.names or _REFERENCE not in text:
            return text
        from formkit.xpath.references import rename_references  # noqa: PLC0415 - slow to import

        return rename_references(text, self.names)

    def is_same_type(self, old: Node, before: RowType, after: RowType) -> bool:
        """Tell whether a row has the type that it had, by the new names of lists."""
        names = self.lists[list_sheet(old)]
        return replace(before, list_name=names.get(before.list_name, before.list_name)) == after


def consequences_of(matches: Matches) -> Consequences:
    """What follows from the names that differ between two forms."""
    return Consequences(names=_renamed(matches), lists=matches.lists)


def _renamed(matches: Matches) -> dict[str, str]:
    """Old name -> new name, where one row had the old name and one has the new one."""
    rows = matches.rows
    renamed: dict[str, str] = {}
    for old, new in rows.new_of.items():
        if old == TOP_ROW:
            continue
        before, after = rows.old.rows[old].node.name, rows.new.rows[new].node.name
        if before != after and before and after:
            renamed[before] = after
    return renamed
