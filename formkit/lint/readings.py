"""The expressions of a form as rules read them: parsed, with the row and the cell they stand in."""

from collections.abc import Iterator

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.lint.subject import Subject
from formkit.logic.form_logic import Written
from formkit.xpath.references import references_in_text
from formkit.xpath.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One expression of a row that could be read."""

    written: Written
    tree: Tree

    @property
    def name(self) -> str:
        """The row's name."""
        return self.written.owner.node.name

    def loc(self, subject: Subject) -> Loc:
        """The cell."""
        return subject.form.cell(self.written.owner.node.loc, self.written.key)


def readings(subject: Subject) -> Iterator[Reading]:
    """The expressions of active rows that can be read, in the order of rows and columns."""
    for written in subject.logic.written:
        if written.tree is not None:
            yield Reading(written=written, tree=written.tree)


def looks_ahead(subject: Subject) -> bool:
    """Tell whether any expression reads its own row, or one below: else there is no circle."""
    place_of = {entry.node.name: place for place, entry in enumerate(subject.index.active)}
    for place, entry in enumerate(subject.index.active):
        node = entry.node
        for text in (node.relevant, node.calculation, node.choice_filter, node.repeat_count):
            if "/" in text:
                return True
            for reference in references_in_text(text):
                if place_of.get(reference.name, -1) >= place:
                    return True
    return False
