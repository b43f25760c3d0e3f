"""What the names of languages in headers mean: ``French``, ``Français (fr)``, ``fr``.

A language that stands under two names is two languages on devices, each with
half of the wording.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from formkit.core.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formkit.core.location import Loc
    from formkit.model.edits import Edit
    from formkit.model.form import Form, SheetColumns

_MOST_LANGUAGES = 40
"""A form with more of them holds no slips of the pen, but something else."""
_CODE = re.compile(r"\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*\)$")
_SEPARATORS = re.compile(r"[\s_\-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What the name of a language says."""

    written: str
    """As in the header, after the colons."""
    name: str
    """Without the code in parentheses."""
    code: str = ""
    """The code in parentheses, as written; empty when there is none."""

    @property
    def known_code(self) -> str:
        """The ISO code that the name itself means; empty for names not in the table."""
        return known_languages().get(_plain(self.name), "")

    @property
    def meaning(self) -> str:
        """The code of the language, be it stated or meant; empty when neither is known."""
        return self.code.lower() or self.known_code

    @property
    def key(self) -> str:
        """Equal for two names of one language: its code, or the bare letters of its name."""
        return self.meaning or _plain(self.name)

    @property
    def contradicts_itself(self) -> bool:
        """Tell whether the code is that of another language of the table, as in French (en).

        Codes of three letters stand for forms of a language: ``Arabic (shu)``.
        """
        code = self.code.lower().partition("-")[0]
        names = _NAMES.get(code, "").split(",")
        if not code or self.name in names:
            return False
        known = self.known_code
        return bool(known and code != known and code in _NAMES and len(code) == len(known))

    @property
    def with_code(self) -> str:
        """The name with its code, ``French (fr)``; empty when no code is known."""
        code = self.known_code
        if not code or self.code:
            return ""
        name = own_name(code) if self.name.lower() == code else self.name
        return f"{name} ({code})"


def tongue(written: str) -> Tongue:
    """Read the name of a language.

    >>> tongue("Français (fr)").code, tongue("Francais").known_code, tongue("FR").with_code
    ('fr', 'fr', 'Français (fr)')
    """
    match = _CODE.search(written)
    if match is None:
        return Tongue(written=written, name=written.strip())
    return Tongue(written=written, name=written[: match.start()].strip(), code=match[1])


class LanguageColumns:
    """A form's languages by name, and which columns are theirs."""

    def __init__(self, form: Form) -> None:
        """Keep the form; nothing is looked at before it is asked for."""
        self._form = form
        self.default = form.settings.get("default_language")

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The languages that headers name, in order."""
        return tuple(language for language in self._form.languages if language)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Each language's name -> the one to write for it, itself where there is but one."""
        groups: dict[str, list[str]] = {}
        for language in sorted(self.named, key=lambda one: not tongue(one).meaning):
            groups.setdefault(self._key(language, groups), []).append(language)
        return {one: self._best(names) for names in groups.values() for one in names}

    def code(self, language: str) -> str:
        """The code of a column's language without its region; empty when it is not known.

        The bare column is in the default language.
        """
        return tongue(language or self.default).meaning.partition("-")[0]

    def columns(self, language: str) -> Iterator[tuple[SheetColumns, str, int]]:
        """Sheet, key and number of the columns of a language, in the order of the sheets."""
        return iter(self._columns.get(language, ()))

    @cached_property
    def _columns(self) -> dict[str, list[tuple[SheetColumns, str, int]]]:
        found: dict[str, list[tuple[SheetColumns, str, int]]] = {}
        for sheet in self._form.columns:
            for key, column in sheet.columns:
                _, colons, language = key.rpartition("::")
                if colons:
                    found.setdefault(language, []).append((sheet, key, column))
        return found

    def place(self, language: str) -> Loc:
        """The first header that names a language."""
        sheet, _, column = next(self.columns(language))
        return header_place(self._form, sheet, column)

    def renaming(self, language: str, new: str) -> tuple[Edit, ...]:
        """The edits that write a language's name otherwise in every header, and as default.

        None when a sheet has a column of the new name already.
        """
        from formkit.model.edits import CellSet, HeaderSet  # noqa: PLC0415 - only for a fix

        edits: list[Edit] = []
        for sheet, key, column in self.columns(language):
            header = renamed(sheet.header(column), new)
            if sheet.column(renamed(key, new)):
                return ()
            row = sheet.header_row
            edits.append(HeaderSet(sheet=sheet.sheet, row=row, column=column, text=header))
        cell = self._form.cell(self._form.settings.loc, "default_language")
        if language == self.default and cell.column:
            edits.append(CellSet(sheet=cell.sheet, row=cell.row, column=cell.column, text=new))
        return tuple(edits)

    def _key(self, language: str, groups: dict[str, list[str]]) -> str:
        """The key of a language; for a name that nobody knows, of the one it is a slip of.

        A slip is close in letters and stands nowhere beside the other, as when
        each sheet has its own.
        """
        key = tongue(language).key
        if tongue(language).meaning or key in groups or not 0 < len(groups) < _MOST_LANGUAGES:
            return key
        from formkit.lint.nearest import nearest  # noqa: PLC0415 - only for unknown names

        places = self._places(language)
        apart = {
            _plain(tongue(one).name): group
            for group, names in groups.items()
            for one in names
            if places.isdisjoint(self._places(one))
        }
        return apart.get(nearest(key, apart), key)

    def _places(self, language: str) -> set[tuple[str, str]]:
        """Sheet and attribute of each column of a language."""
        return {
            (sheet.sheet, key.removesuffix(language)) for sheet, key, _ in self.columns(language)
        }

    def _best(self, names: list[str]) -> str:
        if self.default in names:
            return self.default
        with_code = [one for one in names if tongue(one).code]
        return max(with_code or names, key=lambda one: sum(1 for _ in self.columns(one)))


