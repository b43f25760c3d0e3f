"""FK703: rows that share KoboToolbox's identifier."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet
from formkit.model.form import Choice, Form, Node, walk

if TYPE_CHECKING:
    from formkit.core.location import Loc

KUID = "$kuid"


def plant(form: Form) -> Form | None:
    """Give two rows one identifier."""
    question = first_question(form, lambda one: bool(one.name and one.labels))
    if question is None:
        return None
    first = replace(question, extra=tuple(sorted((*question.extra, (KUID, "same1")))))
    return with_nodes(form, question, first, replace(first, name=f"{question.name}_2"))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Empty the cell: KoboToolbox gives a new identifier when it reads the file."""
    del subject
    loc = finding.loc
    edit = CellSet(sheet=loc.sheet, row=loc.row, column=loc.column, text="")
    return Fix(title=Message("leave the identifier to KoboToolbox"), edits=(edit,))


@rule("FK703", "repeated-kuid", Severity.WARNING, mend=mend, plant=plant)
def repeated_kuid(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two rows have the same text under KoboToolbox's column $kuid.

    Why:
        KoboToolbox tells rows apart by it from one version to the next.  A
        row that was copied with its identifier is taken for the one it was
        copied from.

    Bad:
        | survey |
        |  | type    | name  | label | $kuid |
        |  | integer | men   | Men   | ab1cd |
        |  | integer | women | Women | ab1cd |

    Good:
        | survey |
        |  | type    | name  | label | $kuid |
        |  | integer | men   | Men   | ab1cd |
        |  | integer | women | Women |       |

    Fix: empties the second cell; KoboToolbox gives the row an identifier of its own.
    Source: KoboToolbox, export and import of XLSForms.
    """
    form = subject.form
    if not any(one.column(KUID) for one in form.columns):
        return
    yield from _repeated(subject, this, tuple(walk(form.nodes)))
    choices = tuple(choice for one in form.lists for choice in one.choices)
    yield from _repeated(subject, this, choices)


def _repeated(
    subject: Subject, this: Rule, rows: tuple[Node, ...] | tuple[Choice, ...]
) -> Iterator[Finding]:
    seen: dict[str, Loc] = {}
    for row in rows:
        kuid = row.extra_cell(KUID)
        place = subject.form.cell(row.loc, KUID)
        if kuid and kuid in seen:
            message = Message(
                "{cell} has the identifier {kuid} already, so KoboToolbox takes two rows for one;"
                " leave this cell empty, and it gives a new one",
                cell=seen[kuid].a1,
                kuid=kuid,
            )
            name = row.code if isinstance(row, Choice) else row.name
            yield this.finding(place, message, name=name, fixable=True)
        elif kuid:
            seen[kuid] = place
