"""XForms made ready to hold answers, and the expressions that stood in them."""

import copy
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from random import Random

from formkit.xpath.errors import XPathSyntaxError
from formkit.xpath.names import is_name
from formkit.xpath.parser import parse
from formkit.xpath.printing import format_expression
from formkit.xpath.tree import Call, Path, Text, Tree, walk
from tests.oracle.filling import fill
from tests.oracle.names import JAVAROSA, XFORMS, local
from tests.oracle.records import Record, read_record

ASKED = ("relevant", "constraint", "calculate", "required", "readonly")
ACTIONS = ("setvalue", "setgeopoint", "recordaudio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An expression of a form."""

    path: str
    """The question or group that it belongs to."""
    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A form without what it works out by itself, and the expressions that did so."""

    xform: ET.Element
    expressions: tuple[Asked, ...]

    def filled(self, chance: Random) -> Record:
        """A record of it, with answers of each question's type and up to three of each repeat."""
        xform = copy.deepcopy(self.xform)
        fill(xform, chance)
        return read_record(xform)


def read_blank(text: str) -> Blank:
    """Read an XForm."""
    xform = ET.fromstring(text)  # noqa: S314 - pyxform made it
    expressions = tuple(_expressions(xform))
    _strip(xform, _files(expressions))
    _name_instances(xform)
    return Blank(xform=xform, expressions=expressions)


def _expressions(xform: ET.Element) -> Iterator[Asked]:
    for element in xform.iter():
        name = local(element)
        if name == "bind":
            for column in ASKED:
                if column in element.attrib:
                    yield Asked(
                        path=element.get("nodeset", ""), column=column, text=element.attrib[column]
                    )
        elif name == "repeat" and f"{JAVAROSA}count" in element.attrib:
            path = element.get("nodeset", "").rpartition("/")[0]
            yield Asked(path=path, column="count", text=element.attrib[f"{JAVAROSA}count"])
        elif name == "setvalue" and "value" in element.attrib:
            yield Asked(path=element.get("ref", ""), column="default", text=element.attrib["value"])
        for itemset in element.findall(f"{XFORMS}itemset"):
            yield from _choice_filter(element, itemset)


def _choice_filter(question: ET.Element, itemset: ET.Element) -> Iterator[Asked]:
    """Which codes are on offer, in the words of one expression."""
    value = itemset.find(f"{XFORMS}value")
    tree = _itemset_path(itemset)
    if value is not None and tree is not None and "[" in (written := format_expression(tree)):
        text = f"join(' ', {written}/{value.get('ref', '')})"
        yield Asked(path=question.get("ref", ""), column="choice_filter", text=text)


def _itemset_path(itemset: ET.Element) -> Path | None:
    try:
        tree = parse(itemset.get("nodeset", ""))
    except XPathSyntaxError:
        return None
    if isinstance(tree, Call) and tree.name == "randomize":
        tree = tree.arguments[0]
    return tree if isinstance(tree, Path) else None


def _strip(xform: ET.Element, files: Mapping[str, list[str]]) -> None:
    for element in list(xform.iter()):
        name = local(element)
        if name == "bind":
            kept = {
                key: element.attrib[key] for key in ("nodeset", "type") if key in element.attrib
            }
            element.attrib.clear()
            element.attrib.update(kept)
        elif name == "repeat":
            for extra in ("count", "noAddRemove"):
                element.attrib.pop(f"{JAVAROSA}{extra}", None)
        elif name == "instance" and "src" in element.attrib:
            _fill_file(element, files.get(element.get("id", ""), ["item"]))
        for child in list(element):
            if local(child) in (*ACTIONS, "output", "hint"):
                element.remove(child)
            elif local(child) == "itemset":
                _take_all(child)


def _take_all(itemset: ET.Element) -> None:
    """Every choice is on offer."""
    tree = _itemset_path(itemset)
    if tree is not None:
        steps = tuple(replace(step, predicates=()) for step in tree.steps)
        itemset.set("nodeset", format_expression(replace(tree, steps=steps)))


def _files(expressions: Iterable[Asked]) -> dict[str, list[str]]:
    """For each instance the names that are asked for: that of a row, then those of columns."""
    found: dict[str, list[str]] = {}
    for part in (part for one in expressions for part in _parts(one.text)):
        match part:
            case Path(
                base=Call(name="instance", arguments=(Text(value=name),)), steps=(_, row, *_)
            ):
                asked = found.setdefault(name, [row.test])
                inside = (tree.steps for tree in walk(part) if isinstance(tree, Path))
                asked += (step.test for step in chain.from_iterable(inside) if is_name(step.test))
    return found


def _parts(text: str) -> Iterator[Tree]:
    try:
        yield from walk(parse(text))
    except XPathSyntaxError:
        return


def _fill_file(instance: ET.Element, names: list[str]) -> None:
    """In place of a file that nobody has: three rows."""
    del instance.attrib["src"]
    for child in list(instance):
        instance.remove(child)
    root = ET.SubElement(instance, f"{XFORMS}root")
    for code in ("a", "1", "yes"):
        row = ET.SubElement(root, f"{XFORMS}{names[0]}")
        for name in sorted({"name", "label", *names} - {names[0], "root"}):
            ET.SubElement(row, f"{XFORMS}{name}").text = code


def _name_instances(xform: ET.Element) -> None:
    """JavaRosa forgets instances that no expression of the form asks for."""
    names = [one.get("id", "") for one in xform.iter(f"{XFORMS}instance")][1:]
    asked = " and ".join(f"count(instance('{name}')/root) >= 0" for name in names)
    bind = next(xform.iter(f"{XFORMS}bind"), None)
    if asked and bind is not None:
        bind.set("constraint", asked)
