"""Where the standard's modules ask for a variable: in which repeat, under which condition."""

from collections import defaultdict

from formkit.core.values import dataclass
from formkit.model.form import Group, Node, Repeat, walk
from formkit.model.module import Module, variable_name
from formkit.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One row of a module that asks for a variable."""

    row: Node
    module: Module


def places_of(standard: Standard, component: str) -> dict[str, tuple[Place, ...]]:
    """Variable -> the rows that ask for it in the component's modules, in their order.

    A component that the standard has no template for counts as all of them.
    """
    used = {
        use.module
        for template in standard.templates
        if template.component == component
        for use in template.modules
    }
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for module in standard.modules:
        if used and module.id not in used:
            continue
        for row in walk(module.nodes):
            if not isinstance(row, Group | Repeat) and row.name:
                name = variable_name(row)
                found[name].append(Place(row=row, module=module))
    return {name: tuple(places) for name, places in found.items()}
