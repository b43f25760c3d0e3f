"""FK408: translations that are the text itself once more."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.languages import LanguageColumns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn, columns_beside, rows_named, texts_in_use
from formkit.model.form import Form, Question

_SENTENCES = {
    "en": "How many of them are there, and who is with you now?",
    "fr": "Combien sont-elles et qui est avec vous maintenant ?",
}
_FEWEST_SPACES = 4
_TWO = 2


def plant(form: Form) -> Form | None:
    """Ask a question in one and the same language in all languages."""
    languages = LanguageColumns(form)
    question = first_question(form, lambda one: bool(_sentence(languages, one)))
    if question is None:
        return None
    text = _sentence(languages, question)
    labels = Texts(tuple((language, text) for language, _ in question.labels))
    return with_nodes(form, question, replace(question, labels=labels))


def _sentence(languages: LanguageColumns, question: Question) -> str:
    """A sentence in one of a question's languages; empty where it has but one."""
    codes = set(map(languages.code, question.labels.languages))
    known = (text for code, text in _SENTENCES.items() if code in codes)
    return next(known, "") if len(codes) > 1 and "" not in codes else ""


@rule("FK408", "untranslated-copy", Severity.WARNING, plant=plant)
def untranslated_copy(subject: Subject, this: Rule) -> Iterator[Finding]:
    """A text is the same in two languages, and is in one of them.

    Why:
        Somebody copied the text to fill the column and did not translate it,
        so who works in that language reads a foreign one.  Short texts,
        names, places and numbers may be the same in all languages: only
        sentences count whose small words say which language they are in.

    Bad:
        | survey |
        |  | type    | name | label::English (en)          | label::Français (fr)         |
        |  | integer | size | How many people are in here? | How many people are in here? |

    Good:
        | survey |
        |  | type    | name | label::English (en)          | label::Français (fr)                |
        |  | integer | size | How many people are in here? | Combien de personnes sont là-dedans ? |

    Fix: none.  A translation is the author's to write.
    Source: domain review of half-translated forms.
    """
    languages = LanguageColumns(subject.form)
    for columns in columns_beside(subject):
        for one, other in combinations(columns, _TWO):
            codes = (languages.code(one.language), languages.code(other.language))
            same = _long_equal_texts(one, other) if all(codes) and len(set(codes)) > 1 else set()
            for original, copy, code in ((one, other, codes[0]), (other, one, codes[1])):
                places = _copies(subject, original, copy, _in(code, same)) if same else []
                if places:
                    message = _message(languages, original, copy, places)
                    yield this.finding(copy.cell(places[0]), message)


def _long_equal_texts(one: WordingColumn, other: WordingColumn) -> set[str]:
    same = set(one.texts).intersection(other.texts)
    return {text for text in same if text.count(" ") >= _FEWEST_SPACES}


def _in(code: str, texts: set[str]) -> set[str]:
    """Those texts that are surely in a language."""
    from formkit.lint.stop_words import language_of  # noqa: PLC0415 - only for long equal texts

    return {text for text in texts if language_of(text) == code}


def _copies(
    subject: Subject, original: WordingColumn, copy: WordingColumn, texts: set[str]
) -> list[int]:
    """The places where a column repeats one of these texts of another column."""
    return [
        place
        for place, text in (texts_in_use(subject, copy) if texts else ())
        if text in texts and original.texts[place] == text
    ]


def _message(
    languages: LanguageColumns, original: WordingColumn, copy: WordingColumn, places: list[int]
) -> Message:
    return Message(
        "sheet {sheet} has the same {header} in {language} as in {other}, {rows:row|rows} {rows}:"
        " it is in {other} and was not translated; translate it",
        sheet=copy.sheet.sheet,
        header=copy.header,
        language=copy.language or languages.default,
        other=original.language or languages.default,
        rows=rows_named(copy, places),
    )
