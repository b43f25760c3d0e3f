"""Paths as ODK Web Forms walks them: XPath's own, with all its axes.

One thing is different from XPath: a number as condition counts through all elements that
the step found, not through those of each parent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from formkit.xpath.context import Compiled, Context
from formkit.xpath.errors import NotSupportedError
from formkit.xpath.instance import Element
from formkit.xpath.moments import DAY, Moment
from formkit.xpath.tree import (
    ANY_NODE,
    ATTRIBUTE,
    CHILD,
    DESCENDANT_OR_SELF,
    PARENT,
    SELF,
    Path,
    Step,
    Tree,
)
from formkit.xpath.values import Value, elements

Nodes = tuple[Element, ...]
_ANY_NAME = "*"
_DOCUMENT = "#document"
_UPWARD = frozenset(("ancestor", "ancestor-or-self"))


def compile_path(path: Path, compiled: Callable[[Tree], Compiled]) -> Callable[[Context], Nodes]:
    """Make a path ready.

    Args:
        path: as parsed.
        compiled: makes what it begins with, and the conditions in it, ready.

    Returns:
        What gives the elements that it leads to, in the order of the record.
    """
    names = tuple(step.test for step in path.steps)
    plain = all(step.axis == CHILD and _is_plain(step) for step in path.steps)
    if path.absolute and plain and names:
        return _absolute(names)
    begin = _beginning(path, compiled)
    steps = tuple((step, tuple(map(compiled, step.predicates))) for step in path.steps)

    def nodes(context: Context) -> Nodes:
        found = begin(context)
        for step, predicates in steps:
            found = filtered(_stepped(found, step), predicates, context)
        return found

    return nodes


def filtered(nodes: Nodes, predicates: tuple[Compiled, ...], context: Context) -> Nodes:
    """The elements for which all conditions hold; a number holds for the one at that place."""
    for predicate in predicates:
        size = len(nodes)
        passed: list[Element] = []
        for position, node in enumerate(nodes, start=1):
            if _holds(predicate(context.at(node, position, size)), position):
                passed.append(node)
        nodes = tuple(passed)
    return nodes


def _holds(value: Value, position: int) -> bool:
    if isinstance(value, Moment):
        return value.milliseconds / DAY == position
    return value == position if type(value) is float else bool(value)


def document(root: Element) -> Element:
    """What holds a first element, without being its parent."""
    holder = Element(_DOCUMENT)
    holder.children.append(root)
    holder.named[root.name] = (root,)
    return holder


def _is_plain(step: Step) -> bool:
    return not step.predicates and step.test != _ANY_NAME and not step.test.endswith((")", ":*"))


def _absolute(names: tuple[str, ...]) -> Callable[[Context], Nodes]:
    """The usual path, quickly as long as no repeat has several instances."""
    first, rest = names[0], names[1:]

    def nodes(context: Context) -> Nodes:
        node = context.environment.root
        if node.name != first:
            return ()
        for number, name in enumerate(rest):
            found = node.named.get(name, ())
            if len(found) != 1:
                return _named(found, rest[number + 1 :])
            node = found[0]
        return (node,)

    return nodes


def _named(nodes: Nodes, names: Iterable[str]) -> Nodes:
    for name in names:
        nodes = tuple(child for node in nodes for child in node.named.get(name, ()))
    return nodes


def _beginning(path: Path, compiled: Callable[[Tree], Compiled]) -> Callable[[Context], Nodes]:
    if path.base is not None:
        base = compiled(path.base)
        return lambda context: elements(base(context))
    if path.absolute:
        return lambda context: (document(context.environment.root),)
    return lambda context: (context.node,)


def _stepped(nodes: Nodes, step: Step) -> Nodes:
    if step.axis == CHILD and _is_plain(step):
        return _named(nodes, (step.test,))
    axis = _AXES.get(step.axis)
    # beyond the first element lies the document, which is no element
    if axis is None or (step.test == ANY_NODE and step.axis in _UPWARD):
        name = f"{step.axis}::"
        raise NotSupportedError(name)
    found = [one for node in nodes for one in axis(node) if _passes(one, step)]
    if step.axis == "preceding-sibling":
        found.sort(key=lambda one: one.path[-2].children.index(one))
    return tuple(dict.fromkeys(found))


def _passes(node: Element, step: Step) -> bool:
    if step.test == ANY_NODE:
        return True
    if step.test == _ANY_NAME:
        return node.name != _DOCUMENT
    if step.test.endswith((")", ":*")):
        raise NotSupportedError(step.test)
    return node.name == step.test


def _parents(node: Element) -> Iterator[Element]:
    if node.parent is None:
        name = "/.."
        raise NotSupportedError(name)
    yield node.parent


def _ancestors(node: Element) -> Iterator[Element]:
    return reversed(node.path[:-1])


def _ancestors_or_self(node: Element) -> Iterator[Element]:
    return reversed(node.path)


def _descendants(node: Element) -> Iterator[Element]:
    return (one for one in node.walk() if one is not node)


def _later_siblings(node: Element) -> Iterator[Element]:
    siblings = node.parent.children if node.parent else [node]
    return iter(siblings[siblings.index(node) + 1 :])


def _earlier_siblings(node: Element) -> Iterator[Element]:
    siblings = node.parent.children if node.parent else [node]
    return reversed(siblings[: siblings.index(node)])


def _attributes(node: Element) -> Iterator[Element]:
    return (Element(name, text, parent=node) for name, text in node.attributes.items())


_AXES: Mapping[str, Callable[[Element], Iterator[Element]]] = MappingProxyType(
    {
        SELF: lambda node: iter((node,)),
        PARENT: _parents,
        CHILD: lambda node: iter(node.children),
        ATTRIBUTE: _attributes,
        DESCENDANT_OR_SELF: Element.walk,
        "descendant": _descendants,
        "ancestor": _ancestors,
        "ancestor-or-self": _ancestors_or_self,
        "following-sibling": _later_siblings,
        "preceding-sibling": _earlier_siblings,
    }
)
