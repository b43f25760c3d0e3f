"""Edit an xlsx or xlsm file in place: what is not spoken of stays byte for byte.

openpyxl is not used: it drops what it does not know (x14 extensions, controls,
pictures in comments) and writes every part anew.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from formkit.core.messages import Message
from formkit.core.values import dataclass
from formkit.formats.anchored_parts import (
    ShiftedPart,
    shift_related,
    shift_sheet_extras,
    shift_workbook,
)
from formkit.formats.edit_tasks import (
    SheetEdits,
    WorkbookEdits,
    check_texts,
    sort_edits,
    texts_of_rows,
)
from formkit.formats.formula_references import Place, shift_formula
from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import (
    PACKAGE,
    SheetPart,
    related_parts,
    relations,
    remove_parts,
    remove_relations,
    sheet_parts,
    workbook_part,
)
from formkit.formats.rich_texts import find_rich_texts
from formkit.formats.sheet_editing import SheetTask, edit_sheet
from formkit.formats.spreadsheets import read_xlsx
from formkit.formats.unreadable import DAMAGED, unreadable
from formkit.formats.workbook_sheets import (
    add_sheet,
    arrange_sheets,
    ask_for_results,
    break_references,
    broken_formula,
    drop_calculation_order,
)
from formkit.formats.xlsx_package import PACKAGE_PROBLEMS
from formkit.model.edits import Edit
from formkit.model.sheets import Sheet, Workbook

_PIVOT_CACHE = "pivotCacheDefinition"
_SIGNATURES = "origin"
"""What a package says of the part from which its signatures are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedFile:
    """A file after its edits."""

    content: bytes
    losses: tuple[Message, ...]
    """What could not be kept."""
    notes: tuple[Message, ...] = ()
    """What to know of the file, though nothing is lost."""


def edit_package(file: bytes, edits: Iterable[Edit]) -> EditedFile:
    """Carry out edits of an xlsx or xlsm file, all at once.

    Edits of a sheet that is not there are passed over, but for ``SheetReplaced``.

    Args:
        file: as read.
        edits: each speaks of the file as read; of two sheets with one name, of the last.

    Raises:
        UnreadableFormError: the file is damaged, encrypted or over the limits.
        FormkitError: Excel could not hold a text or the sheets.
        ValueError: a row is deleted or moved twice, or is to stand below itself.
    """
    wanted = sort_edits(edits)
    if not wanted.sheets and not wanted.deleted and not wanted.order:
        return EditedFile(content=file, losses=())
    workbook = read_xlsx(file, "")
    check_texts(wanted, [sheet.name for sheet in workbook.sheets])
    try:
        editing = _Editing(file, workbook, wanted)
        editing.run()
    except PACKAGE_PROBLEMS as error:
        raise unreadable(DAMAGED, "") from error
    content = editing.package.written()
    losses = tuple(dict.fromkeys(editing.losses))
    if content != file:
        losses += signature_losses(editing.package)
    return EditedFile(content=content, losses=losses, notes=editing.notes)


