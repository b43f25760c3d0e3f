"""Paths as JavaRosa walks them.

They are references rather than XPath: children, attributes, ``.`` and ``..`` only; a name
that the path shares with the place it stands at means the very same instance of a repeat;
the name of the first element is not looked at; a condition that is a number chooses nothing;
and what is not asked is not there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from formkit.core.messages import Message
from formkit.xpath.arithmetic import to_int32
from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
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
from formkit.xpath.values import CONVERSIONS, Value

Nodes = tuple[Element, ...]
_ANY_NAME = "*"
_INDEXED_CONDITION = "indexed-repeat(…[…])"
_WITHOUT_CONDITIONS = frozenset((SELF, PARENT, ATTRIBUTE))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """One name of a route, and the conditions on the elements of that name."""

    name: str
    predicates: tuple[Compiled, ...] = ()
    is_attribute: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Route:
    """A path as JavaRosa keeps it: where it begins, how far up it goes, and then down."""

    levels: tuple[_Level, ...]
    up: int | None = None
    """How many levels up; None for a path from a first element."""
    instance: str | None = None
    """The name in ``instance('…')``; None in the record itself."""
    from_origin: bool = False
    """Whether it begins at ``current()``."""


def compile_path(path: Path, compiled: Callable[[Tree], Compiled]) -> Callable[[Context], Nodes]:
    """Make a path ready.

    Args:
        path: as parsed.
        compiled: makes the conditions in it ready.

    Returns:
        What gives the elements that it leads to; it raises ``EvaluationError`` when JavaRosa
        has no such paths.
    """
    try:
        route = _route(path, compiled)
    except (EvaluationError, NotSupportedError) as error:
        return _stop(error)
    plain = not any(
        level.predicates or level.is_attribute or level.name == _ANY_NAME for level in route.levels
    )
    names = tuple(level.name for level in route.levels)
    if plain and route.up is None and route.instance is None and names:
        return _absolute(names[1:], route)
    if plain and route.up is not None and not route.from_origin:
        return _relative(route.up, names, route)
    return lambda context: _asked(_walked(route, context))


def _stop(error: EvaluationError | NotSupportedError) -> Callable[[Context], Nodes]:
    def stop(_: Context) -> Nodes:
        raise error

    return stop


def _absolute(names: Sequence[str], route: _Route) -> Callable[[Context], Nodes]:
    """The usual path, quickly as long as no repeat has several instances."""

    def nodes(context: Context) -> Nodes:
        node = context.environment.root
        for name in names:
            found = node.named.get(name, ())
            if len(found) != 1:
                return _asked(_walked(route, context)) if found else ()
            node = found[0]
        return (node,) if node.relevant else ()

    return nodes


def _relative(up: int, names: Sequence[str], route: _Route) -> Callable[[Context], Nodes]:
    """``.``, ``../name`` and the like, quickly as long as they stay inside the record."""

    def nodes(context: Context) -> Nodes:
        node = context.node
        for _ in range(up):
            if node.parent is None:
                return _asked(_walked(route, context))
            node = node.parent
        found: Nodes = (node,)
        for name in names:
            found = tuple(child for one in found for child in one.named.get(name, ()))
        return _asked(found)

    return nodes


def _asked(nodes: Nodes) -> Nodes:
    if len(nodes) == 1:
        return nodes if nodes[0].relevant else ()
    return tuple(node for node in nodes if node.relevant)


def _route(path: Path, compiled: Callable[[Tree], Compiled]) -> _Route:
    """A path as JavaRosa takes it apart, oddities and all."""
    up, instance, from_origin = _start(path)
    levels: list[_Level] = []
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
    return _Route(levels=tuple(levels), up=up, instance=instance, from_origin=from_origin)


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


def _level(step: Step, compiled: Callable[[Tree], Compiled]) -> _Level:
    is_name = not step.test.endswith((")", ":*"))
    is_attribute = step.axis == ATTRIBUTE and step.test != _ANY_NAME
    if not is_name or not (step.axis == CHILD or is_attribute):
        message = "Collect stops: a path can have names, @name, . and .. as steps, not {step}"
        raise EvaluationError(Message(message, step=f"{step.axis}::{step.test}"))
    predicates = tuple(map(compiled, step.predicates))
    return _Level(name=step.test, predicates=predicates, is_attribute=is_attribute)


def _walked(route: _Route, context: Context) -> Nodes:
    """The elements that a route leads to, those not asked among them."""
    places = _places(route, context)
    return _expanded(_root(route, context), places, context)


@dataclass(slots=True)
class _Place:
    """A name on the way to some elements, or to one of them."""

    name: str
    position: int | None = None
    """Which of the elements of that name, from 1; None for all."""
    level: _Level | None = None


def _places(route: _Route, context: Context) -> list[_Place]:
    """A route beside the place where it is asked for, whose instances it shares."""
    here = (context.origin if route.from_origin else context.node).path
    kept = 0 if route.up is None else len(here) - route.up
    if kept < 0:
        raise EvaluationError(Message("Collect stops: .. leads out of the form"))
    places = [_Place(one.name, one.position) for one in here[:kept]]
    places += [_Place(level.name, level=level) for level in route.levels]
    if not places:
        raise EvaluationError(Message("Collect stops: / alone is no path"))
    shared = len(here) if route.up is None else kept
    for depth, (one, place) in enumerate(zip(here, places, strict=False)):
        if place.name == _ANY_NAME:
            place.name = one.name
        if place.name != one.name:
            break
        if depth < shared and not (place.level and place.level.predicates):
            place.position = one.position
    return places


def _expanded(root: Element, places: Sequence[_Place], context: Context) -> Nodes:
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


def _children(node: Element, place: _Place) -> Nodes:
    if place.name == _ANY_NAME:
        if len(node.named) > 1:
            message = "Collect stops: * stands for elements of several names in {place}"
            raise EvaluationError(Message(message, place=str(node)))
        return tuple(node.children)
    found = node.named.get(place.name, ())
    return found if place.position is None else found[place.position - 1 : place.position]


def _filtered(nodes: Nodes, predicates: tuple[Compiled, ...], context: Context) -> Nodes:
    for number, predicate in enumerate(predicates):
        passed: list[Element] = []
        for index, node in enumerate(nodes, start=1):
            position = index if number else node.position
            if predicate(context.at(node, position, len(nodes))) is True:
                passed.append(node)
        nodes = tuple(passed)
    return nodes


def _attributes(nodes: Nodes, name: str) -> Nodes:
    return tuple(
        Element(name, node.attributes[name], parent=node)
        for node in nodes
        if name in node.attributes
    )


def _root(route: _Route, context: Context) -> Element:
    if route.up is not None:
        return (context.origin if route.from_origin else context.node).path[0]
    if route.instance is None:
        return context.environment.root
    found = context.environment.instance(route.instance)
    if found is None:
        message = "Collect stops: there is no list or file called {name}"
        raise EvaluationError(Message(message, name=route.instance))
    return found


def compile_indexed(target: Tree, repeats: Sequence[Tree], indexes: Sequence[Compiled]) -> Compiled:
    """Make ``indexed-repeat`` ready: a path in which some repeats are given by number.

    Args:
        target: the question.
        repeats: the repeats around it, outer or inner ones first.
        indexes: for each of them, which instance, from 1.
    """
    if not all(isinstance(path, Path) for path in (target, *repeats)):
        message = "Collect stops: indexed-repeat() needs the names of a question and of repeats"
        return _stop(EvaluationError(Message(message)))
    paths = [path for path in (target, *repeats) if isinstance(path, Path)]
    try:
        routes = [_route(path, _refuse) for path in paths]
    except (EvaluationError, NotSupportedError) as error:
        return _stop(error)
    if any(level.predicates for route in routes for level in route.levels):
        return _stop(NotSupportedError(_INDEXED_CONDITION))

    def indexed(context: Context) -> Value:
        places = [_places(route, context) for route in routes]
        return _indexed(places, indexes, context)

    return indexed


def _indexed(places: list[list[_Place]], indexes: Sequence[Compiled], context: Context) -> Nodes:
    target, *repeats = places
    chosen = [_Place(place.name, place.position) for place in target]
    for repeat, index in zip(repeats, indexes, strict=True):
        if not _is_around(repeat, target):
            message = "Collect stops: indexed-repeat() needs repeats that the question lies in"
            raise EvaluationError(Message(message))
        number = to_int32(CONVERSIONS[Dialect.JAVAROSA].number(index(context), context.now))
        chosen[len(repeat) - 1].position = max(number, 1)
    return _asked(_expanded(context.environment.root, chosen, context))


def _is_around(repeat: list[_Place], target: list[_Place]) -> bool:
    pairs = zip(repeat, target, strict=False)
    return len(repeat) < len(target) and all(
        outer.name == inner.name and outer.position in (None, inner.position)
        for outer, inner in pairs
    )


def _refuse(_: Tree) -> Compiled:
    return _stop(NotSupportedError(_INDEXED_CONDITION))
