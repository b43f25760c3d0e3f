"""FK707: what KoboToolbox's older pyxform refuses or loses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Group, Question, Repeat, Stray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.fix import Fix
    from formkit.lint.subject import Subject
    from formkit.model.index import Entry


def plant(form: Form) -> Form | None:
    """Put a group with nothing in it beside a question."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    return with_nodes(form, question, question, Group(name="planted_group", labels=question.labels))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the header as every pyxform knows it."""
    from formkit.lint.fix import Fix  # noqa: PLC0415 - only for a fix
    from formkit.lint.kobo_headers import other_headers  # noqa: PLC0415 - as above
    from formkit.model.edits import HeaderSet  # noqa: PLC0415 - as above

    for one in other_headers(subject):
        if one.loc == finding.loc:
            loc = one.loc
            edit = HeaderSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=one.meant)
            title = Message("write {new} in place of {old}", new=one.meant, old=one.header)
            return Fix(title=title, edits=(edit,))
    return None


@rule("FK707", "kobo-compiler", Severity.WARNING, mend=mend, plant=plant)
def kobo_compiler(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The form needs a newer pyxform than KoboToolbox has.

    Why:
        KoboToolbox runs pyxform 3.0; formkit and ODK Central run 4.5.  What
        3.0 does not know it refuses, or, worse, leaves out in silence: a
        header in capitals (``Relevant``) or with a space (``choice filter``),
        and more than one question under ``trigger``.  Refused are groups and
        repeats with nothing in them, two of them with one name, newer
        parameters of places and ranges, ``${}``, entities in repeats and more
        than one kind of entity.  Names that differ in capitals only are refused,
        too; FK109 tells of them.

    Bad:
        | survey |
        |  | type | name | label | Relevant |
        |  | text | a    | A     | 1 = 1    |

    Good:
        | survey |
        |  | type | name | label | relevant |
        |  | text | a    | A     | 1 = 1    |

    Fix: writes headers in small letters.
    Source: pyxform 3.0.0 beside 4.5.0 on 800 small forms; KoboToolbox, August 2026.
    """
    from formkit.lint.kobo_headers import other_headers  # noqa: PLC0415 - loaded with the rule

    for one in other_headers(subject):
        message = _HEADER.filled(header=one.header, meant=one.meant)
        yield this.finding(one.loc, message, fixable=True)
    sections: dict[str, Entry] = {}
    for entry in subject.index.active:
        node = entry.node
        found = _of_section(entry, sections, subject) if isinstance(node, Group | Repeat) else None
        key = "name"
        if found is None:
            key, found = _of_row(entry)
        if found:
            yield this.finding(subject.form.cell(node.loc, key), found, name=node.name)
    yield from _entities(subject, this)


def _of_section(entry: Entry, sections: dict[str, Entry], subject: Subject) -> Message | None:
    node = entry.node
    assert isinstance(node, Group | Repeat)  # noqa: S101 - the caller has looked
    if not any(not isinstance(one, Stray) for one in node.children):
        return _EMPTY.filled(name=node.name)
    first = sections.setdefault(node.name, entry)
    if first is not entry and node.name and first.parents != entry.parents:
        cell = subject.form.cell(first.node.loc, "name").a1
        return _TWO_SECTIONS.filled(name=node.name, cell=cell)
    return None


def _of_row(entry: Entry) -> tuple[str, Message | None]:
    """What is wrong with one row, and in which column."""
    node = entry.node
    if node.trigger.count("${") > 1:
        return "trigger", _TRIGGERS
    if node.parameters and isinstance(node, Question):
        names = [part.partition("=")[0].strip() for part in node.parameters.split()]
        newer = [name for name in names if name in _NEWER.get(node.type, ())]
        if newer:
            return "parameters", _PARAMETER.filled(parameter=newer[0], kind=node.type)
    if node.save_to and (entry.repeats or "#" in node.save_to):
        return "save_to", _SAVE_TO
    language = next((one for one, text in node.labels if "${}" in text), None)
    if language is None:
        return "", None
    from formkit.model.attributes import key_of  # noqa: PLC0415 - seldom needed

    return key_of("label", language), _NO_NAME


def _entities(subject: Subject, this: Rule) -> Iterator[Finding]:
    for sheet in subject.form.sheets:
        if sheet.name.lower() == "entities" and len([row for row in sheet.rows if any(row)]) > _ONE:
            loc = subject.workbook.loc(sheet.name, _ONE + 1)
            yield this.finding(loc, _ENTITIES)


_ONE = 2
"""Rows of the sheet entities that declare one kind: the header and a row."""
_PLACES = ("incremental", "reference-geometry")
_NEWER = {
    "geotrace": _PLACES,
    "geoshape": _PLACES,
    "geopoint": ("reference-geometry",),
    "range": ("placeholder", "tick_interval", "tick_labelset"),
}
"""Type -> the parameters that came after 3.0."""
_HEADER = Message(
    "KoboToolbox's pyxform knows no column {header}, so it may leave out all that stands there;"
    " write {meant}"
)
_EMPTY = Message(
    "there is nothing in {name}, and KoboToolbox's pyxform stops at that; put a question in it, or"
    " take it out"
)
_TWO_SECTIONS = Message(
    "a group or repeat at {cell} is called {name}, too, and KoboToolbox's pyxform refuses the form;"
    " give this one a name of its own"
)
_TRIGGERS = Message(
    "KoboToolbox's pyxform takes one question under trigger, and with more it sets nothing at all;"
    " leave one, or work them out together in a calculation and name that"
)
_PARAMETER = Message(
    "KoboToolbox's pyxform does not know the parameter {parameter} of {kind} and refuses the form;"
    " take it out"
)
_SAVE_TO = Message(
    "KoboToolbox's pyxform refuses entities inside repeats and lists named in save_to; keep them"
    " for ODK Central"
)
_NO_NAME = Message(
    "KoboToolbox's pyxform looks for a question without a name at ${{}} and refuses the form; write"
    " the name, or take it out"
)
_ENTITIES = Message(
    "KoboToolbox's pyxform takes one kind of entity a form, and this sheet declares more; keep"
    " them for ODK Central"
)
