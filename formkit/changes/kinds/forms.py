"""What can happen to a form as a whole: its columns, languages, settings and other sheets."""

from enum import StrEnum
from typing import ClassVar

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.core.location import NOWHERE, Loc
from formkit.core.values import dataclass, field
from formkit.model.form import ChoiceList, Node, Settings, TextSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One translated cell of a row or choice that both forms have."""

    at: Address | ChoiceAddress
    header: str
    """The column without its language: ``label``, ``hint`` …"""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageAdded:
    """A language that no header named, with what is worded in it."""

    code: ClassVar[str] = "language-added"

    language: str
    """As in headers, ``English (en)``; empty for the bare columns."""
    after: str | None
    """The new name of the language before it; None when it comes first."""
    wordings: tuple[Wording, ...] = ()
    """Those of rows and choices that were there before; added ones bring their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRemoved:
    """A language that no header names any more; all its wording is gone."""

    code: ClassVar[str] = "language-removed"

    language: str
    wordings: tuple[Wording, ...] = ()
    """Those of rows and choices that are still there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRenamed:
    """The same wording under headers that name the language otherwise."""

    code: ClassVar[str] = "language-renamed"

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageMoved:
    """A language that comes elsewhere in the order of columns."""

    code: ClassVar[str] = "language-moved"

    language: str
    """The old name."""
    old_after: str | None
    """The old name of the language that was before it; None when it came first."""
    after: str | None
    """The new name of the language that is before it; None when it comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRenamed:
    """A column that formkit does not know, under another header; cells may have changes too."""

    code: ClassVar[str] = "column-renamed"

    sheet: str
    """``survey``, ``choices`` or ``external_choices``."""
    old: str
    new: str
    old_loc: Loc = field(default=NOWHERE, compare=False)
    """The row of headers."""
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSet:
    """Another text in one cell of the settings sheet."""

    code: ClassVar[str] = "setting-set"

    key: str
    """The setting: ``form_title``, ``version`` …"""
    nth_row: int = 1
    """pyxform reads the first row of settings; what stands below counts from 2."""
    old: str
    new: str
    equivalent: bool = False
    """Whether it only follows the new name of a language."""
    old_loc: Loc = field(default=NOWHERE, compare=False)
    new_loc: Loc = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAdded:
    """A sheet, kept without being read, that was not there."""

    code: ClassVar[str] = "sheet-added"

    after: str | None
    """The other sheet before it; None when it comes first of them."""
    new: TextSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRemoved:
    """A sheet, kept without being read, that is gone."""

    code: ClassVar[str] = "sheet-removed"

    old: TextSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChanged:
    """Another text somewhere on a sheet that formkit keeps without reading."""

    code: ClassVar[str] = "sheet-changed"

    old: TextSheet
    new: TextSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMoved:
    """A sheet, kept without being read, in another place among its like."""

    code: ClassVar[str] = "sheet-moved"
    equivalent: ClassVar[bool] = True

    name: str
    old_after: str | None
    after: str | None


class Part(StrEnum):
    """A part of a form, as its sheet is called."""

    SURVEY = "survey"
    CHOICES = "choices"
    EXTERNAL_CHOICES = "external_choices"
    SETTINGS = "settings"
    LANGUAGES = "languages"
    SHEETS = "other sheets"


PartValue = (
    tuple[Node, ...] | tuple[ChoiceList, ...] | Settings | tuple[str, ...] | tuple[TextSheet, ...]
)
"""What a form holds in one of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained:
    """What no other kind accounts for: the part is as in the new form, whatever happened."""

    code: ClassVar[str] = "unexplained"

    part: Part
    differences: tuple[str, ...]
    """Some of the places that differ, for whoever looks into it."""
    new: PartValue
    """The whole part."""


FormChange = (
    LanguageAdded
    | LanguageRemoved
    | LanguageRenamed
    | LanguageMoved
    | ColumnRenamed
    | SettingSet
    | SheetAdded
    | SheetRemoved
    | SheetChanged
    | SheetMoved
    | Unexplained
)
