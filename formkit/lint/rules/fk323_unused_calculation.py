"""FK323: labels that are looked up and shown nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.model.form import Form, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.lint.subject import Subject

_LOOKS_UP = "jr:choice-name("
_NAMED = 5


def plant(form: Form) -> Form | None:
    """Look up the label of an answer for nobody."""
    question = first_question(form, lambda one: bool(one.name and one.type == "select_one"))
    if question is None:
        return None
    name = f"${{{question.name}}}"
    label = Question(
        name="planted_label", type="calculate", calculation=f"jr:choice-name({name}, '{name}')"
    )
    return with_nodes(form, question, question, label)


@rule("FK323", "unused-calculation", Severity.INFO, plant=plant)
def unused_calculation(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The label of an answer is looked up, and nothing shows it.

    Why:
        Such a calculation is made for a label or a hint that says the answer
        again.  Where none does any more, it is one column more in the data, in
        the language of whoever was asked, and exports have the labels anyway.
        Other calculations are often wanted in the data, and are left alone.

    Bad:
        | survey |
        |  | type           | name  | label  | calculation                          |
        |  | select_one yn  | water | Water? |                                      |
        |  | calculate      | said  |        | jr:choice-name(${water}, '${water}') |
        | choices |
        |  | list_name | name | label |
        |  | yn        | yes  | Yes   |
        |  | yn        | no   | No    |

    Good:
        | survey |
        |  | type           | name  | label          | calculation                          |
        |  | select_one yn  | water | Water?         |                                      |
        |  | calculate      | said  |                | jr:choice-name(${water}, '${water}') |
        |  | note           | again | You say ${said} |                                      |
        | choices |
        |  | list_name | name | label |
        |  | yn        | yes  | Yes   |
        |  | yn        | no   | No    |

    Fix: none.  Somebody may read the column.
    Source: ODK documentation, "Form logic", jr:choice-name().
    """
    looked_up = [node for entry in subject.index.active if _is_lookup(node := entry.node)]
    unused = [node for node in looked_up if not _is_read(subject, node.name)]
    if unused:
        names = tuple(node.name for node in unused[:_NAMED])
        yield this.finding(
            subject.form.cell(unused[0].loc, "calculation"),
            Message(
                "nothing reads {names}: the label of an answer is looked up there, and exports have"
                " it anyway; take each out, or show it in a label",
                names=names if len(unused) <= _NAMED else (*names, "…"),
            ),
            name=unused[0].name,
        )


def _is_lookup(node: object) -> bool:
    if not isinstance(node, Question) or node.type != "calculate" or not node.name:
        return False
    return node.calculation.startswith(_LOOKS_UP) and not node.save_to


def _is_read(subject: Subject, name: str) -> bool:
    """Tell whether any cell refers to a name, by itself or in a path."""
    from formkit.model.attributes import cells_of  # noqa: PLC0415 - few forms look labels up

    ways = (f"${{{name}}}", f"${{last-saved#{name}}}", f"/{name}")
    if any(way in cell.text for cell in subject.referring_cells for way in ways):
        return True
    return any(
        f"/{name}" in text for entry in subject.index.active for _, text in cells_of(entry.node)
    )
