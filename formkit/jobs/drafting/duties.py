"""Which modules of a draft cannot be left out without an error, and why."""

from collections.abc import Collection

from formkit.align.coverage import variables_of
from formkit.core.values import dataclass
from formkit.model.module import Module, asked_rows, variable_name
from formkit.model.standard import Standard
from formkit.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Why a form has to have a module; nothing: it may be left out."""

    core: int = 0
    """Core variables of the component that it asks: FK506 misses them."""
    is_locked: bool = False
    """Whether the policy has it asked as it is in the whole region: FK606 misses it."""
    needed_by: tuple[Module, ...] = ()
    """Modules of the form that need it before them; without it nothing is built."""

    def __bool__(self) -> bool:
        """Tell whether there is a reason."""
        return bool(self.core or self.is_locked or self.needed_by)


NO_DUTY = Duty()


def duties(standard: Standard, template: Template, inside: Collection[str]) -> dict[str, Duty]:
    """The modules that a template's form cannot do without, by their ids.

    Args:
        standard: the release.
        template: what the form is made of.
        inside: the ids of the modules that the form has.
    """
    component = template.component
    locked = {module for block in standard.policy.blocks for module in block.modules}
    locked &= {use.module for use in template.modules}
    core = {one.variable.name for one in variables_of(standard, component) if one.variable.is_core}
    users = [one for one in standard.modules if one.id in inside]
    found = {
        one.id: Duty(
            core=len(core & _asked(one, component)),
            is_locked=one.id in locked,
            needed_by=tuple(user for user in users if one.id in (*user.needs, user.parent)),
        )
        for one in standard.modules
    }
    return {name: duty for name, duty in found.items() if duty}


def _asked(module: Module, component: str) -> set[str]:
    """The variables that a module asks in a component's form."""
    return {variable_name(row) for row in asked_rows(module.nodes, component)}
