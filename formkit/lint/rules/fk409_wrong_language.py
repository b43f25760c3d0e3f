"""FK409: texts in another language than their column says."""

from collections.abc import Iterator
from dataclasses import replace

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.languages import LanguageColumns, language_name
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn, rows_named, texts_in_use
from formkit.model.form import Form

_SENTENCES = {
    "en": "Combien sont-elles et qui est avec vous maintenant ?",
    "fr": "How many of them are there, and who is with you now?",
}
_SIGNS = {
    "en": (" the ", " to ", " of "),
    "fr": (" des ", " dans ", " est "),
    "es": (" el ", " su ", " los "),
    "pt": (" com ", " uma ", " são "),
    "ar": ("ال",),
}
"""ISO code -> what stands in most sentences of a language, and in hardly any of the others.

Few, since each is looked for in all wording: a text without them is passed over.
"""


def plant(form: Form) -> Form | None:
    """Ask a question in another language than the column's."""
    languages = LanguageColumns(form)
    question = first_question(form, lambda one: any(map(languages.code, one.labels.languages)))
    if question is None:
        return None
    (language, _), *others = question.labels
    sentence = _SENTENCES.get(languages.code(language), _SENTENCES["fr"])
    labels = Texts(((language, sentence), *others))
    return with_nodes(form, question, replace(question, labels=labels))


@rule("FK409", "wrong-language", Severity.WARNING, plant=plant)
def wrong_language(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A text is in another language than the header above it names.

    Why:
        It was pasted into the wrong column, or waits for its translation: who
        works in the language of the column cannot read it.  Only English,
        French, Spanish, Portuguese and Arabic are told, and only in sentences
        whose small words leave no doubt.  A text that says so itself, as
        ``[fr]`` in front of it does, is left alone.

    Bad:
        | survey |
        |  | type    | name | label::English (en)          | label::Français (fr)          |
        |  | integer | size | How many people are in here? | What is the size of your house? |

    Good:
        | survey |
        |  | type    | name | label::English (en)          | label::Français (fr)                |
        |  | integer | size | How many people are in here? | Combien de personnes sont là-dedans ? |

    Fix: none.  A translation is the author's to write.
    Source: domain review of half-translated forms.
    """
    languages = LanguageColumns(subject.form)
    own = {languages.code(one): one for one in subject.form.languages}
    for column in subject.wordings:
        code = languages.code(column.language)
        signs = _signs_in(column, code) if code else ()
        for other, places in _foreign(subject, column, code, signs).items() if signs else ():
            rest = [one for one in places if not _is_copy(subject, column, one, own.get(other))]
            if rest:
                message = Message(
                    "sheet {sheet} has a {header} in {other} under {language}, {rows:row|rows}"
                    " {rows}; put it into its own column, or translate it",
                    sheet=column.sheet.sheet,
                    header=column.header,
                    other=language_name(languages, other),
                    language=column.language or languages.default,
                    rows=rows_named(column, rest),
                )
                yield this.finding(column.cell(rest[0]), message)


def _signs_in(column: WordingColumn, code: str) -> tuple[str, ...]:
    """The signs of other languages that stand somewhere in a column."""
    joined = column.joined
    foreign = (sign for other, signs in _SIGNS.items() if other != code for sign in signs)
    return tuple(sign for sign in foreign if sign in joined)


def _foreign(
    subject: Subject, column: WordingColumn, code: str, signs: tuple[str, ...]
) -> dict[str, list[int]]:
    """Code of another language -> the places of the texts that are in it."""
    from formkit.lint.stop_words import is_foreign, language_of  # noqa: PLC0415 - seldom needed

    found: dict[str, list[int]] = {}
    for place, text in texts_in_use(subject, column):
        if any(sign in text for sign in signs) and not text.startswith("["):
            other = language_of(text)
            if other and is_foreign(text, code, other):
                found.setdefault(other, []).append(place)
    return found


def _is_copy(subject: Subject, column: WordingColumn, place: int, language: str | None) -> bool:
    """Whether the column of the text's own language has it too, which FK408 tells."""
    return language is not None and any(
        other.texts[place] == column.texts[place]
        for other in subject.wordings
        if other.language == language and other.header == column.header
        if other.sheet is column.sheet
    )
