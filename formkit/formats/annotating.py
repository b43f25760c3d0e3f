"""The annotated copy of a workbook: coloured cells, comments, and a sheet that lists them.

All else stays byte for byte, as when formkit edits a workbook.  A copy that is
annotated again loses its old annotations first.
"""

from formkit.formats.added_parts import STYLES, add_part
from formkit.formats.annotations import Annotations, CellNote
from formkit.formats.editing import EditedFile, signature_losses
from formkit.formats.findings_sheets import findings_sheet
from formkit.formats.marked_sheets import mark_sheet
from formkit.formats.marking_styles import MarkingStyles
from formkit.formats.own_sheets import OWN_SHEETS
from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import relations, sheet_parts, workbook_part
from formkit.formats.sheet_comments import Namespaces, comment_sheet
from formkit.formats.style_table import EMPTY_STYLES, StyleTable
from formkit.formats.unreadable import DAMAGED, unreadable
from formkit.formats.workbook_sheets import add_sheet
from formkit.formats.xlsx_package import PACKAGE_PROBLEMS
from formkit.formats.xml_splicing import XmlPart


def annotate_package(file: bytes, annotations: Annotations) -> EditedFile:
    """Annotate an xlsx or xlsm file.

    Notes on a sheet that is not there, or holds no cells, are passed over.

    Args:
        file: as read.
        annotations: what to show.

    Raises:
        UnreadableFormError: the file is damaged.
    """
    try:
        annotating = _Annotating(file, annotations)
        annotating.run()
    except PACKAGE_PROBLEMS as error:
        raise unreadable(DAMAGED, "") from error
    package = annotating.package
    return EditedFile(content=package.written(), losses=signature_losses(package))


class _Annotating:
    """One package on its way from sheet to sheet."""

    def __init__(self, file: bytes, annotations: Annotations) -> None:
        self.package = EditedPackage(file)
        self._annotations = annotations
        self._workbook = workbook_part(self.package)
        known = relations(self.package, self._workbook)
        first, *_ = (one.address for one in known if one.type == "worksheet")
        (root,) = XmlPart(self.package.content(self._workbook)).elements("workbook")
        self._names = Namespaces(main=root.namespace, relations=first.rpartition("/")[0])
        styles = next((one.target for one in known if one.type == STYLES), "")
        self._styles_part = styles or self._new_styles()
        self._styles = MarkingStyles(StyleTable(self.package.content(self._styles_part)))

    def run(self) -> None:
        """Annotate all sheets, and write the list."""
        had_marks = self._styles.has_marks
        notes: dict[str, list[CellNote]] = {}
        for note in self._annotations.notes:
            notes.setdefault(note.sheet, []).append(note)
        sheets = {one.name: one for one in sheet_parts(self.package, self._workbook)}
        for name, sheet in sheets.items():
            its = notes.get(name, [])
            if sheet.is_grid and name not in OWN_SHEETS:
                comment_sheet(self.package, sheet.part, its, self._names)
                if its or had_marks:
                    self._mark(sheet.part, its)
        name = self._annotations.sheet
        listed = sheets.get(name)
        part = listed.part if listed else add_sheet(self.package, self._workbook, name)
        self.package.put(part, findings_sheet(self._annotations, self._styles, self._names.main))
        self.package.put(self._styles_part, self._styles.table.written())

    def _mark(self, sheet: str, notes: list[CellNote]) -> None:
        marks = {(one.row, one.column): one.severity for one in notes}
        self.package.put(sheet, mark_sheet(self.package.content(sheet), marks, self._styles))

    def _new_styles(self) -> str:
        content = EMPTY_STYLES.format(namespace=self._names.main).encode()
        return add_part(self.package, self._workbook, STYLES, content, self._names.relations)[0]
