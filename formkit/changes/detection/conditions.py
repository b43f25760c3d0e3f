"""How changed conditions stand to what they were, for whoever answers the new form.

An old condition is read with the new names of questions and the new codes of choices,
and tried on answers that the new form takes: a code that is gone is an answer that
nobody gives any more.  What one engine alone makes of a condition counts too: a form
is asked in KoboCollect and in browsers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from formkit.changes.addresses import Address
from formkit.changes.detection.comparison import Comparison
from formkit.changes.detection.recoding import new_codes, with_new_codes
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.standing import Example, Standing
from formkit.core.messages import Message
from formkit.logic.binding import bind
from formkit.logic.facts import asked_times
from formkit.logic.form_logic import FormLogic, Written, all_written, repeats_of
from formkit.logic.judgements import Relation, Witness
from formkit.logic.reasoning import Reasoner
from formkit.model.form import Node
from formkit.model.index import Entry, FormIndex, is_no, is_yes
from formkit.model.question_types import QUESTION_TYPES, TypeKind
from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.functions import Dialect
from formkit.xpath.parser import parse
from formkit.xpath.references import references_in_text
from formkit.xpath.tree import (
    ANY_NODE,
    SELF,
    Binary,
    Call,
    Logical,
    Path,
    Step,
    Text,
    Tree,
    walk,
)

Reasoners = Mapping[Dialect, Reasoner]
"""Engine -> what it makes of the new form's conditions."""

_ALWAYS, _NEVER = Call(name="true"), Call(name="false")
_ITSELF = Path(steps=(Step(axis=SELF, test=ANY_NODE),))
_ANSWERED = Binary(operator="!=", left=_ITSELF, right=Text(value=""))

_RELATIONS = {
    (False, False): Relation.EQUIVALENT,
    (True, False): Relation.TIGHTER,
    (False, True): Relation.LOOSER,
    (True, True): Relation.DIFFERENT,
}
"""Whether somebody meets the old condition only, and the new one only -> how they stand."""
_FOR_ALL = frozenset((Relation.EQUIVALENT, Relation.TIGHTER, Relation.LOOSER))


class Conditions:
    """The conditions of two forms side by side."""

    def __init__(self, changes: Iterable[Change], comparison: Comparison) -> None:
        """Keep both forms; nothing is worked out yet.

        Args:
            changes: all that happened to rows and lists.
            comparison: the two forms.
        """
        self._form = comparison.matches.new
        self._rows = comparison.matches.rows
        self._consequences = comparison.consequences
        self._codes = new_codes(changes, comparison.matches.lists)

    def compared(self, change: NodeAttributeSet) -> Standing | None:
        """How a new condition stands to the old one; None where there is nothing to compare.

        Args:
            change: sets ``relevant``, ``constraint`` or ``required``.
        """
        texts = self._consequences.followed(change.old), change.new
        number = self._number_of[change.at]
        if self._index.entries[number].is_disabled or self._is_typed_no_more(change, number):
            return None
        if change.key == "required" and all(map(_is_fixed, texts)):
            return None
        gone = self._gone(texts[0])
        if gone:
            reason = Message("the new form has no row called {name}", name=gone)
            return Standing(relation=Relation.UNKNOWN, reason=reason)
        try:
            old, new = (_tree(text, change.key) for text in texts)
            if change.key == "constraint":
                return self._compared_answers(old, new, number)
            return self._compared_asking(old, new, number, with_own=change.key == "required")
        except _UnreadError as error:
            reason = Message("{expression} cannot be read", expression=error.text)
            return Standing(relation=Relation.UNKNOWN, reason=reason)

    def _is_typed_no_more(self, change: NodeAttributeSet, number: int) -> bool:
        """Tell whether answers are bounded otherwise since another type has no answers to bound."""
        old = self._rows.old.rows[self._rows.old_of[number]].node
        new = self._rows.new.rows[number].node
        if change.key == "relevant" or old.type == new.type:
            return False
        return not (_is_typed(old) and _is_typed(new))

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex(self._form)

    @cached_property
    def _reasoners(self) -> Reasoners:
        logic = FormLogic(self._index)
        return {dialect: Reasoner(logic, dialect) for dialect in Dialect}

    @cached_property
    def _number_of(self) -> dict[Address, int]:
        """Old address -> the number of the row in the new form."""
        return {self._rows.old.address(old): new for old, new in self._rows.new_of.items()}

    def _gone(self, followed: str) -> str | None:
        """The first question of an old condition that the new form does not have."""
        names = (reference.name for reference in references_in_text(followed))
        return next((name for name in names if name not in self._index.by_name), None)

    def _compared_asking(self, old: Tree, new: Tree, number: int, *, with_own: bool) -> Standing:
        """Compare for those to whom the groups around the row are asked."""
        owner, logic = self._index.entries[number], _logic(self._reasoners)
        old = with_new_codes(old, owner, logic, self._codes)
        around = tuple(_around(owner, logic, with_own=with_own))
        found = _compared(self._reasoners, old, new, owner, around)
        if found.relation is not Relation.UNKNOWN:
            return found
        alone = _compared(self._reasoners, old, new, owner)
        is_told = alone.relation in _FOR_ALL
        return alone if is_told else found  # what holds for all holds for those who are asked

    def _compared_answers(self, old: Tree, new: Tree, number: int) -> Standing:
        """Compare on all answers to a question, whatever the new form's constraints say of them."""
        owner = self._index.entries[number]
        old = with_new_codes(old, owner, _logic(self._reasoners), self._codes)
        name = owner.node.name
        return _compared(self._reasoners, old, new, owner, (_ANSWERED,), unconstrained=name)


