"""Which languages a form speaks, and what stands where one has no wording."""

import re
from collections.abc import Iterator
from dataclasses import fields

from formkit.compose.problems import Problem, unknown
from formkit.compose.trees import Row, with_fields
from formkit.core.location import NOWHERE
from formkit.core.messages import Message
from formkit.core.stand_ins import standing_in
from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.model.adaptation import Adaptation
from formkit.model.attributes import CHOICE_ATTRIBUTES
from formkit.model.standard import Country, Standard

_WITHOUT_COUNTRY = ("en", "fr")
_OWN_LANGUAGE = re.compile(r".+ \([a-z]{2,3}\)")
_MEDIA = frozenset(one.field for one in CHOICE_ATTRIBUTES if one.header.startswith("media::"))


def language_named(standard: Standard, text: str) -> str:
    """The header's name of a language given by code or by that name; empty when unknown.

    A language that the standard lacks may be named in full: ``Hausa (ha)``.
    """
    known = {language.name for language in standard.languages}
    if text in known or _OWN_LANGUAGE.fullmatch(text):
        return text
    return standard.language_name(text)


def chosen_languages(
    standard: Standard, adaptation: Adaptation, country: Country | None
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The languages of a form as its headers name them, and what to know of them.

    The adaptation's, else those of the country that the standard has wording
    in, else English and French.

    Raises:
        UnknownNameError: the adaptation names a language that nobody has.
    """
    wanted = adaptation.languages or (country.form_languages if country else ())
    names: list[str] = []
    notes: list[Problem] = []
    for text in wanted or _WITHOUT_COUNTRY:
        name = language_named(standard, text)
        if name:
            names.append(name)
        elif adaptation.languages:
            codes = tuple(language.code for language in standard.languages)
            raise unknown(Message("language"), text, codes, loc=adaptation.loc)
        else:
            said = "the standard has no wording in the language {code}, so the form leaves it out"
            notes.append((adaptation.loc, Message(said, code=text)))
    names = list(dict.fromkeys(names)) or [
        language_named(standard, code) for code in _WITHOUT_COUNTRY
    ]
    notes.extend(_drafts(standard, adaptation, names))
    return tuple(names), tuple(notes)


def _drafts(standard: Standard, adaptation: Adaptation, names: list[str]) -> Iterator[Problem]:
    for language in standard.languages:
        if language.is_draft and language.name in names:
            said = (
                "the wording in {language} is a draft; have native speakers check it"
                " before anyone is interviewed with it"
            )
            yield adaptation.loc, Message(said, language=language.name)


def default_language(standard: Standard, adaptation: Adaptation, names: tuple[str, ...]) -> str:
    """The language in which the form opens: the adaptation's, else the first.

    Raises:
        UnknownNameError: the adaptation names one that the form does not have.
    """
    if not adaptation.default_language:
        return names[0]
    name = language_named(standard, adaptation.default_language)
    if name not in names:
        kind = Message("language of the form")
        raise unknown(kind, adaptation.default_language, names, loc=adaptation.loc)
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Fills the languages of a form: where one lacks a text, another's stands, marked.

    A blank would be worse: Collect shows ``-`` for it, and an enumerator cannot
    ask that.  The mark ``[fr]`` says which language stands there, and lets a
    translator find every place.  Media files and bare texts (of no language)
    are the same in all languages and stand unmarked.
    """

    languages: tuple[str, ...]
    """Of the form, in its order."""
    sources: tuple[str, ...]
    """Languages to take a missing text from, best first."""

    def complete(self, texts: Texts, *, marked: bool = True) -> Texts:
        """The texts in exactly the form's languages; nothing when there is no text at all."""
        if not texts:
            return texts
        source = next((one for one in self.sources if texts.get(one)), texts.languages[0])
        bare = texts.get("")
        text = bare or texts.get(source)
        shown = standing_in(text, _code(source)) if marked and source and not bare else text
        return Texts.of((one, texts.get(one, shown)) for one in self.languages)

    def missing(self, texts: Texts) -> tuple[str, ...]:
        """The languages in which a text that others have is missing."""
        if not texts or texts.get(""):
            return ()
        return tuple(one for one in self.languages if not texts.get(one))

    def completed(self, row: Row) -> Row:
        """The row of survey or choices with all its texts in the form's languages."""
        texts = {field.name: getattr(row, field.name) for field in fields(row)}
        return with_fields(
            row,
            {
                name: self.complete(value, marked=name not in _MEDIA)
                for name, value in texts.items()
                if isinstance(value, Texts)
            },
        )


def _code(language: str) -> str:
    """The code in a language's name; the name where it has none.

    >>> _code("Français (fr)")
    'fr'
    """
    return language.rpartition("(")[2].rstrip(")")


def missing_notes(
    completion: Completion, texts: tuple[Texts, ...], adaptation: Adaptation
) -> Iterator[Problem]:
    """One note a language that lacks some of the form's texts, with how many."""
    lacking = [language for one in texts for language in completion.missing(one)]
    for language in completion.languages:
        count = lacking.count(language)
        if count:
            said = (
                "{count} of {all} texts {count:has|have} no wording in {language}; another"
                " language stands there, marked like [{mark}]: translate them in the adaptation or"
                " in the sheet"
            )
            mark = next((_code(one) for one in completion.sources if one != language), "en")
            told = Message(
                said, count=count, all=sum(map(bool, texts)), language=language, mark=mark
            )
            yield adaptation.loc if adaptation.languages else NOWHERE, told
