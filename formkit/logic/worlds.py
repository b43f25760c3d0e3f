"""Looking for answers that make conditions come true: every respondent there can be, in few.

Answers are tried one question after the other, each after those that decide whether it is
asked.  A condition is looked at as soon as all it speaks of is answered, so that most
combinations are never tried.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from formkit.logic.engine import ROOT, context_at
from formkit.xpath.context import Context
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
    calculation: Callable[[Context], str] | None = None
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
        root = Element(ROOT)
        self._elements = {
            plan.key: root.add(Element(plan.key, data_type=plan.data_type)) for plan in plans
        }
        self._context = context_at(root)

    def first(self) -> Answers | None:
        """The first answers with which all checks are met; None when there are none.

        Raises:
            OverBudgetError: the budget was spent before.
        """
        return self._from(0)

    def _from(self, place: int) -> Answers | None:
        if place == len(self._plans):
            return {key: element.text for key, element in self._elements.items()}
        plan = self._plans[place]
        element = self._elements[plan.key]
        for text in self._texts(plan):
            if not self._left:
                raise OverBudgetError
            self._left -= 1
            element.text = text
            if all(map(self._is_met, plan.checks)):
                found = self._from(place + 1)
                if found is not None:
                    return found
        element.text = ""
        return None

    def _texts(self, plan: Plan) -> Iterable[str]:
        if not all(test(self._context) for test in plan.conditions):
            return ("",)
        if plan.calculation:
            return (plan.calculation(self._context),)
        return plan.texts

    def _is_met(self, check: Check) -> bool:
        if check.unless_empty and not self._elements[check.unless_empty].text:
            return True
        return check.test(self._context) is check.wanted


def distinct(plan: Plan, tests: Sequence[Test]) -> tuple[str, ...]:
    """Of the candidates of one variable, one for each outcome of some tests that ask only for it.

    Whether it is empty always counts as one of the tests.
    """
    root = Element(ROOT)
    element = root.add(Element(plan.key, data_type=plan.data_type))
    context = context_at(root)
    found: dict[tuple[bool, ...], str] = {}
    for text in plan.texts:
        element.text = text
        found.setdefault((bool(text), *(test(context) for test in tests)), text)
    return tuple(found.values())
