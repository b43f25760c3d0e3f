"""Paths as JavaRosa keeps them: where they begin, how far up they go, and then down.

They are references rather than XPath: children, attributes, ``.`` and ``..`` only; a name
that the path shares with the place it stands at means the very same instance of a repeat;
the name of the first element is not looked at; a condition that is a number chooses nothing;
and what is not asked is not there.
"""

from collections.abc import Callable, Sequence

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.instance import Element
from formkit.xpath.tree import (
    ANY_NODE,
    ATTRIBUTE,
    CHILD,
    PARENT,
    SELF,
    Call,
    Path,
    Step,
    Text,
    Tree,
)

Nodes = tuple[Element, ...]

ANY_NAME = "*"
"""The step that stands for any name."""

_WITHOUT_CONDITIONS = frozenset((SELF, PARENT, ATTRIBUTE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One name of a route, and the conditions on the elements of that name."""

    name: str
    predicates: tuple[Compiled, ...] = ()
    is_attribute: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A path as JavaRosa keeps it: where it begins, how far up it goes, and then down."""

    levels: tuple[Level, ...]
    up: int | None = None
    """How many levels up; None for a path from a first element."""
    instance: str | None = None
    """The name in ``instance('…')``; None in the record itself."""
    from_origin: bool = False
    """Whether it begins at ``current()``."""


def route_of(path: Path, compiled: Callable[[Tree], Compiled]) -> Route:
    """A path as JavaRosa takes it apart, oddities and all."""
    up, instance, from_origin = _start(path)
    levels: list[Level] = []
    for step in path.steps:
        if step.predicates and step.axis in _WITHOUT_CONDITIONS:
            name = ".[…]"
            raise NotSupportedError(name)
        if step.axis == SELF and step.test == ANY_NODE:
            continue
        if step.axis == PARENT and step.test == ANY_NODE and (levels or up is not None):
            # a step up after a name goes up before it: /data/a/../b is /data/a/b
            up = None if up is None else up + 1
            continue
        levels.append(_level(step, compiled))
    return Route(levels=tuple(levels), up=up, instance=instance, from_origin=from_origin)


def _start(path: Path) -> tuple[int | None, str | None, bool]:
    """How far up it goes at first, in which instance, and whether from ``current()``."""
    match path.base:
        case None:
            return None if path.absolute else 0, None, False
        case Call(name="current", arguments=()):
            return 0, None, True
        case Call(name="instance", arguments=(Text(value=name),)):
            return None, name, False
        case _:
            raise EvaluationError(
                Message("Collect stops: a path can begin at a name, at instance() or at current()")
            )


def _level(step: Step, compiled: Callable[[Tree], Compiled]) -> Level:
    is_name = not step.test.endswith((")", ":*"))
    is_attribute = step.axis == ATTRIBUTE and step.test != ANY_NAME
    if not is_name or not (step.axis == CHILD or is_attribute):
        message = "Collect stops: a path can have names, @name, . and .. as steps, not {step}"
        raise EvaluationError(Message(message, step=f"{step.axis}::{step.test}"))
    predicates = tuple(map(compiled, step.predicates))
    return Level(name=step.test, predicates=predicates, is_attribute=is_attribute)


def walked(route: Route, context: Context) -> Nodes:
    """The elements that a route leads to, those not asked among them."""
    places = places_of(route, context)
    return expanded(_root(route, context), places, context)


def _root(route: Route, context: Context) -> Element:
    if route.up is not None:
        return (context.origin if route.from_origin else context.node).path[0]
    if route.instance is None:
        return context.environment.root
    found = context.environment.instance(route.instance)
    if found is None:
        message = "Collect stops: there is no list or file called {name}"
        raise EvaluationError(Message(message, name=route.instance))
    return found


@dataclass(slots=True)
class Place:
    """A name on the way to some elements, or to one of them."""

    name: str
    position: int | None = None
    """Which of the elements of that name, from 1; None for all."""
    level: Level | None = None


def places_of(route: Route, context: Context) -> list[Place]:
    """A route beside the place where it is asked for, whose instances it shares."""
    here = (context.origin if route.from_origin else context.node).path
    kept = 0 if route.up is None else len(here) - route.up
    if kept < 0:
        raise EvaluationError(Message("Collect stops: .. leads out of the form"))
    places = [Place(one.name, one.position) for one in here[:kept]]
    places += [Place(level.name, level=level) for level in route.levels]
    if not places:
        raise EvaluationError(Message("Collect stops: / alone is no path"))
    shared = len(here) if route.up is None else kept
    for depth, (one, place) in enumerate(zip(here, places, strict=False)):
        if place.name == ANY_NAME:
            place.name = one.name
        if place.name != one.name:
            break
        if depth < shared and not (place.level and place.level.predicates):
            place.position = one.position
    return places


def expanded(root: Element, places: Sequence[Place], context: Context) -> Nodes:
    """The elements at the end of the way; the first name is not looked at."""
    nodes: Nodes = (root,)
    for place in places[1:]:
        if place.level and place.level.is_attribute:
            return _attributes(nodes, place.name)
        predicates = place.level.predicates if place.level else ()
        nodes = tuple(
            child
            for node in nodes
            for child in _filtered(_children(node, place), predicates, context)
        )
    return nodes


def _children(node: Element, place: Place) -> Nodes:
    if place.name == ANY_NAME:
        if len(node.named) > 1:
            message = "Collect stops: * stands for elements of several names in {place}"
            raise EvaluationError(Message(message, place=str(node)))
        return tuple(node.children)
    found = node.named.get(place.name, ())
    return found if place.position is None else found[place.position - 1 : place.position]


def _filtered(nodes: Nodes, predicates: tuple[Compiled, ...], context: Context) -> Nodes:
    for predicate in predicates:
        size = len(nodes)
        nodes = tuple(
            node
            for position, node in enumerate(nodes, start=1)
            if predicate(context.at(node, position, size)) is True
        )
    return nodes


def _attributes(nodes: Nodes, name: str) -> Nodes:
    return tuple(
        Element(name, node.attributes[name], parent=node)
        for node in nodes
        if name in node.attributes
    )


def asked(nodes: Nodes) -> Nodes:
    """Those of the elements that are asked."""
    if len(nodes) == 1:
        return nodes if nodes[0].relevant else ()
    return tuple(node for node in nodes if node.relevant)
