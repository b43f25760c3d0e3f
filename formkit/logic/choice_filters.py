"""Which answers leave a filtered question without choices, and which choices nobody can see.

The filter is evaluated by the engine for each row of the list and each answer that its
questions may have, which is exact where they are selects, or numbers that the filter only
compares.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.logic.filter_shapes import grows_with, is_only_asked_by, is_only_compared
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Truth, Witness
from formkit.logic.list_filters import (
    Answers,
    ListFilter,
    NotFollowedError,
    cell_of,
    column_of,
)
from formkit.logic.reasoning import Reasoner
from formkit.logic.uses import as_number
from formkit.model.form import Choice, Question
from formkit.model.index import Entry
from formkit.model.question_types import QUESTION_TYPES, Holds
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.tree import Binary, Logical, Number, Path, Reference, Text, Tree, children, walk

BUDGET = 50_000
"""How many combinations of answers are tried for one filter."""

MOST_ASKED = 200
"""For how many dead ends it is looked whether anybody gets there."""

_MOST_SUBSETS_OF = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEnd:
    """Answers that leave a question without any choice."""

    answers: Witness
    """One for each question that the filter reads, none of them empty; of several codes the
    fewest that show the same."""
    is_reached: Truth
    """Whether somebody is asked the question after these answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterJudgement:
    """What a choice filter does to its list."""

    parents: tuple[str, ...] = ()
    """The questions whose answers the filter reads."""
    choices: int = 0
    """How many choices the list has."""
    dead_ends: tuple[DeadEnd, ...] = ()
    never_seen: tuple[Choice, ...] = ()
    """The choices that are on offer with no answers at all."""
    reason: Message | None = None
    """Why none of this is known; None when all of it is."""


