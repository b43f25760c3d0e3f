"""A module's rows, given their meaning by the dictionary."""

from collections.abc import Iterator, Mapping

from formkit.compose.parameters import filled_in
from formkit.compose.problems import unknown
from formkit.compose.trees import with_extra
from formkit.core.location import Trail
from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.model.dictionary import Dictionary, Variable
from formkit.model.form import Group, Node, Question, Repeat, Stray
from formkit.model.module import (
    COMPONENTS_COLUMN,
    MODULE_COLUMN,
    VARIABLE_COLUMN,
    Module,
    is_asked_by,
    variable_name,
)
from formkit.model.template import ModuleUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One use of a module by a component: all that its rows need to become questions."""

    module: Module
    """Says what is asked, and under what logic."""
    use: ModuleUse
    """The template's line, kept as the place where the rows were used."""
    component: str
    """Rows limited to other components are left out."""
    dictionary: Dictionary
    """Says what each variable means."""
    values: Mapping[str, str]
    """Of the parameters that stand in cells."""

    def rows(self) -> tuple[Node, ...]:
        """The rows that the component asks, with type, wording and limits filled in.

        Raises:
            UnknownNameError: a row asks a variable that the dictionary does not have.
        """
        return tuple(self._rows(self.module.nodes))

    def _rows(self, nodes: tuple[Node, ...]) -> Iterator[Node]:
        for node in nodes:
            if not is_asked_by(node, self.component):
                continue
            row = filled_in(node, self.values)
            row = with_extra(row, **{COMPONENTS_COLUMN: "", MODULE_COLUMN: self.module.id})
            row = replace(row, trail=Trail(written=node.loc, used=self.use.loc))
            if isinstance(row, Group | Repeat):
                yield replace(row, children=tuple(self._rows(row.children)))
            else:
                yield asked(row, self.dictionary)


def asked(row: Question | Stray, dictionary: Dictionary) -> Question:
    """A row as the question that the dictionary says it is; a note may stand by itself.

    Raises:
        UnknownNameError: the dictionary does not have the variable.
    """
    name = variable_name(row)
    variable = dictionary.by_name.get(name)
    if variable is not None:
        return _filled(row, variable)
    if isinstance(row, Question) and row.type == "note":
        return row
    known = tuple(dictionary.by_name)
    raise unknown(Message("variable"), name, known, loc=row.loc)


def _filled(row: Question | Stray, variable: Variable) -> Question:
    """The row as a question: meaning from the dictionary, logic from the module."""
    return Question(
        name=row.name,
        type=variable.type,
        list_name=variable.list_name,
        labels=variable.labels,
        hints=variable.hints,
        relevant=row.relevant,
        required=row.required,
        constraint=both(variable.constraint, row.constraint),
        constraint_messages=variable.constraint_messages,
        calculation=row.calculation,
        default=row.default,
        read_only=row.read_only,
        appearance=row.appearance,
        parameters=row.parameters,
        choice_filter=row.choice_filter,
        trigger=row.trigger,
        hxl=variable.hxl,
        extra=with_extra(row, **{VARIABLE_COLUMN: variable.name}).extra,
        trail=row.trail,
        loc=row.loc,
    )


def both(first: str, second: str) -> str:
    """Two conditions that must hold together; either may be empty.

    >>> both("${a} = 'yes'", "${b} > 5")
    "(${a} = 'yes') and (${b} > 5)"
    >>> both("", "${b} > 5")
    '${b} > 5'
    """
    return f"({first}) and ({second})" if first and second else first or second
