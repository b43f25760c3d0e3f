"""Whether conditions can be met, and whether two say the same: exact, or unknown with the reason.

A condition is tried on few answers that stand for all (``candidates``), with what the form
itself says about these answers (``facts``), by the same engine that runs forms.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from formkit.core.messages import Message
from formkit.logic.binding import Bound, Variable, bind
from formkit.logic.engine import ROOT, context_at, truth_of
from formkit.logic.facts import ITSELF, Facts, asked_times, facts_of
from formkit.logic.form_logic import FormLogic, Written, repeats_of, written
from formkit.logic.judgements import ConditionChange, Judgement, Relation, Truth, Witness
from formkit.logic.plain_paths import PlainPaths
from formkit.logic.planning import Goal, Tried, in_order, plans_of, tries, without_gaps
from formkit.logic.worlds import Answers, OverBudgetError, Search
from formkit.model.index import Entry
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.tree import (
    Binary,
    Logical,
    Reference,
    Text,
    Tree,
    walk,
)

Asked = tuple[Tree, Entry, bool]
"""A condition, the row in which it stands, and whether it is to be true or not."""

BUDGET = 4_000
"""How many answers are tried in one search before it is given up."""
_FEW = 500
"""So many are tried at first with nothing known of them; the whole budget where all else fails."""
MOST_VARIABLES = 400
"""What depends on more answers is not looked at."""


class Reasoner:
    """Reasons about the conditions of one form, as one engine runs them."""

    def __init__(
        self,
        logic: FormLogic,
        dialect: Dialect = Dialect.JAVAROSA,
        *,
        budget: int = BUDGET,
        most_variables: int = MOST_VARIABLES,
    ) -> None:
        """Keep the form's expressions; nothing is worked out yet.

        Args:
            logic: the form's expressions.
            dialect: the engine that runs them.
            budget: how many answers are tried in one search before it is given up.
            most_variables: what depends on more answers than these is not looked at.
        """
        self.logic = logic
        self._dialect = dialect
        self._plain_paths = PlainPaths(logic)
        self._budget = budget
        self._most_variables = most_variables
        self._facts: dict[tuple[str, bool], Facts] = {}
        self._judged: dict[tuple[str, frozenset[tuple[Tree, bool]]], Judgement] = {}

    def is_reachable(self, entry: Entry) -> Judgement:
        """Whether a row is ever asked."""
        plain = self._plain_paths.answers(entry)
        if plain is not None:
            return Judgement(truth=Truth.YES, witness=self._witness(plain))
        asked: list[Asked] = []
        for one in self.logic.conditions(entry):
            if one.tree is None:
                return _unread(one)
            asked.append((one.tree, one.owner, True))
        for repeat in repeats_of(entry):
            count = written(repeat, "repeat_count")
            if count and count.tree is None:
                return _unread(count)
            if count and count.tree:
                asked.append((asked_times(count.tree, ">="), repeat, True))
        return self._judge(asked)

    def can_hold(self, tree: Tree, owner: Entry, *, wanted: bool = True) -> Judgement:
        """Whether a condition in a row is true for somebody.

        Args:
            tree: the condition.
            owner: the row in which it stands.
            wanted: False to ask whether it is ever false.
        """
        return self._judge([(tree, owner, wanted)])

    def can_be_answered(self, entry: Entry, *, wanted: bool = True) -> Judgement:
        """Whether an answer meets the row's constraint; yes where the row has none.

        Constraints of other rows that speak of this one do not count: they are about answers
        given after this one.

        Args:
            entry: the row.
            wanted: False to ask whether an answer breaks it.
        """
        constraint = written(entry, "constraint")
        if constraint is None:
            return Judgement(truth=Truth.YES if wanted else Truth.NO)
        if constraint.tree is None:
            return _unread(constraint)
        return self._judge(_answered(constraint, wanted=wanted), unconstrained=entry.node.name)

    def is_ruled_out(self, entry: Entry, *, wanted: bool = True) -> bool:
        """Whether the row's type alone tells that no answer meets its constraint; quick.

        Args:
            entry: the row.
            wanted: False to ask whether none breaks it.
        """
        constraint = written(entry, "constraint")
        if constraint is None or constraint.tree is None:
            return False
        goals = self._goals(_answered(constraint, wanted=wanted), asked_once=False)
        try:
            return self._search_in(_without_facts(goals), goals).truth is Truth.NO
        except NotSupportedError:
            return False

    def compare(
        self, old: Tree, new: Tree, owner: Entry, *, unconstrained: str = ""
    ) -> ConditionChange:
        """How a new condition of a row stands to the old one, over all respondents.

        Args:
            old: a condition.
            new: another one.
            owner: the row in which both stand.
            unconstrained: the question whose answers are tried whatever constraints say of them.
        """
        old_only = self._judge([(old, owner, True), (new, owner, False)], unconstrained)
        new_only = self._judge([(old, owner, False), (new, owner, True)], unconstrained)
        return _relation(old_only, new_only)

    def _judge(self, asked: Sequence[Asked], unconstrained: str = "") -> Judgement:
        """Whether somebody's answers make every condition come out as asked.

        First with nothing known of the answers but their types: what cannot be met so cannot
        be met at all.  That is looked at for a short while, and again at length where the rest
        leaves it unknown.  Then in a record in which each repeat is asked once: what can be met
        there can be met.  Then with as many in each repeat as there may be.
        """
        goals = self._goals(asked, asked_once=False)
        key = unconstrained, frozenset((goal.bound.tree, goal.wanted) for goal in goals)
        if key not in self._judged:
            self._judged[key] = self._worked_out(asked, goals, unconstrained)
        return self._judged[key]

    def _worked_out(
        self, asked: Sequence[Asked], goals: Sequence[Goal], unconstrained: str
    ) -> Judgement:
        try:
            quickly = self._search_in(_without_facts(goals), goals, min(_FEW, self._budget))
            if quickly.truth is Truth.NO:
                return quickly
            judged = self._in_full(asked, goals, unconstrained)
            if judged.truth is not Truth.UNKNOWN or quickly.truth is not Truth.UNKNOWN:
                return judged
            slowly = self._search_in(_without_facts(goals), goals)
        except NotSupportedError as error:
            return Judgement(truth=Truth.UNKNOWN, reason=error.message)
        return slowly if slowly.truth is Truth.NO else judged

    def _in_full(
        self, asked: Sequence[Asked], goals: Sequence[Goal], unconstrained: str
    ) -> Judgement:
        """With all that the form says of the answers."""
        once = self._goals(asked, asked_once=True)
        once += self._counts(self._closure(once, unconstrained, asked_once=True))
        facts = self._closure(once, unconstrained, asked_once=True)
        if len(facts) > self._most_variables:
            return Judgement(truth=Truth.UNKNOWN, reason=_OVER_BUDGET)
        judged = self._search_in(facts, once)
        freely = self._closure(goals, unconstrained, asked_once=False)
        if judged.truth is Truth.YES or not any(
            one.variable.may_be_several for one in freely.values()
        ):
            return judged
        return self._search_in(freely, goals)

    def _goals(self, asked: Sequence[Asked], *, asked_once: bool) -> list[Goal]:
        return [
            goal
            for tree, owner, wanted in asked
            for goal in _goals(bind(tree, owner, self.logic, asked_once=asked_once), wanted=wanted)
        ]

    def _counts(self, facts: Mapping[str, Facts]) -> Iterator[Goal]:
        """That the repeats around some questions are asked once only, where they have a count."""
        entries = (one.variable.entry for one in facts.values())
        repeats = (repeat for entry in entries if entry for repeat in repeats_of(entry))
        for repeat in {id(repeat.node): repeat for repeat in repeats}.values():
            count = written(repeat, "repeat_count")
            if count and count.tree:
                tree = asked_times(count.tree, "<=")
                yield Goal(bound=bind(tree, repeat, self.logic, asked_once=True), wanted=True)

    def _closure(
        self, goals: Sequence[Goal], unconstrained: str, *, asked_once: bool
    ) -> dict[str, Facts]:
        """All variables that the goals depend on, with what the form says about them."""
        found: dict[str, Facts] = {}
        waiting = [variable for goal in goals for variable in goal.bound.variables]
        while waiting:
            variable = waiting.pop()
            if variable.key in found:
                continue
            facts = self._facts_of(variable, asked_once=asked_once)
            constraint = facts.constraint
            if constraint and unconstrained in {variable.key, *constraint.keys}:
                facts = replace(facts, constraint=None)
            found[variable.key] = facts
            waiting.extend(facts.needed)
            waiting.extend(facts.constraint.variables if facts.constraint else ())
        return found

    def _facts_of(self, variable: Variable, *, asked_once: bool) -> Facts:
        key = variable.key, asked_once
        if key not in self._facts:
            self._facts[key] = facts_of(variable, self.logic, asked_once=asked_once)
        return self._facts[key]

    def _search_in(
        self, facts: Mapping[str, Facts], goals: Sequence[Goal], budget: int = 0
    ) -> Judgement:
        """Whether answers meet the goals; a budget of 0 is the whole one."""
        order, circles = in_order(facts)
        facts = {
            key: Facts(variable=one.variable, doubt=_CIRCLE) if key in circles else one
            for key, one in facts.items()
        }
        if circles:  # what closes a circle needs nothing any more, and comes first
            order, _ = in_order(facts)
        tried = tries(facts, goals, self.logic.index.form)
        ordered = tuple(tried[key] for key in order)
        try:
            found, stopped = self._search(ordered, goals, budget)
        except OverBudgetError:
            return Judgement(truth=Truth.UNKNOWN, reason=_OVER_BUDGET)
        if found is not None:
            doubt = next((one.candidates.doubt for one in ordered if one.candidates.doubt), None)
            if doubt:
                return Judgement(truth=Truth.UNKNOWN, reason=doubt)
            return Judgement(truth=Truth.YES, witness=self._witness(found))
        gap = next((one.candidates.gap for one in ordered if one.candidates.gap), None)
        gap = gap or (stopped.message if stopped else None)
        if gap and self._may_be_met(*without_gaps(ordered, goals), budget):
            return Judgement(truth=Truth.UNKNOWN, reason=gap)
        return Judgement(truth=Truth.NO)

    def _may_be_met(self, ordered: Sequence[Tried], goals: Sequence[Goal], budget: int) -> bool:
        try:
            found, stopped = self._search(ordered, goals, budget)
        except OverBudgetError:
            return True
        return found is not None or stopped is not None

    def _search(
        self, ordered: Sequence[Tried], goals: Sequence[Goal], budget: int
    ) -> tuple[Answers | None, EvaluationError | None]:
        """Answers that meet the goals, and why the engine stopped for some that were tried."""
        context = context_at(Element(ROOT))
        for goal in goals:
            if not goal.bound.variables:
                try:
                    if truth_of(goal.bound.tree, self._dialect)(context) is not goal.wanted:
                        return None, None
                except EvaluationError as error:
                    return None, error
        open_goals = [goal for goal in goals if goal.bound.variables]
        plans = plans_of(ordered, open_goals, self._dialect)
        search = Search(plans, budget=budget or self._budget)
        return search.first(), search.stopped

    def _witness(self, answers: Answers) -> Witness:
        """The answers to questions, in the order of the form."""
        entries = self.logic.entries
        return tuple((name, answers[name]) for name in entries if name in answers)


def _without_facts(goals: Sequence[Goal]) -> dict[str, Facts]:
    """The variables of the goals, of which nothing is known but their type."""
    variables = (variable for goal in goals for variable in goal.bound.variables)
    return {
        one.key: Facts(variable=one, doubt=None if _is_typed(one) else _NO_FACTS)
        for one in variables
    }


def _is_typed(variable: Variable) -> bool:
    """Tell whether somebody answers it, so that its type says which answers there are."""
    if variable.entry is None:
        return False
    node = variable.entry.node
    return not (node.calculation or node.read_only or node.type == "calculate")


def _answered(constraint: Written, *, wanted: bool) -> list[Asked]:
    """That a row is answered, and that its constraint comes out as wanted."""
    answered = Binary(operator="!=", left=ITSELF, right=Text(value=""))
    asked: list[Asked] = [(answered, constraint.owner, True)]
    if constraint.tree:
        asked.append((constraint.tree, constraint.owner, wanted))
    return asked


def _unread(cell: Written) -> Judgement:
    reason = Message("{expression} cannot be read", expression=cell.text)
    return Judgement(truth=Truth.UNKNOWN, reason=reason)


def _goals(bound: Bound, *, wanted: bool) -> Iterator[Goal]:
    """A condition as several that must each come out, where it is a chain of them."""
    match bound.tree:
        case Logical(operator=operator, operands=operands) if (operator == "and") is wanted:
            for operand in operands:
                yield from _goals(_part(operand, bound), wanted=wanted)
        case _:
            yield Goal(bound=bound, wanted=wanted)


def _part(tree: Tree, whole: Bound) -> Bound:
    names = {part.name for part in walk(tree) if isinstance(part, Reference)}
    return Bound(tree=tree, variables=tuple(one for one in whole.variables if one.key in names))


def _relation(old_only: Judgement, new_only: Judgement) -> ConditionChange:
    """How two conditions stand to each other, by who meets only one of them."""
    for one in (old_only, new_only):
        if one.truth is Truth.UNKNOWN:
            return ConditionChange(relation=Relation.UNKNOWN, reason=one.reason)
    relations = {
        (Truth.NO, Truth.NO): Relation.EQUIVALENT,
        (Truth.YES, Truth.NO): Relation.TIGHTER,
        (Truth.NO, Truth.YES): Relation.LOOSER,
        (Truth.YES, Truth.YES): Relation.DIFFERENT,
    }
    return ConditionChange(
        relation=relations[old_only.truth, new_only.truth],
        old_only=old_only.witness if old_only.truth is Truth.YES else None,
        new_only=new_only.witness if new_only.truth is Truth.YES else None,
    )


_CIRCLE = Message("it depends on itself in a circle")
_OVER_BUDGET = Message("it depends on more answers than can be tried")
_NO_FACTS = Message("it is not worked out here")
