"""Comparisons that cannot mean what they say: as data, for rules to judge and to word."""

from collections.abc import Iterator
from enum import StrEnum

from formkit.core.values import dataclass
from formkit.logic.form_logic import FormLogic
from formkit.logic.types import ExpressionType, Kind, type_of
from formkit.logic.uses import as_number
from formkit.model.index import Entry
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import Binary, Call, Number, Text, Tree, walk

_ORDERS = frozenset(("<", "<=", ">", ">="))
_EQUALITIES = frozenset(("=", "!="))
_DAYS = frozenset((Kind.DATE, Kind.DATETIME, Kind.TIME))
_SELECTS = frozenset((Kind.CODE, Kind.CODES))
_OF_SELECTS = frozenset(("selected", "count-selected", "selected-at"))
_NEVER_CODES = frozenset(
    (Kind.BOOLEAN, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.TIME, Kind.DATETIME, Kind.PLACE)
)


class MismatchKind(StrEnum):
    """What does not go with what."""

    NUMBER_WITH_TEXT = "number-with-text"
    """A number is compared with a text that is none."""
    ORDER_OF_TEXTS = "order-of-texts"
    """``<`` or its like between values of which one is a text that is no number."""
    DATE_WITH_TEXT = "date-with-text"
    """``<`` or its like between a date and a text: to JavaRosa the text is no number."""
    DATE_WITH_NUMBER = "date-with-number"
    """A date is compared with a number that is written out."""
    TRUTH_WITH_VALUE = "truth-with-value"
    """What is true or false is compared with a text or a number."""
    CODES_AS_ONE = "codes-as-one"
    """``=`` or ``!=`` on the answer to a select_multiple, which may be several codes."""
    UNKNOWN_CODE = "unknown-code"
    """An answer is compared with a code that its list does not have."""
    OTHER_LIST = "other-list"
    """Answers of two lists that have no code in common are compared."""
    SELECTED_OF_NO_SELECT = "selected-of-no-select"
    """``selected()`` or its like of what is no select; on a number JavaRosa stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One comparison whose sides do not go together."""

    kind: MismatchKind
    tree: Tree
    """The comparison, with its place in the text."""
    left: ExpressionType
    right: ExpressionType


def find_mismatches(tree: Tree, owner: Entry, logic: FormLogic) -> Iterator[Mismatch]:
    """The comparisons inside an expression whose sides do not go together, in its order.

    Where a type is not known, nothing is said.
    """
    for part in walk(tree):
        match part:
            case Binary(operator=sign, left=left, right=right) if sign in _ORDERS | _EQUALITIES:
                sides = left, right
            case Call(name=name, arguments=(left, right)) if name in _OF_SELECTS:
                sides = left, right
            case Call(name="count-selected", arguments=(left,)):
                sides = left, Text(value="")
            case _:
                continue
        types = type_of(sides[0], owner, logic), type_of(sides[1], owner, logic)
        kind = _Comparison(part, sides, types, logic).mismatch()
        if kind:
            yield Mismatch(kind=kind, tree=part, left=types[0], right=types[1])


class _Comparison:
    """Two sides, each with its type."""

    def __init__(
        self,
        tree: Binary | Call,
        sides: tuple[Tree, Tree],
        types: tuple[ExpressionType, ExpressionType],
        logic: FormLogic,
    ) -> None:
        self._tree = tree
        self._sides = sides
        self._types = types
        self._logic = logic

    def mismatch(self) -> MismatchKind | None:
        """What does not go together, if anything."""
        if isinstance(self._tree, Call):
            return self._of_select()
        left, right = self._types
        ways = ((left, right, self._sides[1]), (right, left, self._sides[0]))
        is_order = self._tree.operator in _ORDERS
        judge = self._ordered if is_order else self._equal
        return next((found for way in ways if (found := judge(*way))), None)

    def _of_select(self) -> MismatchKind | None:
        chosen = self._types[0]
        if chosen.kind in _NEVER_CODES:
            return MismatchKind.SELECTED_OF_NO_SELECT
        is_asked = isinstance(self._tree, Call) and self._tree.name == "selected"
        if is_asked and chosen.kind in _SELECTS and self._lacks(chosen, self._sides[1]):
            return MismatchKind.UNKNOWN_CODE
        return None

    def _ordered(
        self, one: ExpressionType, other: ExpressionType, tree: Tree
    ) -> MismatchKind | None:
        if not isinstance(tree, Text):
            return _of_truth(one, other)
        if one.kind in _DAYS:
            return MismatchKind.DATE_WITH_TEXT
        return MismatchKind.ORDER_OF_TEXTS if as_number(tree.value) is None else None

    def _equal(self, one: ExpressionType, other: ExpressionType, tree: Tree) -> MismatchKind | None:
        if tree == Text(value=""):
            return None
        if one.kind is Kind.CODES and other.kind is not Kind.CODES:
            return MismatchKind.CODES_AS_ONE
        if one.kind in _SELECTS:
            return self._of_code(one, other, tree)
        if one.is_number and isinstance(tree, Text) and as_number(tree.value) is None:
            return MismatchKind.NUMBER_WITH_TEXT
        if one.kind in _DAYS and isinstance(tree, Number):
            return MismatchKind.DATE_WITH_NUMBER
        return _of_truth(one, other)

    def _of_code(
        self, one: ExpressionType, other: ExpressionType, tree: Tree
    ) -> MismatchKind | None:
        if self._lacks(one, tree):
            return MismatchKind.UNKNOWN_CODE
        if other.kind in _SELECTS and one.list_name and other.list_name:
            shared = self._codes(one.list_name) & self._codes(other.list_name)
            return None if shared else MismatchKind.OTHER_LIST
        return None

    def _lacks(self, chosen: ExpressionType, tree: Tree) -> bool:
        """Tell whether a code is written out that the list does not have."""
        codes = self._codes(chosen.list_name)
        if not codes or not isinstance(tree, Text | Number):
            return False
        code = tree.value.strip() if isinstance(tree, Text) else format_expression(tree)
        return bool(code) and code not in codes

    def _codes(self, list_name: str) -> frozenset[str]:
        """The codes that an answer of the list may be."""
        return self._logic.codes_of(list_name)


def _of_truth(one: ExpressionType, other: ExpressionType) -> MismatchKind | None:
    values = {Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.CODE, Kind.CODES}
    is_mixed = one.kind is Kind.BOOLEAN and other.kind in values
    return MismatchKind.TRUTH_WITH_VALUE if is_mixed else None
