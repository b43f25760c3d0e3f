"""Every question type that pyxform and KoboToolbox take, in one table.

The type cell is case-sensitive, as in pyxform 4.5: ``Select_one water`` is a
type that nobody knows.  Two tables, since ``rank`` is a question in one and
Kobo's span of rows in the other.
"""

import re
from enum import StrEnum
from functools import lru_cache

from formkit.core.values import dataclass


class TypeKind(StrEnum):
    """What a row of this type is for."""

    ASKS = "asks"
    """The respondent or enumerator gives an answer."""
    SHOWS = "shows"
    """Text on the screen."""
    CALCULATES = "calculates"
    """A value that nobody sees."""
    METADATA = "metadata"
    """What the device fills in by itself."""
    FILE = "file"
    """A file of data that goes with the form."""
    SETTING = "setting"
    """A setting, written on the survey sheet: its value stands under ``name``."""
    SPAN = "span"
    """Rows from a begin to an end."""


class Holds(StrEnum):
    """What the data holds for a question of this type."""

    STRING = "string"
    INT = "int"
    DECIMAL = "decimal"
    DATE = "date"
    DATETIME = "dateTime"
    TIME = "time"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    BINARY = "binary"
    """The name of an attached file."""
    SELECT = "select"
    """One code."""
    SELECTS = "selects"
    """Several codes with a space between them; for a rank, in order."""
    NONE = "none"


class ListPlace(StrEnum):
    """Where the list that a type names is found."""

    NONE = ""
    CHOICES = "choices"
    EXTERNAL_CHOICES = "external_choices"
    FILE = "file"
    """The type names a file: ``villages.csv``."""
    OSM = "osm"
    """The sheet osm; naming a list is optional."""


class Role(StrEnum):
    """What a row does in the tree."""

    QUESTION = "question"
    BEGIN = "begin"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionType:
    """One line of the table."""

    name: str
    """The spelling that formkit writes and compares."""
    kind: TypeKind
    holds: Holds = Holds.NONE
    spellings: tuple[str, ...] = ()
    """Other spellings that pyxform takes, before a list where the type names one."""
    bare_spellings: tuple[str, ...] = ()
    """For a type that names a list, the spellings that pyxform takes only without one."""
    list_place: ListPlace = ListPlace.NONE
    list_column: str = ""
    """For Kobo's spans, the column that names the list."""

    @property
    def needs_list(self) -> bool:
        """Tell whether the type is nothing without a list."""
        return self.list_place not in {ListPlace.NONE, ListPlace.OSM}

    @property
    def needs_label(self) -> bool:
        """Tell whether people see it, so that it must say something."""
        return self.kind in {TypeKind.ASKS, TypeKind.SHOWS}

    @property
    def needs_calculation(self) -> bool:
        """Tell whether it is nothing without a calculation (or, in pyxform, a dynamic default)."""
        return self.name == "calculate"

    @property
    def is_span(self) -> bool:
        """Tell whether it is begun and ended."""
        return self.kind is TypeKind.SPAN


def _asks(name: str, holds: Holds, *spellings: str) -> QuestionType:
    return QuestionType(name=name, kind=TypeKind.ASKS, holds=holds, spellings=spellings)


def _metadata(name: str, holds: Holds, *spellings: str) -> QuestionType:
    return QuestionType(name=name, kind=TypeKind.METADATA, holds=holds, spellings=spellings)


def _select(
    name: str,
    *spellings: str,
    place: ListPlace = ListPlace.CHOICES,
    holds: Holds = Holds.SELECT,
    bare: tuple[str, ...] = (),
) -> QuestionType:
    return QuestionType(
        name=name,
        kind=TypeKind.ASKS,
        holds=holds,
        spellings=spellings,
        bare_spellings=bare,
        list_place=place,
    )


