"""Workbooks that several tests write."""

from formkit.model.sheets import EMPTY, Cell, CellValue, Row, Sheet, Workbook


def cell(value: CellValue) -> Cell:
    """A cell as the reader would give it."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return Cell(value=value, text=str(value).upper())
    if isinstance(value, float) and value.is_integer():
        return Cell(value=value, text=str(int(value)))
    return Cell(value=value, text=str(value).strip())


def sheet(name: str, *rows: tuple[CellValue, ...]) -> Sheet:
    """A sheet whose first row has the number 1."""
    return Sheet(
        name=name,
        rows=tuple(
            Row(number=number, cells=tuple(map(cell, values)))
            for number, values in enumerate(rows, start=1)
        ),
    )


def book(*sheets: Sheet) -> Workbook:
    """A workbook that no file holds."""
    return Workbook(sheets=sheets)


def form_book() -> Workbook:
    """A small form with every kind of row, in English, French and Arabic."""
    return book(
        sheet(
            "survey",
            (
                "type",
                "name",
                "label::English (en)",
                "label::Français (fr)",
                "label::العربية (ar)",
                "relevant",
                "required",
                "formkit_module",
            ),
            ("start", "start"),
            ("begin_group", "site", "Site", "Site", "الموقع", "", "", "sites"),
            ("note", "hello", "Welcome", "Bienvenue", "أهلا", "true()"),
            ("calculate", "double", "", "", "", "1 + 1"),
            ("select_one water", "source", "Water?", "Eau ?", "الماء؟", "${size} > 1", "yes"),
            ("begin_repeat", "member"),
            ("text", "first", "First name", "Prénom", "Draft"),
            ("end_repeat",),
            ("end_group",),
        ),
        sheet(
            "choices",
            ("list_name", "name", "label::English (en)", "label::Français (fr)"),
            ("water", "01", "Well", "Puits"),
            ("water", "02", "River", "Rivière"),
            ("fuel", 1.0, "=1+1", "https://example.org"),
        ),
        sheet("settings", ("form_title", "form_id", "version"), ("Sites", "sites", "1")),
        sheet("notes", ("anything",), ("x" * 80,)),
    )
