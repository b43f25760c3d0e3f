"""In which order answers are tried, and which ones."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from formkit.core.values import dataclass, replace
from formkit.logic.binding import Bound, Variable
from formkit.logic.candidates import (
    Candidates,
    Surroundings,
    candidates_of,
    candidates_of_count,
    candidates_of_today,
    candidates_of_unknown,
)
from formkit.logic.engine import stored_by, truth_of
from formkit.logic.facts import Facts
from formkit.logic.uses import TODAY, Uses, find_uses
from formkit.logic.worlds import Check, Plan, distinct, without_refused
from formkit.model.form import Form, Question
from formkit.model.question_types import QUESTION_TYPES, Holds
from formkit.xpath.functions import Dialect
from formkit.xpath.tree import Call, Number, Tree, walk

_REMEMBERED = 20_000
_CALLS_THAT_COUNT = {"count": 0, "position": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A condition that is to hold, or is not to."""

    bound: Bound
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A variable with what is known of it and what is tried for it."""

    facts: Facts
    candidates: Candidates
    uses: Uses

    @property
    def key(self) -> str:
        """The variable's name."""
        return self.facts.variable.key

    @property
    def holds(self) -> str:
        """What the data holds for it: the type of the bind."""
        variable = self.facts.variable
        if variable.entry is None:
            if variable.key == TODAY:
                return Holds.DATE.value
            return Holds.INT.value if _counts(variable) is not None else Holds.STRING.value
        known = QUESTION_TYPES.get(variable.entry.node.type)
        return known.holds.value if known else Holds.STRING.value


