"""A form beside the standard form that it was built from: what changed, and what is settled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.kinds.rows import NodeAdded
from formkit.changes.situations import Situation
from formkit.changes.situations.evidence import Evidence
from formkit.changes.situations.guarding import block_of
from formkit.changes.standard_norms import norms_of, prefix_of
from formkit.changes.verdicts import Verdict
from formkit.changes.verdicts.judging import judge_change
from formkit.changes.verdicts.waiving import with_waivers
from formkit.lint.bases import Base
from formkit.model.form import Form
from formkit.model.policy import Leave, LockedBlock
from formkit.model.standard import Standard

_LOCKED = frozenset(
    (
        Situation.CONSENT_ALTERED,
        Situation.LOCKED_BLOCK_CHANGED,
        Situation.LOCKED_BLOCK_EXTENDED,
        Situation.LOCKED_ITEM_LEFT_OUT,
    )
)
_UNNAMED = frozenset((Situation.QUESTION_ADDED, Situation.REQUIRED_QUESTION_ADDED))
_WORDINGS = frozenset(("label", "hint", "guidance_hint", "constraint_message", "required_message"))


class Breach(StrEnum):
    """How a change goes against a standard's policy."""

    FORBIDDEN = "forbidden"
    LOCKED_BLOCK = "locked block"
    NO_WAIVER = "no waiver"
    WAIVER_EXPIRED = "waiver expired"
    UNDECLARED = "undeclared"
    PREFIX = "prefix"
    """A question of the country's own is not called as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A change that the policy does not let stand as it is."""

    change: Change
    verdict: Verdict
    breach: Breach
    fingerprint: str
    block: LockedBlock | None = None
    """The locked block that it touches."""


def broken_by(new: Form, base: Base, standard: Standard) -> tuple[Broken, ...]:
    """The changes that the policy does not let stand, in the order in which they are found.

    Args:
        new: the form.
        base: what it was built from.
        standard: whose policy it is.
    """
    if base.form is None:
        return ()
    changes = find_changes(base.form, new)
    norms = replace(norms_of(standard), prefixes=own_prefixes(new, standard))
    evidence = Evidence(base.form, new, changes, norms)
    verdicts = (judge_change(one, evidence) for one in changes)
    court = _Court(base=base, standard=standard, evidence=evidence)
    return tuple(court.broken(with_waivers(verdicts, base.waivers, base.today)))


@dataclass(frozen=True, kw_only=True)
class _Court:
    """What decides whether a change may stand."""

    base: Base
    standard: Standard
    evidence: Evidence

    def broken(self, verdicts: Iterator[Verdict]) -> Iterator[Broken]:
        for verdict in verdicts:
            if verdict.leave is Leave.FREE or self._is_draft(verdict.change):
                continue
            mark = fingerprint(verdict.change)
            breach = self._breach(verdict, mark)
            if breach is not None:
                yield Broken(
                    change=verdict.change,
                    verdict=verdict,
                    breach=breach,
                    fingerprint=mark,
                    block=block_of(verdict.change, self.evidence),
                )

    def _breach(self, verdict: Verdict, mark: str) -> Breach | None:
        if verdict.leave is Leave.FORBIDDEN:
            is_locked = verdict.situation in _LOCKED
            return Breach.LOCKED_BLOCK if is_locked else Breach.FORBIDDEN
        if verdict.is_waived:
            return None
        if verdict.leave is Leave.WAIVER:
            return Breach.WAIVER_EXPIRED if verdict.waiver else Breach.NO_WAIVER
        if self._lacks_prefix(verdict):
            return Breach.PREFIX
        return None if mark in self.base.declared else Breach.UNDECLARED

    def _lacks_prefix(self, verdict: Verdict) -> bool:
        """Tell whether a question of the country's own is called as everybody's."""
        change = verdict.change
        if verdict.situation not in _UNNAMED or not isinstance(change, NodeAdded):
            return False
        norms = self.evidence.norms
        return norms.variable(change.new) is None and not norms.is_own(change.new.name)

    def _is_draft(self, change: Change) -> bool:
        """Tell whether only wording changed that is a draft, and so the country's to mend."""
        header, _, language = str(getattr(change, "key", "")).partition("::")
        drafts = {one.name for one in self.standard.languages if one.is_draft}
        return header in _WORDINGS and language in drafts


def own_prefixes(form: Form, standard: Standard) -> tuple[str, ...]:
    """How own questions of the form's country begin; of any country where it names none."""
    country = standard.country(form.settings.get("formkit_country"))
    countries = (country,) if country else standard.countries
    return tuple(prefix_of(standard, one) for one in countries)
