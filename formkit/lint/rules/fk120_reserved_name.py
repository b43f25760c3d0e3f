"""FK120: names that others have taken already."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import type_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Group, Node
from formkit.model.index import Entry
from formkit.model.question_types import TypeKind

_KOBO_OWN = frozenset(
    (
        *("_id", "_uuid", "_attachments", "_status", "_geolocation", "_submission_time"),
        *("_tags", "_notes", "_submitted_by", "_validation_status", "_xform_id_string"),
    )
)
_KOBO_TABLES = frozenset(("_index", "_parent_index", "_parent_table_name"))
_KOBO_ADDS = frozenset(("formhub", "__version__"))
_DEVICE = frozenset(("start", "end", "deviceid", "username", "phonenumber", "audit"))
_RECORD = frozenset(("instanceID", "instanceName"))
_STATA = frozenset(
    (
        *("_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_skip", "byte"),
        *("double", "float", "if", "in", "int", "long", "using", "with"),
    )
)
_SPSS = frozenset(
    ("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")
)


def plant(form: Form) -> Form | None:
    """Call the last question at the top level as Kobo calls the number of a record."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    return with_nodes(form, question, replace(question, name="_index")) if question else None


@rule("FK120", "reserved-name", Severity.WARNING, plant=plant)
def reserved_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A question has a name that KoboToolbox, the device or a statistics program uses itself.

    Why:
        KoboToolbox writes its own ``_id``, ``_uuid``, ``_submission_time`` … into
        every record, over the answer to a question of that name: the answer is
        lost.  Other names give two columns of one name, or are changed when the
        data is opened in Stata or SPSS.

    Bad:
        | survey |
        |  | type | name | label              |
        |  | text | _id  | Number of the card |

    Good:
        | survey |
        |  | type | name    | label              |
        |  | text | card_id | Number of the card |

    Fix: none.  The new name is the author's to choose.
    Source: KoboToolbox, kobocat, ``ParsedInstance.to_dict_for_mongo`` and formpack's exports;
        Stata, "reserved words"; SPSS, "reserved keywords".
    """
    for entry in subject.data_rows:
        name = entry.node.name
        if name in _ANY or name.lower() in _SPSS:
            told = _taken(entry)
            if told:
                cell = subject.form.cell(entry.node.loc, "name")
                severity, message = told
                yield this.finding(cell, message, name=name, severity=severity)


def _taken(entry: Entry) -> tuple[Severity, Message] | None:
    """How much it matters that the name is taken, and by whom; None when it does not."""
    node, is_outermost = entry.node, not entry.parents
    name = node.name
    if isinstance(node, Group) and name not in _KOBO_ADDS:
        return None
    if name in _KOBO_OWN and is_outermost:
        return Severity.ERROR, Message(
            "KoboToolbox writes a {name} of its own over the answer in every record, and the"
            " answer is lost; give this row another name",
            name=name,
        )
    if name in _KOBO_ADDS and is_outermost and node.type != "calculate":
        return Severity.ERROR, Message(
            "KoboToolbox adds a {name} of its own when the form is deployed, and there cannot be"
            " two; give this row another name",
            name=name,
        )
    if name in _KOBO_OWN or name in _KOBO_TABLES:
        return Severity.WARNING, Message(
            "KoboToolbox's tables have a column {name} of their own, so without the names of groups"
            " above them two are called so; give this row another name",
            name=name,
        )
    return _taken_elsewhere(node)


def _taken_elsewhere(node: Node) -> tuple[Severity, Message] | None:
    name, known = node.name, type_of(node)
    asks = known is not None and known.kind is TypeKind.ASKS
    if name in _DEVICE and asks:
        return Severity.WARNING, Message(
            "{name} is what the device writes by itself under the type {name}, and KoboToolbox and"
            " those who read the data take this answer for it; give this row another name",
            name=name,
        )
    if name in _RECORD:
        return Severity.WARNING, Message(
            "every record has a {name} of its own, and programs take one for the other; give this"
            " row another name",
            name=name,
        )
    if asks and (name in _STATA or name.lower() in _SPSS):
        return Severity.WARNING, Message(
            "{name} is a word of {program}'s own language, and no variable there can be called so:"
            " the column is renamed or lost; give this row another name",
            name=name,
            program="SPSS" if name.lower() in _SPSS else "Stata",
        )
    return None


_ANY = _KOBO_OWN | _KOBO_TABLES | _KOBO_ADDS | _DEVICE | _RECORD | _STATA
