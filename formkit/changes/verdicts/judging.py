"""Judging changes: what each one costs, and why."""

from collections.abc import Iterable, Sequence
from functools import cache, partial
from string import Formatter

from formkit.changes.kinds import Change
from formkit.changes.kinds.forms import SettingSet
from formkit.changes.kinds.lists import ChoiceAttributeSet
from formkit.changes.kinds.rows import NodeAttributeSet
from formkit.changes.norms import Norms
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.guarding import guard_of
from formkit.changes.situations.situating import plain_situation_of
from formkit.changes.verdicts import ChangeClass, Comparability, Deployed, Verdict
from formkit.changes.verdicts.deployed_words import DEPLOYED_ANYWAY, DEPLOYED_WORDS
from formkit.changes.verdicts.fields import Fields, facets_of, fields_of
from formkit.changes.verdicts.leave_words import leave_words
from formkit.changes.verdicts.leaves import leave_of
from formkit.changes.verdicts.mappings import mapping_of
from formkit.changes.verdicts.table import COSTS, Cost
from formkit.changes.verdicts.words import COMPARABILITY_WORDS
from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary
from formkit.model.form import Form
from formkit.model.module import Module
from formkit.model.policy import Policy


def judge_changes(
    old: Form,
    new: Form,
    changes: Sequence[Change],
    *,
    dictionary: Dictionary | None = None,
    modules: Sequence[Module] = (),
    policy: Policy | None = None,
    prefixes: tuple[str, ...] = (),
) -> tuple[Verdict, ...]:
    """Judge each change, in the order of the changes.

    Args:
        old: the form as it was.
        new: the form as it is.
        changes: all that ``find_changes(old, new)`` gives.
        dictionary: tells which variables are core and which lists are open; without
            one that is unknown, and said so.
        modules: of the standard; those that are asked as they are lock their questions
            where there is no policy.
        policy: of the standard; without one the table's own leaves hold.
        prefixes: how the names of countries' own questions begin, ``td_``.
    """
    norms = Norms(dictionary=dictionary, modules=modules, policy=policy, prefixes=prefixes)
    evidence = Evidence(old, new, changes, norms)
    return tuple(judge_change(one, evidence) for one in changes)


def judge_change(change: Change, evidence: Evidence) -> Verdict:
    """Judge one of the changes that the evidence is of."""
    plain = plain_situation_of(change, evidence)
    guard = guard_of(change, plain, evidence)
    return _verdict(change, plain, guard, evidence)


def judge_version(evidence: Evidence) -> Verdict | None:
    """Judge a version that was left as it was though the form has changed.

    None where it was set, where the form states none, or where the forms are two
    and not two versions of one: they have other form ids.
    """
    old, new = evidence.old.settings, evidence.new.settings
    version = new.get("version")
    is_same_form = old.get("form_id") == new.get("form_id")
    is_meant = any(not getattr(one, "equivalent", False) for one in evidence.changes)
    if not (version and is_same_form and is_meant) or old.get("version") != version:
        return None
    left = SettingSet(key="version", old=version, new=version)
    return _verdict(left, Situation.VERSION_NOT_RAISED, None, evidence)


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that counts: by comparability, then by collected data, then by leave."""
    return max(
        verdicts,
        key=lambda one: (one.comparability.rank, one.deployed.rank, one.leave.rank),
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Price:
    """What a situation and its guard cost together, whatever the change."""

    change_class: ChangeClass
    comparability: Comparability
    deployed: Deployed
    compared: Message
    """Why the data compare so far, not filled in."""
    kept: Message
    """What becomes of collected data."""


@cache
def _price_of(plain: Situation, guard: Situation | None) -> _Price:
    """The graver of each verdict counts."""
    cost = COSTS[plain]
    heavier = COSTS[guard] if guard else cost
    compared = guard if guard and heavier.comparability.rank >= cost.comparability.rank else plain
    kept = guard if guard and heavier.deployed.rank > cost.deployed.rank else plain
    deployed = COSTS[kept].deployed
    return _Price(
        change_class=_class(cost, heavier),
        comparability=COSTS[compared].comparability,
        deployed=deployed,
        compared=COMPARABILITY_WORDS[compared],
        kept=DEPLOYED_WORDS.get(kept) or DEPLOYED_ANYWAY[deployed],
    )


def _verdict(
    change: Change, plain: Situation, guard: Situation | None, evidence: Evidence
) -> Verdict:
    price = _price_of(plain, guard)
    leave, of = leave_of(change, plain, guard, evidence)
    words = price.compared, price.kept, leave_words(leave, of)
    return Verdict(
        change=change,
        situation=guard or plain,
        change_class=price.change_class,
        comparability=price.comparability,
        deployed=price.deployed,
        leave=leave,
        reasons=partial(_reasons, words, change, evidence),
        mapping=mapping_of(change, plain, evidence),
    )


def _reasons(
    words: tuple[Message, Message, Message], change: Change, evidence: Evidence
) -> tuple[Message, Message, Message]:
    """The sentences of a verdict, with what they speak of."""
    fields = fields_of(change, evidence)
    is_told = "facets" in _names(words[0].template)
    if is_told and isinstance(change, NodeAttributeSet | ChoiceAttributeSet):
        fields = {**fields, "facets": facets_of(change, evidence)}
    compared, kept, left = words
    return _filled(compared, fields), _filled(kept, fields), _filled(left, fields)


def _class(cost: Cost, heavier: Cost) -> ChangeClass:
    """Protection before all else, then the higher of the two."""
    return max(cost.change_class, heavier.change_class)


def _filled(words: Message, fields: Fields) -> Message:
    return words.filled(**{name: fields.get(name, "") for name in _names(words.template)})


@cache
def _names(template: str) -> tuple[str, ...]:
    """The names in braces, in order."""
    named = (name for _, name, _, _ in Formatter().parse(template) if name)
    return tuple(dict.fromkeys(named))
