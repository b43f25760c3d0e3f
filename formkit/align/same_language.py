"""A wording of the form beside one of the standard, in a language that both have."""

from collections.abc import Iterable

from formkit.align.wording import plain_words
from formkit.core.languages import language_code
from formkit.core.texts import Texts
from formkit.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two wordings in one language."""

    language: str
    """As the form's header writes it."""
    here: str
    there: str

    @property
    def is_same(self) -> bool:
        """Tell whether both have the same words."""
        return plain_words(self.here) == plain_words(self.there)


def pairs_of(here: Texts, there: Texts) -> tuple[Pair, ...]:
    """Both wordings in each language that both have, in the form's order."""
    theirs = {language_code(language): text for language, text in there}
    return tuple(
        Pair(language=language, here=text, there=theirs[code])
        for language, text in here
        if (code := language_code(language)) in theirs
    )


def pair_for(pairs: Iterable[Pair], code: str) -> Pair | None:
    """The pair in the reader's language, else in the form's first; None where there is none.

    Args:
        pairs: of one text, in the form's order.
        code: the reader's language.
    """
    found = tuple(pairs)
    own = (one for one in found if language_code(one.language) == code)
    return next(own, found[0] if found else None)
