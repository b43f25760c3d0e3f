"""Functions of questions and groups themselves."""

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from formkit.core.messages import Message
from formkit.xpath import javarosa_paths
from formkit.xpath.arithmetic import remainder, to_int64
from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import EvaluationError
from formkit.xpath.functions import Dialect
from formkit.xpath.implementations.calling import (
    Builder,
    as_it_is,
    nodes,
    not_worked_out,
    within,
)
from formkit.xpath.instance import Element
from formkit.xpath.tree import Call
from formkit.xpath.values import CONVERSIONS, Value, element_text, unpacked
from formkit.xpath.web_paths import document

_JAVAROSA = CONVERSIONS[Dialect.JAVAROSA]
_WEB_FORMS = CONVERSIONS[Dialect.WEB_FORMS]

_MODULUS = 2147483647
_MULTIPLIER = 16807
_HASHED_BYTES = 8


def _count(_: Context, found: tuple[Element, ...]) -> float:
    return float(len(found))


def _count_non_empty(context: Context, found: tuple[Element, ...]) -> float:
    """JavaRosa looks for them in the record, wherever they are from."""
    if found and found[0].path[0] is not context.environment.root:
        message = "Collect stops: count-non-empty() counts answers of the form, not of a list"
        raise EvaluationError(Message(message))
    return float(sum(bool(node.children) or unpacked((node,), context.now) != "" for node in found))


def _web_count_non_empty(_: Context, found: tuple[Element, ...]) -> float:
    return float(sum(element_text(node) != "" for node in found))


def _once(context: Context, value: Value) -> Value:
    """What stands here already, else the value given."""
    here: Value = (context.node,)
    return unpacked(here, context.now) if _JAVAROSA.text(here, context.now) else value


def _web_once(_: Call, arguments: tuple[Compiled, ...]) -> Compiled:
    """The same as text; the value is not looked at when something stands here."""
    (value,) = arguments

    def once(context: Context) -> Value:
        here = _WEB_FORMS.text((context.node,), context.now)
        return here or _WEB_FORMS.text(value(context), context.now)

    return once


def _position(context: Context, *found: Value) -> float:
    """JavaRosa's: of the first element; of none, 0."""
    if not found:
        return float(context.position or context.node.position)
    if not isinstance(found[0], tuple):
        raise EvaluationError(
            Message("the form stops: questions are needed here, and this is a value")
        )
    return float(found[0][0].position) if found[0] else 0.0


def _web_position(context: Context, *found: Value) -> float:
    """ODK Web Forms': among the siblings of the same name that directly precede it."""
    if not found:
        return float(context.position or 1)
    (node, *others) = nodes(found[0], context.now) or (None,)
    if node is None:
        return math.nan
    if others:
        raise EvaluationError(
            Message("the form stops: position() needs one question or group, and these are several")
        )
    siblings = node.parent.children if node.parent else [node]
    position = 1
    for sibling in reversed(siblings[: siblings.index(node)]):
        if sibling.name != node.name:
            break
        position += 1
    return float(position)


def _last(context: Context) -> float:
    return float(context.size)


def _name(context: Context, *found: Value) -> str:
    (node, *_) = (nodes(found[0], context.now) if found else (context.node,)) or (None,)
    return node.name if node else ""


def _local_name(context: Context, *found: Value) -> str:
    return _name(context, *found).rpartition(":")[2]


def _current(_: Call, __: tuple[Compiled, ...]) -> Compiled:
    return lambda context: (context.origin,)


def _only_in_paths(name: str) -> Builder:
    """What JavaRosa knows as the beginning of a path, and not by itself."""

    def call(_: Context) -> Value:
        message = "Collect stops: {name}() is the beginning of a path; write a path after it"
        raise EvaluationError(Message(message, name=name))

    return lambda _, __: call


def _indexed_repeat(call: Call, arguments: tuple[Compiled, ...]) -> Compiled:
    indexes = arguments[2::2]
    return javarosa_paths.compile_indexed(call.arguments[0], call.arguments[1::2], indexes)


