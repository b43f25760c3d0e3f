"""Forms of a given size, the same each time, written with XlsxWriter alone.

About one row in twelve begins or ends a group, one in three is a select, one
in four has a condition; labels stand in two languages.
"""

from pathlib import Path

import xlsxwriter

SURVEY_HEADER = (
    "type",
    "name",
    "label::English (en)",
    "label::Français (fr)",
    "relevant",
    "constraint",
    "required",
)
CHOICES_HEADER = ("list_name", "name", "label::English (en)", "label::Français (fr)", "region")
QUESTIONS_IN_GROUP = 10
CHOICES_IN_LIST = 25

Rows = list[tuple[str, ...]]


def survey_rows(count: int, lists: int) -> Rows:
    """Rows of a survey sheet: ``count`` of them, group rows included."""
    rows: Rows = []
    number = 0
    while len(rows) < count:
        rows.append(("begin_group", f"group_{number}", f"Part {number}", f"Partie {number}"))
        for _ in range(min(QUESTIONS_IN_GROUP, max(1, count - len(rows) - 1))):
            rows.append(_question(number, lists))
            number += 1
        rows.append(("end_group",))
    return rows


def _question(number: int, lists: int) -> tuple[str, ...]:
    name, label, french = f"q_{number}", f"Question number {number}?", f"Question numéro {number} ?"
    relevant = f"${{q_{number - 1}}} != ''" if number % 4 == 3 else ""
    if number % 3 == 0:
        return (f"select_one list_{number % lists}", name, label, french, relevant, "", "yes")
    if number % 3 == 1:
        return ("integer", name, label, french, relevant, ". >= 0 and . <= 1000", "")
    return ("text", name, label, french, relevant, "", "")


def choice_rows(count: int) -> Rows:
    """Rows of a choices sheet: ``count`` of them in lists of 25."""
    return [
        (
            f"list_{number // CHOICES_IN_LIST}",
            f"c_{number}",
            f"Choice number {number}",
            f"Choix numéro {number}",
            f"r_{number % 7}",
        )
        for number in range(count)
    ]


def write(path: Path, survey: Rows, choices: Rows) -> Path:
    """Write the two sheets and a settings sheet."""
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    for name, header, rows in (
        ("survey", SURVEY_HEADER, survey),
        ("choices", CHOICES_HEADER, choices),
        ("settings", ("form_title", "form_id", "version"), [("Generated", "generated", "1")]),
    ):
        sheet = book.add_worksheet(name)
        for number, row in enumerate((header, *rows)):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def form(path: Path, rows: int, choices: int = 100) -> Path:
    """A form of so many survey rows and choices."""
    return write(path, survey_rows(rows, choices // CHOICES_IN_LIST), choice_rows(choices))


def many(folder: Path, count: int, rows: int = 200) -> None:
    """So many forms of about as many rows: each has names, labels and lists of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        survey = survey_rows(rows - 10 + number % 21, 4)
        own = [tuple(_of_form(cell, number) for cell in row) for row in survey]
        listed = [tuple(_of_form(cell, number) for cell in row) for row in choice_rows(100)]
        write(folder / f"form_{number:04}.xlsx", own, listed)


def _of_form(cell: str, number: int) -> str:
    """A cell as one of many forms has it."""
    named = cell.replace("q_", f"q{number}_").replace("list_", f"list{number}_")
    return named.replace("umber", f"umber {number}-").replace("uméro", f"uméro {number}-")


def pair(folder: Path) -> tuple[Path, Path]:
    """540 questions and 12,000 choices, and the same with one column filled anew."""
    choices = choice_rows(12_000)
    anew = [(*row[:3], row[3].replace("Choix", "Réponse"), row[4]) for row in choices]
    survey = survey_rows(540, 12_000 // CHOICES_IN_LIST)
    return (
        write(folder / "pair_old.xlsx", survey, choices),
        write(folder / "pair_new.xlsx", survey, anew),
    )