class ChoiceFilters:
    """The choice filters of one form, as one engine runs them."""

    def __init__(
        self, logic: FormLogic, dialect: Dialect = Dialect.JAVAROSA, *, budget: int = BUDGET
    ) -> None:
        """Keep the form's expressions; nothing is worked out yet."""
        self._logic = logic
        self._dialect = dialect
        self._budget = budget
        self._reasoner = Reasoner(logic, dialect)
        self._filters: dict[str, ListFilter] = {}
        self._judged: dict[int, FilterJudgement] = {}

    def judge(self, entry: Entry) -> FilterJudgement:
        """What the choice filter of a select does.

        Args:
            entry: a question with a list; one without a filter has no dead ends.
        """
        found = self._judged.get(id(entry.node))
        if found is None:
            self._judged[id(entry.node)] = FilterJudgement(reason=_CIRCLE)
            found = self._judged[id(entry.node)] = self._judge(entry)
        return found

    def _judge(self, entry: Entry) -> FilterJudgement:
        try:
            filtered = self._filter_of(entry)
            if any(parent.node is entry.node for parent in filtered.parents):
                return FilterJudgement(reason=_CIRCLE)
            dead, seen = self._tried(filtered)
        except (NotFollowedError, NotSupportedError, EvaluationError) as error:
            reason = error.reason if isinstance(error, NotFollowedError) else error.message
            return FilterJudgement(reason=reason)
        return FilterJudgement(
            parents=tuple(parent.node.name for parent in filtered.parents),
            choices=len(filtered.choices),
            dead_ends=tuple(self._dead_ends(entry, filtered, dead)),
            never_seen=tuple(one for one in filtered.choices if id(one) not in seen),
        )

    def _tried(self, filtered: ListFilter) -> tuple[list[Witness], set[int]]:
        """The answers that leave no choice, and the choices that are seen, by identity."""
        dead: list[Witness] = []
        seen: set[int] = set()
        for tries, answers in enumerate(self._answers(filtered), start=1):
            if tries > self._budget:
                raise NotFollowedError(_OVER_BUDGET)
            offered = filtered.offered(answers)
            seen.update(map(id, offered))
            if filtered.choices and not offered and all(answers.values()):
                dead.append(tuple(answers.items()))
        return dead, seen

    def _answers(self, filtered: ListFilter) -> Iterator[dict[str, str]]:
        """Every way to answer the filter's questions, in the order of the form."""
        order = {id(entry.node): place for place, entry in enumerate(self._logic.index.active)}
        parents = sorted(filtered.parents, key=lambda one: order[id(one.node)])
        yield from self._following({}, tuple(parents), filtered)

    def _following(
        self, given: dict[str, str], left: tuple[Entry, ...], filtered: ListFilter
    ) -> Iterator[dict[str, str]]:
        if not left:
            yield given
            return
        parent, *others = left
        for text in self._texts(parent, given, filtered):
            yield from self._following({**given, parent.node.name: text}, tuple(others), filtered)

    def _texts(self, parent: Entry, given: Answers, filtered: ListFilter) -> tuple[str, ...]:
        """The answers to try for one question, the empty one among them."""
        node = parent.node
        assert isinstance(node, Question)  # noqa: S101 - only questions are parents
        known = QUESTION_TYPES[node.type]
        match known.holds:
            case Holds.SELECT if known.needs_list:
                return (*self._codes(parent, given), "")
            case Holds.SELECTS if known.needs_list:
                return self._selections(parent, given, filtered)
            case Holds.INT:
                return _numbers(node.name, filtered)
            case _:
                raise NotFollowedError(
                    Message("{name} may be answered by anything", name=node.name)
                )

    def _codes(self, parent: Entry, given: Answers) -> tuple[str, ...]:
        """The codes that a select may have after the answers that its own filter reads."""
        own = self._filter_of(parent)
        names = {one.node.name for one in own.parents}
        if names <= given.keys():
            offered = own.offered(given)
        else:
            hidden = set(map(id, self.judge(parent).never_seen))
            offered = tuple(one for one in own.choices if id(one) not in hidden)
        other = ("other",) if isinstance(parent.node, Question) and parent.node.or_other else ()
        return tuple(dict.fromkeys((*(one.code for one in offered if one.code), *other)))

    def _filter_of(self, entry: Entry) -> ListFilter:
        name = entry.node.name
        if name not in self._filters:
            self._filters[name] = ListFilter(entry, self._logic, self._dialect)
        return self._filters[name]

    def _selections(self, parent: Entry, given: Answers, filtered: ListFilter) -> tuple[str, ...]:
        """Sets of codes: all of them where they are few, else those that stand for all.

        Where the filter asks only whether single codes are selected, more codes show more
        choices; where it asks only how many there are, one set of each size will do.
        """
        codes = self._codes(parent, given)
        name = parent.node.name
        if len(codes) <= _MOST_SUBSETS_OF:
            sizes = range(len(codes) + 1)
            return tuple(" ".join(picked) for size in sizes for picked in combinations(codes, size))
        if filtered.tree and is_only_asked_by("count-selected", name, filtered.tree):
            return tuple(" ".join(codes[:size]) for size in range(len(codes) + 1))
        if filtered.tree and grows_with(name, filtered.tree):
            return (*codes, " ".join(codes), "")
        raise NotFollowedError(_OVER_BUDGET)

    def _dead_ends(
        self, entry: Entry, filtered: ListFilter, dead: list[Witness]
    ) -> Iterator[DeadEnd]:
        for number, answers in enumerate(dead):
            is_looked_at = number < MOST_ASKED
            truth = self._is_reached(entry, filtered, answers) if is_looked_at else Truth.UNKNOWN
            yield DeadEnd(answers=answers, is_reached=truth)

    def _is_reached(self, entry: Entry, filtered: ListFilter, answers: Witness) -> Truth:
        """Whether somebody is asked a question after some answers."""
        conditions = [one.tree for one in self._logic.conditions(entry)]
        known = [tree for tree in conditions if tree is not None]
        if len(known) < len(conditions) or any(map(_is_placed, known)):
            return Truth.UNKNOWN
        operands = [*known, *(self._equal(name, text) for name, text in answers)]
        truth = self._reasoner.can_hold(_all(operands), entry).truth
        if truth is not Truth.YES:
            return truth
        try:
            before = tuple(self._all_before(filtered, dict(answers)))
        except (NotFollowedError, NotSupportedError, EvaluationError):
            return Truth.UNKNOWN
        return self._reasoner.can_hold(_all([*operands, *before]), entry).truth

    def _all_before(self, filtered: ListFilter, given: Answers) -> Iterator[Tree]:
        """What must be answered before, for the answers themselves to be on offer."""
        for parent in filtered.parents:
            codes = given[parent.node.name].split()
            for code in codes:
                yield from self._before(parent, code, given, (filtered.name,))

    def _before(
        self, entry: Entry, code: str, given: Answers, pending: tuple[str, ...]
    ) -> Iterator[Tree]:
        """What must be answered before a select for a code to be on offer.

        Raises:
            NotFollowedError: its filter reads more than one other answer, or goes in a circle.
        """
        node = entry.node
        if not isinstance(node, Question) or not node.choice_filter or code == "other":
            return
        own = self._filter_of(entry)
        if {one.node.name for one in own.parents} <= given.keys():
            return
        if len(own.parents) != 1 or node.name in pending:
            raise NotFollowedError(_CIRCLE)
        (parent,) = own.parents
        name, ways = parent.node.name, []
        for text in self._texts(parent, {}, own):
            if any(one.code == code for one in own.offered({name: text})):
                deeper = self._before(parent, text, {}, (*pending, node.name)) if text else ()
                ways.append(_all([self._equal(name, text), *deeper]))
        yield Logical(operator="or", operands=tuple(ways)) if len(ways) > 1 else ways[0]

    def _equal(self, name: str, text: str) -> Tree:
        known = QUESTION_TYPES[self._logic.entries[name].node.type]
        right: Tree = Text(value=text)
        if text and known.holds is Holds.INT:
            right = Number(value=Decimal(text))
        return Binary(operator="=", left=Reference(name=name), right=right)


def _all(conditions: list[Tree]) -> Tree:
    """The condition that all of these hold."""
    if len(conditions) == 1:
        return conditions[0]
    return Logical(operator="and", operands=tuple(conditions))


def _is_placed(tree: Tree | None) -> bool:
    """Tell whether a condition cannot be moved to another row, or cannot be read."""
    if tree is None or isinstance(tree, Path):
        return True
    return any(map(_is_placed, children(tree)))


def _numbers(name: str, filtered: ListFilter) -> tuple[str, ...]:
    """The numbers in the columns with which a number is compared, and those next to them."""
    if filtered.tree is None or not is_only_compared(name, filtered.tree):
        reason = Message("{name} is more than compared with columns", name=name)
        raise NotFollowedError(reason)
    parts = tuple(walk(filtered.tree))
    columns = {column for column in map(column_of, parts) if column}
    cells = [cell_of(choice, column) for choice in filtered.choices for column in columns]
    cells += [str(part.value) for part in parts if isinstance(part, Text | Number)]
    numbers = {number for number in map(as_number, cells) if number is not None}
    wholes = {number.to_integral_value() + step for number in numbers for step in (-1, 0, 1)}
    return (*(f"{number:f}" for number in sorted(wholes)), "")


_CIRCLE = Message("it depends on itself in a circle")
_OVER_BUDGET = Message("it depends on more answers than can be tried")
