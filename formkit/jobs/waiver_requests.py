"""Waivers that a country asks for: written as the regional hub would give them.

They stand in a file of their own, since ``waivers.yaml`` is the hub's: it
copies a request there, and changes role and day as it sees fit.
"""

from pathlib import Path

from formkit.changes.facts import fingerprint
from formkit.changes.kinds import Change
from formkit.changes.telling import told_of
from formkit.core.values import dataclass
from formkit.formats.manifests import read_text
from formkit.formats.waivers import parse_waivers, read_waivers
from formkit.formats.yaml_writing import format_item
from formkit.jobs.outputs import Output
from formkit.model.policy import Waiver

REQUESTS = "waiver_requests.yaml"
_HEAD = "formkit: waivers/1\nwaivers:\n"
_COMMENT = "  # "


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a country says when it asks for a waiver."""

    reason: str
    approver: str
    """The role that is asked, never a person's name."""
    expires: str
    """The last day on which it is to hold, ``2027-06-30``."""


def find_requests(form: Path) -> tuple[Waiver, ...]:
    """The waivers that were asked for, beside a form.

    Raises:
        BadManifestError: the file does not hold what it should.
    """
    path = form.parent / REQUESTS
    return read_waivers(path) if path.is_file() else ()


def request_waiver(form: Path, change: Change, asked: Asked, said: tuple[str, ...]) -> Output:
    """Ask for a waiver, in place of an earlier request for the same change.

    Args:
        form: the path of the form as it is; the requests go beside it.
        change: that a waiver is wanted for.
        asked: why, of whom and until when.
        said: the change and its cost in words, for whoever decides.

    Raises:
        BadManifestError: the requests there are cannot be read, or the new one cannot stand.
    """
    path = form.parent / REQUESTS
    mark = fingerprint(change)
    others = _without(read_text(path), mark) if path.is_file() else _HEAD
    item = format_item(
        {
            "fingerprint": mark,
            "kind": change.code,
            "place": told_of(change).path or change.code,
            "reason": asked.reason,
            "approver": asked.approver,
            "expires": asked.expires,
        },
        indent=1,
    )
    comments = "".join(f"{_COMMENT}{line}\n" for one in said for line in one.splitlines())
    written = f"{others}{comments}{item}"
    parse_waivers(written, file=str(path))
    return Output(path=path, content=written.encode())


def _without(text: str, mark: str) -> str:
    """The requests but one, and the comments above it."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    requests = parse_waivers(text)
    starts = [_start(lines, one.loc.row - 1) for one in requests]
    for number, one in enumerate(requests):
        if one.fingerprint == mark:
            del lines[starts[number] : [*starts, len(lines)][number + 1]]
    return "".join(lines)


def _start(lines: list[str], row: int) -> int:
    """Where a request begins: with the comments above it."""
    while row and lines[row - 1].lstrip().startswith("#"):
        row -= 1
    return row
