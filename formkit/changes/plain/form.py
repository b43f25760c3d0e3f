"""Changes of a form as a whole as plain values, and back."""

from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from formkit.changes.addresses import Address, ChoiceAddress
from formkit.changes.kinds.forms import (
    ColumnRenamed,
    FormChange,
    LanguageAdded,
    LanguageMoved,
    LanguageRemoved,
    LanguageRenamed,
    SettingSet,
    SheetAdded,
    SheetChanged,
    SheetMoved,
    SheetRemoved,
    Unexplained,
    Wording,
)
from formkit.changes.plain.addresses import RowNames
from formkit.changes.plain.cells import PlainCells, column_of, straight
from formkit.changes.plain.list_addresses import ListNames
from formkit.changes.plain.places import Order, written_after
from formkit.changes.plain.problems import NotUnderstoodError
from formkit.core.errors import FormkitError
from formkit.core.messages import Message
from formkit.model.adaptation import PlainValue
from formkit.model.form import Form, TextSheet

_ROW, _CHOICE, _WORDINGS = "row", "choice", "wordings"
_AT = frozenset({_ROW, _CHOICE})


def written_form_change(  # noqa: PLR0911 - one line a kind
    change: FormChange, rows: RowNames, lists: ListNames
) -> PlainCells:
    """A change of a form as a whole.

    Raises:
        FormkitError: what happened is none of the kinds that can be said.
    """
    match change:
        case LanguageAdded():
            words: list[PlainValue] = list(_written_wordings(change.wordings, rows, lists))
            told: PlainCells = {_WORDINGS: words} if words else {}
            return {change.code: change.language, **written_after(change.after), **told}
        case LanguageRemoved():
            return {change.code: change.language}
        case LanguageRenamed():
            return {change.code: change.old, "to": change.new}
        case LanguageMoved():
            return {change.code: change.language, **written_after(change.after)}
        case ColumnRenamed():
            return {change.code: f"{change.sheet}/{change.old}", "to": change.new}
        case SettingSet():
            row: PlainCells = {"nth_row": str(change.nth_row)} if change.nth_row > 1 else {}
            old: PlainCells = {"from": change.old} if change.old else {}
            return {change.code: change.key, **row, **old, "to": change.new}
        case SheetAdded() | SheetRemoved() | SheetChanged() | SheetMoved():
            return _written_sheet_change(change)
        case Unexplained():
            text = "what happened to the sheet {sheet} is nothing that changes can say"
            raise FormkitError(Message(text, sheet=str(change.part)))
        case _:
            assert_never(change)


def _written_sheet_change(
    change: SheetAdded | SheetRemoved | SheetChanged | SheetMoved,
) -> PlainCells:
    match change:
        case SheetAdded(new=sheet):
            after = written_after(change.after)
            return {change.code: sheet.name, **after, "rows": _written_rows(sheet)}
        case SheetRemoved(old=sheet):
            return {change.code: sheet.name}
        case SheetChanged(new=sheet):
            return {change.code: sheet.name, "rows": _written_rows(sheet)}
        case SheetMoved():
            return {change.code: change.name, **written_after(change.after)}
        case _:
            assert_never(change)


def _written_rows(sheet: TextSheet) -> list[PlainValue]:
    return [list(row) or "" for row in sheet.rows]


