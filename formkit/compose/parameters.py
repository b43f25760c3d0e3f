"""Parameters: what stands as ``{{name}}`` in a module's cells."""

import re
from collections.abc import Iterator, Mapping

from formkit.compose.problems import Problem, stop_at, unknown
from formkit.compose.trees import with_texts
from formkit.core.messages import Message
from formkit.model.form import Node, walk
from formkit.model.module import Module
from formkit.model.template import ModuleUse

BUILT_IN = ("component", "country", "form_version", "standard_version")
"""Parameters that every module has without declaring them."""

_USE = re.compile(r"\{\{\s*(?P<name>[A-Za-z_]\w*)\s*\}\}")


def substituted(text: str, values: Mapping[str, str]) -> str:
    """The text with each ``{{name}}`` replaced by its value.

    >>> substituted("'{{component}}'", {"component": "BSA"})
    "'BSA'"
    """
    return _USE.sub(lambda match: values[match["name"]], text)


def values_for(
    module: Module, use: ModuleUse, given: tuple[tuple[str, str], ...], built_in: Mapping[str, str]
) -> dict[str, str]:
    """What each parameter of one use of a module stands for.

    Args:
        module: declares parameters and their defaults.
        use: the template's line; its values win over the defaults.
        given: the adaptation's values, which win over the template's.
        built_in: values of ``BUILT_IN``.

    Raises:
        UnknownNameError: a value is given for a parameter that the module does not have.
        CannotComposeError: a parameter has no value, is used undeclared or never used.
    """
    declared = {parameter.name: parameter.default for parameter in module.parameters}
    values = {name: default for name, default in declared.items() if default is not None}
    for name, value in (*use.parameters, *given):
        if name not in declared:
            kind = Message("parameter of the module {module}", module=module.id)
            raise unknown(kind, name, tuple(declared), loc=use.loc)
        values[name] = value
    stop_at(tuple(_problems(module, use, frozenset(values))))
    return {**built_in, **values}


def _problems(module: Module, use: ModuleUse, given: frozenset[str]) -> Iterator[Problem]:
    declared = {parameter.name for parameter in module.parameters}
    used = _used_in(module)
    for name in sorted(declared - given):
        text = "the module {module} needs a value for its parameter {name}; give it one here"
        yield use.loc, Message(text, module=module.id, name=name)
    for name in sorted(declared - used):
        text = "the module {module} declares the parameter {name} and uses it in no cell"
        yield module.loc, Message(text, module=module.id, name=name)
    for name in sorted(used - declared - set(BUILT_IN)):
        text = "the module {module} uses the parameter {name} and does not declare it"
        yield module.loc, Message(text, module=module.id, name=name)


def _used_in(module: Module) -> frozenset[str]:
    found: set[str] = set()

    def keep(text: str) -> str:
        found.update(match["name"] for match in _USE.finditer(text))
        return text

    for node in walk(module.nodes):
        with_texts(node, keep)
    for _, condition in module.group_relevant:
        keep(condition)
    keep(module.repeat_count)
    return frozenset(found)


def filled_in(node: Node, values: Mapping[str, str]) -> Node:
    """The node with every cell's parameters replaced; what is inside it stays."""
    return with_texts(node, lambda text: substituted(text, values))