def _is_typed(node: Node) -> bool:
    known = QUESTION_TYPES.get(node.type)
    return known is None or known.kind is TypeKind.ASKS


def _logic(reasoners: Reasoners) -> FormLogic:
    return reasoners[Dialect.JAVAROSA].logic


def _is_fixed(text: str) -> bool:
    return not text or is_yes(text) or is_no(text)


def _tree(text: str, key: str) -> Tree:
    """A cell as a condition; an empty one holds always, but for ``required``."""
    if is_yes(text) or (not text and key != "required"):
        return _ALWAYS
    if is_no(text) or not text:
        return _NEVER
    try:
        return parse(text)
    except XPathSyntaxError:
        raise _UnreadError(text) from None


def _around(owner: Entry, logic: FormLogic, *, with_own: bool) -> Iterator[Tree]:
    """What holds where the groups around a row are asked, and for the row itself."""
    for one in logic.conditions(owner):
        if with_own or one.owner.node is not owner.node:
            yield _seen_from_inside(one, one.tree, logic)
    for repeat in repeats_of(owner):
        for one in all_written(repeat):
            if one.key == "repeat_count":
                tree = one.tree and asked_times(one.tree, ">=")
                yield _seen_from_inside(one, tree, logic)


def _seen_from_inside(one: Written, tree: Tree | None, logic: FormLogic) -> Tree:
    """A group's condition in words that mean the same in a row inside it."""
    if tree is None:
        raise _UnreadError(one.text)
    if any(isinstance(part, Path) for part in walk(tree)):
        return bind(tree, one.owner, logic).tree
    return tree


def _compared(
    reasoners: Reasoners,
    old: Tree,
    new: Tree,
    owner: Entry,
    around: Sequence[Tree] = (),
    *,
    unconstrained: str = "",
) -> Standing:
    """Compare in every engine: what is so for somebody in one of them is so.

    Args:
        reasoners: of the new form.
        old: a condition in words of the new form.
        new: the other.
        owner: the row in which both stand.
        around: conditions that hold for all who are looked at.
        unconstrained: the question whose answers are tried whatever constraints say of them.
    """
    logic = _logic(reasoners)
    read = bind(old, owner, logic).keys | bind(new, owner, logic).keys
    lost: dict[Dialect, Witness] = {}
    won: dict[Dialect, Witness] = {}
    for dialect, reasoner in reasoners.items():
        before, after = _all(*around, old), _all(*around, new)
        found = reasoner.compare(before, after, owner, unconstrained=unconstrained)
        if found.relation is Relation.UNKNOWN:
            return Standing(relation=Relation.UNKNOWN, reason=found.reason)
        for answers, kept in ((found.old_only, lost), (found.new_only, won)):
            if answers is not None:
                kept[dialect] = answers
    relation = _RELATIONS[bool(lost), bool(won)]
    return Standing(relation=relation, old_only=_example(lost, read), new_only=_example(won, read))


def _example(found: Mapping[Dialect, Witness], read: frozenset[str]) -> Example | None:
    """The first answers that show something, those alone that the conditions read."""
    if not found:
        return None
    dialect, answers = next(iter(found.items()))
    shown = tuple((name, answer) for name, answer in answers if name in read)
    return Example(answers=shown, only_in=None if len(found) == len(Dialect) else dialect)


def _all(*trees: Tree) -> Tree:
    return Logical(operator="and", operands=trees) if len(trees) > 1 else trees[0]


class _UnreadError(Exception):
    """A condition is no expression."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
