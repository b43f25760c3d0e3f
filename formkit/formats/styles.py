"""The look of the workbooks that formkit writes: colours, widths and faces.

The look follows the kind of a column and the kind of a row, and never says
what the text does not say: a form reads the same without it.  Row colours are
conditional formats on the ``type`` cell, so that they stay true when somebody
inserts a row or changes a type in Excel.
"""

from collections.abc import Iterable

from formkit.core.values import dataclass, field
from formkit.formats.directions import is_right_to_left
from formkit.formats.headers import CHOICES, EXTERNAL_CHOICES, SETTINGS, SURVEY, Header
from formkit.model.attributes import AttributeKind
from formkit.model.question_types import QUESTION_TYPES, TypeKind

BODY_FACE = "Arial"
"""Has Arabic letters, and a twin of the same widths wherever Arial is missing."""
CODE_FACE = "Consolas"
SIZE = 10

INK = "#1F2933"
FAINT_INK = "#7B8794"
LINE = "#D5DBE1"
LIST_LINE = "#548235"
"""Between two choice lists."""
HEADER_INK = "#FFFFFF"
HEADER_FILL = "#1F4E79"
"""Above the columns that people fill in."""
OWN_HEADER_FILL = "#8C98A4"
"""Above columns that a program fills in: formkit's and Kobo's."""

TAB_COLOURS = {
    SURVEY: "#1F4E79",
    CHOICES: "#548235",
    EXTERNAL_CHOICES: "#A9D08E",
    SETTINGS: "#BF8F00",
}
"""Sheet -> colour of its tab."""

FROZEN_WIDTH = 80
"""The columns that stay in view are no wider than this together, or none stays."""

YES_NO = frozenset({"required", "read_only", "allow_choice_duplicates", "disabled"})
"""Columns, by key, in which ``yes`` and ``no`` are on offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How cells look."""

    is_code: bool = False
    """An expression or a name: in a face whose characters are equally wide."""
    is_centred: bool = False
    is_faint: bool = False
    is_right_to_left: bool = False
    header_fill: str = ""
    """For a header; empty for what stands below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """How one column looks."""

    width: float = 18
    """In characters."""
    look: Look = field(default_factory=Look)
    holds_wording: bool = False
    """Whether its cells may be in any language, and so in any direction."""

    @property
    def header(self) -> Look:
        """How its header looks."""
        return Look(header_fill=OWN_HEADER_FILL if self.look.is_faint else HEADER_FILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowColour:
    """The colour of a kind of row, and the condition on the ``type`` cell that asks for it."""

    kind: str
    colour: str
    condition: str
    """A formula with ``{type}`` for the cell, and ``{word}`` for it with ``_`` for spaces."""
    is_bold: bool = False


_WIDTHS = {
    "type": 31,
    "name": 26,
    "list_name": 24,
    "label": 46,
    "relevant": 34,
    "required": 11,
    "constraint": 30,
    "calculation": 34,
    "read_only": 11,
    "choice_filter": 26,
    "hxl": 26,
    "disabled": 11,
    "autoplay": 11,
    "form_title": 46,
    "form_id": 28,
    "default_language": 20,
    "style": 28,
    "instance_name": 34,
}
_NAMES = frozenset({"type", "name", "list_name", "form_id", "version"})
_WORDING_WIDTH = 34
_OWN_WIDTH = 17
_PLAIN = ColumnLook()
_BARE = ColumnLook(width=10)


def column_look(header: Header | None) -> ColumnLook:
    """How the column under a header looks; one without header is plain and narrow."""
    if header is None:
        return _BARE
    if is_own(header.key):
        return ColumnLook(width=_OWN_WIDTH, look=Look(is_faint=True))
    kind = header.attribute.kind if header.attribute else AttributeKind.PLAIN
    base = header.attribute.header if header.attribute else header.key
    if base in YES_NO:
        return ColumnLook(width=_WIDTHS.get(base, _PLAIN.width), look=Look(is_centred=True))
    if kind is AttributeKind.TEXTS and not base.startswith("media"):
        look = Look(is_right_to_left=is_right_to_left(header.language))
        width = _WIDTHS.get(base, _WORDING_WIDTH)
        return ColumnLook(width=width, look=look, holds_wording=True)
    is_code = kind is AttributeKind.EXPRESSION or base in _NAMES
    return ColumnLook(width=_WIDTHS.get(base, _PLAIN.width), look=Look(is_code=is_code))


def is_own(key: str) -> bool:
    """Tell whether a program fills the column in: formkit's provenance, Kobo's identifiers."""
    return key.startswith(("formkit_", "$"))


def _begins(*prefixes: str) -> str:
    return _or(f'LEFT({{word}},{len(prefix)})="{prefix}"' for prefix in prefixes)


def _is(*types: str) -> str:
    return _or(f'{{type}}="{one}"' for one in types)


def _or(conditions: Iterable[str]) -> str:
    return f"OR({','.join(conditions)})"


_BY_ITSELF = {TypeKind.METADATA, TypeKind.FILE, TypeKind.SETTING}
_METADATA = tuple(name for name, one in QUESTION_TYPES.items() if one.kind in _BY_ITSELF)

ROW_COLOURS = (
    RowColour(
        kind="repeat",
        colour="#DDD5EE",
        condition=_begins("begin_repeat", "end_repeat", "begin_loop", "end_loop"),
        is_bold=True,
    ),
    RowColour(kind="group", colour="#D3E4F3", condition=_begins("begin_", "end_"), is_bold=True),
    RowColour(kind="note", colour="#FFF4CC", condition=_is("note")),
    RowColour(kind="calculate", colour="#E0F0DA", condition=_is("calculate")),
    RowColour(kind="select", colour="#FCE8DA", condition=_begins("select", "rank_", "osm_")),
    RowColour(kind="metadata", colour="#ECEFF1", condition=_is(*_METADATA, "hidden")),
)
"""One soft colour a kind of row; the first whose condition holds is taken."""

TYPES_ON_OFFER = (
    "text,integer,decimal,select_one,select_multiple,note,calculate,begin_group,end_group,"
    "begin_repeat,end_repeat,date,time,dateTime,geopoint,geotrace,geoshape,image,audio,video,"
    "file,barcode,acknowledge,range,rank,hidden,today,start,end,deviceid,username"
)
"""The types of the drop-down; Excel takes 255 characters, so that rare ones must be typed."""