def _web_indexed_repeat(context: Context, target: Value, *pairs: Value) -> tuple[Element, ...]:
    found: list[tuple[tuple[Element, ...], float]] = []
    for repeats, index in zip(pairs[::2], pairs[1::2], strict=True):
        position = _WEB_FORMS.number(index, context.now)
        if math.isnan(position):
            return ()
        instances = nodes(repeats, context.now)
        if not instances:
            return ()
        found.append((instances, position))
    chosen: Element | None = None
    for instances, position in sorted(found, key=lambda pair: len(pair[0][0].path)):
        inside = [one for one in instances if chosen is None or chosen in one.path[:-1]]
        if not (position.is_integer() and 1 <= position <= len(inside)):
            return ()
        chosen = inside[int(position) - 1]
    return tuple(node for node in nodes(target, context.now) if chosen in node.path[:-1])


def _randomized(seed_of: Callable[[Value, Context], float]) -> Builder:
    """The elements in an order that the seed decides, or chance."""

    def randomize(context: Context, found: Value, *seed: Value) -> tuple[Element, ...]:
        chances = _chances(seed_of(seed[0], context)) if seed else _by_chance(context)
        return shuffled(nodes(found, context.now), chances)

    return within(randomize, as_it_is)


def shuffled(found: tuple[Element, ...], chances: Iterator[float]) -> tuple[Element, ...]:
    """Fisher and Yates's shuffle, inside out, as both engines do it."""
    result: list[Element] = []
    for index, node in enumerate(found):
        other = int(next(chances) * (index + 1))
        result.append(node)
        result[index], result[other] = result[other], node
    return tuple(result)


def _chances(seed: float) -> Iterator[float]:
    """Park and Miller's numbers."""
    state = remainder(seed, float(_MODULUS))
    if state <= 0:
        state += _MODULUS - 1
    while True:
        state = remainder(state * _MULTIPLIER, float(_MODULUS))
        yield (state - 1) / (_MODULUS - 1)


def _by_chance(context: Context) -> Iterator[float]:
    while True:
        yield context.environment.random()


def _java_seed(value: Value, context: Context) -> float:
    number = _JAVAROSA.number(value, context.now)
    if not math.isnan(number):
        return float(to_int64(number))
    single = unpacked(value, context.now)
    if not isinstance(single, str):
        raise EvaluationError(Message("Collect stops: the seed of randomize() is no number"))
    return float(hash_of(single))


def _web_seed(value: Value, context: Context) -> float:
    number = _WEB_FORMS.number(value, context.now)
    if not math.isnan(number):
        return float(to_int64(number))
    seed = hash_of(_WEB_FORMS.text(value, context.now))
    return math.copysign(abs(seed) % _MODULUS, seed)  # of all digits, where Java rounds first


def hash_of(text: str) -> int:
    """The seed that a text is: the beginning of its SHA-256."""
    if not text:
        return 0
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:_HASHED_BYTES], "big", signed=True)


def _web_instance(context: Context, name: Value) -> tuple[Element, ...]:
    root = context.environment.instance(_WEB_FORMS.text(name, context.now))
    return (document(root),) if root is not None else ()


JAVAROSA: Mapping[str, Builder] = MappingProxyType(
    {
        "count": within(_count, nodes),
        "count-non-empty": within(_count_non_empty, nodes),
        "current": _only_in_paths("current"),
        "indexed-repeat": _indexed_repeat,
        "instance": _only_in_paths("instance"),
        "once": within(_once, as_it_is),
        "position": within(_position, as_it_is),
        "randomize": _randomized(_java_seed),
    }
)

WEB_FORMS: Mapping[str, Builder] = MappingProxyType(
    {
        "count": within(_count, nodes),
        "count-non-empty": within(_web_count_non_empty, nodes),
        "current": _current,
        "id": not_worked_out("id()"),
        "indexed-repeat": within(_web_indexed_repeat, as_it_is),
        "instance": within(_web_instance, as_it_is),
        "lang": not_worked_out("lang()"),
        "last": within(_last),
        "local-name": within(_local_name, as_it_is),
        "name": within(_name, as_it_is),
        "namespace-uri": not_worked_out("namespace-uri()"),
        "once": _web_once,
        "position": within(_web_position, as_it_is),
        "randomize": _randomized(_web_seed),
    }
)
