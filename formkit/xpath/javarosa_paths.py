"""Paths and ``indexed-repeat()`` as JavaRosa evaluates them, the usual ones quickly."""

from collections.abc import Callable, Sequence

from formkit.core.messages import Message
from formkit.xpath.arithmetic import to_int32
from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.javarosa_routes import (
    ANY_NAME,
    Nodes,
    Place,
    Route,
    asked,
    expanded,
    places_of,
    route_of,
    walked,
)
from formkit.xpath.tree import Path, Tree
from formkit.xpath.values import CONVERSIONS, Value

_INDEXED_CONDITION = "indexed-repeat(…[…])"


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
        route = route_of(path, compiled)
    except (EvaluationError, NotSupportedError) as error:
        return _stop(error)
    plain = not any(
        level.predicates or level.is_attribute or level.name == ANY_NAME for level in route.levels
    )
    names = tuple(level.name for level in route.levels)
    if plain and route.up is None and route.instance is None and names:
        return _absolute(names[1:], route)
    if plain and route.up is not None and not route.from_origin:
        return _relative(route.up, names, route)
    return lambda context: asked(walked(route, context))


def _stop(error: EvaluationError | NotSupportedError) -> Callable[[Context], Nodes]:
    def stop(_: Context) -> Nodes:
        raise error

    return stop


def _absolute(names: Sequence[str], route: Route) -> Callable[[Context], Nodes]:
    """The usual path, quickly as long as no repeat has several instances."""

    def nodes(context: Context) -> Nodes:
        node = context.environment.root
        for name in names:
            found = node.named.get(name, ())
            if len(found) != 1:
                return asked(walked(route, context)) if found else ()
            node = found[0]
        return (node,) if node.relevant else ()

    return nodes


def _relative(up: int, names: Sequence[str], route: Route) -> Callable[[Context], Nodes]:
    """``.``, ``../name`` and the like, quickly as long as they stay inside the record."""

    def nodes(context: Context) -> Nodes:
        node = context.node
        for _ in range(up):
            if node.parent is None:
                return asked(walked(route, context))
            node = node.parent
        found: Nodes = (node,)
        for name in names:
            found = tuple(child for one in found for child in one.named.get(name, ()))
        return asked(found)

    return nodes


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
        routes = [route_of(path, _refuse) for path in paths]
    except (EvaluationError, NotSupportedError) as error:
        return _stop(error)
    if any(level.predicates for route in routes for level in route.levels):
        return _stop(NotSupportedError(_INDEXED_CONDITION))

    def indexed(context: Context) -> Value:
        places = [places_of(route, context) for route in routes]
        return _indexed(places, indexes, context)

    return indexed


def _indexed(places: list[list[Place]], indexes: Sequence[Compiled], context: Context) -> Nodes:
    target, *repeats = places
    chosen = [Place(place.name, place.position) for place in target]
    for repeat, index in zip(repeats, indexes, strict=True):
        if not _is_around(repeat, target):
            message = "Collect stops: indexed-repeat() needs repeats that the question lies in"
            raise EvaluationError(Message(message))
        number = to_int32(CONVERSIONS[Dialect.JAVAROSA].number(index(context), context.now))
        chosen[len(repeat) - 1].position = max(number, 1)
    return asked(expanded(context.environment.root, chosen, context))


def _is_around(repeat: list[Place], target: list[Place]) -> bool:
    pairs = zip(repeat, target, strict=False)
    return len(repeat) < len(target) and all(
        outer.name == inner.name and outer.position in (None, inner.position)
        for outer, inner in pairs
    )


def _refuse(_: Tree) -> Compiled:
    return _stop(NotSupportedError(_INDEXED_CONDITION))
