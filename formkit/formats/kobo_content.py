"""KoboToolbox's own JSON of a form, read as the workbook that Kobo would write of it.

The API gives a form as an asset (``/api/v2/assets/<uid>/``) or as one of its
versions (``…/versions/<uid>/``), which is the only way to what is deployed:
the download as a workbook has the latest draft.  In it a wording is a list
with an entry a translation, where the translation ``null`` is the bare column;
a type is apart from its list; locking profiles are objects.

What Kobo works out itself from the rows (``$xpath``, ``$qpath``, ``$prev``) is left
out; ``$kuid``, ``$autoname`` and columns ``kobo--…`` stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from formkit.core.errors import UnreadableFormError
from formkit.core.messages import Message
from formkit.formats.cells import TypedCells, make_row
from formkit.formats.delimited import MOST_TEXT_CELLS
from formkit.formats.headers import CHOICES, SETTINGS, SURVEY
from formkit.formats.unreadable import too_many_cells, unreadable
from formkit.model.sheets import Sheet, Workbook

_Object = Mapping[str, object]
_Texts = dict[str, str]
"""Header -> text of one row."""

LOCKS_SHEET = "kobo--locking-profiles"
_RESTRICTION = "restriction"
_LOCKED = "locked"

_NO_SHEETS = frozenset({"schema", "translations", "translated"})
_DERIVED = frozenset({"$xpath", "$qpath", "$prev"})
_TYPE_PARTS = ("select_from_list_name", "file", "_or_other")
_TAG = "hxl:"
_FIRST = {SURVEY: ("type", "name"), CHOICES: ("list_name", "name")}
_AUTOMATIC = {SURVEY: "$autoname", CHOICES: "$autovalue"}
"""What names a row that has no name of its own."""

CUT_JSON = Message(
    "the text begins as JSON and is damaged or was cut short; get the file once more from"
    " KoboToolbox"
)
NO_KOBO_CONTENT = Message(
    "the file is JSON, and no form of KoboToolbox's: formkit reads what the API gives of a project"
    " under /api/v2/assets/ and the project's id, or of one of its versions"
)
LIST_OF_ASSETS = Message(
    "the file is a list of projects or versions from KoboToolbox; get a single one of them, whose"
    " address stands in the list under url"
)


def parse_kobo_content(text: str, path: str = "") -> Workbook:
    """Read an asset, one of its versions, or the bare content of either.

    Raises:
        UnreadableFormError: the text is cut short, or is no form of KoboToolbox's.
    """
    content = _content(_parsed(text, path), path)
    reader = _Reader(path=path, languages=_languages(content, path))
    sheets = tuple(reader.sheets(content))
    if sum(len(row.cells) for sheet in sheets for row in sheet.rows) > MOST_TEXT_CELLS:
        raise too_many_cells(MOST_TEXT_CELLS, path)
    return Workbook(sheets=sheets, path=path, format="json")


def _parsed(text: str, path: str) -> object:
    import json  # noqa: PLC0415 - most forms are workbooks

    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise unreadable(CUT_JSON, path) from error


def _content(value: object, path: str) -> _Object:
    """The part that says the form, wherever it lies."""
    found = value.get("content", value) if isinstance(value, dict) else None
    if isinstance(found, dict) and isinstance(found.get(SURVEY), list):
        return found
    is_list = isinstance(value, dict) and isinstance(value.get("results"), list)
    raise unreadable(LIST_OF_ASSETS if is_list else NO_KOBO_CONTENT, path)


def _languages(content: _Object, path: str) -> tuple[str, ...]:
    """The translations in order, the bare column as an empty text; one bare one by default."""
    names = content.get("translations") or [None]
    if not isinstance(names, list) or not all(isinstance(one, str | None) for one in names):
        raise unreadable(NO_KOBO_CONTENT, path)
    return tuple(one or "" for one in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Makes sheets of lists of objects."""

    path: str
    languages: tuple[str, ...]

    def sheets(self, content: _Object) -> Iterator[Sheet]:
        """Survey, choices and settings, then what else there is."""
        names = dict.fromkeys((SURVEY, CHOICES, SETTINGS, *content))
        for name in names:
            value = content.get(name)
            if name not in _NO_SHEETS and isinstance(value, list | dict):
                rows = tuple(self._rows(name, value if isinstance(value, list) else [value]))
                if rows or name == SURVEY:
                    yield _sheet(name, rows)

    def _rows(self, name: str, objects: Iterable[object]) -> Iterator[_Texts]:
        known = [self._object(name, one) for one in objects]
        if name == LOCKS_SHEET:
            yield from _locks(known)
            return
        for one in known:
            row = self._texts(name, one)
            automatic = row.get(_AUTOMATIC.get(name, ""), "")
            if automatic and not row.get("name"):
                row["name"] = automatic
            if row:
                yield row

    def _object(self, sheet: str, value: object) -> _Object:
        if isinstance(value, dict):
            return value
        raise self._odd(sheet)

    def _texts(self, sheet: str, row: _Object) -> _Texts:
        """The cells of one row, by their headers."""
        texts = dict.fromkeys(_FIRST.get(sheet, ()), "")
        for key, value in row.items():
            if key == "type" and sheet == SURVEY:
                texts["type"] = _type_text(row)
            elif key == "tags":
                texts |= _tags(value)
            elif isinstance(value, list):
                texts |= self._wordings(sheet, key, value)
            elif key not in _DERIVED and (key not in _TYPE_PARTS or sheet != SURVEY):
                texts[key] = _text(value)
        return texts

    def _wordings(self, sheet: str, key: str, values: list[object]) -> Iterable[tuple[str, str]]:
        """Header and text of one column in all translations."""
        if len(values) > len(self.languages):
            message = Message(
                "sheet {sheet} has {count} wordings of {column} in one row, and the form names"
                " {languages} {languages:language|languages}; get the file from KoboToolbox"
                " once more",
                sheet=sheet,
                count=len(values),
                column=key,
                languages=len(self.languages),
            )
            raise unreadable(message, self.path, sheet)
        texts = [*map(_text, values), *[""] * (len(self.languages) - len(values))]
        headers = (f"{key}::{language}" if language else key for language in self.languages)
        return zip(headers, texts, strict=True)

    def _odd(self, sheet: str) -> UnreadableFormError:
        return unreadable(NO_KOBO_CONTENT, self.path, sheet)


