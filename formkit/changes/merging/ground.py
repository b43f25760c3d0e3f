"""What stays the same while forms are merged: the base, both sides, and all that they want."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from formkit.changes.addresses import (
    CHOICES,
    EXTERNAL_CHOICES,
    TOP,
    Address,
    Anchor,
    ChoiceAddress,
    ListAddress,
    counted_codes,
)
from formkit.changes.detection import find_changes
from formkit.changes.matching import lists_of
from formkit.changes.merging.twins import labelled
from formkit.changes.merging.wishes import Side, wishes_of
from formkit.changes.outline import TOP_ROW, Outline, outline_of
from formkit.model.form import Choice, ChoiceList, Form, Node

if TYPE_CHECKING:
    from collections.abc import Mapping

C = TypeVar("C")


class Ground:
    """Three forms, and what each side wants of the base."""

    def __init__(self, base: Form, ours: Form, theirs: Form) -> None:
        """Compare both sides with the base."""
        self.base = base
        self.forms: Mapping[Side, Form] = {Side.OURS: ours, Side.THEIRS: theirs}
        self.wishes = labelled(
            {side: wishes_of(side, find_changes(base, form)) for side, form in self.forms.items()}
        )

    def of_kind(self, side: Side, kind: type[C]) -> list[C]:
        """The changes of one kind that a side wants."""
        return [one.change for one in self.wishes[side] if isinstance(one.change, kind)]

    @cached_property
    def outline(self) -> Outline:
        """The rows of the base."""
        return outline_of(self.base.nodes)

    @cached_property
    def nodes(self) -> dict[Address, Node]:
        """The rows of the base by their addresses."""
        return {row.address: row.node for row in self.outline.rows}

    @cached_property
    def lists(self) -> dict[ListAddress, ChoiceList]:
        """The lists of the base by their addresses."""
        return {
            ListAddress(name=one.name, sheet=sheet): one
            for sheet in (CHOICES, EXTERNAL_CHOICES)
            for one in lists_of(self.base, sheet)
        }

    @cached_property
    def rows_in(self) -> dict[Anchor, tuple[Anchor, ...]]:
        """Group -> the rows directly inside it, in the base."""
        rows = self.outline.rows
        return {
            Anchor(at=TOP if group == TOP_ROW else rows[group].address): tuple(
                Anchor(at=rows[child].address) for child in children
            )
            for group, children in self.outline.children.items()
        }

    def choices_of(self, at: ListAddress) -> dict[ChoiceAddress, Choice]:
        """The choices of a list of the base, by their addresses."""
        choices = self.lists[at].choices
        codes = counted_codes(choices)
        return {
            ChoiceAddress(list=at, code=code, nth=nth): choice
            for (code, nth), choice in zip(codes, choices, strict=True)
        }
