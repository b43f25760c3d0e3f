"""``waivers.yaml``: changes that the regional hub allows a country, for a time.

It is a file of its own beside the adaptation, since the hub gives it and the
country may not write it, and since ``formkit adapt`` writes the adaptation anew.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.core.messages import Message
from formkit.formats.manifests import parse_manifest, read_text
from formkit.formats.records import Problem
from formkit.formats.sections import Section
from formkit.model.policy import Waiver

_FIELDS = ("fingerprint", "kind", "place", "reason", "approver", "expires")


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """Read the waivers of a country.

    Raises:
        BadManifestError: with all problems that the file has.
    """
    return parse_waivers(read_text(path), file=str(path))


def parse_waivers(text: str, *, file: str = "") -> tuple[Waiver, ...]:
    """Read the text of a file of waivers.

    Raises:
        BadManifestError: with all problems that the text has.
    """
    root = Section(placed=parse_manifest(text, "waivers", file=file))
    items = tuple(root.items("waivers"))
    if problems := tuple(_problems(items)):
        raise BadManifestError(problems)
    return tuple(
        Waiver(**{key: item.text(key) for key in _FIELDS}, loc=item.loc()) for item in items
    )


def _problems(items: tuple[Section, ...]) -> Iterator[Problem]:
    """Days that no calendar has, and changes that are allowed twice."""
    lines: dict[str, int] = {}
    for item in items:
        day, mark = item.text("expires"), item.text("fingerprint")
        if not is_day(day):
            text = "expires says {day}, which is no day of the calendar"
            yield item.loc("expires"), Message(text, day=day)
        if mark in lines:
            text = (
                "the change {fingerprint} is allowed already, in line {line}; keep one of the two"
            )
            message = Message(text, fingerprint=mark, line=lines[mark])
            yield item.loc("fingerprint"), message
        lines.setdefault(mark, item.loc().row)


def is_day(text: str) -> bool:
    """Tell whether a text is a day, written ``2027-06-30``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
