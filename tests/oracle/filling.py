"""Answers for an XForm, by a chance that is handed in."""

import copy
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from random import Random

from tests.oracle.choices import Choices, read_choices
from tests.oracle.names import TEMPLATE, XFORMS, local
from tests.oracle.records import data_types

TEXTS = ("Ali", "12", "yes", "a b", "2026-01-15", "0", "other, much")
CORNER = "12.1 15.0 0.0 0.0"
ANSWERS = {
    "int": ("0", "1", "2", "5", "12", "-3", "100", "2026"),
    "decimal": ("0.0", "0.5", "2.5", "10.0", "-1.25", "36.6"),
    "date": ("2026-03-15", "2026-03-14", "2026-04-01", "1990-06-30", "2024-02-29"),
    "dateTime": ("2026-03-15T10:30:00.000+01:00", "2025-12-31T23:59:59.999+01:00"),
    "time": ("10:30:00.000+01:00", "00:00:00.000+01:00", "23:59:59.000+01:00"),
    "geopoint": ("12.1 15.03 300.0 5.0", "-4.3 15.3 0.0 0.0"),
    "geotrace": ("12.1 15.0 0.0 0.0;12.2 15.1 0.0 0.0;12.4 15.2 0.0 0.0",),
    "geoshape": (f"{CORNER};12.2 15.1 0.0 0.0;12.1 15.2 0.0 0.0;{CORNER}",),
    "binary": ("photo.jpg",),
    "boolean": ("true", "false"),
}
MOST_INSTANCES = MOST_CODES = 3
EMPTY, HIDDEN = 0.25, 0.06
"""How often a question is not answered, or not asked."""


def fill(xform: ET.Element, chance: Random) -> None:
    """Give answers of each question's type, and up to three instances of each repeat."""
    root = next(xform.iter(f"{XFORMS}instance"))[0]
    _repeat(root, chance)
    _hide(xform, chance)
    types, choices = data_types(xform), read_choices(xform)
    for path, element in _leaves(root, ""):
        given = chance.random() >= EMPTY
        element.text = _answer(path, types.get(path, "string"), choices, chance) if given else ""


def _repeat(element: ET.Element, chance: Random, *, inside: bool = False) -> None:
    """Instances of each repeat, after its template; in an instance no template is left."""
    for template in [child for child in element if TEMPLATE in child.attrib]:
        for child in list(element):
            if child.tag == template.tag and child is not template:
                element.remove(child)
        place = list(element).index(template) + 1
        for _ in range(chance.randint(0, MOST_INSTANCES)):
            instance = copy.deepcopy(template)
            del instance.attrib[TEMPLATE]
            element.insert(place, instance)
            _repeat(instance, chance, inside=True)
        if inside:
            element.remove(template)
    for child in element:
        if TEMPLATE not in child.attrib:
            _repeat(child, chance, inside=inside)


def _hide(xform: ET.Element, chance: Random) -> None:
    repeats = {repeat.get("nodeset") for repeat in xform.iter(f"{XFORMS}repeat")}
    for bind in xform.iter(f"{XFORMS}bind"):
        if bind.get("nodeset") not in repeats and chance.random() < HIDDEN:
            bind.set("relevant", "false()")


def _leaves(element: ET.Element, around: str) -> Iterator[tuple[str, ET.Element]]:
    path = f"{around}/{local(element)}"
    if not len(element):
        yield path, element
    for child in element:
        if TEMPLATE not in child.attrib:
            yield from _leaves(child, path)


def _answer(path: str, kind: str, choices: Choices, chance: Random) -> str:
    if kind not in {"select", "selects"}:
        return chance.choice(ANSWERS.get(kind, TEXTS))
    codes = choices.codes(path)
    wanted = 1 if kind == "select" else chance.randint(1, MOST_CODES)
    return " ".join(chance.sample(codes, min(wanted, len(codes))))
