"""FK109: names that differ in capitals only."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rows import first_rows, scope_of
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Copy a question and write the copy's name in capitals."""
    question = first_question(form, lambda one: one.name != one.name.upper())
    if question is None:
        return None
    return with_nodes(form, question, question, replace(question, name=question.name.upper()))


@rule("FK109", "similar-name", Severity.WARNING, plant=plant)
def similar_name(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two names of one group differ only in small and capital letters.

    Why:
        It is legal, but spreadsheets, databases and statistics programs often
        take the two columns for one, and mix up or drop their data.

    Bad:
        | survey |
        |  | type | name | label        |
        |  | text | site | Site         |
        |  | text | Site | Site in full |

    Good:
        | survey |
        |  | type | name      | label        |
        |  | text | site      | Site         |
        |  | text | site_full | Site in full |

    Fix: none.  The new name is the author's to choose.
    Source: pyxform, validators/pyxform/unique_names.py.
    """
    first = first_rows(subject.data_rows, str.lower)
    for entry in subject.data_rows:
        name = entry.node.name
        other = first[scope_of(entry), name.lower()].node
        if other.name != name:
            message = Message(
                "{name} and {other}, at {cell}, differ only in small and capital letters, and many"
                " programs take them for one; give this row another name",
                name=name,
                other=other.name,
                cell=subject.form.cell(other.loc, "name").a1,
            )
            yield this.finding(subject.form.cell(entry.node.loc, "name"), message, name=name)
