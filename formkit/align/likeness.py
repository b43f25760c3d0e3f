"""How alike two texts are by what they are about: words that are rare count most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

Words = tuple[str, ...]
_OF_UNITS = 0.4
_UNIT_WORDS = (
    "household location site person member individual respondent"
    " ménage localité personne membre individu répondant"
)
_UNITS = frozenset(_UNIT_WORDS.split())
"""Words of units count less: what a question is asked of is judged by itself."""
_OF_FEW_SHARED = (0.0, 0.7, 0.9)
"""What is left of a likeness that rests on no, one or two words beside those of units."""


class Phrases:
    """Texts of a dictionary as words, to be met by other texts."""

    def __init__(self, phrases: Iterable[tuple[int, Words]]) -> None:
        """Take in texts, each with the number of what it belongs to; one may have several."""
        self._phrases: Sequence[tuple[int, Words]] = tuple(phrases)
        found = Counter(word for _, words in self._phrases for word in words)
        self._most = log(1 + len(self._phrases))
        self._weights = {
            word: (self._most - log(count)) * (_OF_UNITS if word in _UNITS else 1)
            for word, count in found.items()
        }
        self._lengths = [self._length(words) for _, words in self._phrases]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, words) in enumerate(self._phrases):
            for word in words:
                self._places[word].append(place)

    def nearest(self, words: Words) -> Mapping[int, float]:
        """Number -> how alike its nearest text is, from 0 to 1; none that shares no word.

        It is the cosine of the two, each word weighing by how few texts have it; it is
        less where it rests on one or two words only.
        """
        shared: defaultdict[int, float] = defaultdict(float)
        telling: Counter[int] = Counter()
        for word in words:
            for place in self._places.get(word, ()):
                shared[place] += self._weights[word] ** 2
                telling[place] += word not in _UNITS
        length = self._length(words)
        found: dict[int, float] = {}
        for place, weight in shared.items():
            number = self._phrases[place][0]
            likeness = min(weight / (length * self._lengths[place]), 1.0)
            found[number] = max(found.get(number, 0.0), likeness * _trust(telling[place]))
        return found

    def _length(self, words: Words) -> float:
        return sqrt(sum(self._weights.get(word, self._most) ** 2 for word in words))


def _trust(shared: int) -> float:
    return _OF_FEW_SHARED[shared] if shared < len(_OF_FEW_SHARED) else 1.0
