"""FK404: languages whose name does not tell devices which language it is."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.fix import Fix
from formkit.lint.languages import LanguageColumns, Tongue, tongue
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Add a language that has no code."""
    question = first_question(form, lambda one: bool(one.labels))
    if question is None:
        return None
    labels = Texts((*question.labels, ("Wolof", question.labels.first)))
    return with_nodes(form, question, replace(question, labels=labels))


def mend(subject: Subject, finding: Finding) -> Fix | None:
    """Write the code behind the name, in all headers and the settings."""
    languages = LanguageColumns(subject.form)
    for language in languages.named:
        new = tongue(language).with_code
        if new and languages.place(language) == finding.loc:
            edits = languages.renaming(language, new)
            title = Message("write {new} in place of {language}", new=new, language=language)
            return Fix(title=title, edits=edits) if edits else None
    return None


@rule("FK404", "language-without-code", Severity.INFO, mend=mend, plant=plant)
def language_without_code(subject: Subject, this: Rule) -> Iterator[Finding]:
    """The name of a language has no code behind it, or the code of another language.

    Why:
        Devices choose a form's language, and the direction of its script, by
        the code in parentheses: ``Français (fr)``.  Without one everybody
        chooses by hand.  The code of another language is a warning.

    Bad:
        | survey |
        |  | type    | name | label::English (en) | label::Français |
        |  | integer | age  | Age                 | Âge             |

    Good:
        | survey |
        |  | type    | name | label::English (en) | label::Français (fr) |
        |  | integer | age  | Age                 | Âge                  |

    Fix: writes the code of a language that formkit knows, in all headers and
        as the default language.
    Source: XLSForm reference, "Multiple language support"; IANA language subtags.
    """
    languages = LanguageColumns(subject.form)
    for language in languages.named:
        said = tongue(language)
        if languages.chosen[language] != language:
            continue
        if not said.code:
            can = bool(said.with_code and languages.renaming(language, said.with_code))
            yield this.finding(languages.place(language), _message(said), fixable=can)
        elif said.contradicts_itself:
            message = Message(
                "{language} has the code of another language, so devices offer it to the wrong"
                " people; write {code}",
                language=language,
                code=f"{said.name} ({said.known_code})",
            )
            loc = languages.place(language)
            yield this.finding(loc, message, severity=Severity.WARNING)


def _message(said: Tongue) -> Message:
    if said.with_code:
        return Message(
            "the language {language} has no code by which devices choose it; write {new}",
            language=said.written,
            new=said.with_code,
        )
    return Message(
        "the language {language} has no code by which devices choose it; write one behind it,"
        " as in Français (fr)",
        language=said.written,
    )
