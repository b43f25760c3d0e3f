"""Wording by language."""

from collections.abc import Iterable, Iterator

from formkit.core.languages import language_code
from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """One wording in several languages, in the order of the form's languages.

    A language is written as in the sheet's header after the colons, such as
    ``English (en)``; the bare column (``label`` with no language) is ``""``.
    Languages without wording are left out.
    """

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Texts":
        """Keep the pairs that have wording; NO_TEXTS when none has."""
        kept = tuple((language, text) for language, text in pairs if text)
        return cls(kept) if kept else NO_TEXTS

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def get(self, language: str, default: str = "") -> str:
        """The wording in one language.

        >>> Texts.of([("English (en)", "Water"), ("Français (fr)", "Eau")]).get("Français (fr)")
        'Eau'
        """
        for known, text in self.pairs:
            if known == language:
                return text
        return default

    def for_reader(self, code: str) -> str:
        """The wording in a language by its code, else the first there is.

        >>> Texts.of([("English (en)", "Water"), ("French", "Eau")]).for_reader("fr")
        'Eau'
        """
        found = (text for name, text in self.pairs if code in {name, language_code(name)})
        return next(found, self.first)

    @property
    def first(self) -> str:
        """The wording in the first language that has any; empty when none has."""
        return self.pairs[0][1] if self.pairs else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have wording, in order."""
        return tuple(language for language, _ in self.pairs)

    def ordered(self, languages: tuple[str, ...]) -> "Texts":
        """The same wording in the order of ``languages``; others follow as they were."""
        rank = {language: number for number, language in enumerate(languages)}
        last = len(rank)
        return Texts.of(sorted(self.pairs, key=lambda pair: rank.get(pair[0], last)))


NO_TEXTS = Texts()
"""No wording in any language."""
