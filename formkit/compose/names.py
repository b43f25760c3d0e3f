"""One namespace, and every question that is read is there."""

from collections.abc import Iterator

from formkit.compose.plan import Plan
from formkit.compose.problems import Problem
from formkit.compose.references import names_read
from formkit.core.location import NOWHERE, Loc, Trail
from formkit.core.messages import Message
from formkit.model.form import Node, walk


def problems_with_names(plan: Plan, nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """Names that stand twice, and names that are read and are not in the form."""
    first: dict[str, Node] = {}
    for node in walk(nodes):
        if node.name in first:
            text = "two rows are called {name}; give one of them another name, or a prefix"
            yield _place(node), Message(text, name=node.name)
        first.setdefault(node.name, node)
    modules = _modules_by_variable(plan)
    for node in walk(nodes):
        for header, name in names_read(node):
            if name not in first:
                why = _why_absent(plan, name, modules)
                text = "{reader} reads {name} in its {header}, and {why}"
                told = Message(text, reader=node.name, name=name, header=header, why=why)
                yield _place(node), told


def _place(node: Node) -> Loc:
    """The line that asked for a row; else the row of the module or adaptation."""
    trail = node.trail or Trail(written=node.loc)
    return trail.used if trail.used != NOWHERE else trail.written


def _modules_by_variable(plan: Plan) -> dict[str, str]:
    return {node.name: module.id for module in plan.standard.modules for node in walk(module.nodes)}


def _why_absent(plan: Plan, name: str, modules: dict[str, str]) -> Message:
    if name in plan.adaptation.hidden:
        return Message("the adaptation leaves {name} out; leave both out, or keep both", name=name)
    module = modules.get(name)
    if module is None:
        return Message("no question of the form is called so")
    if module in plan.adaptation.modules_out:
        text = "the adaptation leaves out the module {module} that asks it"
        return Message(text, module=module)
    return Message("the form does not ask it; the module {module} would", module=module)
