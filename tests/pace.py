"""How fast this machine is just now, so that a limit in seconds means the same everywhere."""

import json
from time import process_time

_USUAL = 0.010
"""Seconds of processor time that one round takes on the machine the limits are set for."""
_ROUNDS = 40
_MISJUDGED = 2
"""How far off that is: what needs much memory suffers more from neighbours than text does."""
_WORK = [{"name": f"people_{number}", "row": [number, None, True]} for number in range(2_000)]


def is_within(seconds: float, limit: float) -> bool:
    """Tell whether something took no more than it may, at the pace of this machine just now.

    Other work on the same cores can double the processor time that something takes.
    Whatever keeps to its limit here needs no measuring.  A test guards against work that
    grows out of hand; how long things take is told by ``tests/bench``.
    """
    return seconds <= limit or seconds <= limit * _pace() * _MISJUDGED


def _pace() -> float:
    """How many times as long as usual anything takes here and now."""
    begun = process_time()
    for _ in range(_ROUNDS):
        json.dumps(_WORK, indent=2)
    return (process_time() - begun) / _ROUNDS / _USUAL
