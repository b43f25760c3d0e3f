"""The sheet on which people decide the conflicts of a merge, in an Excel workbook.

A row a conflict, with a drop-down for the decision; a decided row turns green,
and a text that is still missing red.
"""

from collections.abc import Iterable, Iterator

from formkit.core.location import column_letters
from formkit.formats.added_sheets import put_sheet
from formkit.formats.conflict_lists import (
    CONFLICTS_SHEET,
    GUIDE_ROW,
    HEADER_ROW,
    HIDDEN_COLUMNS,
    IDS_ROW,
    ConflictColumn,
    ConflictList,
)
from formkit.formats.editing import EditedFile
from formkit.formats.findings_sheets import BOLD, LINK, PLAIN, cell_xml, link_xml
from formkit.formats.marking_styles import MarkingStyles
from formkit.formats.styles import HEADER_FILL, ColumnLook
from formkit.formats.xlsx_heights import row_height
from formkit.formats.xml_tags import escaped, set_attributes
from formkit.model.sheets import Cell, Row

_WIDTHS = (4, 16, 30, 26, 26, 26, 44, 15, 28, 28, 12, 12)
_TAB = "FFB45F06"
_ASKED = "FFFFF2CC"
"""Behind what people fill in."""
_DECIDED = "FFD9EAD3"
_MISSING = "FFFFC9C7"
_FIRST_LINE = HEADER_ROW + 1
_LAST_SEEN = len(ConflictColumn) - len(HIDDEN_COLUMNS)


def put_conflicts(file: bytes, conflicts: ConflictList) -> EditedFile:
    """Add the sheet to an xlsx or xlsm file, or write anew the one that is there.

    Raises:
        UnreadableFormError: the file is damaged.
    """
    return put_sheet(file, CONFLICTS_SHEET, lambda *names: _sheet(conflicts, *names))


def _sheet(conflicts: ConflictList, styles: MarkingStyles, namespace: str) -> bytes:
    last = HEADER_ROW + len(conflicts.lines)
    seen = f"{column_letters(_LAST_SEEN)}{last}"
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="{_TAB}"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{column_letters(len(ConflictColumn))}{last}"/>{_view()}'
        f"<cols>{''.join(_columns())}</cols>"
        f"<sheetData>{''.join(_rows(conflicts, styles))}</sheetData>"
        f'<autoFilter ref="A{HEADER_ROW}:{seen}"/>'
        f'<mergeCells count="1"><mergeCell ref="A1:{column_letters(_LAST_SEEN)}1"/></mergeCells>'
        f"{''.join(_colours(conflicts, styles, last))}{_offers(conflicts)}{_links(conflicts)}"
        '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
    )
    return xml.encode()


def _view() -> str:
    """What stays in view, and where the cursor stands: at the first decision."""
    below = f"A{_FIRST_LINE}"
    cursor = f"{_letters(ConflictColumn.DECISION)}{_FIRST_LINE}"
    return (
        '<sheetViews><sheetView zoomScale="90" zoomScaleNormal="90" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="{below}" activePane="bottomLeft"'
        f' state="frozen"/><selection pane="bottomLeft" activeCell="{cursor}" sqref="{cursor}"/>'
        "</sheetView></sheetViews>"
    )


def _columns() -> Iterator[str]:
    for number, (column, width) in enumerate(zip(ConflictColumn, _WIDTHS, strict=True), start=1):
        hidden = ' hidden="1"' if column in HIDDEN_COLUMNS else ""
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"{hidden}/>'


def _rows(conflicts: ConflictList, styles: MarkingStyles) -> Iterator[str]:
    plain = styles.look(font=PLAIN)
    header = styles.look(font=BOLD, fill=f"FF{HEADER_FILL[1:]}")
    firsts = {GUIDE_ROW: plain, IDS_ROW: plain, HEADER_ROW: header}
    link, asked = styles.look(font=LINK), styles.look(font=PLAIN, fill=_ASKED)
    for number, texts in enumerate(conflicts.rows, start=1):
        looks = [firsts.get(number, plain)] * len(texts)
        if number > HEADER_ROW:
            line = conflicts.lines[number - _FIRST_LINE]
            looks[_at(ConflictColumn.PLACE)] = link if line.sheet else plain
            looks[_at(ConflictColumn.DECISION)] = asked
            looks[_at(ConflictColumn.OWN)] = asked if line.takes_own else plain
            looks[_at(ConflictColumn.NOTE)] = asked
        cells = (
            cell_xml(number, at, text, look) if text else _blank(number, at, look)
            for at, (text, look) in enumerate(zip(texts, looks, strict=True))
        )
        yield f'<row r="{number}"{_height(number, texts)}>{"".join(cells)}</row>'


