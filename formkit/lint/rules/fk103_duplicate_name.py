"""FK103: two rows of one group with the same name."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import becomes_data
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node, Question, Repeat
from formkit.model.index import Entry
from formkit.xpath.names import is_reference

_ROOT = "data"
_RESERVED = "meta"


def plant(form: Form) -> Form | None:
    """Copy a question and paste it below itself."""
    question = first_question(form, lambda one: bool(one.name))
    return with_nodes(form, question, question, replace(question)) if question else None


@rule("FK103", "duplicate-name", Severity.ERROR, plant=plant)
def duplicate_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two rows of one group, or of the form's top level, have the same name.

    Why:
        The name is the column in the data, so two rows with one name cannot
        both be kept, and the form does not convert.  Repeats need a name that
        no other repeat of the form has.  The same name in different groups is
        legal as long as nothing refers to it.  Names that differ only in small
        and capital letters are legal, but many programs take them for one.

    Bad:
        | survey |
        |  | type    | name | label |
        |  | integer | hh   | Households  |
        |  | integer | hh   | Individuals |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | hh   | Households  |
        |  | integer | ind  | Individuals |

    Fix: none.  Which of the two keeps the name is the author's to say.
    Source: pyxform, validators/pyxform/unique_names.py.
    """
    scopes: dict[int, _Scope] = {}
    repeats: dict[str, Loc] = {subject.form.settings.get("name", _ROOT): Loc()}
    for entry in subject.index.active:
        if entry.node.name and becomes_data(entry.node):
            cell = subject.form.cell(entry.node.loc, "name")
            scope = scopes.setdefault(_parent(entry), _Scope())
            message, severity = scope.add(entry.node.name, cell), this.severity
            if message is None:
                message = _repeat_clash(entry.node, cell, repeats)
            if message is None:
                message, severity = scope.clash_of_case(entry.node.name), Severity.WARNING
            if message:
                yield this.finding(cell, message, name=entry.node.name, severity=severity)
    yield from _generated(subject, this, scopes)


@dataclass(slots=True)
class _Scope:
    """The names of one group, with the cell that had each first."""

    cells: dict[str, Loc] = field(default_factory=dict)
    lower: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, cell: Loc) -> Message | None:
        """Keep a name; say so when it was taken."""
        if name == _RESERVED:
            return Message("the name meta belongs to the form itself; give this row another one")
        first = self.cells.setdefault(name, cell)
        if first is cell:
            return None
        return Message(
            "{name} is the name of {cell} already, so the form does not convert;"
            " give this row a name of its own",
            name=name,
            cell=first.a1,
        )

    def clash_of_case(self, name: str) -> Message | None:
        """Say so when another name differs in small and capital letters only."""
        first = self.lower.setdefault(name.lower(), name)
        if first == name:
            return None
        return Message(
            "{name} and {other}, at {cell}, differ only in small and capital letters, and many"
            " programs take them for one; give this row another name",
            name=name,
            other=first,
            cell=self.cells[first].a1,
        )


def _parent(entry: Entry) -> int:
    return id(entry.parents[-1]) if entry.parents else 0


def _repeat_clash(node: Node, cell: Loc, repeats: dict[str, Loc]) -> Message | None:
    if not isinstance(node, Repeat) or node.type != "repeat":
        return None
    first = repeats.setdefault(node.name, cell)
    if first is cell:
        return None
    if not first.row:
        whole = "{name} is the name of the whole form, which no repeat can have; give it another"
        return Message(whole, name=node.name)
    return Message(
        "the repeat at {cell} is called {name} already, and no two repeats of a form may share a"
        " name; give this one another",
        name=node.name,
        cell=first.a1,
    )


def _generated(subject: Subject, this: Rule, scopes: dict[int, _Scope]) -> Iterator[Finding]:
    """Names that pyxform makes up, where the author has them already."""
    for entry in subject.index.active:
        name, why = _made_of(entry.node)
        scope = scopes.get(_parent(entry))
        if name and scope and name in scope.cells:
            message = Message(
                "{name} is what pyxform calls {why} of {source}, so the form does not convert;"
                " give this row another name",
                name=name,
                why=why,
                source=entry.node.name,
            )
            yield this.finding(scope.cells[name], message, name=name)


def _made_of(node: Node) -> tuple[str, Message]:
    if isinstance(node, Repeat) and node.repeat_count and not is_reference(node.repeat_count):
        return f"{node.name}_count", Message("the hidden count")
    if isinstance(node, Question) and node.or_other:
        return f"{node.name}_other", Message("the question for other answers")
    return "", Message("")