def _type_text(row: _Object) -> str:
    """The type cell: the type, the list or file that it takes, and whether "other" is added."""
    named = row.get("type")
    parts: list[object] = [named, row.get("select_from_list_name") or row.get("file")]
    if isinstance(named, dict):  # as Kobo kept types until 2016: {"select_one": "water"}
        parts = [word for pair in named.items() for word in pair]
    if row.get("_or_other"):
        parts.append("or_other")
    return " ".join(filter(None, map(_text, parts)))


def _tags(value: object) -> _Texts:
    """HXL tags in their own column, joined as people write them; other tags as they are."""
    tags = value.split() if isinstance(value, str) else value
    words = [_text(one) for one in tags] if isinstance(tags, list) else []
    hxl = [word.removeprefix(_TAG) for word in words if word.startswith(_TAG)]
    others = [word for word in words if not word.startswith(_TAG)]
    joined = {"hxl": "".join(hxl), "tags": " ".join(others)}
    return {key: text for key, text in joined.items() if text}


def _locks(profiles: Iterable[_Object]) -> Iterator[_Texts]:
    """A row a restriction, a column a profile."""
    locked: dict[str, list[str]] = {}
    for profile in profiles:
        restrictions = profile.get("restrictions")
        named = restrictions if isinstance(restrictions, list) else []
        locked[_text(profile.get("name"))] = [_text(one) for one in named]
    for restriction in dict.fromkeys(one for named in locked.values() for one in named):
        cells = {name: _LOCKED if restriction in named else "" for name, named in locked.items()}
        yield {_RESTRICTION: restriction, **cells}


def _text(value: object) -> str:
    """A value as the cell of a workbook; truth as Kobo's own workbooks write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _sheet(name: str, rows: tuple[_Texts, ...]) -> Sheet:
    """A sheet with a column for every header that some row has."""
    cells = TypedCells()
    headers = tuple(dict.fromkeys(header for row in rows for header in row))
    lines = (headers, *([row.get(header, "") for header in headers] for row in rows))
    made = [make_row(number, map(cells.__getitem__, line)) for number, line in enumerate(lines, 1)]
    return Sheet(name=name, rows=tuple(row for row in made if row.cells))
