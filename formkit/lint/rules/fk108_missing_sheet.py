"""FK108: sheets and columns without which there is no form."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.location import Loc
from formkit.core.messages import Message
from formkit.formats.headers import CHOICES, SETTINGS, SURVEY, sheet_kind
from formkit.lint.fix import Fix
from formkit.lint.foreign_headers import FOREIGN_HEADERS, FOREIGN_SHEETS, plain
from formkit.lint.nearest import nearest, perhaps
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form, SheetColumns

_NEEDED = {SURVEY: ("type", "name"), CHOICES: ("list_name", "name")}


def plant(form: Form) -> Form | None:
    """Empty the column list_name of the choices sheet."""
    if not form.lists:
        return None
    return replace(form, lists=tuple(replace(one, name="") for one in form.lists))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write all headers that a sheet lacks in place of those probably meant for them."""
    columns = next((one for one in subject.form.columns if one.sheet == finding.loc.sheet), None)
    if columns is None or not _other_header(columns, finding.name):
        return None
    from formkit.model.edits import HeaderSet  # noqa: PLC0415 - only for a fix

    needed = _NEEDED[sheet_kind(columns.sheet) or SURVEY]
    meant = {wanted: header for wanted in needed if (header := _other_header(columns, wanted))}
    places = {header: column for column, header in columns.headers}
    return Fix(
        title=Message("write {new} in place of {old}", new=tuple(meant), old=tuple(meant.values())),
        edits=tuple(
            HeaderSet(
                sheet=columns.sheet, row=columns.header_row, column=places[header], text=wanted
            )
            for wanted, header in meant.items()
        ),
        is_safe=all(plain(header) in FOREIGN_HEADERS for header in meant.values()),
    )


@rule("FK108", "missing-sheet", Severity.ERROR, mend=mend, plant=plant)
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

    Fix: writes the header where another language's word for it stands.  A sheet
        is renamed by hand; the one that was probably meant is named.
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
            what=perhaps(_other_name(SURVEY, names), Message("add it")),
        )
        yield this.finding(Loc(file=form.file), message)
    elif not survey.column("type"):
        yield _no_column(form, this, survey, "type", Severity.ERROR)
    choices = form.columns_of(CHOICES)
    if choices is not None and form.lists:
        if not any(one.name for one in form.lists):
            severity = Severity.ERROR if subject.index.users_of_list else Severity.WARNING
            yield _no_column(form, this, choices, "list_name", severity)
        if not choices.column("name"):
            yield _no_column(form, this, choices, "name", Severity.ERROR)
    yield from _misnamed(subject, this)


def _misnamed(subject: Subject, this: Rule) -> Iterator[Finding]:
    """Sheets that are probably the choices or the settings, under another name."""
    form = subject.form
    others = tuple(one.name for one in form.sheets)
    if not others:
        return
    if subject.index.users_of_list and form.columns_of(CHOICES) is None:
        sheet = _other_name(CHOICES, others)
        message = Message(
            "there is no sheet called choices, so no list is found and the form does not"
            " convert; rename {sheet} to choices",
            sheet=sheet,
        )
        if sheet:
            yield this.finding(Loc(file=form.file, sheet=sheet), message)
    if form.columns_of(SETTINGS) is None:
        sheet = _other_name(SETTINGS, others)
        message = Message(
            "nothing of this sheet counts: title, form id and version are read from a sheet"
            " called settings only; rename {sheet} to settings",
            sheet=sheet,
        )
        if sheet:
            cell = Loc(file=form.file, sheet=sheet)
            yield this.finding(cell, message, severity=Severity.WARNING)


def _other_name(wanted: str, names: tuple[str, ...]) -> str:
    """The sheet that is probably meant; empty when there is none."""
    known = FOREIGN_SHEETS[wanted]
    meant = (name for name in names if plain(name) == wanted or plain(name) in known)
    return next(meant, "") or nearest(wanted, names)


def _no_column(
    form: Form, this: Rule, columns: SheetColumns, wanted: str, severity: Severity
) -> Finding:
    header = _other_header(columns, wanted)
    message = Message(
        "sheet {sheet} has no column {column}, or nothing in it; {what}",
        sheet=columns.sheet,
        column=wanted,
        what=perhaps(header, Message("add it and fill it")),
    )
    top = Loc(file=form.file, sheet=columns.sheet, row=max(columns.header_row, 1))
    return this.finding(top, message, name=wanted, severity=severity, fixable=bool(header))


def _other_header(columns: SheetColumns, wanted: str) -> str:
    """The header that is probably meant; empty when there is none, or the column is there."""
    if columns.column(wanted):
        return ""
    headers = [text for _, text in columns.headers]
    foreign = (text for text in headers if FOREIGN_HEADERS.get(plain(text)) == wanted)
    return next(foreign, "") or nearest(wanted, headers)
