"""By what changes are judged: dictionary, modules and policy of a standard, looked up by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from formkit.model.dictionary import Dictionary, StandardList, Variable
from formkit.model.form import Node, Question, walk
from formkit.model.module import MODULE_COLUMN, VARIABLE_COLUMN, Module
from formkit.model.policy import LockedBlock, Policy

_BLOCK = "block"


@dataclass(frozen=True, kw_only=True)
class Norms:
    """What a standard says of variables, lists and blocks; made once for many comparisons."""

    dictionary: Dictionary | None = None
    """None: how binding a question is, and which lists are closed, is not known."""
    modules: Sequence[Module] = ()
    policy: Policy | None = None
    """None: modules that are asked as they are lock their questions; leaves are the table's."""
    prefixes: tuple[str, ...] = ()
    """How the names of countries' own questions begin: ``td_``; none: nobody knows."""

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

    def module(self, node: Node) -> str:
        """The module that a row came from; empty for none."""
        written = node.extra_cell(MODULE_COLUMN)
        variable = self.variable(node)
        return written or self._modules_of_variables.get(variable.name if variable else "", "")

    @cached_property
    def _modules_of_variables(self) -> Mapping[str, str]:
        return {
            node.name: module.id
            for module in reversed(self.modules)
            for node in walk(module.nodes)
            if node.name
        }

    @cached_property
    def lists(self) -> Mapping[str, StandardList]:
        """The standard's lists by name; none without a dictionary."""
        return self.dictionary.lists_by_name if self.dictionary else {}

    def retired(self, name: str, list_name: str = "") -> bool:
        """Tell whether the standard retired a name, or a code of a list."""
        return (list_name, name) in self._tombstones

    @cached_property
    def _tombstones(self) -> frozenset[tuple[str, str]]:
        stones = self.policy.tombstones if self.policy else ()
        return frozenset((one.list_name, one.name) for one in stones)


NO_NORMS = Norms()
"""Where no standard is known."""
