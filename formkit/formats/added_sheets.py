"""A sheet of formkit's own in somebody's workbook; all else stays byte for byte."""

from collections.abc import Callable

from formkit.formats.added_parts import STYLES, add_part
from formkit.formats.editing import EditedFile, signature_losses
from formkit.formats.marking_styles import MarkingStyles
from formkit.formats.package_editing import EditedPackage
from formkit.formats.package_relations import relations, sheet_parts, workbook_part
from formkit.formats.style_table import EMPTY_STYLES, StyleTable
from formkit.formats.unreadable import DAMAGED, unreadable
from formkit.formats.workbook_sheets import add_sheet
from formkit.formats.xlsx_package import PACKAGE_PROBLEMS
from formkit.formats.xml_splicing import XmlPart

Written = Callable[[MarkingStyles, str], bytes]
"""Styles of the package and namespace of its worksheets -> the worksheet."""


def put_sheet(file: bytes, name: str, written: Written) -> EditedFile:
    """Add a sheet behind the others, or write anew the one of that name.

    Args:
        file: an xlsx or xlsm file.
        name: the sheet's.
        written: gives its content.

    Raises:
        UnreadableFormError: the file is damaged.
    """
    try:
        package = EditedPackage(file)
        _put(package, name, written)
    except PACKAGE_PROBLEMS as error:
        raise unreadable(DAMAGED, "") from error
    return EditedFile(content=package.written(), losses=signature_losses(package))


def _put(package: EditedPackage, name: str, written: Written) -> None:
    workbook = workbook_part(package)
    known = relations(package, workbook)
    first, *_ = (one.address for one in known if one.type == "worksheet")
    (root,) = XmlPart(package.content(workbook)).elements("workbook")
    styles_part = next((one.target for one in known if one.type == STYLES), "")
    if not styles_part:
        content = EMPTY_STYLES.format(namespace=root.namespace).encode()
        namespace = first.rpartition("/")[0]
        styles_part = add_part(package, workbook, STYLES, content, namespace)[0]
    styles = MarkingStyles(StyleTable(package.content(styles_part)))
    listed = next((one for one in sheet_parts(package, workbook) if one.name == name), None)
    part = listed.part if listed else add_sheet(package, workbook, name)
    package.put(part, written(styles, root.namespace))
    package.put(styles_part, styles.table.written())
