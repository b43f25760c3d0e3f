"""What kind of value every expression of a form gives, and comparisons of kinds that do not go.

A type says what the form makes of a value, not what an engine calls it: the answer to a
select is a code of its list, though every engine compares it as text.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from formkit.core.values import dataclass, replace
from formkit.logic.binding import bind
from formkit.logic.form_logic import FormLogic, path_of, written
from formkit.model.form import Question
from formkit.model.index import Entry
from formkit.model.question_types import QUESTION_TYPES, Holds, ListPlace
from formkit.xpath.functions import FUNCTIONS, Returns
from formkit.xpath.tree import (
    Binary,
    Call,
    Filter,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Text,
    Tree,
)


class Kind(StrEnum):
    """What a value is."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    CODE = "code"
    """One code of a list."""
    CODES = "codes"
    """Any number of codes of a list."""
    DATE = "date"
    TIME = "time"
    DATETIME = "dateTime"
    PLACE = "place"
    """A point, a line or an area."""
    NODES = "nodes"
    """A group, or several rows."""
    UNKNOWN = "unknown"


NUMBERS = frozenset((Kind.INTEGER, Kind.DECIMAL))
"""The kinds that are numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpressionType:
    """What an expression gives."""

    kind: Kind
    list_name: str = ""
    """For codes, their list on the choices sheet; empty where it stands elsewhere."""
    is_several: bool = False
    """Whether it may be the answers in all instances of a repeat at once."""

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number."""
        return self.kind in NUMBERS


UNKNOWN = ExpressionType(kind=Kind.UNKNOWN)
"""The type of what nobody can know, or of what a row of an unknown type holds."""


def type_of(tree: Tree, owner: Entry, logic: FormLogic) -> ExpressionType:
    """What an expression gives.

    Args:
        tree: the expression, or a part of it.
        owner: the row in which it stands.
        logic: the form's expressions.
    """
    return _Typing(owner, logic, frozenset()).of(tree)


def type_of_answer(entry: Entry, logic: FormLogic) -> ExpressionType:
    """What the data holds for a row; a calculation is as its expression."""
    return _answer(entry, logic, frozenset())


Pending = frozenset[tuple[str, ...]]
"""The calculations whose type is being worked out."""


class _Typing:
    """The types of the parts of one expression."""

    def __init__(self, owner: Entry, logic: FormLogic, pending: Pending) -> None:
        self._owner = owner
        self._logic = logic
        self._pending = pending

    def of(self, tree: Tree) -> ExpressionType:  # noqa: PLR0911 - one for each kind
        match tree:
            case Number(value=value):
                whole = value == value.to_integral_value()
                return ExpressionType(kind=Kind.INTEGER if whole else Kind.DECIMAL)
            case Text():
                return ExpressionType(kind=Kind.TEXT)
            case Reference() | Path():
                return self._rows(tree)
            case Filter(base=base):
                return replace(self.of(base), is_several=True)
            case Logical():
                return ExpressionType(kind=Kind.BOOLEAN)
            case Negative(operand=operand):
                return self._calculated(operand, operand)
            case Binary(operator=operator, left=left, right=right):
                return self._binary(operator, left, right)
            case Call():
                return self._call(tree)
            case _:
                assert_never(tree)

    def _binary(self, operator: str, left: Tree, right: Tree) -> ExpressionType:
        if operator in _COMPARISONS:
            return ExpressionType(kind=Kind.BOOLEAN)
        if operator == "|":
            return ExpressionType(kind=Kind.NODES, is_several=True)
        if operator == "div":
            return ExpressionType(kind=Kind.DECIMAL)
        return self._calculated(left, right)

    def _calculated(self, left: Tree, right: Tree) -> ExpressionType:
        """Whole numbers give a whole one; so do dates taken from dates, which are days."""
        whole = {Kind.INTEGER, Kind.DATE}
        kinds = {self.of(left).kind, self.of(right).kind}
        return ExpressionType(kind=Kind.INTEGER if kinds <= whole else Kind.DECIMAL)

    def _rows(self, tree: Reference | Path) -> ExpressionType:
        """The answer that a reference or a path leads to."""
        if isinstance(tree, Reference):
            entry = self._logic.entries.get(tree.name)
            if entry is None:
                return UNKNOWN
            found = _answer(entry, self._logic, self._pending)
            if not entry.repeats:
                return found
            one = bind(tree, self._owner, self._logic).variables[0]
            return found if one.entry or tree.last_saved else replace(found, is_several=True)
        (variable, *others) = bind(tree, self._owner, self._logic).variables
        if others or variable.entry is None:
            return UNKNOWN
        return _answer(variable.entry, self._logic, self._pending)

    def _call(self, call: Call) -> ExpressionType:
        name, arguments = call.name, call.arguments
        function = FUNCTIONS.get(name)
        if function is None:
            return UNKNOWN
        if name == "selected-at" and arguments:
            chosen = self.of(arguments[0])
            if chosen.kind is Kind.CODES:
                return ExpressionType(kind=Kind.CODE, list_name=chosen.list_name)
        if name in _ARGUMENTS:
            return self._joined(_ARGUMENTS[name](arguments))
        if name in _OF_NUMBERS:  # what is no number already is made one
            found = self._joined(arguments)
            return found if found.is_number else ExpressionType(kind=Kind.DECIMAL)
        if name in _WHOLE or (name == "round" and len(arguments) == 1):
            return ExpressionType(kind=Kind.INTEGER)
        is_moment = name in _MOMENTS
        return ExpressionType(kind=Kind.DATETIME if is_moment else _RETURNED[function.returns])

    def _joined(self, parts: tuple[Tree, ...]) -> ExpressionType:
        """The type of what may be any of these; an empty text is a value of every type."""
        types = {self.of(part) for part in parts if part != Text(value="")}
        types = {replace(one, is_several=False) for one in types}
        if not types and parts:
            return ExpressionType(kind=Kind.TEXT)
        if len(types) == 1:
            return types.pop()
        kinds = {one.kind for one in types}
        if kinds and kinds <= NUMBERS:
            return ExpressionType(kind=Kind.DECIMAL)
        return ExpressionType(kind=Kind.TEXT) if kinds and kinds <= _TEXTUAL else UNKNOWN


