"""Looking for answers that make conditions come true: every respondent there can be, in few.

Answers are tried one question after the other, each after those that decide whether it is
asked.  A condition is looked at as soon as all it speaks of is answered, so that most
combinations are never tried.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from formkit.core.values import dataclass
from formkit.logic.engine import ROOT, Stored, context_at, element_name
from formkit.xpath.context import Context
from formkit.xpath.errors import EvaluationError
from formkit.xpath.instance import Element

Answers = Mapping[str, str]
"""Variable -> its answer, ``""`` for none."""

Test = Callable[[Context], bool]


class OverBudgetError(Exception):
    """More combinations than anybody wants to wait for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What must come out, once all that it speaks of is answered."""

    test: Test
    places: frozenset[int]
    """The plans whose variables it speaks of."""
    wanted: bool = True
    unless_empty: str = ""
    """The variable that, while it is empty, spares the check: the constraint's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is tried for one variable."""

    key: str
    data_type: str
    texts: tuple[str, ...] = ()
    """Candidates, where nothing is calculated."""
    conditions: tuple[Test, ...] = ()
    """All of them hold, or it is empty."""
    calculation: Callable[[Context], Stored] | None = None
    needed: frozenset[int] = frozenset()
    """The plans whose variables conditions and calculation speak of."""
    checks: tuple[Check, ...] = ()
    """What can be looked at as soon as this variable is answered."""


class Search:
    """One search through the answers to some variables."""

    def __init__(self, plans: Sequence[Plan], *, budget: int) -> None:
        """Make an element for each variable.

        Args:
            plans: what is tried, in this order.
            budget: how many answers are tried before the search is given up.
        """
        self._plans = plans
        self._left = budget
        self.stopped: EvaluationError | None = None
        """Why the engine would have stopped for some of the answers tried."""
        root = Element(ROOT)
        self._elements = {
            plan.key: root.add(Element(element_name(plan.key), data_type=plan.data_type))
            for plan in plans
        }
        self._context = context_at(root)

    def first(self) -> Answers | None:
        """The first answers with which all checks are met; None when there are none.

        Raises:
            OverBudgetError: the budget was spent before.
        """
        found = self._from(0)
        return None if isinstance(found, frozenset) else found

    def _from(self, place: int) -> Answers | frozenset[int]:
        """Answers from here on; or the plans before that must be answered otherwise.

        Where this plan has no part in what went wrong after it, none of its other answers
        is tried: they would fail for the same reason.
        """
        if place == len(self._plans):
            return {key: element.text for key, element in self._elements.items()}
        plan = self._plans[place]
        element = self._elements[plan.key]
        to_blame = set(plan.needed)
        for text in self._texts(plan):
            if not self._left:
                raise OverBudgetError
            self._left -= 1
            element.text = text
            unmet = self._unmet(plan)
            if unmet:
                to_blame |= unmet.places
                continue
            found = self._from(place + 1)
            if not isinstance(found, frozenset):
                return found
            if place not in found:
                to_blame = set(found)
                break
            to_blame |= found
        element.text = ""
        return frozenset(to_blame - {place})

    def _texts(self, plan: Plan) -> Iterable[str]:
        """What to try; nothing where the engine would stop before anything is answered."""
        try:
            for test in plan.conditions:
                if not test(self._context):
                    return ("",)
            if plan.calculation is None:
                return plan.texts
            text, self._elements[plan.key].data_type = plan.calculation(self._context)
        except EvaluationError as error:
            self.stopped = error
            return ()
        return (text,)

    def _unmet(self, plan: Plan) -> Check | None:
        for check in plan.checks:
            if not self._is_met(check):
                return check
        return None

    def _is_met(self, check: Check) -> bool:
        if check.unless_empty and not self._elements[check.unless_empty].text:
            return True
        try:
            return check.test(self._context) is check.wanted
        except EvaluationError as error:
            self.stopped = error
            return False


def distinct(plan: Plan, tests: Sequence[Test]) -> tuple[str, ...]:
    """Of the candidates of one variable, one for each outcome of some tests that ask only for it.

    Whether it is empty always counts as one of the tests.
    """
    root = Element(ROOT)
    element = root.add(Element(element_name(plan.key), data_type=plan.data_type))
    context = context_at(root)
    found: dict[tuple[bool | None, ...], str] = {}
    for text in plan.texts:
        element.text = text
        found.setdefault((bool(text), *(_outcome(test, context) for test in tests)), text)
    return tuple(found.values())


def _outcome(test: Test, context: Context) -> bool | None:
    try:
        return test(context)
    except EvaluationError:
        return None


def without_refused(plan: Plan, test: Test) -> tuple[str, ...]:
    """The candidates of one variable without those that fail a test that asks only for it."""
    root = Element(ROOT)
    element = root.add(Element(element_name(plan.key), data_type=plan.data_type))
    context = context_at(root)
    kept: list[str] = []
    for text in plan.texts:
        element.text = text
        if not text or _outcome(test, context) is not False:
            kept.append(text)
    return tuple(kept)
