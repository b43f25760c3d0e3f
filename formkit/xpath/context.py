"""What an expression is evaluated in: a place in a record, and all that varies besides."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo

from formkit.core.values import dataclass, field
from formkit.xpath.instance import Element
from formkit.xpath.names import LAST_SAVED_INSTANCE
from formkit.xpath.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What an evaluation depends on besides the tree: all of it is handed in."""

    root: Element
    """The record's first element."""
    now: datetime
    """The device's clock, with its time zone."""
    random: Callable[[], float]
    """A number from 0 up to, but not, 1."""
    new_uuid: Callable[[], str]
    instances: Mapping[str, Element] = field(default_factory=dict)
    """The first elements of choice lists and attached files, by the name in ``instance('…')``."""
    pulldata: Callable[[str, str, str, str], str] | None = None
    """File, column wanted, column searched, value searched; None where no file is at hand."""
    choice_label: Callable[[Element, str], str] | None = None
    """A question and a code to the choice's label, for ``jr:choice-name``."""
    last_saved: Element | None = None
    """The first element of the record saved last; None when there is none yet."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """What the device tells: ``deviceid``, ``username`` …"""
    language: str = ""
    """The one that the form is shown in."""
    version: str = ""
    """The form's version."""

    def instance(self, name: str) -> Element | None:
        """The first element of what ``instance('name')`` names; None when there is none."""
        if name == LAST_SAVED_INSTANCE:
            return self.last_saved
        return self.instances.get(name)


@dataclass(slots=True, eq=False)
class Context:
    """The place at which an expression, or a part of it, is evaluated."""

    node: Element
    environment: Environment
    position: int = 0
    """Inside a predicate, which one of the nodes it looks at, from 1; otherwise 0."""
    size: int = 1
    """Inside a predicate, how many nodes it looks at."""
    current: Element | None = None
    """What ``current()`` gives: where the whole expression stands; None for ``node``."""
    now: datetime = field(init=False)
    """The device's clock."""

    def __post_init__(self) -> None:
        """Fill in what is known from the rest."""
        self.now = self.environment.now
        if self.current is None:
            self.current = self.node

    @property
    def zone(self) -> tzinfo:
        """The time zone of the device."""
        return self.now.tzinfo or UTC

    @property
    def origin(self) -> Element:
        """Where the whole expression stands."""
        return self.current or self.node

    def at(self, node: Element, position: int, size: int) -> "Context":
        """The same seen from another node, inside a predicate."""
        return Context(node, self.environment, position, size, self.current)


Compiled = Callable[[Context], Value]
"""An expression made ready: gives its value at a place."""


@dataclass(frozen=True, slots=True)
class Constant:
    """An expression that is written out: gives the same everywhere."""

    value: float | str

    def __call__(self, _: Context) -> Value:
        """Give the value."""
        return self.value
