"""What stands in the cells that changes set, beside what the changes say that it is."""

from collections.abc import Iterable, Iterator

from formkit.changes.addresses import SURVEY
from formkit.changes.cells import split_key
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import ColumnRenamed, LanguageRenamed
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.outline import outline_of
from formkit.changes.plain.list_addresses import ListNames
from formkit.core.texts import Texts
from formkit.model.form import Choice, Form, Node

CellSet = NodeAttributeSet | ChoiceAttributeSet


class OldCells:
    """The cells of a form by the headers that changes give them."""

    def __init__(self, form: Form, changes: Iterable[Change]) -> None:
        """Know the rows of the form, and the headers that have other names afterwards."""
        told = tuple(changes)
        self._rows = {row.address: row.node for row in outline_of(form.nodes).rows}
        self._choices = ListNames(form).choices
        self._languages = {one.new: one.old for one in told if isinstance(one, LanguageRenamed)}
        self._columns = {
            (one.sheet, one.new): one.old for one in told if isinstance(one, ColumnRenamed)
        }

    def text(self, change: CellSet) -> str:
        """What stands in the cell that a change sets; empty where nothing does."""
        if isinstance(change, NodeAttributeSet):
            return self._cell(self._rows[change.at], change, SURVEY)
        return self._cell(self._choices[change.at], change, change.at.list.sheet)

    def _cell(self, row: Node | Choice, change: CellSet, sheet: str) -> str:
        if change.is_extra:
            return row.extra_cell(self._columns.get((sheet, change.key), change.key))
        attribute, language = split_key(change.key, is_choice=isinstance(row, Choice))
        value = getattr(row, attribute.field)
        if isinstance(value, Texts):
            return value.get(self._languages.get(language, language))
        return str(value)


def find_surprises(form: Form, changes: Iterable[Change]) -> Iterator[tuple[CellSet, str]]:
    """The changes of cells in which something else stands than they say, and what it is.

    Args:
        form: the old form.
        changes: of it.
    """
    told = tuple(changes)
    cells = OldCells(form, told)
    for change in told:
        if isinstance(change, CellSet) and (found := cells.text(change)) != change.old:
            yield change, found
