"""FK403: one language under two names."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.fix import Fix
from formkit.lint.languages import LanguageColumns, tongue
from formkit.lint.planting import first_choice, with_choices
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form

_TWO = 2


def plant(form: Form) -> Form | None:
    """Write a choice's language with its code, or without, as nothing else does."""
    choice = first_choice(form, lambda one: any(map(_otherwise, one.labels.languages)))
    if choice is None:
        return None
    language = next(name for name in choice.labels.languages if _otherwise(name))
    new = _otherwise(language)
    labels = Texts((*((new if name == language else name, text) for name, text in choice.labels),))
    return with_choices(form, choice, replace(choice, labels=labels))


def _otherwise(language: str) -> str:
    """Another name of a language; empty where none is known."""
    said = tongue(language)
    return said.name if said.code else said.with_code


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the language in all headers as in the others."""
    languages = LanguageColumns(subject.form)
    for language, chosen in languages.chosen.items():
        if language != chosen and languages.place(language) == finding.loc:
            edits = languages.renaming(language, chosen)
            title = Message(
                "write {chosen} in place of {language}", chosen=chosen, language=language
            )
            return Fix(title=title, edits=edits) if edits else None
    return None


@rule("FK403", "language-spelt-differently", Severity.WARNING, mend=mend, plant=plant)
def language_spelt_differently(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A language has one name in some headers and another one in others.

    Why:
        Devices take ``French`` and ``Français (fr)`` for two languages.  Each
        shows a dash, or another language, for all that stands under the other
        name.

    Bad:
        | survey |
        |  | type         | name | label::English (en) | label::Français (fr) |
        |  | select_one l | a    | Water               | Eau                  |
        | choices |
        |  | list_name | name | label::English (en) | label::French |
        |  | l         | 1    | Well                | Puits         |

    Good:
        | survey |
        |  | type         | name | label::English (en) | label::Français (fr) |
        |  | select_one l | a    | Water               | Eau                  |
        | choices |
        |  | list_name | name | label::English (en) | label::Français (fr) |
        |  | l         | 1    | Well                | Puits                |

    Fix: writes the name with a code, or else the one of most columns, in all
        headers; none where that would make two columns one.
    Source: pyxform, survey.py, which groups wording by the whole name.
    """
    if len(subject.form.languages) < _TWO:
        return
    languages = LanguageColumns(subject.form)
    for language in languages.named:
        chosen = languages.chosen[language]
        if language != chosen:
            loc = languages.place(language)
            message = Message(
                "{language} is called {chosen} in other headers, so devices take it for another"
                " language that lacks most wording; write {chosen} in all headers",
                language=language,
                chosen=chosen,
            )
            can = bool(languages.renaming(language, chosen))
            yield this.finding(loc, message, fixable=can)
