"""Which columns of a file hold which languages, and in what order a reader names these."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from formkit.formats.headers import SETTINGS, SURVEY, Header
from formkit.formats.sheet_pairs import Columns, PlannedColumn, SheetPair
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    AttributeKind,
    key_of,
)


def renamed_languages(pairs: Sequence[SheetPair], languages: tuple[str, ...]) -> dict[str, str]:
    """Old language -> the new one that has its wordings under another name."""
    known = _languages(pairs)
    found: dict[str, str] = {}
    for come in languages:
        gone = [one for one in known if one not in languages and one not in found]
        if come in known or not gone:
            continue
        equal = {one: _common_wordings(pairs, one, come) for one in gone}
        best = max(gone, key=lambda one: equal[one][0])
        same, every = equal[best]
        if same and 2 * same >= every:
            found[best] = come
    return found


def _common_wordings(pairs: Sequence[SheetPair], gone: str, come: str) -> tuple[int, int]:
    """How many wordings are the same in an old and a new language, and how many there were."""
    same = every = 0
    for pair in pairs:
        for header in _translated(pair.header.headers):
            if header.language == gone and header.attribute:
                same += pair.equal_texts(header.key, key_of(header.attribute.header, come))
                every += pair.texts_under(header.key)
    return same, every


def _languages(pairs: Sequence[SheetPair]) -> tuple[str, ...]:
    headers = (header for pair in pairs for header in _translated(pair.header.headers))
    return tuple(dict.fromkeys(header.language for header in headers))


def _translated(headers: Iterable[Header | None]) -> Iterator[Header]:
    for header in headers:
        if header and header.attribute and header.attribute.kind is AttributeKind.TEXTS:
            yield header


def with_all_languages(planned: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    """A label column on the survey for each language that nothing else names."""
    pairs = list(planned)
    if not pairs or pairs[0].kind != SURVEY:
        return pairs
    survey, named = pairs[0], named_languages(pairs, languages)
    missing = [one for one in languages if one and one not in named]
    last = max(survey.width, *(column.number for column in survey.columns), 0)
    labels = tuple(
        PlannedColumn(number=number, key=key_of("label", language))
        for number, language in enumerate(missing, start=last + 1)
    )
    pairs[0] = replace(survey, columns=(*survey.columns, *labels))
    return pairs


def order_languages(planned: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    """Let columns change their languages until a reader names them in the wanted order.

    Goes attribute by attribute, and no further than it must.
    """
    pairs = list(planned)
    if named_languages(pairs, languages) == languages:
        return pairs
    for number, pair in enumerate(pairs):
        for attribute in _attributes(pair, languages):
            pairs[number] = replace(
                pairs[number], columns=_sorted(pairs[number], attribute, languages)
            )
            if named_languages(pairs, languages) == languages:
                return pairs
    return list(planned)


def _sorted(pair: SheetPair, attribute: str, languages: tuple[str, ...]) -> Columns:
    rank = {key_of(attribute, language): place for place, language in enumerate(languages)}
    return _sorted_by(pair.columns, rank)


def all_sorted(planned: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    """The columns of wording of the survey by language, whatever wording they hold."""
    if not planned:
        return []
    survey, *others = planned
    place = {language: number for number, language in enumerate(languages)}
    wordings = wording_keys(survey.kind, languages).items()
    rank = {key: place[language] for key, (_, language) in wordings if language in place}
    return [replace(survey, columns=_sorted_by(survey.columns, rank)), *others]


def _sorted_by(columns: Columns, rank: Mapping[str, int]) -> Columns:
    """Let the columns with ranked keys change keys until these stand by their rank."""
    its = [column.key for column in columns if column.key in rank]
    keys = iter(sorted(its, key=lambda key: rank[key]))
    return tuple(
        replace(column, key=next(keys)) if column.key in rank else column for column in columns
    )


def _attributes(pair: SheetPair, languages: tuple[str, ...]) -> tuple[str, ...]:
    counts = Counter(attribute for attribute, _ in _wordings(pair, languages))
    return tuple(attribute for attribute, count in counts.items() if count > 1)


def _wordings(pair: SheetPair, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Attribute and language of the columns with wording, as they are to be."""
    keys = wording_keys(pair.kind, languages)
    return (keys[column.key] for column in pair.columns if column.key in keys)


def wording_keys(kind: str, languages: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Key -> attribute and language of all columns with wording that a sheet may have."""
    attributes = SURVEY_ATTRIBUTES if kind == SURVEY else CHOICE_ATTRIBUTES
    return {
        key_of(one.header, language): (one.header, language)
        for one in attributes
        if one.kind is AttributeKind.TEXTS and kind != SETTINGS
        for language in (*languages, "")
    }


def named_languages(pairs: Sequence[SheetPair], languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that a reader of the planned sheets will name, in order."""
    found: dict[str, None] = {}
    for pair in pairs:
        wordings = list(_wordings(pair, languages))
        bare = {attribute for attribute, language in wordings if not language}
        has_text = any(not bare.isdisjoint(line.texts) for line in pair.new)
        found |= dict.fromkeys(one for _, one in wordings if one or has_text)
    return tuple(found)
