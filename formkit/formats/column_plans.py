"""Which column of a file is to hold what, so that its rows can say another form."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from formkit.formats.headers import SETTINGS, SURVEY, Header, parse_header
from formkit.formats.row_alignment import Line, Partners
from formkit.formats.sheet_columns import HeaderRow
from formkit.model.attributes import (
    CHOICE_ATTRIBUTES,
    SURVEY_ATTRIBUTES,
    AttributeKind,
    key_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedColumn:
    """One column of a sheet, before and after."""

    number: int
    """Counted from 1."""
    was: str = ""
    """The key that it had; empty for a new column and for one without header."""
    key: str = ""
    """The key that it is to have; empty when it is no longer used."""

    @property
    def is_new(self) -> bool:
        """Tell whether the column stands behind those of the file."""
        return not self.was


Columns = tuple[PlannedColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPair:
    """A sheet of the file and the rows that it is to hold."""

    kind: str
    """One of ``headers.FORM_SHEETS``."""
    header: HeaderRow
    old: Sequence[Line]
    new: Sequence[Line]
    partners: Partners
    wanted: tuple[str, ...]
    """The keys that the sheet must have, in the order in which formkit writes columns."""
    laid_out: tuple[str, ...] = ()
    """The same, and those that ``layout`` would write empty."""
    columns: Columns = field(default=())

    @property
    def width(self) -> int:
        """How many columns the sheet has, those without header too."""
        return max((len(row.cells) for row in self.header.sheet.rows), default=0)

    def equal_texts(self, was: str, key: str) -> int:
        """How many rows have under a new key what they had under an old one."""
        return sum(
            bool(text := self.old[old].texts.get(was)) and self.new[new].texts.get(key) == text
            for new, old in self.partners.items()
        )

    def texts_under(self, was: str) -> int:
        """How many of the rows that stay have text under an old key."""
        return sum(was in self.old[old].texts for old in self.partners.values())


def plan_columns(pairs: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    """Settle the columns of all sheets of a form.

    Args:
        pairs: the sheets that are there before and after, the survey first.
        languages: of the new form.
    """
    label = set(wording_keys(SURVEY, languages))
    labelled = [
        replace(pair, wanted=tuple(one for one in pair.laid_out if one in {*pair.wanted, *label}))
        for pair in pairs
    ]
    planned = [_planned_with(pairs, languages), _planned_with(labelled, languages)]
    ways = (*planned, _all_sorted(planned[-1], languages))
    fitting = (way for way in ways if named_languages(way, languages) == languages)
    return next(fitting, ways[0])


def _planned_with(pairs: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    renamed = renamed_languages(pairs, languages)
    planned = [_planned(pair, languages, renamed) for pair in pairs]
    return order_languages(with_all_languages(planned, languages), languages)


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


def _planned(pair: SheetPair, languages: tuple[str, ...], renamed: Mapping[str, str]) -> SheetPair:
    columns = [
        PlannedColumn(number=number, was=header.key, key=_new_key(header, languages, renamed))
        for number, header in enumerate(pair.header.headers, start=1)
        if header
    ]
    columns = _without_doubles(columns)
    columns = _with_reused(pair, columns, wording_keys(pair.kind, languages))
    columns = _with_renamed_extras(pair, columns)
    present = {column.key for column in columns}
    added = [key for key in pair.wanted if key not in present]
    new = (
        PlannedColumn(number=number, key=key)
        for number, key in enumerate(added, start=pair.width + 1)
    )
    return replace(pair, columns=(*columns, *new))


def _new_key(header: Header, languages: tuple[str, ...], renamed: Mapping[str, str]) -> str:
    attribute, language = header.attribute, header.language
    if attribute is None or attribute.kind is not AttributeKind.TEXTS or language in languages:
        return header.key
    if language in renamed:
        return key_of(attribute.header, renamed[language])
    return "" if language else header.key


def _without_doubles(columns: list[PlannedColumn]) -> list[PlannedColumn]:
    """No column takes the key of another that has it already."""
    kept = {column.key for column in columns if column.key == column.was}
    return [
        replace(column, key="") if column.key != column.was and column.key in kept else column
        for column in columns
    ]


def _with_reused(
    pair: SheetPair, columns: list[PlannedColumn], wordings: Mapping[str, tuple[str, str]]
) -> list[PlannedColumn]:
    """Columns of wording that nothing fills any more hold another language of that wording."""
    present = {column.key for column in columns}
    missing = [key for key in pair.wanted if key not in present and key in wordings]
    was = {one.number: one for one in columns if one.key not in pair.wanted}
    attributes = {
        number: header.attribute.header
        for number, header in enumerate(pair.header.headers, start=1)
        if number in was and header and header.attribute and not _is_used(was[number], header)
    }
    found: dict[int, str] = {}
    for key in missing:
        free = [
            number
            for number, attribute in attributes.items()
            if attribute == wordings[key][0] and number not in found
        ]
        if free:
            best = max(free, key=lambda number: pair.equal_texts(was[number].was, key))
            found[best] = key
    return [replace(one, key=found.get(one.number, one.key)) for one in columns]


def _is_used(column: PlannedColumn, header: Header) -> bool:
    """Tell whether a column without text names a language that the form keeps."""
    return bool(header.language and column.key)


def _with_renamed_extras(pair: SheetPair, columns: list[PlannedColumn]) -> list[PlannedColumn]:
    """Unknown columns that have another header, and mostly the same cells."""
    present = {column.key for column in columns}
    missing = [key for key in pair.wanted if key not in present and _is_extra(key, pair.kind)]
    extras = {header.key for header in pair.header.headers if header and header.is_extra}
    free = [column for column in columns if column.was in extras.difference(pair.wanted)]
    found: dict[int, str] = {}
    for key in missing:
        for column in free:
            same = pair.equal_texts(column.was, key)
            is_same = same and 2 * same >= pair.texts_under(column.was)
            if is_same and column.number not in found:
                found[column.number] = key
                break
    return [replace(one, key=found.get(one.number, one.key)) for one in columns]


def _is_extra(key: str, kind: str) -> bool:
    return parse_header(key, kind).is_extra


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


def with_all_languages(planned: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    """A label column on the survey for each language that nothing else names."""
    pairs = list(planned)
    if not pairs:
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


def _sorted(pair: SheetPair, attribute: str, languages: tuple[str, ...]) -> Columns:
    rank = {key_of(attribute, language): place for place, language in enumerate(languages)}
    return _sorted_by(pair.columns, rank)


def _all_sorted(planned: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
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
