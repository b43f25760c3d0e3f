"""FK110: names that pyxform makes up, and the author has already."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import first_rows, scope_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, Node, Question, Repeat
from formkit.xpath.names import is_reference


def plant(form: Form) -> Form | None:
    """Let a select offer "other", and ask for it by hand as well."""
    question = first_question(
        form, lambda one: one.type == "select_one" and bool(one.name and one.labels)
    )
    if question is None:
        return None
    select = replace(question, or_other=True, choice_filter="")
    by_hand = Question(type="text", name=f"{question.name}_other", labels=question.labels)
    return with_nodes(form, question, select, by_hand)


@rule("FK110", "generated-name", Severity.ERROR, plant=plant)
def generated_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A row has the name that pyxform gives to a hidden row of its own.

    Why:
        ``or_other`` makes a text question called like the select and
        ``_other``; a repeat whose count is calculated makes a row called like
        the repeat and ``_count``.  With two rows of one name the form does
        not convert.

    Bad:
        | survey |
        |  | type                     | name        | label          |
        |  | select_one fuel or_other | fuel        | Cooking fuel   |
        |  | text                     | fuel_other  | Which other?   |
        | choices |
        |  | list_name | name | label |
        |  | fuel      | wood | Wood  |

    Good:
        | survey |
        |  | type                     | name | label        |
        |  | select_one fuel or_other | fuel | Cooking fuel |
        | choices |
        |  | list_name | name | label |
        |  | fuel      | wood | Wood  |

    Fix: none.  Which of the two rows stays is the author's to say.
    Source: pyxform, xls2json.py.
    """
    first = first_rows(subject.data_rows)
    for entry in subject.index.active:
        name, why = _made_of(entry.node)
        other = first.get((scope_of(entry), name)) if name else None
        if other:
            message = Message(
                "{name} is what pyxform calls {why} of {source}, so the form does not convert;"
                " give this row another name",
                name=name,
                why=why,
                source=entry.node.name,
            )
            yield this.finding(subject.form.cell(other.node.loc, "name"), message, name=name)


def _made_of(node: Node) -> tuple[str, Message]:
    """The name of the hidden row that comes with a row, and what it is."""
    if isinstance(node, Repeat) and node.repeat_count and not is_reference(node.repeat_count):
        return f"{node.name}_count", Message("the hidden count")
    if isinstance(node, Question) and node.or_other:
        return f"{node.name}_other", Message("the question for other answers")
    return "", Message("")
