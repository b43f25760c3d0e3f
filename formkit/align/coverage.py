"""Which variables a component must ask, as the standard's template says."""

from formkit.core.values import dataclass
from formkit.model.dictionary import Variable
from formkit.model.form import Group, Node, Repeat, walk
from formkit.model.module import COMPONENTS_COLUMN, VARIABLE_COLUMN, Module
from formkit.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedVariable:
    """A variable and the module that asks it."""

    variable: Variable
    module: str


def variables_of(standard: Standard, component: str) -> tuple[AskedVariable, ...]:
    """Every variable that the component's templates ask, in their order, each once."""
    found: dict[str, AskedVariable] = {}
    for template in standard.templates:
        if template.component != component:
            continue
        for use in template.modules:
            module = standard.modules_by_id.get(use.module)
            if module is not None:
                for name in _asked(module, component):
                    variable = standard.dictionary.by_name.get(name)
                    if variable is not None:
                        found.setdefault(name, AskedVariable(variable=variable, module=module.id))
    return tuple(found.values())


def _asked(module: Module, component: str) -> tuple[str, ...]:
    return tuple(
        node.extra_cell(VARIABLE_COLUMN) or node.name
        for node in walk(module.nodes)
        if not isinstance(node, Group | Repeat) and _is_meant_for(node, component)
    )


def _is_meant_for(row: Node, component: str) -> bool:
    components = row.extra_cell(COMPONENTS_COLUMN).split()
    return not components or component in components
