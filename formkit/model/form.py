"""What the author of a form means: a tree of questions, choice lists, settings.

Nothing here is checked.  A question may have no name, two may share one, a
group may never close: rules say so, the model only holds it.

Equality compares what the form means and does, in the order of the sheet; it
does not compare places (``loc``, ``columns``), nor the cells of end rows.

``extra`` holds the cells of columns that formkit does not know, as pairs of
header and text sorted by header, empty ones left out.  A header that stands
twice on a sheet counts once as itself; the further ones stay in ``extra``
under ``header [n]``, n counted from 2 in the order of columns.
"""

from collections.abc import Iterator

from formkit.core.location import NOWHERE, Loc, Trail
from formkit.core.texts import NO_TEXTS, Texts
from formkit.core.values import dataclass, field

Extra = tuple[tuple[str, str], ...]
"""Header and text of unknown columns, sorted by header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What a row of the survey sheet may hold, whatever its kind."""

    name: str = ""
    labels: Texts = NO_TEXTS
    hints: Texts = NO_TEXTS
    guidance_hints: Texts = NO_TEXTS
    relevant: str = ""
    required: str = ""
    required_messages: Texts = NO_TEXTS
    constraint: str = ""
    constraint_messages: Texts = NO_TEXTS
    calculation: str = ""
    default: str = ""
    read_only: str = ""
    appearance: str = ""
    parameters: str = ""
    choice_filter: str = ""
    trigger: str = ""
    repeat_count: str = ""
    images: Texts = NO_TEXTS
    big_images: Texts = NO_TEXTS
    audios: Texts = NO_TEXTS
    videos: Texts = NO_TEXTS
    autoplay: str = ""
    save_to: str = ""
    """The entity property that the answer is saved to."""
    hxl: str = ""
    disabled: str = ""
    """``yes`` takes the row out of the form; written by hand, so any text may stand here."""
    extra: Extra = ()
    trail: Trail | None = field(default=None, compare=False)
    loc: Loc = field(default=NOWHERE, compare=False)
    """The row: column 0.  ``Form.cell`` gives the place of one attribute."""

    @property
    def kuid(self) -> str:
        """Kobo's own identifier of the row; empty when it has none."""
        return self.extra_cell("$kuid")

    def extra_cell(self, header: str) -> str:
        """The text in a column that formkit does not know; empty when there is none."""
        return next((text for known, text in self.extra if known == header), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(_Row):
    """One row of the survey sheet that asks, notes or calculates something."""

    type: str
    """As in ``model.question_types``: ``select_one``, ``integer`` …; unknown ones as written."""
    list_name: str = ""
    """For a select, its list on the choices sheet; the file's name for one from a file."""
    or_other: bool = False
    """Whether the type says ``or_other``, so that pyxform adds "other" and a text question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(_Row):
    """A span of rows, from ``begin group`` to ``end group``."""

    type: str = "group"
    """``group``, or Kobo's ``kobomatrix``, ``score``, ``rank``."""
    list_name: str = ""
    """For Kobo's kinds, the list that the type names."""
    children: tuple["Node", ...] = ()
    closed: bool = True
    """False when no end row was found: the group then ends where the one around it does."""
    end_loc: Loc = field(default=NOWHERE, compare=False)
    end_cells: Extra = field(default=(), compare=False)
    """What stands in the end row besides its type, by header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(_Row):
    """A span of rows that is asked again, from ``begin repeat`` to ``end repeat``."""

    type: str = "repeat"
    """``repeat``, or ``loop`` for pyxform's loop over a list."""
    list_name: str = ""
    children: tuple["Node", ...] = ()
    closed: bool = True
    end_loc: Loc = field(default=NOWHERE, compare=False)
    end_cells: Extra = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray(_Row):
    """A row that is no question: without a type, or an end of what nobody began."""

    type: str = ""
    """Empty, or ``end_group``, ``end_repeat`` …"""


Node = Question | Group | Repeat | Stray
"""A row of the survey sheet, with the rows inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row of the choices sheet."""

    code: str
    """What the data holds: the ``name`` column."""
    labels: Texts = NO_TEXTS
    images: Texts = NO_TEXTS
    big_images: Texts = NO_TEXTS
    audios: Texts = NO_TEXTS
    videos: Texts = NO_TEXTS
    extra: Extra = ()
    """Among others the columns that choice filters read."""
    loc: Loc = field(default=NOWHERE, compare=False)

    def extra_cell(self, header: str) -> str:
        """The text in a column that formkit does not know; empty when there is none."""
        return next((text for known, text in self.extra if known == header), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceList:
    """Answers on offer under one list name; rows without a list name have the name ``""``."""

    name: str
    choices: tuple[Choice, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in order, as often as they stand."""
        return tuple(choice.code for choice in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings sheet: its first row with any text; canonical header -> text.

    Headers that pyxform knows stand under its name for them (``form_title``,
    ``form_id``, ``version``, ``default_language`` …), others as written.
    """

    values: Extra = ()
    """Sorted by header, empty ones left out."""
    further_rows: tuple[Extra, ...] = ()
    """pyxform reads one row; what stands below it is kept."""
    loc: Loc = field(default=NOWHERE, compare=False)

    def get(self, header: str, default: str = "") -> str:
        """The setting's text; ``default`` when it is not set."""
        return next((text for known, text in self.values if known == header), default)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSheet:
    """The text of a sheet that formkit keeps without reading: entities, osm, locks, notes."""

    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    """Without blank rows at the end, nor blank cells at a row's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumns:
    """Which column of a sheet holds which attribute; columns count from 1."""

    sheet: str
    """The sheet's name as the author wrote it."""
    header_row: int
    columns: tuple[tuple[str, int], ...] = ()
    """Key as in ``formats.headers`` (``relevant``, ``label::French (fr)``, ``extra`` headers)."""
    headers: tuple[tuple[int, str], ...] = ()
    """Column -> header as the author wrote it."""

    def column(self, key: str) -> int:
        """The column of an attribute; 0 when the sheet has none."""
        return next((column for known, column in self.columns if known == key), 0)

    def header(self, column: int) -> str:
        """The header as the author wrote it; empty when there is none."""
        return next((text for known, text in self.headers if known == column), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: what the survey, choices and settings sheets mean together."""

    nodes: tuple[Node, ...] = ()
    """The survey, outermost rows in order."""
    lists: tuple[ChoiceList, ...] = ()
    """The choice lists, in the order in which they begin."""
    external_lists: tuple[ChoiceList, ...] = ()
    """The lists of the external_choices sheet."""
    settings: Settings = Settings()
    languages: tuple[str, ...] = ()
    """Every language that a header names, in order of first appearance.

    ``""`` stands for the bare columns, and is there when one of them has text.
    """
    sheets: tuple[TextSheet, ...] = ()
    """All other sheets, in order."""
    columns: tuple[SheetColumns, ...] = field(default=(), compare=False)
    """Where each attribute stands, for survey, choices, external_choices and settings."""
    file: str = field(default="", compare=False)

    def list_named(self, name: str) -> ChoiceList | None:
        """The choice list with this name, if the form has it."""
        return next((one for one in self.lists if one.name == name), None)

    def columns_of(self, sheet: str) -> SheetColumns | None:
        """The columns of a sheet by its canonical name, such as ``survey`` or ``choices``."""
        return next((one for one in self.columns if one.sheet.strip().lower() == sheet), None)

    def cell(self, loc: Loc, key: str) -> Loc:
        """The place of one attribute of a row; the row itself where there is no such column.

        Args:
            loc: the row, from a node, a choice or the settings.
            key: as in ``SheetColumns.columns``.
        """
        known = self.columns_of(loc.sheet.strip().lower())
        column = known.column(key) if known else 0
        return Loc(file=loc.file, sheet=loc.sheet, row=loc.row, column=column)

    def header(self, loc: Loc) -> str:
        """The header above a cell as the author wrote it; empty when there is none."""
        known = self.columns_of(loc.sheet.strip().lower())
        return known.header(loc.column) if known else ""


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node in the order of the sheet, a group before what is inside it."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Group | Repeat):
            stack.extend(reversed(node.children))
