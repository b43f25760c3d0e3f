"""FK102: begin and end rows that do not pair."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Group, Repeat, Stray, walk
from formkit.model.index import Entry


def plant(form: Form) -> Form | None:
    """Take away the end row of the last group."""
    spans = [node for node in walk(form.nodes) if isinstance(node, Group | Repeat)]
    return with_nodes(form, spans[-1], replace(spans[-1], closed=False)) if spans else None


@rule("FK102", "unclosed-group", Severity.ERROR, plant=plant)
def unclosed_group(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A group or repeat has no end row, or an end row has no begin row.

    Why:
        The form does not convert.  Until it is mended, every row below may
        seem to be in the wrong group.

    Bad:
        | survey |
        |  | type        | name | label |
        |  | begin_group | site | Site  |
        |  | text        | town | Town  |

    Good:
        | survey |
        |  | type        | name | label |
        |  | begin_group | site | Site  |
        |  | text        | town | Town  |
        |  | end_group   |      |       |

    Fix: none.  Where the group ends is the author's to say.
    Source: XLSForm reference, "Grouping questions".
    """
    for entry in subject.index.active:
        node = entry.node
        if isinstance(node, Stray) and node.type:
            message = Message(
                "nothing is open that {type} could close here; delete the row,"
                " or put the missing begin row where it belongs",
                type=node.type,
            )
            yield this.finding(subject.form.cell(node.loc, "type"), message, name=node.name)
        elif isinstance(node, Group | Repeat) and not node.closed:
            yield _unclosed(subject, this, entry, node)


def _unclosed(subject: Subject, this: Rule, entry: Entry, node: Group | Repeat) -> Finding:
    begin = subject.form.cell(node.loc, "type")
    around = next((one for one in reversed(entry.parents) if one.closed), None)
    if around is None:
        message = Message(
            "{type} {name} is never closed; put an end_{type} row where it ends",
            type=node.type,
            name=node.name,
        )
        return this.finding(begin, message, name=node.name)
    message = Message(
        "{outer} {outer_name} ends here while {type} {name}, begun at {cell}, is still open;"
        " put an end_{type} row where it ends",
        outer=around.type,
        outer_name=around.name,
        type=node.type,
        name=node.name,
        cell=begin.a1,
    )
    return this.finding(subject.form.cell(around.end_loc, "type"), message, name=node.name)