class _Editing:
    """One package on its way from part to part."""

    def __init__(self, file: bytes, read: Workbook, wanted: WorkbookEdits) -> None:
        self.package = EditedPackage(file)
        self.losses: list[Message] = []
        self.notes: tuple[Message, ...] = ()
        self._read = {sheet.name: sheet for sheet in read.sheets}
        self._wanted = wanted
        self._workbook = workbook_part(self.package)
        self._sheets = {one.name: one for one in sheet_parts(self.package, self._workbook)}
        known = {name for name, one in self._sheets.items() if one.is_grid}
        self._maps = {
            name: asked.rows
            for name, asked in wanted.sheets.items()
            if name in known and not asked.rows.changes_nothing
        }
        self._deleted = wanted.deleted & self._sheets.keys()
        self._stirs_formulas = bool(self._deleted)

    def run(self) -> None:
        """Change all parts that the edits have to do with."""
        self._add_sheets()
        self._arrange()
        if self._maps or self._deleted:
            self._follow_in_workbook()
        touched = False
        for sheet in self._sheets.values():
            asked = self._wanted.sheets.get(sheet.name)
            if sheet.name in self._deleted or not (asked or self._maps or self._deleted):
                continue
            if sheet.is_grid:
                self._edit(sheet, asked or SheetEdits())
                touched = True
            elif asked:
                text = "sheet {sheet} holds no cells; it stays as it is"
                self.losses.append(Message(text, sheet=sheet.name))
        if self._stirs_formulas:
            drop_calculation_order(self.package, self._workbook)
        if touched:
            self.notes = ask_for_results(self.package, self._workbook)

    def _add_sheets(self) -> None:
        for name, asked in self._wanted.sheets.items():
            if asked.replaced is not None and name not in self._sheets:
                part = add_sheet(self.package, self._workbook, name)
                self._sheets[name] = SheetPart(name=name, part=part, is_grid=True)
                self._read[name] = Sheet(name=name)

    def _follow_in_workbook(self) -> None:
        """Names and what several sheets share follow the rows."""
        self._put(self._workbook, shift_workbook(self._content(self._workbook), maps=self._maps))
        for relation in relations(self.package, self._workbook):
            if relation.type == _PIVOT_CACHE and self.package.has(relation.target):
                part = self._content(relation.target)
                self._put(relation.target, shift_related(part, sheet="", maps=self._maps))

    def _edit(self, sheet: SheetPart, asked: SheetEdits) -> None:
        texts = asked.texts
        if asked.replaced is not None:
            texts = _differing(self._read[sheet.name], asked.replaced)
        gone = self._follow_around(sheet, texts)

        def reframed(frame: bytes) -> bytes:
            kept = break_references(frame, self._deleted, sheet.name)
            shifted = shift_sheet_extras(
                kept.xml or b"", sheet=sheet.name, maps=self._maps, gone=gone
            )
            self.losses += (*kept.losses, *shifted.losses)
            return shifted.xml or b""

        edited = edit_sheet(
            self.package.content(sheet.part),
            SheetTask(
                sheet=sheet.name,
                texts=texts,
                rows=asked.rows,
                like_the_left=asked.added,
                shows_rows=asked.replaced is not None,
                shift=lambda formula: self._followed(formula, sheet.name),
                reframe=reframed,
                is_number=lambda place: _is_number(self._read[sheet.name], place),
                is_rich=lambda place: place in self._rich_texts,
            ),
        )
        self.package.put(sheet.part, edited.xml)
        self.losses += edited.losses
        self._stirs_formulas |= edited.stirs_formulas

    @cached_property
    def _rich_texts(self) -> frozenset[int]:
        for relation in relations(self.package, self._workbook):
            if relation.type == "sharedStrings" and self.package.has(relation.target):
                return find_rich_texts(self.package.content(relation.target))
        return frozenset()

    def _follow_around(self, sheet: SheetPart, texts: Mapping[Place, str]) -> frozenset[str]:
        """What a sheet refers to follows the rows.

        Returns:
            The ids of the sheet's relations to parts of which nothing is left.
        """
        gone: set[str] = set()
        for holder, relation in related_parts(self.package, sheet.part):
            shifted = shift_related(
                self._content(relation.target), sheet=sheet.name, maps=self._maps, headers=texts
            )
            self._put(relation.target, shifted)
            if shifted.xml is None:
                remove_relations(self.package, holder, frozenset({relation.target}))
                remove_parts(self.package, frozenset({relation.target}))
                gone |= {relation.id} if holder == sheet.part else set()
        return frozenset(gone)

    def _content(self, part: str) -> bytes:
        """A part without references to sheets that are taken out."""
        broken = break_references(self.package.content(part), self._deleted, part)
        self.losses += broken.losses
        return broken.xml or b""

    def _put(self, part: str, shifted: ShiftedPart) -> None:
        self.losses += shifted.losses
        if shifted.xml is not None:
            self.package.put(part, shifted.xml)

    def _followed(self, formula: str, sheet: str) -> str:
        return shift_formula(broken_formula(formula, self._deleted), sheet=sheet, maps=self._maps)

    def _arrange(self) -> None:
        names = [one.name for one in sheet_parts(self.package, self._workbook)]
        last = {name: place for place, name in enumerate(names)}
        gone = {last[name] for name in self._deleted}
        kept = [place for place in range(len(names)) if place not in gone]
        rank = {name: number for number, name in enumerate(self._wanted.order)}
        kept.sort(key=lambda place: rank.get(names[place], len(rank)))
        arrange_sheets(self.package, self._workbook, kept)


def signature_losses(package: EditedPackage) -> tuple[Message, ...]:
    """What is told of a package that is signed, once anything in it differs."""
    if all(one.type != _SIGNATURES for one in relations(package, PACKAGE)):
        return ()
    text = (
        "the workbook is signed, and the signature does not hold for what is edited: sign it anew"
    )
    return (Message(text),)


def _differing(sheet: Sheet, rows: tuple[tuple[str, ...], ...]) -> dict[Place, str]:
    """Place -> new text, for the cells of a sheet that read otherwise than they are to."""
    wanted = texts_of_rows(rows)
    old = {
        (row.number, column): cell.text
        for row in sheet.rows
        for column, cell in enumerate(row.cells, start=1)
        if cell.value is not None or cell.formula
    }
    emptied = dict.fromkeys(old.keys() - wanted.keys(), "")
    changed = {place: text for place, text in wanted.items() if old.get(place, "") != text}
    return dict(sorted({**emptied, **changed}.items()))


def _is_number(sheet: Sheet, place: Place) -> bool:
    row = sheet.row(place[0])
    value = row.cell(place[1]).value if row else None
    return isinstance(value, int | float) and not isinstance(value, bool)
