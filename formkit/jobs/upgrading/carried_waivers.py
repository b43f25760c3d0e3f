"""Waivers on another release: the same changes have other fingerprints where the base moved."""

from pathlib import Path

from formkit.changes.detection import find_changes
from formkit.changes.facts import fingerprint
from formkit.core.values import dataclass
from formkit.formats.manifests import read_text
from formkit.formats.waivers import parse_waivers
from formkit.jobs.outputs import Output
from formkit.jobs.upgrading.new_names import NewNames
from formkit.model.form import Form
from formkit.model.policy import Waiver

_FILE = "waivers.yaml"
_Pair = tuple[Form, Form]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedWaivers:
    """What becomes of a country's waivers."""

    kept: tuple[Waiver, ...] = ()
    """Those that allow the same change on the new release."""
    lost: tuple[Waiver, ...] = ()
    """Those whose change is not made any more, or is another one now."""
    output: Output | None = None
    """The file, where there is one and it has to say something else or lie elsewhere."""


def carry_waivers(
    folder: Path, to: Path, before: _Pair, after: _Pair, names: NewNames
) -> CarriedWaivers:
    """Find the changes again that a country's waivers allow.

    Args:
        folder: where the waivers lie.
        to: where they are to go.
        before: the form of the old release, and the country's.
        after: the form of the new release, and the one that the country gets.
        names: what the new release calls otherwise.

    Raises:
        BadManifestError: the waivers do not hold what they should.
    """
    path = folder / _FILE
    if not path.is_file():
        return CarriedWaivers()
    text = read_text(path)
    new = _new_marks(before, after, names)
    waivers = parse_waivers(text, file=str(path))
    kept = tuple(one for one in waivers if one.fingerprint in new)
    carried = text
    for one in kept:
        carried = carried.replace(one.fingerprint, new[one.fingerprint])
    target = to / _FILE
    is_written = carried != text or target.resolve() != path.resolve()
    return CarriedWaivers(
        kept=kept,
        lost=tuple(one for one in waivers if one not in kept),
        output=Output(path=target, content=carried.encode()) if is_written else None,
    )


def _new_marks(before: _Pair, after: _Pair, names: NewNames) -> dict[str, str]:
    """Old fingerprint -> new fingerprint, of the changes that are still made."""
    marks = {fingerprint(one): names.spot(one) for one in find_changes(*before)}
    spots = {names.spot(one): fingerprint(one) for one in find_changes(*after)}
    known = set(spots.values())
    return {
        mark: mark if mark in known else spots[spot]
        for mark, spot in marks.items()
        if mark in known or spot in spots
    }
