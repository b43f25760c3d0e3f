"""Verdicts with the waivers that the regional hub gave."""

from collections.abc import Iterable, Iterator

from formkit.changes.facts import fingerprint
from formkit.changes.verdicts import Verdict
from formkit.core.values import replace
from formkit.model.policy import Leave, Waiver

_WAIVABLE = frozenset((Leave.DECLARE, Leave.WAIVER))


def with_waivers(
    verdicts: Iterable[Verdict], waivers: Iterable[Waiver], today: str
) -> Iterator[Verdict]:
    """The verdicts, each with the waiver for its change where there is one.

    What is forbidden no waiver allows.

    Args:
        verdicts: of changes.
        waivers: each speaks of one change by its fingerprint.
        today: the day on which they have to hold, ``2026-11-22``; empty: all hold.
    """
    known = {one.fingerprint: one for one in waivers}
    for verdict in verdicts:
        is_open = bool(known) and verdict.leave in _WAIVABLE
        waiver = known.get(fingerprint(verdict.change)) if is_open else None
        if waiver:
            yield replace(verdict, waiver=waiver, is_waived=waiver.holds(today))
        else:
            yield verdict
