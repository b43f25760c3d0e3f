"""A module's folder: ``module.yaml`` and ``survey.csv``."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.formats.headers import SURVEY, known_headers, parse_headers
from formkit.formats.manifests import read_manifest
from formkit.formats.records import Problem, clean
from formkit.formats.sections import Section
from formkit.formats.survey_rows import nodes_of
from formkit.formats.tables import ReadTable, Table, read_table
from formkit.model.attributes import cells_of
from formkit.model.form import Group, Node, Question, Repeat, walk
from formkit.model.module import (
    COMPONENTS_COLUMN,
    MODULE_COLUMN,
    VARIABLE_COLUMN,
    Module,
    Parameter,
    variable_name,
)

MANIFEST = "module.yaml"
SURVEY_FILE = "survey.csv"
_ABOUT = ("purpose", "placement")
"""Keys of what is said of a module, beside its title, by language code."""

LOGIC_COLUMNS = (
    "relevant",
    "required",
    "appearance",
    "default",
    "choice_filter",
    "read_only",
    "trigger",
    "parameters",
    "calculation",
    "constraint",
)
"""What a module may say of a variable; the constraint is joined to the dictionary's."""

MODULE_HEADERS = ("type", "name", *LOGIC_COLUMNS, COMPONENTS_COLUMN, VARIABLE_COLUMN)
"""The columns of ``survey.csv`` in the order in which they are written; a group has labels too."""


def read_module(
    folder: Path,
    *,
    languages: Mapping[str, str],
    variables: frozenset[str],
    tables: ReadTable = read_table,
) -> Module:
    """Read a module.

    Args:
        folder: named as the module.
        languages: code of each language of the standard -> its name in headers.
        variables: the names that the dictionary has.
        tables: gives the table that a file holds.

    Raises:
        BadManifestError: with all problems of ``module.yaml``, or else of ``survey.csv``.
    """
    root = Section(placed=read_manifest(folder / MANIFEST, "module"))
    table = tables(folder / SURVEY_FILE)
    problems = (
        *_id_problems(root, folder),
        *_wording_problems(root, languages),
        *_survey_problems(table, variables),
    )
    if problems:
        raise BadManifestError(problems)
    return _module(root, languages, _nodes(table))


def _survey_problems(table: Table, variables: frozenset[str]) -> Iterator[Problem]:
    """What a module's survey says of variables that it may not, or asks that none knows."""
    yield from _unknown_headers(table)
    for node in walk(_nodes(table)):
        yield from _row_problems(node, table, variables)


def titles(section: Section, languages: Mapping[str, str]) -> Texts:
    """A title by the languages' names, in the standard's order, as a form's reader gives it."""
    return Texts.of(
        (name, clean(text)) for name, text in texts(section.section("title"), languages)
    )


def texts(wording: Section, languages: Mapping[str, str]) -> Texts:
    """A text by the languages' names; one that stands alone is English."""
    alone = wording.value if isinstance(wording.value, str) else ""
    return Texts.of(
        (name, wording.text(code) or (alone if code == "en" else ""))
        for code, name in languages.items()
    )


def title_problems(
    section: Section, languages: Mapping[str, str], *, key: str = "title"
) -> Iterator[Problem]:
    """Codes under a key with wording that are no language of the standard."""
    yield from _unknown_languages(section.section(key), languages)


def _unknown_languages(wording: Section, languages: Mapping[str, str]) -> Iterator[Problem]:
    for code in wording:
        if code not in languages:
            text = "the standard has no language {code}; there are: {known}"
            yield wording.loc(code), Message(text, code=code, known=tuple(languages))


def _wording_problems(root: Section, languages: Mapping[str, str]) -> Iterator[Problem]:
    for wording in (*map(root.section, ("title", *_ABOUT)), *root.items("checks")):
        yield from _unknown_languages(wording, languages)


