"""Where one expression comes out differently in KoboCollect and in a browser."""

from collections.abc import Callable

from formkit.core.messages import Message
from formkit.core.values import dataclass, replace
from formkit.logic.binding import Bound, bind
from formkit.logic.engine import ROOT, context_at, element_name, stored_by, truth_of
from formkit.logic.facts import Facts, facts_of
from formkit.logic.form_logic import FormLogic
from formkit.logic.judgements import Truth, Witness
from formkit.logic.planning import Goal, Tried, in_order, plans_of, tries
from formkit.logic.worlds import Check, OverBudgetError, Plan, Search
from formkit.model.index import Entry
from formkit.xpath.context import Context
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.tree import Tree

BUDGET = 20_000
"""How many answers are tried for one expression."""

Outcome = bool | str | None
"""What an expression gives; None where the engine stops."""

Run = Callable[[Context], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class DialectDifference:
    """Whether an expression comes out differently in the two engines."""

    truth: Truth
    """Whether it does, for some answers."""
    witness: Witness = ()
    """For ``YES``: answers for which it does."""
    javarosa: Outcome = None
    """For ``YES``: what it gives in KoboCollect; None where the form stops."""
    web_forms: Outcome = None
    """For ``YES``: what it gives in a browser."""
    reason: Message | None = None
    """For ``UNKNOWN``: what stands in the way."""


def find_difference(
    tree: Tree, owner: Entry, logic: FormLogic, *, key: str = "relevant", budget: int = BUDGET
) -> DialectDifference:
    """Answers for which the two engines disagree about an expression.

    First with nothing known of the answers but their types: where no answers make a
    difference so, none do.  Then with what the form says of them, each repeat asked once.

    Args:
        tree: the expression.
        owner: the row in which it stands.
        logic: the form's expressions.
        key: its column; of a calculation the text counts, of all others the truth.
        budget: how many answers are tried before it is given up.
    """
    try:
        bound = bind(tree, owner, logic)
        found = _Comparison(bound, owner, logic, key=key).difference(budget, with_facts=False)
        if found.truth is Truth.NO:
            return found
        bound = bind(tree, owner, logic, asked_once=True)
        return _Comparison(bound, owner, logic, key=key).difference(budget, with_facts=True)
    except NotSupportedError as error:
        return DialectDifference(truth=Truth.UNKNOWN, reason=error.message)


class _Comparison:
    """One expression, run by both engines on the same answers."""

    def __init__(self, bound: Bound, owner: Entry, logic: FormLogic, *, key: str) -> None:
        self._bound = bound
        self._owner = owner
        self._logic = logic
        run = _text_of if key == "calculation" else truth_of
        self._runs: tuple[Run, ...] = tuple(run(bound.tree, dialect) for dialect in Dialect)
        is_own = key == "constraint" and owner.node.name in bound.keys
        self._never_empty = element_name(owner.node.name) if is_own else ""
        self._last: tuple[Outcome, ...] = ()

    def difference(self, budget: int, *, with_facts: bool) -> DialectDifference:
        """Try the answers that stand for all."""
        ordered = self._ordered(with_facts=with_facts)
        try:
            found = Search(self._plans(ordered), budget=budget).first() if ordered else None
        except OverBudgetError:
            return DialectDifference(truth=Truth.UNKNOWN, reason=_OVER_BUDGET)
        reasons = (one.candidates.doubt if found else one.candidates.gap for one in ordered)
        reason = next((reason for reason in reasons if reason), None)
        if (
            with_facts
            and found is None
            and not reason
            and any(one.facts.variable.may_be_several for one in ordered)
        ):
            reason = Message("only one instance of each repeat is looked at")
        if reason:
            return DialectDifference(truth=Truth.UNKNOWN, reason=reason)
        if found is None and (ordered or not self._differ(context_at(Element(ROOT)))):
            return DialectDifference(truth=Truth.NO)
        answers = found or {}
        javarosa, web_forms = self._last
        return DialectDifference(
            truth=Truth.YES,
            witness=tuple((name, answers[name]) for name in self._logic.entries if name in answers),
            javarosa=javarosa,
            web_forms=web_forms,
        )

    def _ordered(self, *, with_facts: bool) -> tuple[Tried, ...]:
        """What the expression depends on, each after what decides about it."""
        facts: dict[str, Facts] = {}
        waiting = list(self._bound.variables)
        while waiting:
            variable = waiting.pop()
            if variable.key not in facts:
                one = Facts(variable=variable, doubt=None if variable.entry else _NO_FACTS)
                if with_facts:
                    one = facts_of(variable, self._logic, asked_once=True)
                if self._never_empty and variable.key == self._owner.node.name:
                    one = replace(one, constraint=None)  # it is what is looked at
                facts[variable.key] = one
                waiting.extend(one.needed)
                waiting.extend(one.constraint.variables if one.constraint else ())
        order, circles = in_order(facts)
        for key in circles:
            facts[key] = Facts(variable=facts[key].variable, doubt=_CIRCLE)
        goals = (Goal(bound=self._bound, wanted=True),)
        tried = tries(facts, goals, self._logic.index.form)
        return tuple(tried[key] for key in order)

    def _plans(self, ordered: tuple[Tried, ...]) -> tuple[Plan, ...]:
        """What is tried: all candidates, since one engine may tell apart what the other does not.

        What is asked, taken as an answer and calculated follows KoboCollect.
        """
        keys = self._bound.keys
        places = frozenset(place for place, one in enumerate(ordered) if one.key in keys)
        check = Check(test=self._differ, places=places)
        plans = plans_of(ordered, (), Dialect.JAVAROSA)
        return tuple(
            replace(
                plan,
                texts=one.candidates.texts,
                checks=(*plan.checks, check) if place == max(places) else plan.checks,
            )
            for place, (plan, one) in enumerate(zip(plans, ordered, strict=True))
        )

    def _differ(self, context: Context) -> bool:
        """Tell whether the engines disagree here; what they say is kept."""
        if self._never_empty and not context.node.named[self._never_empty][0].text:
            return False
        self._last = tuple(_outcome(run, context) for run in self._runs)
        return len(set(self._last)) > 1


def _text_of(tree: Tree, dialect: Dialect) -> Run:
    """What a calculation stores, without its type."""
    stored = stored_by(tree, dialect)
    return lambda context: stored(context)[0]


def _outcome(run: Run, context: Context) -> Outcome:
    try:
        return run(context)
    except EvaluationError:
        return None


_CIRCLE = Message("it depends on itself in a circle")
_NO_FACTS = Message("it is not worked out here")
_OVER_BUDGET = Message("it depends on more answers than can be tried")
