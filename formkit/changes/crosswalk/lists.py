"""The choice lists of an old form, and what they are in the new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from formkit.changes.addresses import CHOICES, EXTERNAL_CHOICES, ListAddress
from formkit.changes.crosswalk.places import Places
from formkit.changes.kinds.lists import ListRenamed
from formkit.changes.matching import list_sheet, lists_of
from formkit.model.form import ChoiceList, Form, Node, Question

_NO_LIST = ChoiceList(name="")

_Lists = Mapping[ListAddress, ChoiceList]


def name_of_list(node: Node) -> str:
    """The list that a question takes its answers from; empty for none."""
    return node.list_name if isinstance(node, Question) else ""


def list_of(node: Node) -> ListAddress:
    """The same list by its sheet and name."""
    return ListAddress(name=name_of_list(node), sheet=list_sheet(node))


@dataclass(frozen=True)
class ListPlaces:
    """The lists of two forms."""

    places: Places

    def old_list(self, at: ListAddress) -> ChoiceList:
        """A list of the old form; one without choices where there is none."""
        return self._old.get(at, _NO_LIST)

    def new_list(self, at: ListAddress) -> ChoiceList:
        """What a list of the old form is in the new one; without choices where it is gone."""
        return self._new.get(ListAddress(name=self.new_name(at), sheet=at.sheet), _NO_LIST)

    def new_codes(self, at: ListAddress) -> tuple[str, ...]:
        """The codes that a list of the old form has in the new one."""
        return self.new_list(at).codes

    def new_codes_of(self, node: Node) -> tuple[str, ...]:
        """The codes of the list that a question of the new form names."""
        return self._new.get(list_of(node), _NO_LIST).codes

    def new_name(self, at: ListAddress) -> str:
        """The name that a list of the old form has in the new one."""
        return self._renamed.get(at, at.name)

    @cached_property
    def _old(self) -> _Lists:
        return _lists(self.places.old)

    @cached_property
    def _new(self) -> _Lists:
        return _lists(self.places.new)

    @cached_property
    def _renamed(self) -> Mapping[ListAddress, str]:
        changes = self.places.changes
        return {one.at: one.new for one in changes if isinstance(one, ListRenamed)}


def _lists(form: Form) -> _Lists:
    return {
        ListAddress(name=one.name, sheet=sheet): one
        for sheet in (CHOICES, EXTERNAL_CHOICES)
        for one in lists_of(form, sheet)
    }