def _blank(row: int, at: int, style: str) -> str:
    return f'<c r="{column_letters(at + 1)}{row}" s="{style}"/>'


def _height(number: int, texts: tuple[str, ...]) -> str:
    if number == IDS_ROW:
        return ' hidden="1"'
    widths = (sum(_WIDTHS[:_LAST_SEEN]),) if number == GUIDE_ROW else _WIDTHS[:_LAST_SEEN]
    row = Row(number=number, cells=tuple(Cell(text=text) for text in texts))
    height = row_height(row, tuple(ColumnLook(width=width) for width in widths))
    return f' ht="{height}"' if height else ""


def _colours(conflicts: ConflictList, styles: MarkingStyles, last: int) -> Iterator[str]:
    """What is missing or no decision is red, what is decided green; it follows what is typed."""
    decision, own = (_letters(one) for one in (ConflictColumn.DECISION, ConflictColumn.OWN))
    first, second = f"${decision}{_FIRST_LINE}", f"${own}{_FIRST_LINE}"
    sides = ",".join(f"{first}={_quoted(word)}" for word in conflicts.offers)
    is_own = f"{first}={_quoted(conflicts.own_offer)}"
    whole = f"A{_FIRST_LINE}:{column_letters(_LAST_SEEN)}{last}"
    rules = (
        (f"{own}{_FIRST_LINE}:{own}{last}", f"AND({is_own},LEN({second})=0)", _MISSING),
        (
            f"{decision}{_FIRST_LINE}:{decision}{last}",
            f"AND(LEN({first})>0,NOT(OR({sides},{is_own})))",
            _MISSING,
        ),
        (whole, f"OR({sides},AND({is_own},LEN({second})>0))", _DECIDED),
    )
    for priority, (area, formula, colour) in enumerate(rules, start=1):
        yield (
            f'<conditionalFormatting sqref="{area}"><cfRule type="expression"'
            f' dxfId="{styles.condition(colour)}" priority="{priority}" stopIfTrue="1">'
            f"<formula>{escaped(formula)}</formula></cfRule></conditionalFormatting>"
        )


def _quoted(text: str) -> str:
    """A text inside a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _offers(conflicts: ConflictList) -> str:
    """The drop-downs: a text of one's own is on offer only where there is a cell for it."""
    decision = _letters(ConflictColumn.DECISION)
    kinds = (
        (conflicts.offers, [not one.takes_own for one in conflicts.lines]),
        ((*conflicts.offers, conflicts.own_offer), [one.takes_own for one in conflicts.lines]),
    )
    found = [
        _offer(words, cells, conflicts.refusal)
        for words, are_such in kinds
        if (
            cells := " ".join(
                f"{decision}{row}" for row, is_such in enumerate(are_such, _FIRST_LINE) if is_such
            )
        )
    ]
    return f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>'


def _offer(words: Iterable[str], cells: str, refusal: str) -> str:
    values = {"type": "list", "allowBlank": "1", "showErrorMessage": "1", "error": refusal}
    tag = set_attributes(b"<dataValidation>", {**values, "sqref": cells}).decode()
    return f"{tag}<formula1>{escaped(_quoted(','.join(words)))}</formula1></dataValidation>"


def _links(conflicts: ConflictList) -> str:
    column = _letters(ConflictColumn.PLACE)
    found = [
        link_xml(f"{column}{row}", line.sheet, line.cell, line.place)
        for row, line in enumerate(conflicts.lines, start=_FIRST_LINE)
        if line.sheet
    ]
    return f"<hyperlinks>{''.join(found)}</hyperlinks>" if found else ""


def _at(column: ConflictColumn) -> int:
    return tuple(ConflictColumn).index(column)


def _letters(column: ConflictColumn) -> str:
    return column_letters(_at(column) + 1)
