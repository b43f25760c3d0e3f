"""FK102: begin and end rows that do not pair."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting import with_nodes
from formkit.lint.rewriting import rewritten, text_at
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Group, Repeat, Stray, walk
from formkit.model.index import Entry


def plant(form: Form) -> Form | None:
    """Take away the end row of the last group."""
    spans = [node for node in walk(form.nodes) if isinstance(node, Group | Repeat)]
    return with_nodes(form, spans[-1], replace(spans[-1], closed=False)) if spans else None


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Let an end row end what is open."""
    row = finding.loc.row
    around = next((one.parents[-1] for one in subject.index.active if _is_end(one, row)), None)
    if around is None or not finding.fixable:
        return None
    text = text_at(subject, finding.loc)
    return rewritten(finding.loc, text, f"end_{around.type}", is_safe=False)


def _is_end(entry: Entry, row: int) -> bool:
    return isinstance(entry.node, Stray) and entry.node.loc.row == row and bool(entry.parents)


@rule("FK102", "unclosed-group", Severity.ERROR, mend=mend, plant=plant)
def unclosed_group(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A group or repeat has no end row, or an end row has no begin row.

    Why:
        The form does not convert.  Until it is fixed, every row below may
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

    Fix: where an end row of another type stands, and only one thing is open,
        it writes the end of that; perhaps the begin row is wrong, so it is made
        only when asked for.  Else none: where it ends is the author's to say.
    Source: XLSForm reference, "Grouping questions".
    """
    crossed: set[int] = set()
    for entry in subject.index.active:
        node = entry.node
        if isinstance(node, Stray) and node.type:
            around = entry.parents[-1] if entry.parents else None
            if around and not around.closed and id(around) not in crossed:
                crossed.add(id(around))
                yield _crossed(subject, this, node, around)
            else:
                yield _nothing_open(subject, this, node)
    for entry in subject.index.active:
        node = entry.node
        if isinstance(node, Group | Repeat) and not node.closed and id(node) not in crossed:
            yield _unclosed(subject, this, entry, node)


def _nothing_open(subject: Subject, this: Rule, node: Stray) -> Finding:
    message = Message(
        "nothing is open that {type} could close here; delete the row,"
        " or put the missing begin row where it belongs",
        type=node.type,
    )
    return this.finding(subject.form.cell(node.loc, "type"), message, name=node.name)


def _crossed(subject: Subject, this: Rule, node: Stray, around: Group | Repeat) -> Finding:
    """An end row of another type than what is open."""
    message = Message(
        "{end} cannot close {type} {name}, begun at {cell}; write end_{type}, or begin it as what"
        " is ended here",
        end=node.type,
        type=around.type,
        name=around.name,
        cell=subject.form.cell(around.loc, "type").a1,
    )
    cell = subject.form.cell(node.loc, "type")
    return this.finding(cell, message, name=around.name, fixable=True)


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
