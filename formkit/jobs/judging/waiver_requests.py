"""Waivers that a country asks for: written as the regional hub would give them.

They stand in a file of their own, since ``waivers.yaml`` is the hub's: it
copies a request there, and changes role and day as it sees fit.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import wrap

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
_WIDTH = 96

Say = Callable[[Change], Iterable[str]]
"""A change and its cost in words."""


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


def request_waivers(form: Path, changes: Iterable[Change], asked: Asked, say: Say) -> Output:
    """Ask for waivers, in place of earlier requests for the same changes.

    Args:
        form: the path of the form as it is; the requests go beside it.
        changes: that waivers are wanted for.
        asked: why, of whom and until when.
        say: words a change and what it costs, for whoever decides.

    Raises:
        BadManifestError: the requests there cannot be read, or a new one cannot stand.
    """
    path = form.parent / REQUESTS
    text = read_text(path) if path.is_file() else _HEAD
    for change in changes:
        mark = fingerprint(change)
        others = _without(text, mark) if text != _HEAD else text
        comments = "".join(f"{_COMMENT}{line}\n" for one in say(change) for line in _lines(one))
        text = f"{others}{comments}{_item(change, mark, asked)}"
    parse_waivers(text, file=str(path))
    return Output(path=path, content=text.encode())


def _lines(text: str) -> list[str]:
    return wrap(" ".join(text.split()), _WIDTH)


def _item(change: Change, mark: str, asked: Asked) -> str:
    values = {
        "fingerprint": mark,
        "kind": change.code,
        "place": told_of(change).path or change.code,
        "reason": asked.reason,
        "approver": asked.approver,
        "expires": asked.expires,
    }
    return format_item({**values}, indent=1)


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