def _answer(entry: Entry, logic: FormLogic, pending: Pending) -> ExpressionType:
    if pending:  # a calculation may have another type while it is worked out in a circle
        return _answer_type(entry, logic, pending)
    place, remembered = id(entry.node), logic.answer_types
    if place not in remembered:
        remembered[place] = _answer_type(entry, logic, pending)
    return remembered[place]


def _answer_type(entry: Entry, logic: FormLogic, pending: Pending) -> ExpressionType:
    node, path = entry.node, path_of(entry)
    if not isinstance(node, Question):
        return ExpressionType(kind=Kind.NODES)
    known = QUESTION_TYPES.get(node.type)
    if known is None:
        return UNKNOWN
    if known.holds in _CODES:
        here = known.list_place is ListPlace.CHOICES
        return ExpressionType(kind=_CODES[known.holds], list_name=node.list_name if here else "")
    if known.name not in _WITHOUT_TYPE:
        return ExpressionType(kind=_HELD[known.holds])
    calculation = written(entry, "calculation")
    if calculation is None or calculation.tree is None or path in pending:
        return UNKNOWN
    found = _Typing(entry, logic, pending | {path}).of(calculation.tree)
    return replace(found, is_several=False)


_COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_TEXTUAL = frozenset((Kind.TEXT, Kind.CODE, Kind.CODES))
_WITHOUT_TYPE = frozenset(("calculate", "hidden", "note"))
"""Question types that hold whatever is put there."""
_WHOLE = frozenset(("count", "count-non-empty", "count-selected", "int", "string-length"))
_WHOLE |= {"ceiling", "floor", "last", "position"}
_MOMENTS = frozenset(("date-time", "now"))
_ARGUMENTS: Mapping[str, Callable[[tuple[Tree, ...]], tuple[Tree, ...]]] = MappingProxyType(
    {
        "coalesce": lambda arguments: arguments,
        "depend": lambda arguments: arguments[:1],
        "if": lambda arguments: arguments[1:],
        "indexed-repeat": lambda arguments: arguments[:1],
        "once": lambda arguments: arguments,
    }
)
"""Functions that give what some of their arguments are, and which ones."""
_OF_NUMBERS = frozenset(("abs", "max", "min", "sum"))
"""Functions that give a number of the kind of their arguments."""
_RETURNED: Mapping[Returns, Kind] = MappingProxyType(
    {
        Returns.BOOLEAN: Kind.BOOLEAN,
        Returns.NUMBER: Kind.DECIMAL,
        Returns.TEXT: Kind.TEXT,
        Returns.DATE: Kind.DATE,
        Returns.NODES: Kind.NODES,
        Returns.ANY: Kind.UNKNOWN,
    }
)
_CODES: Mapping[Holds, Kind] = MappingProxyType(
    {Holds.SELECT: Kind.CODE, Holds.SELECTS: Kind.CODES}
)
_HELD: Mapping[Holds, Kind] = MappingProxyType(
    {
        Holds.STRING: Kind.TEXT,
        Holds.INT: Kind.INTEGER,
        Holds.DECIMAL: Kind.DECIMAL,
        Holds.DATE: Kind.DATE,
        Holds.DATETIME: Kind.DATETIME,
        Holds.TIME: Kind.TIME,
        Holds.GEOPOINT: Kind.PLACE,
        Holds.GEOTRACE: Kind.PLACE,
        Holds.GEOSHAPE: Kind.PLACE,
        Holds.BINARY: Kind.TEXT,
        Holds.NONE: Kind.UNKNOWN,
    }
)
