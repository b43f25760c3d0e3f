"""FK106: two columns of a sheet for one thing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, SheetColumns

_REPEATED = re.compile(r"(?P<key>.+) \[[2-9][0-9]*\]")


def plant(form: Form) -> Form | None:
    """Give a question a second column for its name."""
    question = first_question(form, lambda one: bool(one.name))
    if question is None:
        return None
    extra = tuple(sorted((*question.extra, ("name [2]", question.name))))
    return with_nodes(form, question, replace(question, extra=extra))


@rule("FK106", "duplicate-header", Severity.ERROR, plant=plant)
def duplicate_header(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Two columns of a sheet have the same header, or two names of one thing.

    Why:
        Only one of them counts, and nobody sees which; mostly the form does
        not convert.  ``relevant`` and ``relevance`` are two names of one
        column, and so are ``calculation`` and ``calculate``, ``label`` and
        ``caption``, ``label::French`` and ``Label :: French``.

    Bad:
        | survey |
        |  | type    | name | label | relevance | relevant |
        |  | integer | age  | Age   | true()    |          |

    Good:
        | survey |
        |  | type    | name | label | relevant |
        |  | integer | age  | Age   | true()   |

    Fix: none.  Which of the two holds what is meant is the author's to say.
    Source: pyxform, parsing/sheet_headers.py and xls2json_backends.py.
    """
    for columns in subject.form.columns:
        first = dict(columns.columns)
        for key, column in columns.columns:
            repeated = _REPEATED.fullmatch(key)
            if repeated and repeated["key"] in first:
                yield _finding(subject, this, columns, (first[repeated["key"]], column))


def _finding(subject: Subject, this: Rule, columns: SheetColumns, pair: tuple[int, int]) -> Finding:
    kept, again = (
        Loc(file=subject.form.file, sheet=columns.sheet, row=columns.header_row, column=column)
        for column in pair
    )
    one, other = columns.header(kept.column), columns.header(again.column)
    if one.strip() == other.strip():
        message = Message(
            "the column {header} is there already, at {cell}, and only one of the two counts;"
            " rename this one or delete it",
            header=other,
            cell=kept.a1,
        )
    else:
        message = Message(
            "{header} is another name of the column {other}, at {cell}, and only one of the two"
            " counts; move what stands here to that column",
            header=other,
            other=one,
            cell=kept.a1,
        )
    return this.finding(again, message)
