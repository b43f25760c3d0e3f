"""What one change alone does not tell, looked up once for all changes of two forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from formkit.changes.addresses import CHOICES, Address, ListAddress
from formkit.changes.choice_findings import ChoiceFindings, find_in_choices
from formkit.changes.kinds import Change
from formkit.changes.outline import outline_of
from formkit.changes.reuse import find_reused_names
from formkit.changes.row_kinds import NodeAdded, NodeRemoved, NodeRenamed, RowChange
from formkit.logic.list_filters import column_of
from formkit.model.dictionary import Dictionary, Extensibility, StandardList, Variable
from formkit.model.form import ChoiceList, Form, Group, Node, Question, Repeat, walk
from formkit.model.module import MODULE_COLUMN, VARIABLE_COLUMN, Module
from formkit.model.policy import LockedBlock, Policy
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.parser import parse
from formkit.xpath.tree import walk as walk_tree

_BLOCK = "block"


@dataclass(frozen=True)
class Evidence:
    """Two forms, what happened, and by what it is judged; everything else is worked out late."""

    old: Form
    new: Form
    changes: Sequence[Change]
    dictionary: Dictionary | None = None
    modules: Sequence[Module] = ()
    policy: Policy | None = None
    prefixes: tuple[str, ...] = ()
    """How the names of countries' own questions begin: ``td_``; none: nobody knows."""

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

    def variable(self, node: Node) -> Variable | None:
        """The dictionary's variable that a row asks, by its own claim, its name or an alias."""
        if self.dictionary is None or not isinstance(node, Question):
            return None
        claimed = node.extra_cell(VARIABLE_COLUMN)
        if claimed:
            return self.dictionary.by_name.get(claimed)
        return self.dictionary.by_name.get(node.name) or self._aliases.get(node.name)

    @cached_property
    def _aliases(self) -> Mapping[str, Variable]:
        variables = self.dictionary.variables if self.dictionary else ()
        found: dict[str, Variable] = {}
        for variable in variables:
            for alias in filter(None, (*variable.aliases, variable.dtm_ref)):
                found.setdefault(alias, variable)
        return found

    def is_own(self, name: str) -> bool:
        """Tell whether a name begins as a country's own names do."""
        return name.startswith(self.prefixes) if self.prefixes else False

    @cached_property
    def blocks(self) -> tuple[LockedBlock, ...]:
        """The policy's locked blocks; without a policy the modules that are asked as they are."""
        if self.policy is not None:
            return self.policy.blocks
        locked = (one for one in self.modules if one.adaptation == _BLOCK)
        return tuple(LockedBlock(id=one.id, modules=(one.id,)) for one in locked)

    def block(self, node: Node) -> LockedBlock | None:
        """The locked block in which a row stands."""
        module = node.extra_cell(MODULE_COLUMN)
        if module:
            found = self._blocks_of_modules.get(module)
            return found or self._named_blocks.get(node.name)
        variable = self.variable(node)
        return self._blocks_of_variables.get(variable.name if variable else node.name)

    @cached_property
    def _blocks_of_modules(self) -> Mapping[str, LockedBlock]:
        return {module: block for block in reversed(self.blocks) for module in block.modules}

    @cached_property
    def _named_blocks(self) -> Mapping[str, LockedBlock]:
        return {name: block for block in reversed(self.blocks) for name in block.variables}

    @cached_property
    def _blocks_of_variables(self) -> Mapping[str, LockedBlock]:
        """Name of a question -> the block whose module, or which itself, asks it."""
        asked = {
            node.name: self._blocks_of_modules[module.id]
            for module in self.modules
            if module.id in self._blocks_of_modules
            for node in walk(module.nodes)
            if node.name
        }
        return {**asked, **self._named_blocks}

    @cached_property
    def locked_groups(self) -> Mapping[Address, LockedBlock]:
        """The groups of the old form in which rows of locked blocks stand."""
        found: dict[Address, LockedBlock] = {}
        for at, node in self.rows.items():
            block = self.block(node) if isinstance(node, Question) else None
            if block and at.parent.steps:
                found.setdefault(at.parent, block)
        return found

    @cached_property
    def locked_lists(self) -> Mapping[str, LockedBlock]:
        """The lists from which rows of locked blocks take their answers."""
        found: dict[str, LockedBlock] = {}
        for node in self.rows.values():
            if isinstance(node, Question) and node.list_name:
                block = self.block(node)
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

    def regional_list(self, at: ListAddress) -> StandardList | None:
        """The standard's list that a form's list stands for: by the variables that use it."""
        if at.name not in self._regional_lists:
            self._regional_lists[at.name] = self._regional_list(at.name)
        return self._regional_lists[at.name]

    @cached_property
    def _regional_lists(self) -> dict[str, StandardList | None]:
        return {}

    def _regional_list(self, name: str) -> StandardList | None:
        if self.dictionary is None:
            return None
        known = self.dictionary.lists_by_name
        if name in known:
            return known[name]
        names = (self.dictionary.by_name.get(user) for user in self.users(name))
        found = (known.get(one.list_name) for one in names if one)
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
        nodes = (*walk(self.old.nodes), *walk(self.new.nodes))
        filters = dict.fromkeys(node.choice_filter for node in nodes if node.choice_filter)
        return frozenset(name for text in filters for name in _columns_in(text))

    @cached_property
    def main_language(self) -> str:
        """The language whose wording counts: the default one, else the first."""
        languages = self.old.languages
        default = self.old.settings.get("default_language")
        return default if default in languages or not languages else languages[0]

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

    def retired(self, name: str, list_name: str = "") -> bool:
        """Tell whether the standard retired a name, or a code of a list."""
        return (list_name, name) in self._tombstones

    @cached_property
    def _tombstones(self) -> frozenset[tuple[str, str]]:
        stones = self.policy.tombstones if self.policy else ()
        return frozenset((one.list_name, one.name) for one in stones)


def _columns_in(text: str) -> Iterator[str]:
    """The columns of choices that a filter reads; none where it cannot be read."""
    try:
        tree = parse(text)
    except XPathSyntaxError:
        return
    yield from filter(None, map(column_of, walk_tree(tree)))
