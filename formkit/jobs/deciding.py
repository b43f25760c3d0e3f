"""Conflicts of a merge with what people decided about them, and what each side costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass as plain_dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from formkit.changes.detection import find_changes
from formkit.changes.evidence import Evidence
from formkit.changes.facts import fingerprint
from formkit.changes.judging import judge_change, worst
from formkit.changes.merging import Conflict, Decision, Merge, OwnText, Take, resolved
from formkit.changes.standard_norms import norms_of
from formkit.core.location import NOWHERE, Loc
from formkit.core.messages import Message
from formkit.core.values import dataclass, field, replace
from formkit.formats.conflict_lists import DecidedLine
from formkit.formats.headers import FORM_SHEETS
from formkit.model.form import Form

if TYPE_CHECKING:
    from formkit.changes.kinds import Change
    from formkit.changes.verdicts import Verdict
    from formkit.model.standard import Standard

Problem = tuple[Loc, Message]


class DecisionWord(StrEnum):
    """What the drop-down offers, in whatever language."""

    OURS = "ours"
    THEIRS = "theirs"
    BASE = "base"
    OWN = "own"


Vocabulary = Mapping[str, DecisionWord]
"""Word in any language, as ``plain_word`` writes it -> what it means."""


def plain_word(word: str) -> str:
    """A word as it is looked up, however it is typed.

    >>> plain_word(" Le  NÔTRE ")
    'le nôtre'
    """
    return " ".join(word.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDecision:
    """What stands in a row of the sheet, so that nothing of it is lost."""

    decision: str = ""
    own: str = ""


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
    written = _Written(deciding)
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
        if one.key in open_keys or one.key in settled.decisions
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
    return rank, loc.row, conflict.path, conflict.kind, conflict.key


def row_key(conflict: Conflict) -> str:
    """A conflict's key as the sheet has it, with a sign that tells which side is called ours."""
    ours, theirs = (sorted(map(fingerprint, side)) for side in (conflict.ours, conflict.theirs))
    return f"{conflict.key}{'+' if ours <= theirs else '-'}"


def taken_text(decision: Decision | None) -> str:
    """A decision as the hidden column keeps it."""
    if isinstance(decision, OwnText):
        return f"{DecisionWord.OWN} {decision.text}"
    return str(decision or "")


def taken_before(lines: Iterable[DecidedLine]) -> dict[str, Decision]:
    """The decisions that the form beside a sheet of conflicts holds, by key."""
    found: dict[str, Decision] = {}
    for line in lines:
        word, _, text = line.taken.partition(" ")
        if word == DecisionWord.OWN:
            found[line.key] = OwnText(text=text)
        elif word in list(Take):
            found[line.key] = Take(word)
    return found


class _Settled:
    """The merge after decisions, and all conflicts that were met on the way."""

    def __init__(self, plain: Merge, written: "_Written") -> None:
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
        if not new and prefer:
            undecided = (one.key for one in self.merge.conflicts if one.key not in self.decisions)
            return dict.fromkeys(undecided, prefer)
        return new


class _Written:
    """The rows of the sheet by their keys, and what is wrong with them."""

    def __init__(self, deciding: Deciding) -> None:
        self._vocabulary = deciding.vocabulary
        self._lines: dict[str, DecidedLine] = {}
        self._found: dict[str, Decision | None] = {}
        self.problems: list[Problem] = []
        for line in deciding.lines:
            if line.key in self._lines:
                self._tell_twice(line)
            else:
                self._lines[line.key] = line

    def of(self, key: str) -> WrittenDecision:
        """What stands in the row of a conflict."""
        line = self._lines.get(key)
        if line is None:
            return WrittenDecision()
        return WrittenDecision(decision=line.decision.text, own=line.own.text)

    def decision(self, conflict: Conflict) -> Decision | None:
        """What was decided about a conflict; None where nothing was, or nothing that is clear."""
        if conflict.key not in self._found:
            line = self._lines.get(conflict.key)
            self._found[conflict.key] = self._read(conflict, line) if line else None
        return self._found[conflict.key]

    def strangers(self, met: Mapping[str, Conflict]) -> Iterable[Problem]:
        """What is told of decisions about conflicts that are not there any more."""
        text = "this decision is about a conflict that is not there (any more); nothing follows it"
        for key, line in self._lines.items():
            if key not in met and line.decision.text:
                yield line.decision_loc, Message(text)

    def _read(self, conflict: Conflict, line: DecidedLine) -> Decision | None:
        said = line.decision.text
        word = self._vocabulary.get(plain_word(said))
        if word and word is not DecisionWord.OWN:
            return Take(word)
        problem = self._problem(conflict, line, word)
        if problem is None and said:
            return OwnText(text=line.own.text)
        if problem:
            self.problems.append(problem)
        return None

    def _problem(
        self, conflict: Conflict, line: DecidedLine, word: DecisionWord | None
    ) -> Problem | None:
        said = line.decision.text
        if not said:
            text = "a text of your own stands here, and {cell} does not say that it is to be taken"
            return (
                (line.own_loc, Message(text, cell=line.decision_loc.cell))
                if line.own.text
                else None
            )
        if word is None:
            text = "{word} is none of the decisions on offer; choose one from the list of the cell"
            return line.decision_loc, Message(text, word=said)
        if not conflict.takes_own_text:
            text = "this conflict is not about one text; decide for one of the sides"
            return line.decision_loc, Message(text)
        if line.own.formula or (line.own.value is not None and not line.own.text):
            text = "Excel took the text for a formula; write an apostrophe (') before it"
            return line.own_loc, Message(text)
        if not line.own.text:
            text = "{cell} says that your own text is to be taken; write it here"
            return line.own_loc, Message(text, cell=line.decision_loc.cell)
        return None

    def _tell_twice(self, line: DecidedLine) -> None:
        first = self._lines[line.key]
        if (first.decision.text, first.own.text) != (line.decision.text, line.own.text):
            text = (
                "the conflict of this row stands in row {row}, too, decided otherwise; that counts"
            )
            self.problems.append((line.decision_loc, Message(text, row=first.decision_loc.row)))


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
