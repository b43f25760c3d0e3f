"""FK108: sheets and columns without which there is no form."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.headers import CHOICES, SURVEY, sheet_kind
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, SheetColumns


def plant(form: Form) -> Form | None:
    """Empty the column list_name of the choices sheet."""
    if not form.lists:
        return None
    return replace(form, lists=tuple(replace(one, name="") for one in form.lists))


@rule("FK108", "missing-sheet", Severity.ERROR, plant=plant)
def missing_sheet(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The survey sheet, or a column that a sheet cannot do without, is not there.

    Why:
        The form does not convert.  The survey sheet needs the column ``type``,
        the choices sheet ``list_name`` and ``name``.

    Bad:
        | surveys |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        | settings |
        |  | form_title |
        |  | Census     |

    Good:
        | survey |
        |  | type    | name | label |
        |  | integer | age  | Age   |
        | settings |
        |  | form_title |
        |  | Census     |

    Fix: none.  The nearest sheet or header is named.
    Source: XLSForm reference, "Setting up your worksheets".
    """
    form = subject.form
    survey = next(
        (one for one in form.columns if (sheet_kind(one.sheet) or SURVEY) == SURVEY), None
    )
    if survey is None:
        names = tuple(sheet.name for sheet in subject.workbook.sheets)
        message = Message(
            "there is no sheet called survey, so there is no form; {what}",
            what=perhaps(nearest(SURVEY, names), Message("add it")),
        )
        yield this.finding(Loc(file=form.file), message)
    elif not survey.column("type"):
        yield this.finding(_top(form, survey), _no_column(survey, "type"))
    choices = form.columns_of(CHOICES)
    if choices is not None and form.lists:
        if not any(one.name for one in form.lists):
            severity = Severity.ERROR if subject.index.users_of_list else Severity.WARNING
            message = _no_column(choices, "list_name")
            yield this.finding(_top(form, choices), message, severity=severity)
        if not choices.column("name"):
            yield this.finding(_top(form, choices), _no_column(choices, "name"))


def _top(form: Form, columns: SheetColumns) -> Loc:
    return Loc(file=form.file, sheet=columns.sheet, row=max(columns.header_row, 1))


def _no_column(columns: SheetColumns, wanted: str) -> Message:
    headers = tuple(text for _, text in columns.headers)
    return Message(
        "sheet {sheet} has no column {column}, or nothing in it; {what}",
        sheet=columns.sheet,
        column=wanted,
        what=perhaps(nearest(wanted, headers), Message("add it and fill it")),
    )