_TYPES = (
    _select(
        "select_one",
        "select one",
        "select one from",
        "select1",
        "add select one prompt using",
        bare=("q select1",),
    ),
    _select(
        "select_multiple",
        "select all that apply",
        "select all that apply from",
        "add select multiple prompt using",
        holds=Holds.SELECTS,
        bare=("select multiple from", "select multiple using", "q select"),
    ),
    _select("select_one_from_file", "select one from file", place=ListPlace.FILE),
    _select(
        "select_multiple_from_file",
        "select multiple from file",
        place=ListPlace.FILE,
        holds=Holds.SELECTS,
    ),
    _select("select_one_external", place=ListPlace.EXTERNAL_CHOICES),
    _select("rank", holds=Holds.SELECTS),
    _select("osm", place=ListPlace.OSM, holds=Holds.BINARY),
    _asks("text", Holds.STRING, "string", "q string", "add text prompt"),
    _asks("integer", Holds.INT, "int", "q int", "add integer prompt"),
    _asks("decimal", Holds.DECIMAL, "q decimal", "add decimal prompt"),
    _asks("range", Holds.INT),
    _asks("percentage", Holds.INT),
    _asks("phone number", Holds.STRING),
    _asks("number of days in last month", Holds.INT),
    _asks("number of days in last six months", Holds.INT),
    _asks("number of days in last year", Holds.INT),
    _asks("date", Holds.DATE, "q date", "add date prompt"),
    _asks("time", Holds.TIME),
    _asks(
        "dateTime",
        Holds.DATETIME,
        "datetime",
        "date time",
        "q dateTime",
        "q date time",
        "add dateTime prompt",
        "add date time prompt",
    ),
    _asks(
        "geopoint",
        Holds.GEOPOINT,
        "gps",
        "location",
        "q geopoint",
        "q location",
        "add location prompt",
    ),
    _asks("geotrace", Holds.GEOTRACE, "q geotrace"),
    _asks("geoshape", Holds.GEOSHAPE, "q geoshape"),
    _asks(
        "image",
        Holds.BINARY,
        "photo",
        "q image",
        "q picture",
        "add image prompt",
        "add photo prompt",
    ),
    _asks("audio", Holds.BINARY, "q audio", "add audio prompt"),
    _asks("video", Holds.BINARY, "q video", "add video prompt"),
    _asks("file", Holds.BINARY, "add file prompt"),
    _asks("barcode", Holds.STRING, "q barcode", "add barcode prompt"),
    _asks("acknowledge", Holds.STRING, "q acknowledge", "add acknowledge prompt"),
    _asks("trigger", Holds.STRING),
    QuestionType(name="note", kind=TypeKind.SHOWS, spellings=("q note", "add note prompt")),
    QuestionType(
        name="calculate",
        kind=TypeKind.CALCULATES,
        holds=Holds.STRING,
        spellings=("q calculate", "add calculate prompt"),
    ),
    QuestionType(name="hidden", kind=TypeKind.CALCULATES, holds=Holds.STRING),
    _metadata("start", Holds.DATETIME, "start time", "get start time"),
    _metadata("end", Holds.DATETIME, "end time", "get end time"),
    _metadata("today", Holds.DATE, "get today"),
    _metadata("deviceid", Holds.STRING, "imei", "device id", "get device id"),
    _metadata("subscriberid", Holds.STRING, "subscriber id", "get subscriber id"),
    _metadata("simserial", Holds.STRING, "sim id", "get sim id"),
    _metadata("phonenumber", Holds.STRING, "get phone number"),
    _metadata("username", Holds.STRING),
    _metadata("email", Holds.STRING),
    _metadata("uri:deviceid", Holds.STRING),
    _metadata("uri:subscriberid", Holds.STRING),
    _metadata("uri:simserial", Holds.STRING),
    _metadata("uri:phonenumber", Holds.STRING),
    _metadata("uri:username", Holds.STRING),
    _metadata("uri:email", Holds.STRING),
    _metadata("audit", Holds.BINARY),
    _metadata("start-geopoint", Holds.GEOPOINT),
    _metadata("background-geopoint", Holds.GEOPOINT),
    _metadata("background-audio", Holds.BINARY),
    QuestionType(name="csv-external", kind=TypeKind.FILE),
    QuestionType(name="xml-external", kind=TypeKind.FILE),
    QuestionType(name="form_title", kind=TypeKind.SETTING, spellings=("set_form_title",)),
    QuestionType(name="form_id", kind=TypeKind.SETTING, spellings=("set_form_id",)),
    QuestionType(name="prefix", kind=TypeKind.SETTING),
    _asks("score__row", Holds.SELECT),
    _asks("rank__level", Holds.SELECT),
)