def _module(root: Section, languages: Mapping[str, str], nodes: tuple[Node, ...]) -> Module:
    return Module(
        id=root.text("id"),
        titles=titles(root, languages),
        purposes=texts(root.section("purpose"), languages),
        unit=root.text("unit"),
        components=root.texts("components"),
        adaptation=root.text("adaptation") or "open",
        placements=texts(root.section("placement"), languages),
        gated_by_consent=root.flag("gated_by_consent", default=True),
        repeat=root.text("repeat"),
        repeat_count=root.text("repeat_count"),
        parent=root.text("parent"),
        group_relevant=root.pairs("group_relevant"),
        place_in=root.pairs("place_in"),
        needs=root.texts("needs"),
        checks=tuple(texts(one, languages) for one in root.items("checks")),
        parameters=tuple(_parameter(item, languages) for item in root.items("parameters")),
        nodes=nodes,
        loc=root.loc(),
    )


def _parameter(item: Section, languages: Mapping[str, str]) -> Parameter:
    return Parameter(
        name=item.text("name"),
        titles=titles(item, languages),
        default=item.text("default") if "default" in item else None,
    )


def _nodes(table: Table) -> tuple[Node, ...]:
    header, *rows = table.lists()
    numbers = (row.loc.row for row in table.rows)
    return nodes_of(header, zip(numbers, rows, strict=True), loc=table.loc)


def _id_problems(root: Section, folder: Path) -> Iterator[Problem]:
    if root.text("id") != folder.name:
        text = "the id is {id}, and the folder is called {folder}; give both one name"
        yield root.loc("id"), Message(text, id=root.text("id"), folder=folder.name)


def _unknown_headers(table: Table) -> Iterator[Problem]:
    """Headers that no survey sheet has, and that are none of formkit's own."""
    own = {COMPONENTS_COLUMN, VARIABLE_COLUMN, MODULE_COLUMN}
    for column, header in enumerate(parse_headers(table.header, SURVEY), start=1):
        if header and header.is_extra and header.key not in own:
            near = get_close_matches(header.key, {*known_headers(SURVEY), *own}, n=1)
            place = replace(table.loc, row=1, column=column)
            if near:
                text = "no column is called {header} here; is {near} meant?"
                yield place, Message(text, header=header.key, near=near[0])
            else:
                yield place, Message("no column is called {header} here", header=header.key)


def _row_problems(node: Node, table: Table, variables: frozenset[str]) -> Iterator[Problem]:
    if isinstance(node, Group | Repeat):
        if not node.closed:
            text = "the group {name} begins here and does not end"
            yield node.loc, Message(text, name=node.name)
        return
    name = variable_name(node)
    if name in variables:
        yield from _filled_in_vain(node, table, name)
    elif not (isinstance(node, Question) and node.type == "note"):
        yield node.loc, _no_variable(node, name, variables)


def _filled_in_vain(node: Node, table: Table, name: str) -> Iterator[Problem]:
    """Cells that say again, or otherwise, what the dictionary says of a variable."""
    filled = [key for key, _ in cells_of(node) if key not in LOGIC_COLUMNS]
    filled += ["type"] if node.type else []
    for key in filled:
        keys = [header.key if header else "" for header in parse_headers(table.header, SURVEY)]
        column = keys.index(key) + 1
        text = "{header} of the variable {name} stands in the dictionary; empty this cell"
        yield replace(node.loc, column=column), Message(text, header=key, name=name)


def _no_variable(node: Node, name: str, variables: frozenset[str]) -> Message:
    if node.type.startswith("end_"):
        return Message("this row ends a group or repeat that does not begin")
    near = get_close_matches(name, sorted(variables), n=1)
    if not name:
        return Message("this row has no name")
    if near:
        text = "the dictionary has no variable called {name}; is {near} meant?"
        return Message(text, name=name, near=near[0])
    return Message("the dictionary has no variable called {name}; add it there", name=name)
