"""The sheet that lists findings or changes: a row each, with a link to its cell."""

from collections.abc import Iterator

from formkit.core.findings import Severity
from formkit.core.location import Loc, column_letters
from formkit.formats.annotations import Annotations, FindingRow, ListColumn
from formkit.formats.cell_xml import escaped_text
from formkit.formats.marking_styles import LIGHT, MarkingStyles
from formkit.formats.styles import HEADER_FILL, ColumnLook
from formkit.formats.xlsx_heights import row_height
from formkit.formats.xml_tags import escaped, set_attributes
from formkit.model.sheets import Cell, Row

BOLD = '<{p}b/><{p}sz val="10"/><{p}color rgb="FFFFFFFF"/><{p}name val="Arial"/>'
PLAIN = '<{p}sz val="10"/><{p}name val="Arial"/>'
LINK = '<{p}u/><{p}sz val="10"/><{p}color rgb="FF0563C1"/><{p}name val="Arial"/>'
_MOST_TEXT = 32_000
"""Characters of a cell; Excel takes 32,767."""
_TAB = "FFB3261F"


def findings_sheet(annotations: Annotations, styles: MarkingStyles, namespace: str) -> bytes:
    """The worksheet.

    Args:
        annotations: what it lists.
        styles: of the package; new ones are added.
        namespace: of worksheets in this package.
    """
    columns, rows = annotations.columns, annotations.rows
    reach = f"A1:{column_letters(len(columns))}{len(rows) + 1}"
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
        for number, column in enumerate(columns, start=1)
    )
    links = "".join(_links(annotations))
    lines = "".join(_lines(annotations, styles))
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="{_TAB}"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{reach}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{lines}</sheetData>"
        f'<autoFilter ref="{reach}"/>{f"<hyperlinks>{links}</hyperlinks>" if links else ""}'
        '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
    )
    return xml.encode()


def _lines(annotations: Annotations, styles: MarkingStyles) -> Iterator[str]:
    header = styles.look(font=BOLD, fill=f"FF{HEADER_FILL[1:]}")
    plain, link = styles.look(font=PLAIN), styles.look(font=LINK)
    marked = {one: styles.look(font=PLAIN, fill=LIGHT[one]) for one in Severity}
    titles = (cell_xml(1, at, one.header, header) for at, one in enumerate(annotations.columns))
    yield f'<row r="1">{"".join(titles)}</row>'
    for number, row in enumerate(annotations.rows, start=2):
        colours = {0: row.severity, **dict(row.colours)}
        looks = [
            link
            if column.is_link and row.sheet
            else marked[colours[at]]
            if at in colours
            else plain
            for at, column in enumerate(annotations.columns)
        ]
        cells = (cell_xml(number, at, text, looks[at]) for at, text in enumerate(row.texts))
        yield f'<row r="{number}"{_height(row, annotations.columns)}>{"".join(cells)}</row>'


def _height(row: FindingRow, columns: tuple[ListColumn, ...]) -> str:
    cells = tuple(Cell(text=text) for text in row.texts)
    looks = tuple(ColumnLook(width=column.width) for column in columns)
    height = row_height(Row(number=1, cells=cells), looks)
    return f' ht="{height}"' if height else ""


def cell_xml(row: int, at: int, text: str, style: str) -> str:
    """A cell that holds a text.

    Args:
        row: from 1.
        at: its column, from 0.
        text: what it holds; cut off where Excel would.
        style: the number of its style.
    """
    said = escaped(escaped_text(text[:_MOST_TEXT]))
    place = Loc(row=row, column=at + 1).cell
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    )


def _links(annotations: Annotations) -> Iterator[str]:
    columns = [at for at, one in enumerate(annotations.columns, start=1) if one.is_link]
    for number, row in enumerate(annotations.rows, start=2):
        for column in columns if row.sheet else ():
            place = Loc(row=number, column=column).cell
            yield link_xml(place, row.sheet, row.cell, row.texts[column - 1])


def link_xml(place: str, sheet: str, cell: str, shown: str) -> str:
    """A link from a cell to one of another sheet.

    Args:
        place: the cell that has the link.
        sheet: where it leads.
        cell: likewise.
        shown: what the linking cell holds.
    """
    quoted = sheet.replace("'", "''")
    values = {"ref": place, "location": f"'{quoted}'!{cell}", "display": shown}
    return set_attributes(b"<hyperlink/>", values).decode()
