"""FK408: translations that are the text itself once more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from formkit.core.findings import Finding, Severity
from formkit.core.messages import Message
from formkit.core.texts import Texts
from formkit.lint.languages import LanguageColumns
from formkit.lint.planting import first_question, with_nodes
from formkit.lint.rule import Rule, rule
from formkit.lint.subject import Subject
from formkit.lint.wordings import WordingColumn, columns_beside, rows_named, texts_in_use
from formkit.model.form import Form

_FEWEST_SPACES = 4
_TWO = 2


def plant(form: Form) -> Form | None:
    """Ask a question in English in all languages."""
    question = first_question(form, lambda one: len(one.labels.pairs) >= _TWO)
    if question is None:
        return None
    text = "How many of them are there, and who is with you now?"
    text = "Combien sont-elles et qui est avec vous maintenant ?" if _is_french(form) else text
    labels = Texts(tuple((language, text) for language, _ in question.labels))
    return with_nodes(form, question, replace(question, labels=labels))


def _is_french(form: Form) -> bool:
    languages = LanguageColumns(form)
    return "en" not in map(languages.code, languages.named)


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
        for original, copy in permutations(columns, _TWO):
            code, other = languages.code(original.language), languages.code(copy.language)
            if code and other and code != other:
                places = _copies(subject, original, copy, code)
                if places:
                    found = _Copy(original=original, copy=copy, places=places)
                    yield this.finding(copy.cell(places[0]), _message(languages, found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """The places where one column repeats another one."""

    original: WordingColumn
    copy: WordingColumn
    places: list[int]


def _copies(subject: Subject, original: WordingColumn, copy: WordingColumn, code: str) -> list[int]:
    same = set(original.texts).intersection(copy.texts)
    long = {text for text in same if text.count(" ") >= _FEWEST_SPACES}
    if not long:
        return []
    from formkit.lint.stop_words import language_of  # noqa: PLC0415 - only for long equal texts

    foreign = {text for text in long if language_of(text) == code}
    return [
        place
        for place, text in (texts_in_use(subject, copy) if foreign else ())
        if text in foreign and original.texts[place] == text
    ]


def _message(languages: LanguageColumns, found: _Copy) -> Message:
    return Message(
        "sheet {sheet} has the same {header} in {language} as in {other}, rows {rows}: it is in"
        " {other} and was not translated; translate it",
        sheet=found.copy.sheet.sheet,
        header=found.copy.header,
        language=found.copy.language or languages.default,
        other=found.original.language or languages.default,
        rows=rows_named(found.copy, found.places),
    )