_SPANS = (
    QuestionType(name="group", kind=TypeKind.SPAN),
    QuestionType(name="repeat", kind=TypeKind.SPAN, spellings=("lgroup", "looped group")),
    QuestionType(name="loop", kind=TypeKind.SPAN, list_place=ListPlace.CHOICES),
    QuestionType(name="kobomatrix", kind=TypeKind.SPAN, list_column="kobo--matrix_list"),
    QuestionType(name="score", kind=TypeKind.SPAN, list_column="kobo--score-choices"),
    QuestionType(name="rank", kind=TypeKind.SPAN, list_column="kobo--rank-items"),
)

QUESTION_TYPES = {one.name: one for one in _TYPES}
"""Canonical name -> what it is, for rows that are not begun and ended."""

SPAN_TYPES = {one.name: one for one in _SPANS}
"""Canonical name -> what it is, for rows from a begin to an end."""

REPEAT_TYPES = frozenset({"repeat", "loop"})
"""The spans that are asked again; the others are groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedType:
    """What a type cell says."""

    type: str
    """The canonical name; an unknown type as written."""
    list_name: str = ""
    or_other: bool = False
    known: bool = True
    role: Role = Role.QUESTION


@lru_cache(maxsize=1024)
def parse_type(text: str) -> ParsedType:
    """Read a type cell as pyxform does; one that it would refuse has ``known`` false.

    A select without a list is known all the same, so that a rule can say what it lacks.

    >>> parse_type("select one from water or specify other").list_name
    'water'
    """
    text = _SPACES.sub(" ", text.strip())
    if match := _BEGIN.match(text):
        name = _SPAN_NAMES[match["span"]]
        return ParsedType(type=name, list_name=match["list"] or "", role=Role.BEGIN)
    if match := _END.match(text):
        return ParsedType(type=_SPAN_NAMES[match["span"]], role=Role.END)
    if match := _LISTED.match(text):
        name = _NAMES[match["command"]]
        return ParsedType(type=name, list_name=match["list"], or_other=bool(match["other"]))
    name = _NAMES.get(text, "")
    return ParsedType(type=name or text, known=bool(name))


def format_type(parsed: ParsedType) -> str:
    """The type cell that formkit writes; ``parse_type`` reads it back.

    >>> format_type(ParsedType(type="select_one", list_name="water", or_other=True))
    'select_one water or_other'
    """
    if parsed.role is Role.END:
        return f"end_{parsed.type}"
    word = f"begin_{parsed.type}" if parsed.role is Role.BEGIN else parsed.type
    other = "or_other" if parsed.or_other else ""
    return " ".join(part for part in (word, parsed.list_name, other) if part)


def _spelt(types: tuple[QuestionType, ...]) -> dict[str, str]:
    return {
        spelling: one.name
        for one in types
        for spelling in (one.name, *one.spellings, *one.bare_spellings)
    }


def _one_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words)


_SPACES = re.compile(" +")
_NAMES = _spelt(_TYPES)
_SPAN_NAMES = _spelt(_SPANS)
_COMMANDS = [word for one in _TYPES if one.list_place for word in (one.name, *one.spellings)]
_BEGIN = re.compile(rf"begin[\s_](?P<span>{_one_of(list(_SPAN_NAMES))})( (over )?(?P<list>\S+))?\Z")
_END = re.compile(rf"end[\s_](?P<span>{_one_of(list(_SPAN_NAMES))})\Z")
_LISTED = re.compile(
    rf"(?P<command>{_one_of(_COMMANDS)}) (?P<list>\S+)"
    r"(?P<other> (or specify other|or_other|or other))?\Z"
)
