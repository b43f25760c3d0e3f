"""A module: questions on one topic, with a manifest and parameters."""

from collections.abc import Iterator

from formkit.core.location import NOWHERE, Loc
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field
from formkit.model.form import Group, Node, Repeat

VARIABLE_COLUMN = "formkit_variable"
"""Column of a module's survey, and of a built form: the dictionary's name of the row's variable."""
COMPONENTS_COLUMN = "formkit_components"
"""Column of a module's survey: the components that ask the row, by spaces; empty: all."""
MODULE_COLUMN = "formkit_module"
"""Column of a built form: the module that the row came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a module asks of the template, written ``{{name}}`` in its cells."""

    name: str
    titles: Texts = NO_TEXTS
    default: str | None = None
    """None: the template must give a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """``module.yaml`` and ``survey.csv`` of one folder."""

    id: str
    titles: Texts = NO_TEXTS
    """By form language (``English (en)``); shown as the label of the module's group."""
    purposes: Texts = NO_TEXTS
    """What it is asked for."""
    unit: str = ""
    components: tuple[str, ...] = ()
    """The components that may use it."""
    adaptation: str = "open"
    """``block``: wording, order, scale and codes are fixed regionally; else ``open``."""
    placements: Texts = NO_TEXTS
    """Advice on where it belongs."""
    gated_by_consent: bool = True
    repeat: str = ""
    """The name of the repeat that the rows stand in; empty: a group named as the module."""
    repeat_count: str = ""
    parent: str = ""
    """The module whose rows this one's repeat belongs to; it must come before."""
    group_relevant: tuple[tuple[str, str], ...] = ()
    """Component -> condition of the whole module, joined to the consent gate with ``and``."""
    place_in: tuple[tuple[str, str], ...] = ()
    """Component -> the module inside whose repeat this one is put."""
    needs: tuple[str, ...] = ()
    """Modules that must be in the form, before this one."""
    checks: tuple[Texts, ...] = ()
    """Checks on the collected data; what is a formula only stands in one language."""
    parameters: tuple[Parameter, ...] = ()
    nodes: tuple[Node, ...] = ()
    """``survey.csv``, read as any survey sheet; extra columns as named above."""
    loc: Loc = field(default=NOWHERE, compare=False)


def variable_name(row: Node) -> str:
    """The variable that a module's row asks: the one that it names, else the one called like it."""
    return row.extra_cell(VARIABLE_COLUMN) or row.name


def components_of(row: Node) -> tuple[str, ...]:
    """The components that a module's row is limited to; none: all ask it."""
    return tuple(row.extra_cell(COMPONENTS_COLUMN).split())


def is_asked_by(row: Node, component: str) -> bool:
    """Tell whether a component that uses the module asks its row."""
    components = components_of(row)
    return not components or component in components


def asked_rows(nodes: tuple[Node, ...], component: str) -> Iterator[Node]:
    """The rows of a module that a component asks, a group before what is inside it."""
    for node in nodes:
        if is_asked_by(node, component):
            yield node
            if isinstance(node, Group | Repeat):
                yield from asked_rows(node.children, component)
