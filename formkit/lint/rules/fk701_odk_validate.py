"""FK701: what ODK Validate says."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Need, Subject
from formkit.model.form import Form, Node
from formkit.model.index import Entry

if TYPE_CHECKING:
    from formkit.formats.xform import Remark

_CONDITIONS = ("relevant", "required", "read_only")


def plant(form: Form) -> Form | None:
    """Make the condition of a question depend on its own answer."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, relevant=f"${{{question.name}}} != ''"))


@rule("FK701", "odk-validate", Severity.ERROR, needs=Need.VALIDATOR, plant=plant)
def odk_validate(subject: Subject, this: Rule) -> Iterator[Finding]:
    """ODK Validate, which opens the form as a device would, does not accept it.

    Why:
        It finds what pyxform does not look at: expressions that cannot be
        read, functions that Collect does not have, conditions that go round
        in a circle.  KoboCollect and ODK Collect would fail in the same way.

    Bad:
        | survey |
        |  | type    | name | label | relevant   |
        |  | integer | age  | Age   | ${age} > 1 |

    Good:
        | survey |
        |  | type    | name | label | relevant |
        |  | integer | age  | Age   |          |

    Fix: none.  See what it says.
    Source: ODK Validate 1.20.
    """
    error = subject.validation.error if subject.validation else None
    if error is None:
        return
    entry = _entry(subject, error)
    name = entry.node.name if entry else ""
    message = Message("ODK Validate does not accept the form: {text}", text=error.text)
    yield this.finding(_place(subject, error, entry), message, name=name)


def _entry(subject: Subject, error: "Remark") -> Entry | None:
    """The first row that ODK Validate names; for a repeat's hidden count, the repeat."""
    by_path = {entry.path: entry for entry in reversed(subject.index.active)}
    paths = (form for path in error.paths for form in (path, path.removesuffix("_count")))
    return next((by_path[path] for path in paths if path in by_path), None)


def _place(subject: Subject, error: "Remark", entry: Entry | None) -> Loc:
    if entry is None:
        return Loc(file=subject.form.file)
    return subject.form.cell(entry.node.loc, _key(error, entry.node))


def _key(error: "Remark", node: Node) -> str:
    """The column; where it only says "condition", the first one that the row fills."""
    if error.column == "default":
        return "default" if node.default else "calculation"
    filled = (key for key in _CONDITIONS if getattr(node, key))
    return error.column or next(filled, "name")
