"""Records for the judges: an XForm with answers in it, and the same as formkit sees it.

What an XForm works out by itself is taken away, so that every engine keeps the answers that
are given: conditions and calculations are not part of the record but asked about it.
"""

import copy
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from formkit.xpath.context import Environment
from formkit.xpath.instance import Element
from tests.oracle.choices import Choices, read_choices
from tests.oracle.names import ODK, TEMPLATE, XFORMS, local

NOW = datetime(2026, 3, 15, 13, 30, 15, 250_000, tzinfo=timezone(timedelta(hours=1)))
"""Where the clock of all devices stands."""
ZONE = "Africa/Lagos"
"""Their time zone: an hour before UTC, the whole year."""

SELECTS = {"select1": "select", "select": "selects", "rank": "selects"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record that engines can load."""

    xform: ET.Element
    environment: Environment
    choices: Choices

    def write(self, path: Path, *, blanked: bool = False) -> Path:
        """Write the XForm; ``blanked`` without the answers that are not asked for."""
        xform = self.xform
        if blanked:
            xform = copy.deepcopy(xform)
            _blank(next(xform.iter(f"{XFORMS}instance"))[0], self.environment.root)
        ET.ElementTree(xform).write(path, encoding="utf-8", xml_declaration=True)
        return path


def read_record(xform: ET.Element) -> Record:
    """Read a record as formkit sees it."""
    choices = read_choices(xform)
    types = data_types(xform)
    hidden = {
        bind.get("nodeset", "")
        for bind in xform.iter(f"{XFORMS}bind")
        if bind.get("relevant") == "false()"
    }
    repeats = {repeat.get("nodeset", "") for repeat in xform.iter(f"{XFORMS}repeat")}
    reading = _Reading(types=types, hidden=hidden, repeats=repeats)
    first, *others = xform.iter(f"{XFORMS}instance")
    elsewhere = _Reading(types={}, hidden=set(), repeats=set())
    instances = {other.get("id", ""): elsewhere.element(other[0], "") for other in others}
    environment = Environment(
        root=reading.element(first[0], ""),
        now=NOW,
        random=lambda: 0.5,
        new_uuid=lambda: "0" * 36,
        instances=instances,
        last_saved=instances.get("__last-saved"),
        pulldata=lambda *asked: _looked_up(instances, *asked),
        choice_label=lambda question, code: choices.label(plain_path(question), code),
        version=first[0].get("version", ""),
    )
    return Record(xform=xform, environment=environment, choices=choices)


def plain_path(element: Element) -> str:
    """Where an element stands, without saying which instance of a repeat."""
    return "".join(f"/{one.name}" for one in element.path)


def _looked_up(
    instances: Mapping[str, Element], file: str, wanted: str, searched: str, value: str
) -> str:
    """What ODK Web Forms finds; of Collect's own lookup JavaRosa knows nothing."""
    rows = instances[file].children if file in instances else []
    found = (row for row in rows if [one.text for one in row.find(searched)] == [value])
    row = next(found, None)
    return "".join(one.text for one in row.find(wanted)) if row else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    types: Mapping[str, str]
    hidden: set[str]
    repeats: set[str]

    def element(self, source: ET.Element, around: str, *, relevant: bool = True) -> Element:
        path = f"{around}/{local(source)}"
        relevant = relevant and path not in self.hidden
        children = [
            self.element(child, path, relevant=relevant)
            for child in source
            if TEMPLATE not in child.attrib
        ]
        return Element(
            local(source),
            "" if children else (source.text or "").strip(),
            self.types.get(path, "string"),
            children,
            relevant=relevant,
            attributes={name: value for name, value in source.attrib.items() if name[0] != "{"},
            is_repeat=path in self.repeats,
        )


def data_types(xform: ET.Element) -> dict[str, str]:
    """What each question's answer is, by its path without positions."""
    types = {
        bind.get("nodeset", ""): bind.get("type", "string") for bind in xform.iter(f"{XFORMS}bind")
    }
    for control in controls(xform):
        if (kind := SELECTS.get(local(control))) is not None:
            types[control.get("ref", "")] = kind
    return types


def controls(xform: ET.Element) -> Iterator[ET.Element]:
    """The questions of a form's body."""
    for name in (f"{XFORMS}select1", f"{XFORMS}select", f"{ODK}rank", f"{XFORMS}input"):
        yield from xform.iter(name)


def _blank(source: ET.Element, element: Element) -> None:
    """As Enketo's model holds it: what is not asked for is empty."""
    if not element.relevant and not element.children:
        source.text = ""
    kept = [child for child in source if TEMPLATE not in child.attrib]
    for child, inside in zip(kept, element.children, strict=True):
        _blank(child, inside)
