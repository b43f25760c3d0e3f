"""Reading an expression into a tree.

A Pratt parser: each operator binds with a power, and a value takes in all that
follows it and binds more strongly than what stands before it.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar

from formkit.xpath import diagnosis
from formkit.xpath.grammar import AXES, LOGICAL, NEGATIVE_POWER, NODE_TYPES, POWERS
from formkit.xpath.names import SMART_QUOTES, named
from formkit.xpath.tokens import cut
from formkit.xpath.tree import (
    ANY_NODE,
    ATTRIBUTE,
    CHILD,
    DESCENDANT_OR_SELF,
    PARENT,
    SELF,
    Binary,
    Call,
    Filter,
    Logical,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
    Tree,
)

_BEGINS_A_STEP = frozenset(("name", "*", ".", "..", "@"))

# each level takes up to five calls here, and up to four in what compares trees
_DEEPEST = 100
_HIGHEST = 150
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> Tree:
    """Read an expression as it stands in a cell.

    Quotes of word processors count as plain ones, as pyxform has it.  The trees of
    the texts last read are remembered.

    Raises:
        XPathSyntaxError: when the text is empty or no expression.
    """
    return _Parser(text).whole()


class _Parser:
    """One reading of one text: the token at hand, and how deep it lies."""

    __slots__ = ("depth", "end", "height", "kind", "last_end", "start", "text", "tokens", "word")

    def __init__(self, text: str) -> None:
        self.text = text if text.isascii() else text.translate(SMART_QUOTES)
        self.tokens = cut(self.text)
        self.kind, self.word, self.start, self.end = next(self.tokens)
        self.last_end = 0
        self.depth = 0
        self.height = 0
        """How many levels the tree read last has."""

    def whole(self) -> Tree:
        """The tree of the whole text."""
        tree = self._expression(0)
        if self.kind != "end":
            raise diagnosis.no_operator(self.text, self.kind, self.start)
        return tree

    def _advance(self) -> None:
        self.last_end = self.end
        self.kind, self.word, self.start, self.end = next(self.tokens)

    def _expression(self, power: int) -> Tree:
        """A value, and all operators after it that bind more strongly than ``power``."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise diagnosis.too_deep(self.text, self.start)
        start = self.start
        tree = self._value(power)
        while (own_power := POWERS.get(self.kind, 0)) > power:
            if self.kind in LOGICAL:
                tree = self._logical(tree, start, own_power)
            else:
                tree = self._binary(tree, start, own_power)
        self.depth -= 1
        return tree

    def _logical(self, first: Tree, start: int, power: int) -> Logical:
        operator, height, operands = self.kind, self.height, [first]
        while self.kind == operator:
            self._advance()
            operands.append(self._expression(power))
            height = max(height, self.height)
        self._rise(height)
        return Logical(operator=operator, operands=tuple(operands), start=start, end=self.last_end)

    def _binary(self, left: Tree, start: int, power: int) -> Binary:
        operator, height = self.kind, self.height
        self._advance()
        right = self._expression(power)
        self._rise(max(height, self.height))
        return Binary(operator=operator, left=left, right=right, start=start, end=self.last_end)

    def _rise(self, height: int) -> None:
        """Note that what was read last stands one level above something this high."""
        self.height = height + 1
        if self.height > _HIGHEST:
            raise diagnosis.too_deep(self.text, self.start)

    def _value(self, power: int) -> Tree:
        """What stands between two operators; the one before it binds with ``power``."""
        read = self._READERS.get(self.kind)
        if read is None or (self.kind == "-" and power >= NEGATIVE_POWER):
            raise diagnosis.no_value(self.text, self.kind, self.start)
        self.height = 1
        return read(self)

    def _reference(self) -> Tree:
        start = self.start
        name, last_saved = named(self.word)
        self._advance()
        reference = Reference(name=name, last_saved=last_saved, start=start, end=self.last_end)
        return self._continued(reference, start)

    def _text(self) -> Text:
        text = Text(value=self.word[1:-1], start=self.start, end=self.end)
        self._advance()
        return text

    def _number(self) -> Number:
        number = Number(value=Decimal(self.word), start=self.start, end=self.end)
        self._advance()
        return number

    def _named(self) -> Tree:
        word, start = self.word, self.start
        self._advance()
        if self.kind == "(" and word not in NODE_TYPES:
            return self._continued(self._call(word, start), start)
        return self._path(start, [self._named_step(word, start)])

    def _relative_path(self) -> Path:
        start = self.start
        return self._path(start, [self._step()])

    def _negative(self) -> Negative:
        start = self.start
        self._advance()
        operand = self._expression(NEGATIVE_POWER - 1)
        self._rise(self.height)
        return Negative(operand=operand, start=start, end=self.last_end)

    def _bracketed(self) -> Tree:
        start = self.start
        self._advance()
        tree = self._expression(0)
        self._close(start, ")")
        return self._continued(tree, start)

    def _call(self, name: str, start: int) -> Call:
        height = 0
        arguments: list[Tree] = []
        self._advance()
        while self.kind != ")" or arguments:
            arguments.append(self._expression(0))
            height = max(height, self.height)
            if self.kind != ",":
                break
            self._advance()
        self._close(start, ")")
        self._rise(height)
        return Call(name=name, arguments=tuple(arguments), start=start, end=self.last_end)

    def _close(self, opening: int, closing: str) -> None:
        if self.kind == closing:
            self._advance()
        elif self.kind in ("end", ")", "]"):
            raise diagnosis.not_closed(self.text, opening, closing)
        else:
            raise diagnosis.no_operator(self.text, self.kind, self.start)

    def _continued(self, base: Tree, start: int) -> Tree:
        """A value with the predicates and steps that follow it."""
        if self.kind == "[":
            predicates = self._predicates()
            base = Filter(base=base, predicates=predicates, start=start, end=self.last_end)
        if self.kind in ("/", "//"):
            steps: list[Step] = []
            self._follow(steps)
            base = Path(base=base, steps=tuple(steps), start=start, end=self.last_end)
            self._rise(self.height)
        return base

    def _absolute_path(self) -> Path:
        start = self.start
        if self.kind == "/":
            self._advance()
            if self.kind in _BEGINS_A_STEP:
                return self._path(start, [self._step()], absolute=True)
            if self.kind in ("reference", "text", "number", "/", "//"):
                raise diagnosis.no_step(self.text, self.kind, self.start)
            return Path(absolute=True, start=start, end=self.last_end)
        return self._path(start, [], absolute=True)

    def _path(self, start: int, steps: list[Step], *, absolute: bool = False) -> Path:
        self._follow(steps)
        self._rise(self.height)
        return Path(absolute=absolute, steps=tuple(steps), start=start, end=self.last_end)

    def _follow(self, steps: list[Step]) -> None:
        """Read the slashes that follow, each with its step."""
        height = self.height
        while self.kind in ("/", "//"):
            if self.kind == "//":
                steps.append(self._every_node())
            self._advance()
            steps.append(self._step())
            height = max(height, self.height)
        self.height = height

    def _every_node(self) -> Step:
        """What a double slash stands for, between its two slashes."""
        start, end = self.start, self.end
        return Step(axis=DESCENDANT_OR_SELF, test=ANY_NODE, start=start, end=end)

    def _step(self) -> Step:
        kind, word, start = self.kind, self.word, self.start
        if kind not in _BEGINS_A_STEP:
            raise diagnosis.no_step(self.text, kind, start)
        self._advance()
        if kind == "name":
            return self._named_step(word, start)
        if kind in (".", ".."):
            axis = SELF if kind == "." else PARENT
            self.height = 1
            return Step(axis=axis, test=ANY_NODE, start=start, end=self.last_end)
        if kind == "@":
            return self._tested(ATTRIBUTE, start)
        return self._step_from(CHILD, word, start)

    def _named_step(self, name: str, start: int) -> Step:
        """A step whose first name has been read: its axis, or what it asks for."""
        if self.kind != "::":
            return self._step_from(CHILD, name, start)
        if name not in AXES:
            raise diagnosis.unknown_axis(self.text, name, start)
        self._advance()
        return self._tested(name, start)

    def _tested(self, axis: str, start: int) -> Step:
        word = self.word
        if self.kind not in ("name", "*"):
            raise diagnosis.no_step(self.text, self.kind, self.start)
        self._advance()
        return self._step_from(axis, word, start)

    def _step_from(self, axis: str, test: str, start: int) -> Step:
        if self.kind == "(" and test in NODE_TYPES:
            opening = self.start
            self._advance()
            inside = self.word if self.kind == "text" else ""
            if inside:
                self._advance()
            self._close(opening, ")")
            test = f"{test}({inside})"
        self.height = 0
        predicates = self._predicates()
        return Step(axis=axis, test=test, predicates=predicates, start=start, end=self.last_end)

    def _predicates(self) -> tuple[Tree, ...]:
        """The predicates that follow; the tree they are part of stands one level above them."""
        height = self.height
        predicates: list[Tree] = []
        while self.kind == "[":
            opening = self.start
            self._advance()
            predicates.append(self._expression(0))
            height = max(height, self.height)
            self._close(opening, "]")
        self._rise(height)
        return tuple(predicates)

    _READERS: ClassVar[dict[str, Callable[["_Parser"], Tree]]] = {
        "reference": _reference,
        "text": _text,
        "number": _number,
        "name": _named,
        "(": _bracketed,
        "-": _negative,
        "/": _absolute_path,
        "//": _absolute_path,
        ".": _relative_path,
        "..": _relative_path,
        "@": _relative_path,
        "*": _relative_path,
    }
    """How a value is read, by the kind of its first token."""
