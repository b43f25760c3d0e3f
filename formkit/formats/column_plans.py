"""Which column of a file is to hold what, so that its rows can say another form."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from formkit.formats.headers import SURVEY, Header, parse_header
from formkit.formats.language_columns import (
    all_sorted,
    named_languages,
    order_languages,
    renamed_languages,
    with_all_languages,
    wording_keys,
)
from formkit.formats.sheet_pairs import PlannedColumn, SheetPair
from formkit.model.attributes import AttributeKind, key_of


def plan_columns(pairs: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    """Settle the columns of all sheets of a form.

    Args:
        pairs: the sheets that are there before and after, the survey first.
        languages: of the new form.
    """
    labelled = [_labelled(pair, languages) for pair in pairs]
    planned = [_planned_with(pairs, languages), _planned_with(labelled, languages)]
    ways = (*planned, all_sorted(planned[-1], languages))
    fitting = (way for way in ways if named_languages(way, languages) == languages)
    return next(fitting, ways[0])


def _labelled(pair: SheetPair, languages: tuple[str, ...]) -> SheetPair:
    """With empty labels where these may give languages their order, as ``layout`` does it."""
    labels = set(wording_keys(pair.kind, languages))
    wanted = [one for one in pair.laid_out if one in {*pair.wanted, *labels}]
    if pair.kind == SURVEY:
        wanted += (key_of("label", language) for language in languages if language)
    return replace(pair, wanted=tuple(dict.fromkeys(wanted)))


def _planned_with(pairs: Sequence[SheetPair], languages: tuple[str, ...]) -> list[SheetPair]:
    renamed = renamed_languages(pairs, languages)
    planned = [_planned(pair, languages, renamed) for pair in pairs]
    return order_languages(with_all_languages(planned, languages), languages)


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
