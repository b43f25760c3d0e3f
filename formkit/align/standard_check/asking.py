"""What a template asks of the dictionary, row by row, in the order of the form."""

from collections.abc import Iterator

from formkit.core.location import Loc
from formkit.core.values import dataclass
from formkit.model.attributes import EXPRESSIONS, cells_of
from formkit.model.dictionary import Variable
from formkit.model.form import Node
from formkit.model.module import Module, asked_rows, variable_name
from formkit.model.standard import Standard
from formkit.model.template import ModuleUse, Template

_EXPRESSIONS = frozenset(one.header for one in EXPRESSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One cell that may read questions."""

    column: str
    text: str
    loc: Loc
    is_expression: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A row of a module, or the module's own group, as a template asks it."""

    name: str
    """Without the prefix of a module that is used twice."""
    module: Module
    prefix: str
    loc: Loc
    node: Node | None = None
    """None for the module's group."""
    variable: Variable | None = None
    texts: tuple[Text, ...] = ()


def asked_by(template: Template, standard: Standard) -> Iterator[Asked]:
    """Each module's group and its rows; modules that the standard lacks are passed over."""
    for use in template.modules:
        module = standard.modules_by_id.get(use.module)
        if module is not None:
            yield _group(module, use, template.component)
            for node in asked_rows(module.nodes, template.component):
                yield _row(node, module, use, standard)


def _group(module: Module, use: ModuleUse, component: str) -> Asked:
    conditions = [
        ("group_relevant", dict(module.group_relevant).get(component, "")),
        ("repeat_count", module.repeat_count),
    ]
    return Asked(
        name=module.repeat or module.id,
        module=module,
        prefix=use.prefix,
        loc=module.loc,
        texts=tuple(
            Text(column=key, text=text, loc=module.loc) for key, text in conditions if text
        ),
    )


def _row(node: Node, module: Module, use: ModuleUse, standard: Standard) -> Asked:
    variable = variable_of(node, standard)
    meaning = _meaning(variable) if variable else ()
    cells = (
        Text(column=key, text=text, loc=node.loc, is_expression=key in _EXPRESSIONS)
        for key, text in cells_of(node)
    )
    return Asked(
        name=node.name,
        module=module,
        prefix=use.prefix,
        loc=node.loc,
        node=node,
        variable=variable,
        texts=(*meaning, *cells),
    )


def variable_of(node: Node, standard: Standard) -> Variable | None:
    """The dictionary's variable of a module's row; None for groups and notes."""
    return standard.dictionary.by_name.get(variable_name(node))


def _meaning(variable: Variable) -> tuple[Text, ...]:
    """What the dictionary says of a variable and may read other questions."""
    wording = (
        Text(column=f"{column}::{language}", text=text, loc=variable.loc, is_expression=False)
        for column, texts in (
            ("label", variable.labels),
            ("hint", variable.hints),
            ("constraint_message", variable.constraint_messages),
        )
        for language, text in texts
    )
    constraint = Text(column="constraint", text=variable.constraint, loc=variable.loc)
    return (*([constraint] if variable.constraint else ()), *wording)
