"""Sums of answers, and which of these may be missing when the sum is worked out."""

from collections.abc import Iterator

from formkit.core.values import dataclass
from formkit.logic.facts import conjuncts
from formkit.logic.form_logic import FormLogic, Written, all_written
from formkit.model.form import Question
from formkit.model.index import Entry, is_yes
from formkit.xpath.references import references
from formkit.xpath.tree import Binary, Call, Negative, Reference, Tree, children

_SUMS = frozenset(("calculation", "constraint", "relevant"))
_ARITHMETIC = frozenset(("+", "-", "*", "div", "mod"))
_PASS_ON = frozenset(("abs", "int", "number", "round"))
"""Functions that give no number when they get none."""
_GUARDS = frozenset(("coalesce", "if", "once"))
"""Functions by which authors care for what is missing."""
_NUMBERS = frozenset(("decimal", "integer", "range"))
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One expression that adds up answers of which some may be missing."""

    written: Written
    skipped: tuple[Reference, ...] = ()
    """Answers to questions that are asked only under a condition of their own."""
    optional: tuple[Reference, ...] = ()
    """Answers to questions that may be left empty."""


def sums_at_risk(entry: Entry, logic: FormLogic) -> Iterator[Sum]:
    """The expressions of a row that add up answers of which some may be missing."""
    for written in all_written(entry):
        if written.key not in _SUMS or "+" not in written.text or written.tree is None:
            continue
        skipped: dict[int, Reference] = {}
        optional: dict[int, Reference] = {}
        for chain in _chains(written.tree):
            addends = _Addends(tuple(_terms(chain)), entry, logic)
            skipped |= {one.start: one for one in addends.skipped()}
            optional |= {one.start: one for one in addends.optional()}
        if skipped or optional:
            yield Sum(
                written=written, skipped=tuple(skipped.values()), optional=tuple(optional.values())
            )


class _Addends:
    """The answers that one sum needs, and what must hold for each besides the sum's own."""

    def __init__(self, terms: tuple[Reference, ...], owner: Entry, logic: FormLogic) -> None:
        self._terms = terms
        self._owner = owner
        self._logic = logic
        # a condition that holds the sum itself says nothing of what the sum may count on
        self._given = frozenset(
            part for part in _conditions(owner, logic) if not any(_chains(part))
        )
        self._known = {one.name for part in self._given for one in references(part)}

    def skipped(self) -> Iterator[Reference]:
        """Those that may be skipped while others are asked; not where all go together."""
        needed = {one.name: self._needed(one.name) for one in self._terms}
        if len(set(needed.values())) > 1:
            yield from (one for one in self._terms if needed[one.name] and self._is_asked(one))

    def optional(self) -> Iterator[Reference]:
        """Those that nothing makes people answer, in a sum of several."""
        if len({one.name for one in self._terms}) < _SEVERAL:
            return
        for one in self._terms:
            entry = self._logic.entries.get(one.name)
            if entry and self._is_asked(one) and not self._needed(one.name):
                node = entry.node
                if not (is_yes(node.required) or node.default or node.calculation):
                    yield one

    def _needed(self, name: str) -> frozenset[Tree]:
        entry = self._logic.entries.get(name)
        return frozenset(_conditions(entry, self._logic)) - self._given if entry else frozenset()

    def _is_asked(self, reference: Reference) -> bool:
        """Tell whether it is a number asked here, of which the sum's own conditions say nothing."""
        entry = self._logic.entries.get(reference.name)
        if entry is None or reference.last_saved or reference.name in self._known:
            return False
        node = entry.node
        around = {id(one) for one in self._owner.repeats}
        is_here = all(id(one) in around for one in entry.repeats)
        return isinstance(node, Question) and node.type in _NUMBERS and is_here


def _conditions(entry: Entry, logic: FormLogic) -> Iterator[Tree]:
    for one in logic.conditions(entry):
        if one.tree is not None:
            yield from conjuncts(one.tree)


def _chains(tree: Tree) -> Iterator[Tree]:
    """The largest calculations with a sum in them, where nothing cares for what is missing."""
    if isinstance(tree, Binary) and tree.operator in _ARITHMETIC and _has_sum(tree):
        yield tree
    elif not (isinstance(tree, Call) and tree.name in _GUARDS):
        for child in children(tree):
            yield from _chains(child)


def _has_sum(tree: Tree) -> bool:
    if not isinstance(tree, Binary) or tree.operator not in _ARITHMETIC:
        return False
    return tree.operator == "+" or _has_sum(tree.left) or _has_sum(tree.right)


def _terms(tree: Tree) -> Iterator[Reference]:
    """The answers without any of which the calculation gives no number."""
    match tree:
        case Reference():
            yield tree
        case Binary(operator=operator, left=left, right=right) if operator in _ARITHMETIC:
            yield from _terms(left)
            yield from _terms(right)
        case Negative(operand=operand):
            yield from _terms(operand)
        case Call(name=name, arguments=arguments) if name in _PASS_ON:
            for argument in arguments[:1]:
                yield from _terms(argument)
        case _:
            return
