"""The variables that a question may have been meant to be, the nearest first.

Scores rank candidates for a person; they never settle anything by themselves.
"""

import re
from collections.abc import Iterable

from formkit.core.texts import Texts
from formkit.core.values import dataclass
from formkit.model.dictionary import Dictionary, Variable
from formkit.model.form import Question

_WORD = re.compile(r"[^\W_]+")
_LANGUAGE_CODE = re.compile(r"\(([A-Za-z]{2,3})(?:[-_][A-Za-z]+)?\)\s*$")
_LANGUAGE_NAMES = {
    "english": "en",
    "anglais": "en",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "spanish": "es",
    "español": "es",
    "espagnol": "es",
    "portuguese": "pt",
    "português": "pt",
    "portugais": "pt",
    "arabic": "ar",
    "arabe": "ar",
    "العربية": "ar",
}
OTHER_TYPE_FACTOR = 0.85
LEAST_SCORE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One candidate."""

    variable: Variable
    score: float
    """From 0 to 1; 1 when name or wording is the same."""


def language_code(language: str) -> str:
    """The code of a language as headers write it; empty when it cannot be told.

    >>> language_code("Français (fr)"), language_code("French"), language_code("fr")
    ('fr', 'fr', 'fr')
    """
    match = _LANGUAGE_CODE.search(language)
    if match:
        return match.group(1).lower()
    plain = language.strip().lower()
    if plain in _LANGUAGE_NAMES.values():
        return plain
    return _LANGUAGE_NAMES.get(plain, "")


def plain_words(text: str) -> str:
    """The words of a text in lower case, for comparing wording.

    >>> plain_words("**How many** IDPs?")
    'how many idps'
    """
    return " ".join(_WORD.findall(text.casefold()))


class Suggester:
    """Finds the nearest variables; built once for a dictionary, then asked often."""

    def __init__(self, dictionary: Dictionary) -> None:
        """Prepare names and wording; retired variables are never suggested."""
        self._variables = tuple(
            variable for variable in dictionary.variables if variable.status != "retired"
        )
        self._names = [_name_words(variable.name) for variable in self._variables]
        self._wordings: dict[str, tuple[list[str], list[int]]] = {}
        for number, variable in enumerate(self._variables):
            for code, wording in _wordings((variable.labels, variable.titles)):
                texts, numbers = self._wordings.setdefault(code, ([], []))
                texts.append(wording)
                numbers.append(number)

    def nearest(self, question: Question, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """At most ``limit`` variables with a score of at least 0.6, best first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where suggestions are asked

        best: dict[int, float] = {}

        def rate(text: str, candidates: list[str], numbers: list[int]) -> None:
            found = process.extract(
                text, candidates, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=60
            )
            for _, score, place in found:
                number = numbers[place]
                best[number] = max(best.get(number, 0.0), score / 100)

        rate(
            plain_words(question.name.replace("_", " ")), self._names, list(range(len(self._names)))
        )
        for code, wording in _wordings((question.labels,)):
            rate(wording, *self._wordings.get(code, ([], [])))
        ranked = sorted(
            (
                (round(score * self._type_factor(number, question), 3), number)
                for number, score in best.items()
            ),
            key=lambda pair: (-pair[0], pair[1]),
        )
        return tuple(
            Suggestion(variable=self._variables[number], score=score)
            for score, number in ranked[:limit]
            if score >= LEAST_SCORE
        )

    def _type_factor(self, number: int, question: Question) -> float:
        return 1.0 if self._variables[number].type == question.type else OTHER_TYPE_FACTOR


def _name_words(name: str) -> str:
    return plain_words(name.replace("_", " "))


def _wordings(texts: Iterable[Texts]) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for one in texts:
        for language, text in one:
            words = plain_words(text)
            if words:
                found[language_code(language), words] = None
    return list(found)
