"""FK122: names that become one when they are cut off."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import is_column
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node
from formkit.model.index import Entry

_LONGEST = 32
_SHOWN = 3


def plant(form: Form) -> Form | None:
    """Ask a question twice, under two long names that differ at the end."""
    question = first_question(form, lambda one: bool(one.name) and is_column(one))
    if question is None:
        return None
    stem = "how_many_persons_came_in_the_month"
    pair = (replace(question, name=f"{stem}_{end}") for end in ("before", "after"))
    return with_nodes(form, question, *pair)


@rule("FK122", "same-when-cut", Severity.INFO, plant=plant)
def same_when_cut(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two long names begin with the same 32 characters.

    Why:
        Stata, and tools that prepare data for it, cut names off after 32
        characters.  Then the two columns have one name, and one of them is
        renamed to something that nobody knows, or overwrites the other.  Told once
        for all names that become one.

    Bad:
        | survey |
        |  | type    | name                                  | label  |
        |  | integer | how_many_persons_came_in_month_before | Before |
        |  | integer | how_many_persons_came_in_month_beside | Beside |

    Good:
        | survey |
        |  | type    | name        | label  |
        |  | integer | came_before | Before |
        |  | integer | came_beside | Beside |

    Fix: none.  The new name is the author's to choose.
    Source: Stata, "naming conventions".
    """
    together: dict[tuple[int, str], dict[str, Node]] = {}
    for entry in subject.data_rows:
        node = entry.node
        if len(node.name) >= _LONGEST and is_column(node):
            key = (_table(entry), node.name[:_LONGEST])
            together.setdefault(key, {}).setdefault(node.name, node)
    for nodes in together.values():
        _, *others = nodes.values()
        if others:
            names = tuple(nodes)
            message = Message(
                "cut off after 32 characters, as Stata does, {names} are one name; let them differ"
                " earlier",
                names=names if len(names) <= _SHOWN else (*names[:_SHOWN], "…"),
            )
            cell = subject.form.cell(others[0].loc, "name")
            yield this.finding(cell, message, name=others[0].name)


def _table(entry: Entry) -> int:
    """A key that the rows of one table of the data share: each repeat has its own."""
    return id(entry.repeats[-1]) if entry.repeats else 0
