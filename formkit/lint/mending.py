"""The fixes of many findings on one workbook, until nothing is left that can be mended.

Fixes that touch different places are made together; of two that would set one
cell otherwise, the later one waits for the next round.  After each round the
form is judged again: a fix that leaves its finding, or brings an error, is
taken back and never tried again.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from formkit.core.errors import FormkitError
from formkit.core.findings import Finding, Report, Severity
from formkit.core.messages import Message
from formkit.core.values import dataclass, field
from formkit.formats.edited_workbook import edit_workbook
from formkit.formats.joined_edits import join_edits
from formkit.lint.baseline import fingerprint
from formkit.lint.claims import Claims, Place, places_of
from formkit.lint.fix import Fix
from formkit.lint.registry import all_rules
from formkit.lint.subject import Subject
from formkit.model.edits import Edit
from formkit.model.form import Form
from formkit.model.sheets import Workbook

_MOST_ROUNDS = 100
"""Each round makes a fix or gives one up; rules whose fixes undo each other end here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A workbook and what its check says."""

    subject: Subject
    report: Report


Examine = Callable[[Workbook], Examined]
"""Judges a workbook that only exists in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """One fix of one finding."""

    finding: Finding
    """Of the workbook as it was when the fix was made, rounds before it done."""
    title: Message
    is_safe: bool = True
    why_not: Message | None = None
    """Why the fix was not made; None where it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A workbook after its fixes."""

    workbook: Workbook
    form: Form
    """What it means."""
    edits: tuple[Edit, ...]
    """What was done, as edits of the workbook as read."""
    made: tuple[Mending, ...]
    """In the order in which they were made."""
    refused: tuple[Mending, ...]
    report: Report
    """What is found afterwards."""
    unsafe_left: int = 0
    """How many fixes more there are that somebody might not want."""


def mend(workbook: Workbook, examine: Examine, *, unsafe: bool = False) -> Mended:
    """Make every fix that can be made.

    Args:
        workbook: as read.
        examine: judges it, and what becomes of it.
        unsafe: whether fixes are made that somebody might not want.
    """
    mender = _Mender(examine, examine(workbook), unsafe=unsafe)
    for _ in range(_MOST_ROUNDS):
        if not mender.advance():
            break
    return Mended(
        workbook=mender.now.subject.workbook,
        form=mender.now.subject.form,
        edits=join_edits(workbook, mender.rounds),
        made=tuple(mender.made),
        refused=tuple(mender.refused.values()),
        report=mender.now.report,
        unsafe_left=0 if unsafe else sum(not plan.fix.is_safe for plan in mender.plans()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    finding: Finding
    fix: Fix
    places: tuple[tuple[Place, object], ...]

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same of the finding and its fix from round to round."""
        return fingerprint(self.finding), str(self.fix.title)


@dataclass(slots=True)
class _Mender:
    """One workbook on its way from round to round."""

    examine: Examine
    now: Examined
    unsafe: bool = field(kw_only=True)
    rounds: list[tuple[Edit, ...]] = field(default_factory=list)
    made: list[Mending] = field(default_factory=list)
    refused: dict[tuple[str, str], Mending] = field(default_factory=dict)

    def advance(self) -> bool:
        """Go one round; tell whether something was done or given up."""
        batch = _together([plan for plan in self.plans() if self._may_be_made(plan)])
        if not batch:
            return False
        self._try(batch)
        return True

    def plans(self) -> Iterator[_Plan]:
        """What can be mended, in the order of the report."""
        rules = all_rules()
        for finding in self.now.report.findings:
            mend_one = rules[finding.rule].mend if finding.fixable else None
            fix = mend_one(self.now.subject, finding) if mend_one else None
            if fix:
                yield _Plan(finding=finding, fix=fix, places=places_of(fix))

    def _may_be_made(self, plan: _Plan) -> bool:
        return (plan.fix.is_safe or self.unsafe) and plan.key not in self.refused

    def _try(self, batch: Sequence[_Plan]) -> None:
        """Make some fixes together; where that fails, half of them, down to the one at fault."""
        outcome = self._attempt(batch)
        if isinstance(outcome, Message):
            if len(batch) > 1:
                self._try(batch[: len(batch) // 2])
            else:
                self.refused[batch[0].key] = _mending(batch[0], outcome)
            return
        edits, self.now = outcome
        self.rounds.append(edits)
        self.made += (_mending(plan) for plan in batch)

    def _attempt(self, batch: Sequence[_Plan]) -> tuple[tuple[Edit, ...], Examined] | Message:
        """What comes of some fixes, or why they are not made."""
        try:
            edits = _edits(self.now.subject, batch)
            after = self.examine(edit_workbook(self.now.subject.workbook, edits))
        except (FormkitError, ValueError) as error:
            return error.message if isinstance(error, FormkitError) else _NOT_MADE
        before_found, after_found = (_all(one.report) for one in (self.now, after))
        return _fault(batch, before_found, after_found) or (edits, after)


_NOT_MADE = Message("it cannot be made together with what else is to be done to its row")


def _mending(plan: _Plan, why_not: Message | None = None) -> Mending:
    fix = plan.fix
    return Mending(finding=plan.finding, title=fix.title, is_safe=fix.is_safe, why_not=why_not)


def _together(plans: Sequence[_Plan]) -> list[_Plan]:
    """The fixes that do not get in each other's way: of cells where there are any, else others."""
    of_cells = [plan for plan in plans if plan.fix.edits]
    claims = Claims()
    return [plan for plan in of_cells or plans if claims.take(plan.places)]


def _edits(subject: Subject, batch: Sequence[_Plan]) -> tuple[Edit, ...]:
    edits = dict.fromkeys(edit for plan in batch for edit in plan.fix.edits)
    if edits:
        return tuple(edits)
    from formkit.changes.applying import apply  # noqa: PLC0415 - few fixes are changes
    from formkit.formats.finding_edits import find_edits  # noqa: PLC0415 - as above

    changes = dict.fromkeys(change for plan in batch for change in plan.fix.changes)
    return find_edits(subject.workbook, apply(subject.form, changes))


def _all(report: Report) -> tuple[Finding, ...]:
    return (*report.findings, *report.known, *(one.finding for one in report.ignored))


def _fault(
    batch: Sequence[_Plan], before: Sequence[Finding], after: Sequence[Finding]
) -> Message | None:
    """What is wrong with fixes that were made; None when nothing is."""
    wanted = Counter(fingerprint(plan.finding) for plan in batch)
    was, left = (Counter(map(fingerprint, found)) for found in (before, after))
    if any(left[one] > was[one] - count for one, count in wanted.items()):
        return Message("the finding would still be there")
    old, new = (_errors(found) for found in (before, after))
    brought = next((one for one in after if one.rule in new - old), None)
    if brought is None:
        return None
    text = "it would bring an error, {rule} at {cell}: {said}"
    return Message(text, rule=brought.rule, cell=brought.loc.a1, said=brought.message)


def _errors(findings: Sequence[Finding]) -> Counter[str]:
    """How many errors of each rule there are: names and headers may change by a fix."""
    return Counter(one.rule for one in findings if one.severity is Severity.ERROR)
