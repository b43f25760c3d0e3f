"""FK405: a default language that no column has."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.lint.fix import Fix
from formkit.lint.languages import LanguageColumns, tongue
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.edits import CellSet
from formkit.model.form import Form

_SETTING = "default_language"


def plant(form: Form) -> Form | None:
    """Let the form begin in a language that it does not have."""
    if not any(form.languages) or _is_bare(form):
        return None
    values = (*(one for one in form.settings.values if one[0] != _SETTING), (_SETTING, "Wolof"))
    return replace(form, settings=replace(form.settings, values=tuple(sorted(values))))


def mend(subject: Subject, _finding: Finding) -> Fix | None:
    """Write the name that the language has in the headers."""
    languages = LanguageColumns(subject.form)
    meant = _meant(languages)
    cell = subject.form.cell(subject.form.settings.loc, _SETTING)
    if not meant:
        return None
    edit = CellSet(sheet=cell.sheet, row=cell.row, column=cell.column, text=meant)
    title = Message("write {new} in place of {language}", new=meant, language=languages.default)
    return Fix(title=title, edits=(edit,))


@rule("FK405", "unknown-default-language", Severity.WARNING, mend=mend, plant=plant)
def unknown_default_language(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The default language is none of the form's.

    Why:
        Devices then open the form in whatever language stands first.  And
        where some columns have no language, their wording goes to one more
        language, which lacks all the rest.

    Bad:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) |
        |  | integer | age  | Age                 | Âge                  |
        | settings |
        |  | default_language |
        |  | French           |

    Good:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) |
        |  | integer | age  | Age                 | Âge                  |
        | settings |
        |  | default_language |
        |  | Français (fr)    |

    Fix: writes the name that the same language has in the headers.
    Source: pyxform, survey.py, which compares the whole name.
    """
    form = subject.form
    languages = LanguageColumns(form)
    default = languages.default
    if not default or not languages.named or default in languages.named or _is_bare(form):
        return
    meant = _meant(languages)
    message = Message(
        "the default language {language} is none of the form's, so devices begin in {first};"
        " write one of {known}",
        language=default,
        first=languages.named[0],
        known=(meant,) if meant else languages.named,
    )
    loc = form.cell(form.settings.loc, _SETTING)
    yield this.finding(loc, message, fixable=bool(meant and loc.column))


def _is_bare(form: Form) -> bool:
    """Whether the questions' labels stand in the bare column, which is the default language's."""
    columns = form.columns_of("survey")
    return bool(columns and columns.column("label")) and "" in form.languages


def _meant(languages: LanguageColumns) -> str:
    """The form's language that the default one is another name of; empty when none is."""
    key = tongue(languages.default).key
    named = (language for language in languages.named if tongue(language).key == key)
    return languages.chosen.get(next(named, ""), "")
