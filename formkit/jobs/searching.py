"""Instant search over named things with wording in several languages.

Accents and capitals count for nothing, names are taken apart at ``_``, and
every word may be the beginning of one.  Where nothing has all the words as
they are typed, each is taken for the words that it may have been meant to be;
where that finds nothing either, things with some of the words are found.

SQLite's full-text index finds and ranks.  Mistyped words are compared with the
few thousand different words of the index, which takes rapidfuzz a millisecond:
an index of trigrams would miss short words with two letters swapped.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence

from formkit.core.values import dataclass

_WORD = re.compile(r"[^\W_]+")
_JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "’": " ", "'": " "})
_FORGIVEN_FROM = 3
"""Letters: shorter words are near too many others to be forgiven."""
_NEAR = 0.7
_MEANT = 8
"""Words that a mistyped one may have been meant to be."""
_WEIGHTS = (10.0, 5.0, 1.0)
"""What a word counts for in a name, in a title and elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is found of one thing."""

    name: str
    titles: tuple[str, ...] = ()
    """Short wording, in any language."""
    words: tuple[str, ...] = ()
    """Everything else that it is known by: labels, choices, other names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gives."""

    places: tuple[int, ...] = ()
    """Of the things in the order in which they were handed over, the best first."""
    meant: tuple[str, ...] = ()
    """Where nothing has all words as they were typed: the likeliest that were meant."""
    is_partial: bool = False
    """Whether what is found has only some of the words."""


NOTHING = Found()


def folded(text: str) -> str:
    """Text without accents and capitals.

    >>> folded("Ménages déplacés, l’ŒIL")
    'menages deplaces, l oeil'
    """
    if text.isascii():
        return text.lower().replace("'", " ")
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_JOINED))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def in_reading_order(text: str) -> tuple[str, str]:
    """By what people sort texts: accents and capitals count only where all else is equal.

    >>> sorted(["Togo", "Éthiopie", "Sénégal", "Soudan"], key=in_reading_order)
    ['Éthiopie', 'Sénégal', 'Soudan', 'Togo']
    """
    return folded(text), text


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared.

    >>> words_of("loc_num_idp_hh: Nombre de ménages")
    ('loc', 'num', 'idp', 'hh', 'nombre', 'de', 'menages')
    """
    return tuple(_WORD.findall(folded(text)))


class Search:
    """An index of things; built once, then asked at every key."""

    def __init__(self, things: Iterable[Sought]) -> None:
        """Take everything into an index in memory; it may be asked from any thread."""
        rows = tuple(_row(one) for one in things)
        self._headings = tuple(f"{name} {titles}" for name, titles, _ in rows)
        self._names = {name: place for place, (name, _, _) in reversed(tuple(enumerate(rows)))}
        self._vocabulary = tuple(dict.fromkeys(word for row in rows for word in _split(row)))
        self._heads: dict[int, tuple[str, ...]] = {}
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        self._index.execute(
            "create virtual table things using fts5(name, titles, words,"
            " content='', tokenize='unicode61 remove_diacritics 2')"
        )
        self._index.executemany(
            "insert into things(rowid, name, titles, words) values (?, ?, ?, ?)",
            ((place, *row) for place, row in enumerate(rows)),
        )

    def find(self, typed: str) -> Found:
        """The things that have the words that were typed, the best first."""
        words = words_of(typed)
        if not words:
            return NOTHING
        exact = self._asked(_all((word,) for word in words))
        if exact:
            return Found(places=self._named_first(words, exact))
        near = tuple(map(self._near, words))
        unknown_only = tuple(
            (word,) if self._is_known(word) else others
            for word, others in zip(words, near, strict=True)
        )
        for meant in (unknown_only, near):
            found = self._asked(_all(meant)) if all(meant) else ()
            if found:
                likeliest = _first(words, meant)
                nearest = self._nearest_first(words, found)
                return Found(places=self._named_first(likeliest, nearest), meant=likeliest)
        known = tuple(filter(None, unknown_only)) if len(words) > 1 else ()
        some = self._asked(" OR ".join(map(_any, known))) if known else ()
        return Found(places=some, meant=words, is_partial=True) if some else NOTHING

    def _asked(self, query: str) -> tuple[int, ...]:
        rows = self._index.execute(
            "select rowid from things where things match ? order by bm25(things, ?, ?, ?), rowid",
            (query, *_WEIGHTS),
        )
        return tuple(place for (place,) in rows)

    def _named_first(self, words: Sequence[str], found: tuple[int, ...]) -> tuple[int, ...]:
        """What is called exactly as typed comes before what only has the words."""
        named = self._names.get(" ".join(words))
        if named is None:
            return found
        return (named, *(place for place in found if place != named))

    def _near(self, word: str) -> tuple[str, ...]:
        """The word, where it is known, and beginnings of known words that are near it."""
        from rapidfuzz import process  # noqa: PLC0415 - only where words are mistyped
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        own = (word,) if self._is_known(word) else ()
        if len(word) < _FORGIVEN_FROM:
            return own
        inside = sorted((one for one in self._vocabulary if word in one), key=len)
        near = process.extract(
            word,
            self._heads_for(len(word)),
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=_NEAR,
            limit=_MEANT,
        )
        return tuple(dict.fromkeys((*own, *inside, *(one for one, _, _ in near))))[:_MEANT]

    def _is_known(self, word: str) -> bool:
        return any(one.startswith(word) for one in self._vocabulary)

    def _heads_for(self, length: int) -> tuple[str, ...]:
        """What a word of so many letters, one too many or too few, may have begun as."""
        if length not in self._heads:
            longer = (length, length + 1)
            heads = (word[:end] for word in self._vocabulary for end in longer)
            self._heads[length] = tuple(dict.fromkeys(one for one in heads if one))
        return self._heads[length]

    def _nearest_first(self, words: Sequence[str], found: tuple[int, ...]) -> tuple[int, ...]:
        """By how near names and titles come to what was typed; of equals as they were ranked."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where words are mistyped

        def nearness(place: int) -> int:
            heading = self._headings[place]
            return round(sum(fuzz.partial_ratio(word, heading) for word in words) / 10)

        return tuple(sorted(found, key=nearness, reverse=True))


def _row(one: Sought) -> tuple[str, str, str]:
    name, titles, words = (one.name,), one.titles, one.words
    return _joined(name), _joined(titles), _joined(words)


def _joined(texts: tuple[str, ...]) -> str:
    return " ".join(words_of(" ".join(texts)))


def _split(row: tuple[str, str, str]) -> list[str]:
    return " ".join(row).split()


def _first(words: Sequence[str], meant: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The likeliest meaning of each word; the word where it has none."""
    return tuple(others[0] if others else word for word, others in zip(words, meant, strict=True))


def _all(alternatives: Iterable[tuple[str, ...]]) -> str:
    return " AND ".join(map(_any, alternatives))


def _any(words: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f'"{word}"*' for word in words) + ")"
