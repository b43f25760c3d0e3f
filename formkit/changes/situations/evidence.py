"""What one change alone does not tell, looked up once for all changes of two forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from formkit.changes.addresses import CHOICES, Address, ChoiceAddress, ListAddress
from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import ColumnRenamed, LanguageRenamed
from formkit.changes.kinds.lists import ChoiceAttributeSet, ListRenamed
from formkit.changes.kinds.rows import (
    NodeAdded,
    NodeAttributeSet,
    NodeRemoved,
    NodeRenamed,
    NodeTypeChanged,
    RowChange,
)
from formkit.changes.norms import NO_NORMS, Norms
from formkit.changes.outline import outline_of
from formkit.changes.situations.choice_findings import ChoiceFindings, find_in_choices
from formkit.changes.situations.reuse import find_reused_names
from formkit.changes.wording.grades import WordingGrade, grade_wording
from formkit.logic.list_filters import column_of
from formkit.model.dictionary import Category, Extensibility, StandardList
from formkit.model.form import ChoiceList, Form, Group, Node, Question, Repeat, walk
from formkit.model.policy import LockedBlock
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.tree import walk as walk_tree

_FEWEST = 2
"""A module with one question in the form cannot be told from that question."""


@dataclass(frozen=True)
class Evidence:
    """Two forms, what happened, and the norms; everything else is worked out when asked for."""

    old: Form
    new: Form
    changes: Sequence[Change]
    norms: Norms = NO_NORMS

    @cached_property
    def rows(self) -> Mapping[Address, Node]:
        """The rows of the old form by their addresses."""
        return {row.address: row.node for row in outline_of(self.old.nodes).rows}

    def node(self, change: RowChange) -> Node:
        """The row that a change is about: as it was, or as it came."""
        match change:
            case NodeAdded(new=node) | NodeRemoved(old=node):
                return node
            case _:
                return self.rows[change.at]

    def left_out(self, node: Node) -> bool:
        """Tell whether a row's module is gone whole, and the region can do without it."""
        return self.norms.module(node) in self._modules_left_out

    @cached_property
    def _modules_left_out(self) -> frozenset[str]:
        asked: dict[str, list[Node]] = {}
        for node in self.rows.values():
            module = self.norms.module(node) if isinstance(node, Question) else ""
            if module:
                asked.setdefault(module, []).append(node)
        return frozenset(
            module
            for module, nodes in asked.items()
            if len(nodes) >= _FEWEST
            and all(id(node) in self._removed and not self._is_in_cdw(node) for node in nodes)
        )

    def _is_in_cdw(self, node: Node) -> bool:
        variable = self.norms.variable(node)
        return variable is not None and variable.category == Category.CORE_CDW

    @cached_property
    def locked_groups(self) -> Mapping[Address, LockedBlock]:
        """The groups of the old form in which rows of locked blocks stand."""
        found: dict[Address, LockedBlock] = {}
        for at, node in self.rows.items():
            block = self.norms.block(node) if isinstance(node, Question) else None
            if block and at.parent.steps:
                found.setdefault(at.parent, block)
        return found

    @cached_property
    def locked_lists(self) -> Mapping[str, LockedBlock]:
        """The lists from which rows of locked blocks take their answers."""
        found: dict[str, LockedBlock] = {}
        for node in self.rows.values():
            if isinstance(node, Question) and node.list_name:
                block = self.norms.block(node)
                if block:
                    found.setdefault(node.list_name, block)
        return found

    def users(self, list_name: str) -> tuple[str, ...]:
        """The questions of the old form that take their answers from a list."""
        return self._users.get(list_name, ())

    @cached_property
    def _users(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for node in self.rows.values():
            if isinstance(node, Question) and node.list_name:
                found[node.list_name] = (*found.get(node.list_name, ()), node.name)
        return found

    def is_left(self, at: ListAddress) -> bool:
        """Tell whether all questions that took their answers from a list do so no more."""
        return at.name in self._users and at.name not in self._lists_kept

    @cached_property
    def _lists_kept(self) -> frozenset[str]:
        """The lists from which a question of the old form takes its answers still."""
        return frozenset(
            node.list_name
            for at, node in self.rows.items()
            if isinstance(node, Question)
            and node.list_name
            and id(node) not in self._removed
            and self._takes_from_it_still(at, node)
        )

    def _takes_from_it_still(self, at: Address, node: Question) -> bool:
        """Tell whether a question may hold codes of its list still: a calculation may."""
        retyped = self.retyped.get(at)
        if retyped is None or not retyped.new.list_name:
            return True
        renamed = {one.at.name: one.new for one in self.changes if isinstance(one, ListRenamed)}
        return retyped.new.list_name == renamed.get(node.list_name, node.list_name)

    def regional_list(self, at: ListAddress) -> StandardList | None:
        """The standard's list that a form's list stands for: by the variables that use it."""
        if at.name not in self._regional_lists:
            self._regional_lists[at.name] = self._regional_list(at.name)
        return self._regional_lists[at.name]

    @cached_property
    def _regional_lists(self) -> dict[str, StandardList | None]:
        return {}

    def _regional_list(self, name: str) -> StandardList | None:
        known, dictionary = self.norms.lists, self.norms.dictionary
        if name in known or dictionary is None:
            return known.get(name)
        asked = (dictionary.by_name.get(user) for user in self.users(name))
        found = (known.get(one.list_name) for one in asked if one)
        return next((one for one in found if one), None)

    def is_countrys(self, at: ListAddress) -> bool:
        """Tell whether the country fills the list."""
        regional = self.regional_list(at)
        return regional is not None and regional.extensibility == Extensibility.COUNTRY_OWNED

    def choice_list(self, at: ListAddress) -> ChoiceList | None:
        """A list of the old form."""
        lists = self.old.lists if at.sheet == CHOICES else self.old.external_lists
        return next((one for one in lists if one.name == at.name), None)

    @cached_property
    def filter_columns(self) -> frozenset[str]:
        """The names that choice filters of both forms read in a row of choices."""
        return _columns_read(self.old) | _columns_read(self.new)

    def follow(self, renamed: ColumnRenamed) -> bool:
        """Tell whether all choice filters read a column of choices under its new header now."""
        return renamed.new not in _columns_read(self.old) and renamed.old not in _columns_read(
            self.new
        )

    @cached_property
    def main_language(self) -> str:
        """The language whose wording counts, by its new name: the default, else the first."""
        worded = {one for node in self.rows.values() for one in node.labels.languages}
        first = next((one for one in self.old.languages if one in worded), "")
        default = self.old.settings.get("default_language")
        main = default if default in worded else first
        renamed = (one for one in self.changes if isinstance(one, LanguageRenamed))
        return next((one.new for one in renamed if one.old == main), main)

    def grade(self, change: NodeAttributeSet | ChoiceAttributeSet) -> WordingGrade:
        """How deep a change of wording goes, where it is worded before and after."""
        language = change.key.partition("::")[2]
        key = (change.old, change.new, language)
        if key not in self._grades:
            self._grades[key] = grade_wording(*key, self.new_names)
        return self._grades[key]

    @cached_property
    def _grades(self) -> dict[tuple[str, str, str], WordingGrade]:
        return {}

    @cached_property
    def main_grades(self) -> Mapping[Address | ChoiceAddress, WordingGrade]:
        """How deep the changes of labels go that are in the main language, by row and choice."""
        main = f"label::{self.main_language}" if self.main_language else "label"
        return {
            one.at: self.grade(one)
            for one in self.changes
            if isinstance(one, NodeAttributeSet | ChoiceAttributeSet)
            and one.key == main
            and one.old
            and one.new
        }

    @cached_property
    def choices(self) -> ChoiceFindings:
        """Which choices were merged, split, swapped."""
        return find_in_choices(self.changes, self.old, self.new)

    @cached_property
    def reused(self) -> frozenset[str]:
        """The names under which the new form asks for something else than the old one."""
        found = find_reused_names(self.changes, self.old, self.new)
        return frozenset(one.name for one in found)

    @cached_property
    def renamed(self) -> Mapping[Address, str]:
        """Old address -> new name, of rows that have another one."""
        return {one.at: one.new for one in self.changes if isinstance(one, NodeRenamed)}

    @cached_property
    def retyped(self) -> Mapping[Address, NodeTypeChanged]:
        """The rows that have another type, and which."""
        return {one.at: one for one in self.changes if isinstance(one, NodeTypeChanged)}

    @cached_property
    def new_names(self) -> Mapping[str, str]:
        """Old name -> new name, of rows that have another one."""
        return {at.name: new for at, new in self.renamed.items() if at.name and new}

    def repeats(self, at: Address) -> tuple[str, ...]:
        """The repeats around a row of the old form, by their new names."""
        return tuple(self._repeats(at))

    def _repeats(self, at: Address) -> Iterator[str]:
        for depth in range(1, len(at.steps)):
            around = Address(at.steps[:depth])
            if isinstance(self.rows[around], Repeat):
                yield self.renamed.get(around, around.name)

    def has_rows_left(self, group: Address) -> bool:
        """Tell whether rows of a group that is gone are still in the form."""
        gone = self._removed
        inside = self.rows[group]
        children = inside.children if isinstance(inside, Group | Repeat) else ()
        return any(id(child) not in gone for child in children)

    @cached_property
    def _removed(self) -> frozenset[int]:
        removed = (one.at for one in self.changes if isinstance(one, NodeRemoved))
        return frozenset(id(self.rows[at]) for at in removed)


def _columns_read(form: Form) -> frozenset[str]:
    """The columns of choices that a form's filters read."""
    filters = dict.fromkeys(node.choice_filter for node in walk(form.nodes) if node.choice_filter)
    return frozenset(name for text in filters for name in _columns_in(text))


def _columns_in(text: str) -> Iterator[str]:
    """The columns of choices that a filter reads; none where it cannot be read."""
    try:
        tree = parse(text)
    except XPathSyntaxError:
        return
    yield from filter(None, map(column_of, walk_tree(tree)))
