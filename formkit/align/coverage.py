"""Which variables a component must ask, as the standard's template says, and which a form asks."""

from collections.abc import Container, Iterable

from formkit.core.values import dataclass
from formkit.model.dictionary import Category, Variable
from formkit.model.form import Group, Repeat
from formkit.model.module import Module, asked_rows, variable_name
from formkit.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedVariable:
    """A variable and the module that asks it."""

    variable: Variable
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of some variables a form asks."""

    asked: int
    wanted: int

    @property
    def percentage(self) -> int:
        """From 0 to 100, and 100 only where all are asked; 100 of none."""
        return 100 * self.asked // self.wanted if self.wanted else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleCoverage:
    """How much of one module a form asks."""

    module: str
    tiers: tuple[tuple[str, Share], ...]
    """Category -> share, the most binding first; categories without a variable left out."""

    @property
    def total(self) -> Share:
        """All categories together."""
        return total_of(share for _, share in self.tiers)


def coverage_by_module(
    wanted: Iterable[AskedVariable], asked: Container[str]
) -> tuple[ModuleCoverage, ...]:
    """Each module in the order of ``wanted``.

    Args:
        wanted: what the component asks.
        asked: the names of the variables that the form asks.
    """
    counts: dict[str, dict[str, list[bool]]] = {}
    for one in wanted:
        tiers = counts.setdefault(one.module, {})
        tiers.setdefault(one.variable.category, []).append(one.variable.name in asked)
    return tuple(
        ModuleCoverage(
            module=module,
            tiers=tuple(
                (tier, Share(asked=sum(tiers[tier]), wanted=len(tiers[tier])))
                for tier in sorted(tiers, key=_rank)
            ),
        )
        for module, tiers in counts.items()
    )


def total_of(shares: Iterable[Share]) -> Share:
    """Several shares as one."""
    found = tuple(shares)
    return Share(asked=sum(one.asked for one in found), wanted=sum(one.wanted for one in found))


def _rank(tier: str) -> int:
    known = list(Category)
    return known.index(Category(tier)) if tier in known else len(known)


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
        variable_name(node)
        for node in asked_rows(module.nodes, component)
        if not isinstance(node, Group | Repeat)
    )
