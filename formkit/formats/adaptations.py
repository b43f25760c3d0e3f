"""``adaptation.yaml``: what a country wants of a standard's template."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from formkit.core.errors import BadManifestError
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.formats.headers import CHOICES, SURVEY, Header, parse_header
from formkit.formats.manifests import parse_manifest, read_text
from formkit.formats.records import Problem, clean
from formkit.formats.sections import Section
from formkit.formats.survey_rows import nodes_of
from formkit.formats.written_changes import CHANGES, find_key_problems, read_changes
from formkit.model.adaptation import Adaptation, AddedChoice, AddedQuestions, SetAttribute
from formkit.model.attributes import CHOICE_ATTRIBUTES, SURVEY_ATTRIBUTES
from formkit.model.form import Group, Node, Repeat

_PLAIN = (
    "template",
    "base",
    "standard",
    "version",
    "country",
    "default_language",
    "gazetteer",
    "form_title",
    "form_id",
    "form_version",
)
"""Keys that are fields of the same name."""
_OF_TEMPLATES = frozenset(
    (
        "modules",
        "parameters",
        "languages",
        "default_language",
        "gazetteer",
        "form_title",
        "form_id",
        "form_version",
        "hide",
        "hide_choices",
        "add_questions",
        "add_choices",
        "set",
        "set_choices",
        "settings",
    )
)
"""Keys that say how a form is made of modules."""
_SET_ON = {SURVEY: SURVEY_ATTRIBUTES, CHOICES: CHOICE_ATTRIBUTES}
_CHOICE_FIELDS = ("name", "parent")


def read_adaptation(path: Path) -> Adaptation:
    """Read an adaptation.

    Raises:
        BadManifestError: with all problems that the file has.
    """
    return parse_adaptation(read_text(path), file=str(path))


def parse_adaptation(text: str, *, file: str = "") -> Adaptation:
    """Read the text of an adaptation.

    Raises:
        BadManifestError: with all problems that the text has.
    """
    root = Section(placed=parse_manifest(text, "adaptation", file=file))
    problems = (
        *_base_problems(root),
        *_header_problems(root),
        *_place_problems(root),
        *find_key_problems(root),
    )
    if problems:
        raise BadManifestError(problems)
    parameters = root.section("parameters")
    hidden = root.section("hide_choices")
    return Adaptation(
        **{key: root.text(key) for key in _PLAIN},
        languages=root.texts("languages"),
        modules_out=root.section("modules").texts("out"),
        modules_in=root.section("modules").texts("in"),
        parameters=tuple((module, parameters.pairs(module)) for module in parameters),
        hidden=root.texts("hide"),
        hidden_choices=tuple((name, code) for name in hidden for code in hidden.texts(name)),
        questions=tuple(_added_questions(item) for item in root.items("add_questions")),
        choices=tuple(_added_choices(root.section("add_choices"))),
        settings=root.pairs("settings"),
        attributes=(*_set_on_questions(root), *_set_on_choices(root)),
        changes=tuple(read_changes(root)),
        loc=root.loc(),
    )


def _added_questions(item: Section) -> AddedQuestions:
    rows = tuple(item.items("rows"))
    header = tuple(dict.fromkeys(key for row in rows for key in row))
    number = 1
    cells = []
    for row in rows:
        number = max(number + 1, row.loc().row)
        cells.append((number, tuple(row.text(key) for key in header)))
    nodes = nodes_of(header, cells, loc=item.loc())
    return AddedQuestions(
        nodes=tuple(_as_lines(node) for node in nodes),
        after=item.text("after"),
        module=item.text("module"),
        loc=item.loc(),
    )


def _as_lines(node: Node) -> Node:
    """The node with its places as lines of a text file, which has no sheets."""
    placed = replace(node, loc=replace(node.loc, sheet=""))
    if isinstance(placed, Group | Repeat):
        children = tuple(_as_lines(child) for child in placed.children)
        return replace(placed, children=children, end_loc=replace(placed.end_loc, sheet=""))
    return placed


def _added_choices(lists: Section) -> Iterator[AddedChoice]:
    for name in lists:
        for row in lists.items(name):
            headers = [(parse_header(key, CHOICES), row.text(key)) for key in row]
            labels = [(one.language, clean(text)) for one, text in headers if _is_label(one)]
            extra = sorted((one.key, text) for one, text in headers if _is_extra(one) and text)
            yield AddedChoice(
                list_name=name,
                code=row.text("name"),
                labels=Texts.of(labels),
                parent=row.text("parent"),
                extra=tuple(extra),
                loc=row.loc(),
            )


def _is_label(header: Header) -> bool:
    return header.attribute is not None and header.attribute.field == "labels"


def _is_extra(header: Header) -> bool:
    return header.key not in _CHOICE_FIELDS and not _is_label(header)


def _set_on_questions(root: Section) -> Iterator[SetAttribute]:
    names = root.section("set")
    for name in names:
        for key, text in names.pairs(name):
            yield SetAttribute(
                name=name,
                header=parse_header(key, SURVEY).key,
                text=clean(text),
                loc=names.loc(name, key),
            )


def _set_on_choices(root: Section) -> Iterator[SetAttribute]:
    lists = root.section("set_choices")
    for list_name in lists:
        codes = lists.section(list_name)
        for code in codes:
            for key, text in codes.pairs(code):
                yield SetAttribute(
                    name=code,
                    list_name=list_name,
                    header=parse_header(key, CHOICES).key,
                    text=clean(text),
                    loc=codes.loc(code, key),
                )


def _base_problems(root: Section) -> Iterator[Problem]:
    """An adaptation begins with a template or with a form, and a form takes only changes."""
    if ("template" in root) == ("base" in root):
        text = "say what the form begins with: either {template} or {base}"
        yield root.loc("base"), Message(text, template="template", base="base")
    elif "base" in root:
        for key in root:
            if key in _OF_TEMPLATES:
                text = "{key} needs a template to speak of; with a base, say it under {changes}"
                yield root.loc(key), Message(text, key=key, changes=CHANGES)


def _header_problems(root: Section) -> Iterator[Problem]:
    """Headers under ``set`` and ``set_choices`` that no column of a form has."""
    names = root.section("set")
    for name in names:
        for key, _ in names.pairs(name):
            yield from _unknown_header(key, SURVEY, names.loc(name, key))
    lists = root.section("set_choices")
    for list_name in lists:
        for code in lists.section(list_name):
            for key, _ in lists.section(list_name).pairs(code):
                yield from _unknown_header(key, CHOICES, lists.loc(list_name, code, key))


def _unknown_header(key: str, sheet: str, loc: Loc) -> Iterator[Problem]:
    if parse_header(key, sheet).attribute is not None:
        return
    first, colons, language = key.partition("::")
    settable = tuple(one.header for one in _SET_ON[sheet])
    if near := get_close_matches(first, settable, n=1):
        text = "{header} is no column that can be set; is {near} meant?"
        yield loc, Message(text, header=key, near=f"{near[0]}{colons}{language}")
    else:
        text = "{header} is no column that can be set; there are: {known}"
        yield loc, Message(text, header=key, known=settable)


def _place_problems(root: Section) -> Iterator[Problem]:
    for item in root.items("add_questions"):
        if bool(item.text("after")) == bool(item.text("module")):
            message = "say where these questions go: either {after} or {module}"
            yield item.loc(), Message(message, after="after", module="module")
