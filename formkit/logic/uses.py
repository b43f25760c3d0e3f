"""What expressions ask about one answer: which values make a difference to them.

``${age} > 17`` only asks on which side of 17 the age is; of all whole numbers three
(16, 17 and 18) tell as much as the others.  What is asked in another way
(``${age} mod 2``) is kept apart, since no few values can stand for all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from formkit.xpath.tree import Binary, Call, Negative, Number, Reference, Text, Tree, children

TODAY = "today()"
"""The name under which bound trees speak of today's date."""

_ORDERED = frozenset(("<", "<=", ">", ">=", "=", "!="))


@dataclass(slots=True, kw_only=True)
class Uses:
    """What is asked about one answer."""

    texts: set[str] = field(default_factory=set)
    """It is compared with these, numbers and dates among them."""
    codes: set[str] = field(default_factory=set)
    """Whether these are selected."""
    is_ordered: bool = False
    """Whether it is asked if it is more or less than one of ``texts``, not only if it is one."""
    counts: set[int] = field(default_factory=set)
    """Numbers that the count of selected codes is compared with."""
    lengths: set[int] = field(default_factory=set)
    """Numbers that its length is compared with."""
    partners: set[str] = field(default_factory=set)
    """Other answers that it is compared with."""
    asked: list[Tree] = field(default_factory=list)
    """The comparisons with what is written out: each is true or false for one answer."""
    others: list[Tree] = field(default_factory=list)
    """What asks about it in a way that no few values can stand for."""

    def add(self, more: "Uses") -> None:
        """Take in what is asked about an answer that this one is compared with."""
        self.texts |= more.texts
        self.codes |= more.codes
        self.counts |= more.counts
        self.lengths |= more.lengths
        self.partners |= more.partners

    @property
    def stands_alone(self) -> bool:
        """Tell whether the truth of ``asked`` is all that anything depends on."""
        return not self.partners and not self.others

    @property
    def numbers(self) -> set[Decimal]:
        """The numbers among ``texts``."""
        return {number for number in map(as_number, self.texts) if number is not None}


def find_uses(trees: Iterable[Tree]) -> dict[str, Uses]:
    """What bound trees ask about each of the answers that they speak of, by its name."""
    found: dict[str, Uses] = {}
    waiting = list(trees)
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, Reference):
            _of(found, tree).others.append(tree)
        elif not _note(tree, found):
            for child in children(tree):
                if isinstance(child, Reference):
                    _of(found, child).others.append(tree)
                else:
                    waiting.append(child)
    return found


def as_number(text: str) -> Decimal | None:
    """The number that a text says; None when it says none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _of(found: dict[str, Uses], reference: Reference) -> Uses:
    return found.setdefault(reference.name, Uses())


def _note(tree: Tree, found: dict[str, Uses]) -> bool:
    """Note what a tree asks as a whole; tell whether it is of a kind that is understood."""
    match tree:
        case Call(name="selected", arguments=(Reference() as asked, Text() as code)):
            _of(found, asked).codes.add(code.value.strip())
            _of(found, asked).asked.append(tree)
        case Binary(operator=operator) if operator in _ORDERED:
            return any(
                _note_compared(tree, one, other, found)
                for one, other in ((tree.left, tree.right), (tree.right, tree.left))
            )
        case _:
            return False
    return True


def _note_compared(tree: Binary, one: Tree, other: Tree, found: dict[str, Uses]) -> bool:
    match _as_asked(one), _as_asked(other):
        case Reference() as asked, Reference() as partner:
            _of(found, asked).partners.add(partner.name)
            _of(found, partner).partners.add(asked.name)
            return True
        case (
            Call(
                name="count-selected" | "string-length" as name, arguments=(Reference() as asked,)
            ),
            _,
        ):
            number = _literal(other)
            count = as_number(number) if number is not None else None
            if count is None:
                return False
            uses = _of(found, asked)
            counts = uses.counts if name == "count-selected" else uses.lengths
            counts.add(int(count))
            uses.asked.append(tree)
            return True
        case Reference() as asked, _:
            text = _literal(other)
            if text is None:
                return False
            uses = _of(found, asked)
            uses.texts.add(text)
            uses.asked.append(tree)
            uses.is_ordered |= tree.operator not in {"=", "!="}
            return True
        case _:
            return False


def _as_asked(tree: Tree) -> Tree:
    """The answer itself for ``number(${age})``, which compares as it does."""
    match tree:
        case Call(name="number", arguments=(Reference() as asked,)):
            return asked
        case _:
            return tree


def _literal(tree: Tree) -> str | None:
    """The text of what is written out: ``5``, ``-5``, ``'yes'``, ``date('2026-01-31')``."""
    match tree:
        case Text():
            return tree.value
        case Number():
            return str(tree.value)
        case Negative(operand=Number() as number):
            return f"-{number.value}"
        case Call(
            name="date" | "number" | "string" | "int", arguments=(Text() | Number() as inner,)
        ):
            return _literal(inner)
        case _:
            return None
