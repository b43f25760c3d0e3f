"""The record that the cases of evaluation ask, as elements and as an XForm for the judges."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from formkit.xpath.context import Context, Environment
from formkit.xpath.errors import EvaluationError, NotSupportedError
from formkit.xpath.evaluation import compile_tree, to_text
from formkit.xpath.functions import Dialect
from formkit.xpath.instance import Element
from formkit.xpath.moments import Moment
from formkit.xpath.parser import parse
from formkit.xpath.values import Value, unpacked

RECORD = Path(__file__).parent / "cases" / "record.xml"
XFORMS = "{http://www.w3.org/2002/xforms}"
TEMPLATE = "{http://openrosa.org/javarosa}template"
NOW = datetime(2026, 3, 15, 12, 30, 15, 250_000, tzinfo=UTC)
SELECTS = {"/data/sels": "selects", "/data/sel": "select"}
REPEATS = frozenset(("/data/rep", "/data/rep/inner"))
LABELS = {"a": "A", "b": "B"}


def environment() -> Environment:
    """The record of ``record.xml``, at a fixed time and without chance."""
    tree = ET.parse(RECORD).getroot()  # noqa: S314 - our own file
    binds = {bind.get("nodeset", ""): bind for bind in tree.iter(f"{XFORMS}bind")}
    record, choices = (instance[0] for instance in tree.iter(f"{XFORMS}instance"))
    return Environment(
        root=_element(record, "", binds),
        now=NOW,
        random=lambda: 0.5,
        new_uuid=lambda: "0" * 36,
        instances={"list": _element(choices, "instance", binds)},
        choice_label=lambda question, code: LABELS.get(code, "") if _asks(question) else "",
        version=record.get("version", ""),
    )


def _asks(question: Element) -> bool:
    return question.data_type.startswith("select")


def _element(source: ET.Element, around: str, binds: dict[str, ET.Element]) -> Element:
    name = source.tag.rpartition("}")[2]
    path = f"{around}/{name}"
    bind = binds.get(path)
    data_type = SELECTS.get(path) or (bind.get("type", "string") if bind is not None else "string")
    children = [_element(child, path, binds) for child in source if TEMPLATE not in child.attrib]
    return Element(
        name,
        "" if children else (source.text or "").strip(),
        data_type,
        children,
        relevant=bind is None or bind.get("relevant") != "false()",
        attributes=dict(source.attrib),
        is_repeat=path in REPEATS,
    )


def found(root: Element, path: str) -> Element:
    """The element at a place such as ``/data/rep[2]/x``."""
    node = root
    for name, number in re.findall(r"/([\w-]+)(?:\[(\d+)\])?", path)[1:]:
        node = node.named[name][int(number or 1) - 1]
    return node


def evaluated(expression: str, dialect: Dialect, at: str = "", **changed: object) -> Value:
    """What an expression gives at a place of the record."""
    around = replace(environment(), **changed)  # type: ignore[arg-type]  # whatever a test asks
    context = Context(found(around.root, at), around)
    return compile_tree(parse(expression), dialect)(context)


def worded(expression: str, dialect: Dialect, at: str = "", **changed: object) -> str:
    """The same in the words of the cases: kind and text, or how it fails."""
    try:
        value = evaluated(expression, dialect, at, **changed)
        if dialect is Dialect.JAVAROSA:
            value = unpacked(value, NOW)
        return f"{kind(value)} {to_text(value, dialect, NOW)}"
    except EvaluationError:
        return "stops"
    except NotSupportedError:
        return "not worked out"


def kind(value: Value) -> str:
    """What a value is, in one word."""
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, float):
        return "number"
    return "date" if isinstance(value, Moment) else "text"