def in_order(facts: Mapping[str, Facts]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The variables, each after those that decide about it.

    Returns:
        Their names in order, and those that depend on themselves in a circle.
    """
    done: dict[str, None] = {}
    open_: dict[str, None] = {}
    circles: set[str] = set()

    for first in facts:
        waiting = [(first, False)]
        while waiting:
            key, is_left = waiting.pop()
            if is_left:
                del open_[key]
                done[key] = None
            elif key in open_:
                circles.add(key)
            elif key not in done:
                open_[key] = None
                waiting.append((key, True))
                waiting.extend((one.key, False) for one in facts[key].needed if one.key in facts)
    return tuple(done), frozenset(circles)


def trees_of(facts: Iterable[Facts], goals: Sequence[Goal]) -> list[Tree]:
    """Every expression that a search looks at."""
    found = [goal.bound.tree for goal in goals]
    for one in facts:
        found += [condition.tree for condition in one.conditions]
        found += [bound.tree for bound in (one.constraint, one.calculation) if bound]
    return found


def tries(facts: Mapping[str, Facts], goals: Sequence[Goal], form: Form) -> dict[str, Tried]:
    """What is tried for each variable that somebody answers."""
    trees = trees_of(facts.values(), goals)
    uses = find_uses(trees)
    parts = (part for tree in trees for part in walk(tree))
    numbers = frozenset(part.value for part in parts if isinstance(part, Number))
    groups = _groups(uses)
    found: dict[str, Tried] = {}
    for key, one in facts.items():
        own = uses.get(key, Uses())
        around = _around(groups.get(key, (key,)), uses, numbers, one)
        candidates = _candidates(one, own, around, form)
        found[key] = Tried(facts=one, candidates=candidates, uses=own)
    return found


def _around(
    group: tuple[str, ...], uses: Mapping[str, Uses], numbers: frozenset[Decimal], facts: Facts
) -> Surroundings:
    partners = Uses()
    for key in group:
        partners.add(uses.get(key, Uses()))
    return Surroundings(partners=partners, count=len(group), numbers=numbers, bounds=facts.bounds)


def _groups(uses: Mapping[str, Uses]) -> dict[str, tuple[str, ...]]:
    """Variable -> all that are compared with each other, itself among them."""
    found: dict[str, tuple[str, ...]] = {}
    for first in uses:
        if first in found:
            continue
        group: dict[str, None] = {}
        waiting = [first]
        while waiting:
            key = waiting.pop()
            if key not in group:
                group[key] = None
                waiting.extend(sorted(uses[key].partners))
        found.update(dict.fromkeys(group, tuple(group)))
    return found


def _candidates(facts: Facts, uses: Uses, around: Surroundings, form: Form) -> Candidates:
    variable = facts.variable
    if facts.calculation:
        return Candidates(texts=(), doubt=facts.doubt)
    if variable.key == TODAY:
        return candidates_of_today(around, uses)
    least = _counts(variable)
    if least is not None:
        return replace(candidates_of_count(uses, around, least), doubt=facts.doubt)
    if facts.doubt:
        return candidates_of_unknown(uses, around, facts.doubt)
    if facts.fixed is not None:
        return Candidates(texts=(facts.fixed,))
    assert variable.entry  # noqa: S101 - what is no question is one of the above
    question = variable.entry.node
    assert isinstance(question, Question)  # noqa: S101 - only questions are variables
    return candidates_of(question, uses, around, form)


def _counts(variable: Variable) -> int | None:
    """The least that a count can be; None for what counts nothing."""
    match variable.tree:
        case Call(name=name, arguments=(_,)) if name in _CALLS_THAT_COUNT:
            return _CALLS_THAT_COUNT[name]
        case _:
            return None


def plans_of(ordered: Sequence[Tried], goals: Sequence[Goal], dialect: Dialect) -> tuple[Plan, ...]:
    """What a search does, one variable after the other."""
    places = {one.key: place for place, one in enumerate(ordered)}

    def places_of(*bounds: Bound) -> frozenset[int]:
        return frozenset(places[key] for bound in bounds for key in bound.keys)

    checks: dict[int, list[Check]] = {}
    for goal in goals:
        test, spoken_of = truth_of(goal.bound.tree, dialect), places_of(goal.bound)
        check = Check(test=test, places=spoken_of, wanted=goal.wanted)
        checks.setdefault(max(spoken_of), []).append(check)
    for place, one in enumerate(ordered):
        if constraint := one.facts.constraint:
            test, spoken_of = truth_of(constraint.tree, dialect), places_of(constraint) | {place}
            check = Check(test=test, places=spoken_of, unless_empty=one.key)
            checks.setdefault(max(spoken_of), []).append(check)
    return tuple(
        _plan(one, tuple(checks.get(place, ())), places_of(*one.facts.expressions), dialect)
        for place, one in enumerate(ordered)
    )


def _plan(one: Tried, checks: tuple[Check, ...], needed: frozenset[int], dialect: Dialect) -> Plan:
    facts = one.facts
    plan = Plan(
        key=one.key,
        data_type=one.holds,
        texts=one.candidates.texts,
        conditions=tuple(truth_of(condition.tree, dialect) for condition in facts.conditions),
        calculation=stored_by(facts.calculation.tree, dialect) if facts.calculation else None,
        needed=needed,
        checks=checks,
    )
    if facts.calculation:
        return plan
    if facts.constraint and _is_of_itself(one):
        texts = _let_through(plan.texts, one.key, one.holds, facts.constraint.tree, dialect)
        plan = replace(plan, texts=texts)
    if not one.uses.stands_alone or one.candidates.are_distinct:
        return plan
    tests = tuple(truth_of(tree, dialect) for tree in one.uses.asked)
    return replace(plan, texts=distinct(plan, tests))


def _is_of_itself(one: Tried) -> bool:
    """Tell whether a constraint on what somebody answers speaks of nothing else."""
    facts = one.facts
    return bool(facts.constraint and not facts.calculation and facts.constraint.keys <= {one.key})


@lru_cache(maxsize=_REMEMBERED)
def _let_through(
    texts: tuple[str, ...], key: str, data_type: str, constraint: Tree, dialect: Dialect
) -> tuple[str, ...]:
    """The answers that a constraint does not keep out."""
    plan = Plan(key=key, data_type=data_type, texts=texts)
    return without_refused(plan, truth_of(constraint, dialect))


def without_gaps(
    ordered: Sequence[Tried], goals: Sequence[Goal]
) -> tuple[tuple[Tried, ...], tuple[Goal, ...]]:
    """The same search without what is not fully known, and without all that depends on it.

    Fewer conditions are left, so what cannot be met here cannot be met at all.
    """
    out: set[str] = set()
    kept: list[Tried] = []
    for one in ordered:
        facts = one.facts
        conditions = tuple(bound for bound in facts.conditions if not bound.keys & out)
        is_cut = len(conditions) < len(facts.conditions)
        calculation = facts.calculation
        if one.candidates.gap or (calculation and (is_cut or calculation.keys & out)):
            out.add(one.key)
            continue
        texts = one.candidates.texts
        if is_cut and "" not in texts:
            texts = (*texts, "")
        kept.append(
            replace(
                one,
                facts=replace(facts, conditions=conditions),
                candidates=replace(one.candidates, texts=texts),
            )
        )
    kept = [replace(one, facts=_unconstrained(one.facts, out)) for one in kept]
    return tuple(kept), tuple(goal for goal in goals if not goal.bound.keys & out)


def _unconstrained(facts: Facts, out: set[str]) -> Facts:
    """The facts without a constraint that speaks of what is left out."""
    if facts.constraint and facts.constraint.keys & out:
        return replace(facts, constraint=None)
    return facts
