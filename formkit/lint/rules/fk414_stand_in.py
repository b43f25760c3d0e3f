"""FK414: texts of another language that only stand in for a translation."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.stand_ins import mark_in, marked_language, standing_in
from formkit.core.texts import Texts
from formkit.lint.languages import LanguageColumns, known_languages
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn, rows_named, texts_in_use
from formkit.model.form import Form


def plant(form: Form) -> Form | None:
    """Let the text of another language stand in a question's first one, marked."""
    languages = LanguageColumns(form)
    question = first_question(form, lambda one: any(map(languages.code, one.labels.languages)))
    if question is None:
        return None
    pairs = list(question.labels.pairs)
    place = next(place for place, (language, _) in enumerate(pairs) if languages.code(language))
    language, text = pairs[place]
    other = "fr" if languages.code(language) != "fr" else "en"
    pairs[place] = (language, standing_in(text, other))
    return with_nodes(form, question, replace(question, labels=Texts(tuple(pairs))))


@rule("FK414", "stand-in", Severity.WARNING, plant=plant)
def stand_in(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A text waits for its translation: that of another language stands there, marked.

    Why:
        ``formkit build`` puts the text of another language where one has no
        wording, with ``[fr]`` or the like in front, since Collect shows a dash
        for a blank.  Who is asked in that language then hears another one, or
        the enumerator translates on the spot, each in another way.  In a language
        of which the standard has only a draft it is for information.

    Bad:
        | survey |
        |  | type    | name | label::Français (fr) | label::Hausa (ha)    |
        |  | integer | size | Combien êtes-vous ?  | [fr] Combien êtes-vous ? |

    Good:
        | survey |
        |  | type    | name | label::Français (fr) | label::Hausa (ha) |
        |  | integer | size | Combien êtes-vous ?  | Ku nawa ne?       |

    Fix: none.  A translation is the author's to write; take the mark away with it.
    Source: formkit, what stands where a language has no wording.
    """
    languages = LanguageColumns(subject.form)
    for column in subject.wordings:
        if "[" in column.joined:
            marked = _marked(subject, column, languages.code(column.language))
            if marked:
                yield this.finding(
                    column.cell(marked[0][0]),
                    _message(languages, column, marked),
                    severity=Severity.INFO if _is_draft(subject, column.language) else None,
                )


def _is_draft(subject: Subject, language: str) -> bool:
    """Tell whether the standard itself has no more than a draft in a language."""
    known = subject.standard.languages if subject.standard else ()
    return any(one.is_draft and one.name == language for one in known)


def _marked(subject: Subject, column: WordingColumn, code: str) -> list[tuple[int, str]]:
    """The places of texts with the mark of another language, each with that mark."""
    found = []
    for place, text in texts_in_use(subject, column):
        other = marked_language(text)
        if other and other != code and other in known_languages():
            found.append((place, mark_in(text).rstrip()))
    return found


def _message(
    languages: LanguageColumns, column: WordingColumn, marked: list[tuple[int, str]]
) -> Message:
    return Message(
        "sheet {sheet}: {count} {count:row has|rows have} no {header} in {language}; another"
        " language stands there, marked {marks}: {rows}. Translate them, and take the mark away",
        sheet=column.sheet.sheet,
        count=len(marked),
        header=column.header,
        language=column.language or languages.default,
        marks=tuple(dict.fromkeys(mark for _, mark in marked)),
        rows=rows_named(column, [place for place, _ in marked]),
    )
