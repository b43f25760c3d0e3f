"""Conflicts of a merge with what people decided about them, and what each side costs."""

from collections.abc import Mapping
from dataclasses import dataclass as plain_dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.changes.detection import find_changes
from formkit.changes.merging import Conflict, Decision, Merge, Take, resolved
from formkit.changes.situations.evidence import Evidence
from formkit.changes.standard_norms import norms_of
from formkit.changes.verdicts.judging import judge_change, worst
from formkit.core.location import NOWHERE
from formkit.core.values import dataclass, field, replace
from formkit.formats.conflict_lists import DecidedLine
from formkit.formats.headers import FORM_SHEETS
from formkit.jobs.merging.stand_ins import followed, with_followers
from formkit.jobs.merging.written_decisions import (
    Problem,
    Vocabulary,
    WrittenDecision,
    WrittenDecisions,
)
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.changes.kinds import Change
    from formkit.changes.verdicts import Verdict
    from formkit.model.standard import Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedConflict:
    """A conflict, what each side costs, and what was decided."""

    conflict: Conflict
    ours_cost: "Verdict | None"
    """The worst of what ours did to the base; None where ours did nothing."""
    theirs_cost: "Verdict | None"
    decision: Decision | None = None
    written: WrittenDecision = field(default=WrittenDecision())
    is_open: bool = True
    """Whether somebody has to decide it still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A merge with the decisions that could be read."""

    plain: Merge
    """Before any decision."""
    merge: Merge
    conflicts: tuple[WeighedConflict, ...]
    """Those that are open or decided, in their order."""
    problems: tuple[Problem, ...] = ()
    """Decisions that cannot be read."""

    @property
    def open(self) -> tuple[WeighedConflict, ...]:
        """The conflicts that somebody has to decide still."""
        return tuple(one for one in self.conflicts if one.is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """By what conflicts are decided and judged."""

    lines: tuple[DecidedLine, ...] = ()
    """What stands on the sheet of conflicts."""
    vocabulary: Vocabulary = field(default_factory=dict)
    prefer: Take | None = None
    """The side that wins where nobody decided."""
    standard: "Standard | None" = None
    """By which what each side did is judged."""


def decide(plain: Merge, deciding: Deciding) -> Decided:
    """Decide the conflicts of a merge, as far as somebody said how.

    Args:
        plain: the merge before any decision.
        deciding: what people wrote, and which side wins elsewhere.
    """
    written = WrittenDecisions(deciding.lines, deciding.vocabulary)
    # a decision may bring another conflict, which may be decided already
    settled = _Settled(plain, written)
    settled.run(deciding.prefer)
    costs = _Costs(plain, deciding.standard)
    open_keys = {one.key for one in settled.merge.conflicts}
    conflicts = tuple(
        replace(
            costs.weighed(one),
            decision=settled.decisions.get(one.key),
            written=written.of(one.key),
            is_open=one.key in open_keys,
        )
        for one in sorted(settled.met.values(), key=_standing)
        if one.key in settled.listed and (one.key in open_keys or one.key in settled.decisions)
    )
    return Decided(
        plain=plain,
        merge=settled.merge,
        conflicts=conflicts,
        problems=(*written.problems, *written.strangers(settled.met)),
    )


def _standing(conflict: Conflict) -> tuple[object, ...]:
    """By where it stands in the base, or in a side: the same whatever is decided."""
    locs = (
        getattr(one, name, NOWHERE)
        for name in ("old_loc", "new_loc")
        for one in (*conflict.ours, *conflict.theirs)
    )
    loc = next((one for one in locs if one.row), NOWHERE)
    sheet = loc.sheet.strip().lower()
    rank = FORM_SHEETS.index(sheet) if sheet in FORM_SHEETS else len(FORM_SHEETS)
    column = str(getattr(conflict.ours[0], "key", "")) if conflict.texts else ""
    return rank, loc.row, conflict.path, conflict.kind, column, conflict.key


class _Settled:
    """The merge after decisions, and all conflicts that were met on the way."""

    def __init__(self, plain: Merge, written: WrittenDecisions) -> None:
        self._plain = plain
        self._written = written
        self.merge = plain
        self.met = {one.key: one for one in plain.conflicts}
        self.decisions: dict[str, Decision] = {}

    def run(self, prefer: Take | None) -> None:
        """Decide until nobody has said more."""
        while new := self._new(prefer):
            self.decisions |= new
            self.merge = resolved(self._plain, self.decisions)
            self.met = {one.key: one for one in self.merge.conflicts} | self.met

    def _new(self, prefer: Take | None) -> dict[str, Decision]:
        asked = (one for key, one in self.met.items() if key not in self.decisions)
        found = {one.key: self._written.decision(one) for one in asked}
        new = {key: one for key, one in found.items() if one is not None}
        new |= self._following(new)
        if not new and prefer:
            undecided = (one.key for one in self.merge.conflicts if one.key not in self.decisions)
            return dict.fromkeys(undecided, prefer)
        return new

    @property
    def listed(self) -> frozenset[str]:
        """The conflicts that people are asked about: a stand-in only where they said more."""
        follows = followed(self.met.values())
        return frozenset(
            key for key in self.met if key not in follows or self._written.of(key).decision
        )

    def _following(self, new: Mapping[str, Decision]) -> dict[str, Decision]:
        """What follows for wording that stands in for a translation."""
        made = self.decisions | dict(new)
        wanted = with_followers(self.met.values(), made)
        return {key: one for key, one in wanted.items() if key not in made}


@plain_dataclass(frozen=True)
class _Costs:
    """What each side did to the base, judged when it is asked for."""

    merge: Merge
    standard: "Standard | None"

    def weighed(self, conflict: Conflict) -> WeighedConflict:
        """A conflict with the worst that each side's changes cost."""
        return WeighedConflict(
            conflict=conflict,
            ours_cost=worst(judge_change(one, self._ours) for one in conflict.ours),
            theirs_cost=worst(judge_change(one, self._theirs) for one in conflict.theirs),
        )

    @cached_property
    def _ours(self) -> Evidence:
        return self._evidence(self.merge.ours)

    @cached_property
    def _theirs(self) -> Evidence:
        return self._evidence(self.merge.theirs)

    def _evidence(self, side: Form) -> Evidence:
        changes: tuple[Change, ...] = find_changes(self.merge.base, side)
        return Evidence(self.merge.base, side, changes, norms_of(self.standard))