def renamed(header: str, language: str) -> str:
    """A header with another language behind its last colons.

    >>> renamed("Label :: French", "French (fr)"), renamed("hint:fr", "French (fr)")
    ('Label ::French (fr)', 'hint:French (fr)')
    """
    colons = "::" if "::" in header else ":"
    return f"{header.rpartition(colons)[0]}{colons}{language}"


def header_place(form: Form, sheet: SheetColumns, column: int) -> Loc:
    """The header above a column."""
    from formkit.core.location import Loc  # noqa: PLC0415 - only for findings

    return Loc(file=form.file, sheet=sheet.sheet, row=sheet.header_row, column=column)


def language_name(languages: LanguageColumns, code: str) -> str:
    """What a form calls a language; what it calls itself where the form does not have it."""
    named = (one for one in languages.named if languages.code(one) == code)
    return next(named, own_name(code))


def own_name(code: str) -> str:
    """What a language calls itself: the first name in the table.

    >>> own_name("pt")
    'Português'
    """
    return _NAMES[code].partition(",")[0]


@cache
def known_languages() -> dict[str, str]:
    """Bare letters of a language's name, or its code -> its ISO code."""
    found: dict[str, str] = {}
    for code, names in _NAMES.items():
        found[code] = code
        found.update({_plain(name): code for name in names.split(",")})
    return found


def _plain(name: str) -> str:
    """A name without case, accents and spaces."""
    lowered = _SEPARATORS.sub("", name).casefold()
    if lowered.isascii():
        return lowered
    from unicodedata import combining, normalize  # noqa: PLC0415 - only for accents

    return "".join(sign for sign in normalize("NFD", lowered) if not combining(sign))


_NAMES = {
    "en": "English,Anglais,Inglés,Inglês",
    "fr": "Français,French,Francés,Francês",
    "ar": "العربية,Arabic,Arabe,Árabe,عربي",
    "es": "Español,Spanish,Espagnol,Castellano,Espanhol",
    "pt": "Português,Portuguese,Portugais,Portugués",
    "ha": "Hausa,Haoussa",
    "ff": "Fulfulde,Fula,Fulah,Pulaar,Peul,Peulh,Fulani",
    "kr": "Kanuri,Kanouri",
    "sw": "Kiswahili,Swahili",
    "wo": "Wolof",
    "bm": "Bambara,Bamanankan",
    "yo": "Yorùbá,Yoruba",
    "ig": "Igbo",
    "ln": "Lingala,Lingála",
    "sg": "Sango,Sängö",
    "am": "አማርኛ,Amharic,Amharique",
    "ti": "ትግርኛ,Tigrinya",
    "om": "Oromo,Afaan Oromoo,Oromiffa",
    "so": "Soomaali,Somali",
    "bn": "বাংলা,Bengali,Bangla",
    "hi": "हिन्दी,Hindi",
    "ne": "नेपाली,Nepali",
    "ur": "اردو,Urdu",
    "fa": "فارسی,Persian,Farsi",
    "ps": "پښتو,Pashto",
    "my": "မြန်မာ,Burmese",
    "uk": "Українська,Ukrainian",
    "ru": "Русский,Russian,Russe",
    "de": "Deutsch,German,Allemand",
    "it": "Italiano,Italian,Italien",
    "tr": "Türkçe,Turkish",
    "id": "Bahasa Indonesia,Indonesian",
    "no": "Norsk,Norwegian",
    "zh": "中文,Chinese",
    "ja": "日本語,Japanese",
    "prs": "دری,Dari",
    "rhg": "Rohingya",
    "ht": "Kreyòl ayisyen,Haitian Creole",
    "pcm": "Naijá,Nigerian Pidgin",
    "kri": "Krio",
    "shu": "Chadian Arabic,Arabe tchadien",
    "tmh": "Tamasheq,Tamachek",
    "dje": "Zarma,Djerma",
}
"""ISO code -> what the language calls itself, and its names in the languages of the standard."""
