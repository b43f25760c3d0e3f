"""FK406: columns without a language beside those with one."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.fix import Fix
from formkit.lint.languages import LanguageColumns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn
from formkit.model.attributes import key_of
from formkit.model.edits import HeaderSet
from formkit.model.form import Form

_REFUSED = frozenset(("label", "hint"))


def plant(form: Form) -> Form | None:
    """Give a question a hint in no language."""
    question = first_question(form, lambda one: any(one.labels.languages))
    if question is None:
        return None
    return with_nodes(form, question, replace(question, hints=Texts((("", "?"),))))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the language behind the header: the default one, or the only one."""
    languages = LanguageColumns(subject.form)
    for column in _bare_columns(subject):
        if column.top == finding.loc and (language := _meant(languages, column)):
            header = _with_language(column, language)
            loc = finding.loc
            edit = HeaderSet(sheet=loc.sheet, row=loc.row, column=loc.column, text=header)
            title = Message("write {new} in place of {old}", new=header, old=finding.column)
            return Fix(title=title, edits=(edit,), is_safe=language == languages.default)
    return None


@rule("FK406", "bare-column", Severity.WARNING, mend=mend, plant=plant)
def bare_column(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A column of wording names no language, though other columns do.

    Why:
        KoboToolbox refuses a form with a bare label or hint beside columns
        with languages.  Elsewhere the bare column counts for the default
        language alone; where no default is set, devices offer one more
        language, called "default", that lacks all the rest.

    Bad:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) | hint   |
        |  | integer | age  | Age                 | Âge                  | Années |

    Good:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) | hint::Français (fr) |
        |  | integer | age  | Age                 | Âge                  | Années              |

    Fix: writes the default language behind the header.  Where no default is
        set and the form has one language only, that one, when asked for fixes
        that are not safe.  None where the language has such a column already.
    Source: KoboToolbox, August 2026; pyxform, survey.py.
    """
    languages = LanguageColumns(subject.form)
    for column in _bare_columns(subject):
        message = _message(languages, column)
        yield this.finding(column.top, message, fixable=bool(_meant(languages, column)))


def _bare_columns(subject: Subject) -> Iterator[WordingColumn]:
    languages = subject.form.languages
    if "" in languages and any(languages):
        yield from (
            column for column in subject.wordings if not column.language and any(column.texts)
        )


def _message(languages: LanguageColumns, column: WordingColumn) -> Message:
    header = column.sheet.header(column.column).strip()
    language = _meant(languages, column)
    new = _with_language(column, language) if language else ""
    what = Message("write {new}", new=new) if new else Message("write its language behind it")
    if column.header in _REFUSED:
        return Message(
            "the column {header} names no language, though others do, and KoboToolbox refuses such"
            " a form; {what}",
            header=header,
            what=what,
        )
    return Message(
        "the column {header} names no language, though others do, so most people see a dash"
        " in its place; {what}",
        header=header,
        what=what,
    )


def _with_language(column: WordingColumn, language: str) -> str:
    """The header with a language, behind such colons as the sheet has."""
    headers = [text for _, text in column.sheet.headers]
    is_single = any(":" in text for text in headers) and not any("::" in text for text in headers)
    return f"{column.sheet.header(column.column).strip()}{':' if is_single else '::'}{language}"


def _meant(languages: LanguageColumns, column: WordingColumn) -> str:
    """The language of a bare column, as far as one can tell and the column is free."""
    only = languages.named[0] if len(languages.named) == 1 else ""
    language = languages.default or only
    is_free = language and not column.sheet.column(key_of(column.header, language))
    return language if is_free else ""