def _written_wordings(
    wordings: tuple[Wording, ...], rows: RowNames, lists: ListNames
) -> list[PlainValue]:
    """One mapping a row or choice, its cells by their columns without the language."""
    written: list[PlainValue] = []
    for at, group in groupby(wordings, key=lambda one: one.at):
        told: PlainCells = (
            {_ROW: rows.written_any(at)}
            if isinstance(at, Address)
            else {_CHOICE: lists.written_choice(at)}
        )
        written.append(told | {one.header: one.text for one in group})
    return written


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReader:
    """Reads changes of a form as a whole."""

    form: Form
    rows: RowNames
    lists: ListNames
    languages: Order
    sheets: Order

    def read(self, code: str, fields: PlainCells) -> FormChange:  # noqa: PLR0911 - one line a kind
        """One change.

        Raises:
            NotUnderstoodError: it speaks of what is not there.
        """
        at, to = str(fields[code]), str(fields.get("to", ""))
        match code:
            case "language-added":
                after, wordings = self.languages.read_after(fields), self._wordings(fields)
                return LanguageAdded(language=at, after=after, wordings=wordings)
            case "language-removed":
                return LanguageRemoved(language=self._language(code, at))
            case "language-renamed":
                return LanguageRenamed(old=self._language(code, at), new=to)
            case "language-moved":
                before = self.languages.before(self._language(code, at))
                after = self.languages.read_after(fields)
                return LanguageMoved(language=at, old_after=before, after=after)
            case "column-renamed":
                sheet, _, header = at.partition("/")
                return ColumnRenamed(sheet=sheet, old=header, new=to)
            case "setting-set":
                return self._setting(at, straight(to), fields)
            case _:
                return self._sheet_change(code, at, fields)

    def _language(self, code: str, name: str) -> str:
        if name not in self.form.languages:
            text = "the form has no language {language}; it has: {known}"
            known = self.form.languages
            raise NotUnderstoodError(code, Message(text, language=name, known=known))
        return name

    def _setting(self, key: str, new: str, fields: PlainCells) -> SettingSet:
        number = int(str(fields.get("nth_row", "1")))
        rows = (self.form.settings.values, *self.form.settings.further_rows)
        old = dict(rows[number - 1]).get(key, "") if number <= len(rows) else ""
        return SettingSet(key=key, nth_row=number, old=str(fields.get("from", old)), new=new)

    def _sheet_change(
        self, code: str, name: str, fields: PlainCells
    ) -> SheetAdded | SheetRemoved | SheetChanged | SheetMoved:
        if code == "sheet-added":
            return SheetAdded(after=self.sheets.read_after(fields), new=_read_sheet(name, fields))
        sheet = next((one for one in self.form.sheets if one.name == name), None)
        if sheet is None:
            known = tuple(one.name for one in self.form.sheets)
            text = "the form has no other sheet called {sheet}; it has: {known}"
            raise NotUnderstoodError(code, Message(text, sheet=name, known=known))
        match code:
            case "sheet-removed":
                return SheetRemoved(old=sheet)
            case "sheet-changed":
                return SheetChanged(old=sheet, new=_read_sheet(name, fields))
            case _:
                before, after = self.sheets.before(name), self.sheets.read_after(fields)
                return SheetMoved(name=name, old_after=before, after=after)

    def _wordings(self, fields: PlainCells) -> tuple[Wording, ...]:
        written = fields.get(_WORDINGS, [])
        return tuple(
            Wording(at=at, header=header, text=straight(text))
            for cells in (written if isinstance(written, list) else [])
            if isinstance(cells, dict)
            for at in (self._at(cells),)
            for header, text in self._worded(cells, at)
        )

    def _at(self, cells: PlainCells) -> Address | ChoiceAddress:
        if _ROW in cells:
            return self.rows.read_row(_WORDINGS, cells[_ROW])
        return self.lists.read_choice(_WORDINGS, cells.get(_CHOICE, ""))

    def _worded(self, cells: PlainCells, at: Address | ChoiceAddress) -> list[tuple[str, str]]:
        told = [(header, str(text)) for header, text in cells.items() if header not in _AT]
        found = []
        for header, text in told:
            column = column_of(header, is_choice=isinstance(at, ChoiceAddress))
            if column is None or column[1]:
                message = Message("{column} is no column of wording", column=header)
                raise NotUnderstoodError(_WORDINGS, message)
            found.append((column[0], text))
        return found


def _read_sheet(name: str, fields: PlainCells) -> TextSheet:
    written = fields.get("rows", [])
    rows = written if isinstance(written, list) else []
    return TextSheet(
        name=name,
        rows=tuple(tuple(map(str, row)) if isinstance(row, list) else () for row in rows),
    )
