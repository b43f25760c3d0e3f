"""The choices of a form's questions, read from its XForm."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass

from tests.oracle.names import ODK, XFORMS, local

ITEXT = "jr:itext("


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """For each question that has choices, the label of each code."""

    labels: Mapping[str, Mapping[str, str]]

    def codes(self, path: str) -> tuple[str, ...]:
        """The codes of a question, by its path without positions."""
        return tuple(self.labels.get(path, {}))

    def label(self, path: str, code: str) -> str:
        """The label of a code, in the form's default language; empty where there is none."""
        return self.labels.get(path, {}).get(code, "")


def read_choices(xform: ET.Element) -> Choices:
    """Read the choices of all questions; filters on them are not looked at."""
    words = _default_words(xform)
    instances = {one.get("id", ""): one for one in xform.iter(f"{XFORMS}instance")}
    labels: dict[str, dict[str, str]] = {}
    for name in (f"{XFORMS}select1", f"{XFORMS}select", f"{ODK}rank"):
        for question in xform.iter(name):
            found = {
                _text(item, "value"): _label(item.find(f"{XFORMS}label"), words)
                for item in question.findall(f"{XFORMS}item")
            }
            for itemset in question.findall(f"{XFORMS}itemset"):
                found |= _of_itemset(itemset, instances, words)
            labels[question.get("ref", "")] = found
    return Choices(labels=labels)


def _of_itemset(
    itemset: ET.Element, instances: Mapping[str, ET.Element], words: Mapping[str, str]
) -> dict[str, str]:
    _, _, rest = itemset.get("nodeset", "").partition("instance('")
    instance = instances.get(rest.partition("'")[0])
    if instance is None:
        return {}
    value = _ref(itemset, "value")
    label = _ref(itemset, "label")
    translated = label.startswith(ITEXT)
    column = label.removeprefix(ITEXT).rstrip(")") if translated else label
    found: dict[str, str] = {}
    for item in instance[0]:
        text = _text(item, column)
        found.setdefault(_text(item, value), words.get(text, "") if translated else text)
    return found


def _default_words(xform: ET.Element) -> dict[str, str]:
    """The texts of the default language; those for sound and pictures are left out."""
    translations = list(xform.iter(f"{XFORMS}translation"))
    chosen = next((one for one in translations if one.get("default")), None)
    if chosen is None:
        chosen = translations[0] if translations else ET.Element("none")
    words: dict[str, str] = {}
    for text in chosen.findall(f"{XFORMS}text"):
        for value in text.findall(f"{XFORMS}value"):
            if value.get("form") is None:
                words[text.get("id", "")] = "".join(value.itertext())
    return words


def _label(label: ET.Element | None, words: Mapping[str, str]) -> str:
    if label is None:
        return ""
    ref = label.get("ref", "")
    return words.get(ref[len(ITEXT) + 1 : -2], "") if ref else "".join(label.itertext())


def _ref(itemset: ET.Element, name: str) -> str:
    found = itemset.find(f"{XFORMS}{name}")
    return "" if found is None else found.get("ref", "")


def _text(item: ET.Element, name: str) -> str:
    found = next((child for child in item if local(child) == name), None)
    return "" if found is None else (found.text or "")
