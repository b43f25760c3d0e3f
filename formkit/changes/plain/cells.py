"""A row, a choice or a type cell in XLSForm's words, and back."""

from dataclasses import replace
from typing import Any, TypeVar

from formkit.changes.addresses import NodeKind
from formkit.changes.applying.rows import with_type
from formkit.changes.cells import Column, split_key
from formkit.changes.kinds.rows import RowType, type_of
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.formats.cleaning import CleanTexts
from formkit.formats.headers import CHOICES, SURVEY, parse_header
from formkit.formats.yaml_writing import format_flow
from formkit.model.adaptation import PlainValue
from formkit.model.attributes import AttributeKind, cells_of
from formkit.model.form import Choice, Group, Node, Repeat, Stray
from formkit.model.question_types import REPEAT_TYPES, Role, format_type, parse_type

Row = TypeVar("Row", Node, Choice)
PlainCells = dict[str, PlainValue]

ROW = "row"
EXTRA = "extra"
"""Columns that formkit does not know, and whose headers would read as ones that it knows."""

_STRAIGHT = CleanTexts(joins_spaces=False)


def straight(text: str) -> str:
    """A text as a form's reader gives it: straight quotation marks."""
    return _STRAIGHT[text]


def column_of(header: str, *, is_choice: bool) -> Column | None:
    """What a header names: a key and whether formkit does not know it; None for name and type."""
    parsed = parse_header(header, CHOICES if is_choice else SURVEY)
    if parsed.is_extra or parsed.attribute is not None:
        return parsed.key, parsed.is_extra
    return None


def written_node(node: Node) -> PlainCells:
    """A row of the survey sheet, without those inside it."""
    row: PlainCells = {}
    kind = type_of(node)
    if kind != RowType(kind=NodeKind.STRAY, type=""):
        row["type"] = written_type(kind)
    if node.name:
        row["name"] = node.name
    written = _with_cells(row, node)
    return written if getattr(node, "closed", True) else {**written, "closed": "false"}


def written_choice(choice: Choice) -> PlainCells:
    """A row of the choices sheet."""
    return _with_cells({"name": choice.code}, choice)


def _with_cells(row: PlainCells, source: Node | Choice) -> PlainCells:
    is_choice = isinstance(source, Choice)
    row.update(cells_of(source))
    extra: PlainCells = {}
    for header, text in source.extra:
        is_plain = column_of(header, is_choice=is_choice) == (header, True)
        (row if is_plain else extra)[header] = text
    return {ROW: row, EXTRA: extra} if extra else {ROW: row}


def written_type(row_type: RowType) -> PlainValue:
    """What a type cell says; in parts where the text alone would read as something else."""
    if read_type("", row_type.text) == row_type:
        return row_type.text
    parts: PlainCells = {"kind": str(row_type.kind), "type": row_type.type}
    if row_type.list_name:
        parts["list"] = row_type.list_name
    return parts | ({"or_other": "true"} if row_type.or_other else {})


def read_type(key: str, value: PlainValue) -> RowType:
    """The type that is written, read as a type cell of a sheet is.

    Raises:
        NotUnderstoodError: it is written in parts and says no kind.
    """
    if isinstance(value, str):
        return _read_type_cell(value)
    parts = value if isinstance(value, dict) else {}
    known = tuple(map(str, NodeKind))
    if parts.get("kind") not in known:
        text = "{key} says {value}; it can say: {known}"
        raise NotUnderstoodError(
            key, Message(text, key="kind", value=format_flow(value), known=known)
        )
    return RowType(
        kind=NodeKind(str(parts["kind"])),
        type=str(parts.get("type", "")),
        list_name=str(parts.get("list", "")),
        or_other=parts.get("or_other") == "true",
    )


def _read_type_cell(text: str) -> RowType:
    parsed = parse_type(text)
    if parsed.role is Role.BEGIN:
        kind = NodeKind.REPEAT if parsed.type in REPEAT_TYPES else NodeKind.GROUP
        return RowType(kind=kind, type=parsed.type, list_name=parsed.list_name)
    if parsed.role is Role.END:
        return RowType(kind=NodeKind.STRAY, type=format_type(parsed))
    if not parsed.type:
        return RowType(kind=NodeKind.STRAY, type="")
    other = parsed.or_other and bool(parsed.list_name)
    return RowType(
        kind=NodeKind.QUESTION, type=parsed.type, list_name=parsed.list_name, or_other=other
    )


def read_node(fields: PlainCells, kind: NodeKind, name: str) -> Node:
    """A row of the survey sheet, without any inside it.

    Args:
        fields: the written change.
        kind: what the change says that it is.
        name: the row's name.

    Raises:
        NotUnderstoodError: its type is of another kind, or a cell is none of the sheet's.
    """
    row = _cells(fields, ROW)
    row_type = read_type(ROW, row.get("type", ""))
    if row_type.kind is not kind:
        text = "the row is of type {type}, and the change says that a {kind} is added"
        message = Message(text, type=row_type.text or "nothing", kind=str(kind))
        raise NotUnderstoodError(ROW, message)
    node = with_type(_filled(Stray(name=name), fields), row_type)
    if isinstance(node, Group | Repeat):
        return replace(node, closed=fields.get("closed") != "false")
    return node


def read_choice(fields: PlainCells, code: str) -> Choice:
    """A row of the choices sheet.

    Raises:
        NotUnderstoodError: a cell is none of the sheet's.
    """
    return _filled(Choice(code=code), fields)


def _filled(row: Row, fields: PlainCells) -> Row:
    """The row with the cells that are written."""
    is_choice = isinstance(row, Choice)
    texts: dict[str, list[tuple[str, str]]] = {}
    values: dict[str, Any] = {}
    extra = {header: str(text) for header, text in _cells(fields, EXTRA).items()}
    for header, written in _cells(fields, ROW).items():
        column = column_of(header, is_choice=is_choice)
        if column is None:
            continue
        text = straight(str(written))
        if column[1]:
            extra[column[0]] = text
            continue
        attribute, language = split_key(column[0], is_choice=is_choice)
        if attribute.kind is AttributeKind.TEXTS:
            texts.setdefault(attribute.field, []).append((language, text))
        else:
            values[attribute.field] = text
    values |= {field: Texts.of(pairs) for field, pairs in texts.items()}
    values["extra"] = tuple(sorted((header, text) for header, text in extra.items() if text))
    return replace(row, **values)


def _cells(fields: PlainCells, key: str) -> PlainCells:
    cells = fields.get(key, {})
    return cells if isinstance(cells, dict) else {}
