"""The files that a form names, and which of them lie beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from formkit.core.values import dataclass
from formkit.lint.mentions import written_with
from formkit.model.form import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formkit.core.location import Loc
    from formkit.lint.subject import Subject
    from formkit.model.form import Choice, Node
    from formkit.xpath.tree import Tree

_MEDIA = {
    "media::image": "images",
    "media::big-image": "big_images",
    "media::audio": "audios",
    "media::video": "videos",
}
_FROM_FILE = frozenset(("select_one_from_file", "select_multiple_from_file"))
_MADE_BY_KOBO = "xml-external"
"""KoboToolbox makes this file itself, of the project that it connects."""
_LAST_SAVED = "__last-saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file that a form names."""

    name: str
    """With its ending, without any folder."""
    loc: Loc
    """The first cell that names it."""
    row: str = ""
    """The question of that row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostInstance:
    """``instance('x')`` where the form has no x."""

    name: str
    loc: Loc
    row: str


def named_files(subject: Subject) -> tuple[NamedFile, ...]:
    """Every file that has to go with the form, each once, in the order of the sheets.

    ``itemsets.csv`` is left out, since the server makes it of the sheet external_choices.
    """
    found: dict[str, NamedFile] = {}
    for one in (*_of_rows(subject), *_of_choices(subject)):
        found.setdefault(one.name, one)
    return tuple(found.values())


def lost_instances(subject: Subject) -> Iterator[LostInstance]:
    """The instances that an expression asks for and nothing in the form makes."""
    known: set[str] | None = None
    for written in written_with(subject, lambda text: "instance(" in text):
        if known is None:
            known = _instances(subject)
        node = written.owner.node
        for name in _called(written.tree, "instance"):
            if name not in known:
                loc = subject.form.cell(node.loc, written.key)
                yield LostInstance(name=name, loc=loc, row=node.name)


def files_beside(path: str) -> frozenset[str] | None:
    """The files that lie beside a form, or in a folder for its media; None without a folder.

    Only names in these folders are looked at, so that nothing that a form
    names leads anywhere else.
    """
    form = Path(path)
    if not path or not form.is_file():
        return None
    folders = (form.parent, form.parent / "media", form.parent / f"{form.stem}-media")
    names = (one.name for folder in folders if folder.is_dir() for one in folder.iterdir())
    return frozenset(names)


def _of_rows(subject: Subject) -> Iterator[NamedFile]:
    form = subject.form
    media = _media_columns(subject, "survey")
    lists = {entry.node.name for entry in subject.index.active if entry.node.type == "csv-external"}
    for entry in subject.index.active:
        node = entry.node
        if media:
            yield from _media_of(subject, node, media, node.name)
        if isinstance(node, Question) and node.type in _FROM_FILE and node.list_name:
            loc = form.cell(node.loc, "type")
            yield NamedFile(name=node.list_name, loc=loc, row=node.name)
        elif node.type == "csv-external":
            loc = form.cell(node.loc, "name")
            yield NamedFile(name=_csv(node.name), loc=loc, row=node.name)
        elif "search(" in node.appearance:
            loc = form.cell(node.loc, "appearance")
            for name in _searched(node.appearance):
                yield NamedFile(name=_csv(name), loc=loc, row=node.name)
    for written in written_with(subject, lambda text: "pulldata(" in text):
        node = written.owner.node
        loc = form.cell(node.loc, written.key)
        for name in _called(written.tree, "pulldata"):
            if name not in lists:
                yield NamedFile(name=_csv(name), loc=loc, row=node.name)


def _of_choices(subject: Subject) -> Iterator[NamedFile]:
    media = _media_columns(subject, "choices")
    if media:
        for one in subject.form.lists:
            for choice in one.choices:
                yield from _media_of(subject, choice, media, one.name)


def _media_columns(subject: Subject, sheet: str) -> Mapping[str, str]:
    """Keys of the columns for media that a sheet has -> their fields."""
    columns = subject.form.columns_of(sheet)
    keys = [key for key, _ in columns.columns] if columns else []
    headers = {header for key in keys for header in _MEDIA if f"{key}::".startswith(f"{header}::")}
    return {header: field for header, field in _MEDIA.items() if header in headers}


def _media_of(
    subject: Subject, row: Node | Choice, media: Mapping[str, str], name: str
) -> Iterator[NamedFile]:
    from formkit.model.attributes import key_of  # noqa: PLC0415 - most forms have no media

    for header, field in media.items():
        for language, text in getattr(row, field):
            file = text.rpartition("/")[2]
            if "." in file and "${" not in text and "://" not in text.removeprefix("jr://"):
                loc = subject.form.cell(row.loc, key_of(header, language))
                yield NamedFile(name=file, loc=loc, row=name)


def _searched(appearance: str) -> Iterator[str]:
    """The file that ``search()`` looks through."""
    from formkit.xpath.errors import XPathSyntaxError  # noqa: PLC0415 - seldom needed
    from formkit.xpath.parser import parse  # noqa: PLC0415 - as above

    start = appearance.find("search(")
    end = appearance.rfind(")") + 1
    try:
        yield from _called(parse(appearance[start:end]), "search")
    except XPathSyntaxError:
        return


def _called(tree: Tree | None, function: str) -> Iterator[str]:
    """The first values of a function, where they are written out."""
    from formkit.xpath.tree import Call, Text, walk  # noqa: PLC0415 - seldom needed

    for part in walk(tree) if tree else ():
        match part:
            case Call(name=name, arguments=(Text(value=value), *_)) if name == function:
                if "${" not in value and not value.startswith("@"):  # of other programs
                    yield value


def _csv(name: str) -> str:
    return name if name.lower().endswith(".csv") else f"{name}.csv"


def _instances(subject: Subject) -> set[str]:
    """What ``instance()`` may ask for: lists, files, data of an earlier record."""
    rows = (entry.node for entry in subject.index.active)
    found = {one.name for one in subject.form.lists} | {_LAST_SAVED}
    for row in rows:
        if row.type in {"csv-external", _MADE_BY_KOBO}:
            found.add(row.name)
        elif isinstance(row, Question) and row.type in _FROM_FILE:
            found.add(row.list_name.rpartition(".")[0])
    for sheet in subject.form.sheets:
        if sheet.name.lower() == "entities":
            found.update(cell for cells in sheet.rows for cell in cells)
    for written in written_with(subject, lambda text: "pulldata(" in text):
        found.update(_called(written.tree, "pulldata"))
    return found
