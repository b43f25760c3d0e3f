"""Whether conditions can be met, and whether two say the same: exact, or unknown with the reason.

A condition is tried on few answers that stand for all (``candidates``), with what the form
itself says about these answers (``facts``), by the same engine that runs forms.
"""

from collections.abc import Iterator, Mapping, Sequence

from formkit.core.messages import Message
from formkit.logic.binding import Bound, Variable, bind
from formkit.logic.engine import ROOT, context_at, truth_of
from formkit.logic.facts import Facts, facts_of
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import ConditionChange, Judgement, Relation, Truth, Witness
from formkit.logic.planning import Goal, Tried, in_order, plans_of, tries, without_gaps
from formkit.logic.worlds import Answers, OverBudgetError, Search
from formkit.model.index import Entry
from formkit.xpath.errors import NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.tree import Logical, Reference, Tree, walk

BUDGET = 20_000
"""How many answers are tried in one search before it is given up."""


class Reasoner:
    """Reasons about the conditions of one form, as one engine runs them."""

    def __init__(
        self, logic: FormLogic, dialect: Dialect = Dialect.JAVAROSA, *, budget: int = BUDGET
    ) -> None:
        """Keep the form's expressions; nothing is worked out yet."""
        self.logic = logic
        self._dialect = dialect
        self._budget = budget
        self._facts: dict[str, Facts] = {}

    def is_reachable(self, entry: Entry) -> Judgement:
        """Whether a row is ever asked."""
        goals: list[Goal] = []
        for one in self.logic.conditions(entry):
            if one.tree is None:
                reason = Message("{expression} cannot be read", expression=one.text)
                return Judgement(truth=Truth.UNKNOWN, reason=reason)
            goals += _goals(bind(one.tree, one.owner, self.logic), wanted=True)
        return self.judge(goals)

    def can_hold(self, tree: Tree, owner: Entry, *, wanted: bool = True) -> Judgement:
        """Whether a condition in a row is true for somebody whom the row is shown.

        Args:
            tree: the condition.
            owner: the row in which it stands.
            wanted: False to ask whether it is ever false.
        """
        return self.judge(tuple(_goals(bind(tree, owner, self.logic), wanted=wanted)))

    def compare(self, old: Tree, new: Tree, owner: Entry) -> ConditionChange:
        """How a new condition of a row stands to the old one, over all respondents."""
        old_bound, new_bound = bind(old, owner, self.logic), bind(new, owner, self.logic)
        old_only = self.judge((*_goals(old_bound, wanted=True), *_goals(new_bound, wanted=False)))
        new_only = self.judge((*_goals(old_bound, wanted=False), *_goals(new_bound, wanted=True)))
        return _relation(old_only, new_only)

    def judge(self, goals: Sequence[Goal]) -> Judgement:
        """Whether somebody's answers meet all goals at once."""
        try:
            alone = self._judge(goals, _without_facts(goals))
            if alone.truth is Truth.NO:
                return alone
            return self._judge(goals, self._closure(goals))
        except NotSupportedError as error:
            return Judgement(truth=Truth.UNKNOWN, reason=error.message)

    def _closure(self, goals: Sequence[Goal]) -> dict[str, Facts]:
        """All variables that the goals depend on, with what the form says about them."""
        found: dict[str, Facts] = {}
        waiting = [variable for goal in goals for variable in goal.bound.variables]
        while waiting:
            variable = waiting.pop()
            if variable.key in found:
                continue
            facts = self._facts_of(variable)
            found[variable.key] = facts
            waiting.extend(facts.needed)
            waiting.extend(facts.constraint.variables if facts.constraint else ())
        return found

    def _facts_of(self, variable: Variable) -> Facts:
        if variable.key not in self._facts:
            self._facts[variable.key] = facts_of(variable, self.logic)
        return self._facts[variable.key]

    def _judge(self, goals: Sequence[Goal], facts: Mapping[str, Facts]) -> Judgement:
        order, circles = in_order(facts)
        facts = {
            key: Facts(variable=one.variable, doubt=_CIRCLE) if key in circles else one
            for key, one in facts.items()
        }
        tried = tries(facts, goals, self.logic.index.form)
        ordered = tuple(tried[key] for key in order)
        try:
            found = self._search(ordered, goals)
        except OverBudgetError:
            return Judgement(truth=Truth.UNKNOWN, reason=_OVER_BUDGET)
        if found is not None:
            doubt = next((one.candidates.doubt for one in ordered if one.candidates.doubt), None)
            if doubt:
                return Judgement(truth=Truth.UNKNOWN, reason=doubt)
            return Judgement(truth=Truth.YES, witness=self._witness(found))
        gap = next((one.candidates.gap for one in ordered if one.candidates.gap), None)
        if gap and self._may_be_met(*without_gaps(ordered, goals)):
            return Judgement(truth=Truth.UNKNOWN, reason=gap)
        return Judgement(truth=Truth.NO)

    def _may_be_met(self, ordered: Sequence[Tried], goals: Sequence[Goal]) -> bool:
        try:
            return self._search(ordered, goals) is not None
        except OverBudgetError:
            return True

    def _search(self, ordered: Sequence[Tried], goals: Sequence[Goal]) -> Answers | None:
        fixed = [goal for goal in goals if not goal.bound.variables]
        context = context_at(Element(ROOT))
        if any(truth_of(one.bound.tree, self._dialect)(context) is not one.wanted for one in fixed):
            return None
        open_goals = [goal for goal in goals if goal.bound.variables]
        plans = plans_of(ordered, open_goals, self._dialect)
        return Search(plans, budget=self._budget).first()

    def _witness(self, answers: Answers) -> Witness:
        """The answers to questions, in the order of the form."""
        entries = self.logic.entries
        return tuple((name, answers[name]) for name in entries if name in answers)


def _without_facts(goals: Sequence[Goal]) -> dict[str, Facts]:
    """The variables of the goals, of which nothing is known but their type."""
    variables = (variable for goal in goals for variable in goal.bound.variables)
    return {
        one.key: Facts(variable=one, doubt=None if one.entry else _NO_FACTS) for one in variables
    }


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
